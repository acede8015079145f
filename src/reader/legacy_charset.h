#pragma once

// Bytes that may be no UTF-8 in; what they are, and their text as an older character set has it, out.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::reader {

/// Characters of more than one byte, as UTF-8 would have them.
struct Sequences {
    std::size_t well_formed = 0;
    std::size_t ill_formed = 0;
};

Sequences count_sequences(std::string_view bytes);

/// UTF-8 text with U+FFFD for what means nothing in the character set; nothing where ICU does not know the set.
std::optional<std::string> decoded(std::string_view bytes, const std::string& charset);

struct LegacyText {
    /// As ICU names it: "windows-1256".
    std::string charset;
    std::string utf8;
};

/// Only where the bytes as a whole are in another character set: many sequences are ill-formed as UTF-8, few are
/// well-formed, and in ICU's likeliest character set every byte means something. A text with some damage is none.
std::optional<LegacyText> legacy_text(std::string_view bytes);

}  // namespace gazette::reader
