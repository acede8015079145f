#include "epub/ids.h"

#include <fmt/format.h>

namespace gazette::epub {

namespace {

/// Letters and digits of ASCII, "-" and "_"; the C locale's functions would follow the user's locale.
bool stays(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
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
