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
/// well-formed, and their letters tell the character set, or in ICU's likeliest one every byte means something; or all but a few bytes are ASCII, and those
/// are quotes, dashes and letters within words as windows-1252 has them. A text with some damage is none.
std::optional<LegacyText> legacy_text(std::string_view bytes);

/// "UTF-16LE" or "UTF-16BE" where the bytes are a text in it that does not say so with a byte order mark; else null. Told by
/// white space, which every text has, and by that all of it are characters.
const char* wide_charset(std::string_view bytes);

}  // namespace gazette::reader
