#include "layout/address_joints.h"

#include "base/ascii.h"

namespace gazette::layout {

namespace {

constexpr std::string_view ends_part = "/-_&=?:;,+|@\\";
constexpr std::string_view starts_part = ".#%~";

bool is_of_name(char byte) {
    return base::is_ascii_letter_or_digit(byte) || static_cast<unsigned char>(byte) >= 0x80;
}

}  // namespace

bool is_joint(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size()) return false;
    const char before = text[at - 1];
    const char after = text[at];
    if (ends_part.find(before) != std::string_view::npos) return is_of_name(after);
    return starts_part.find(after) != std::string_view::npos && is_of_name(before);
}

}  // namespace gazette::layout
