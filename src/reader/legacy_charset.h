#pragma once

// Bytes that are no UTF-8 in; their text, as an older character set has it, out.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::reader {

struct LegacyText {
    /// As ICU names it: "windows-1256".
    std::string charset;
    std::string utf8;
};

/// Only where the bytes as a whole are in another character set: many sequences are ill-formed as UTF-8, few are
/// well-formed, and in ICU's likeliest character set every byte means something. A text with some damage is none.
std::optional<LegacyText> legacy_text(std::string_view bytes);

}  // namespace gazette::reader
