#include "epub/ids.h"

#include <fmt/format.h>

#include "base/ascii.h"

namespace gazette::epub {

namespace {

/// Letters and digits of ASCII, "-" and "_".
bool stays(char c) {
    return base::is_ascii_letter_or_digit(c) || c == '-' || c == '_';
}

}  // namespace

std::string safe_id(std::string_view prefix, std::string_view id) {
    std::string out(prefix);
    for (const char c : id) {
        out += stays(c) ? std::string(1, c) : fmt::format(".{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace gazette::epub
