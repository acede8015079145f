#pragma once

// Bytes in, clean UTF-8 out, and the walk over its code points.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace gazette::base {

inline constexpr std::string_view replacement_box = "\u25A1";

/// Makes any bytes into text that every writer may take: valid UTF-8 (a byte order mark at the start is dropped), line
/// ends (CR, CRLF, U+0085, U+2028, U+2029) as "\n", only characters of XML 1.0 section 2.2. An ill-formed sequence (by
/// maximal subparts, Unicode 15 section 3.9), a private-use character, a noncharacter or U+FFFD becomes U+25A1; a control
/// character other than tab and line feed, and a lone U+FEFF within the text, becomes nothing. One warning for each kind
/// that occurred, placed at its first occurrence in `file`, with the count; line ends are worth none.
std::string scrub(std::string_view bytes, const std::string& file, Diagnostics& diagnostics);

/// The same, without a word about it.
std::string scrubbed(std::string_view bytes);

/// Where the first byte that is not ASCII stands, from byte `at` on; the size of `bytes` where there is none.
std::size_t end_of_ascii(std::string_view bytes, std::size_t at = 0);

/// The end of the stretch, from byte `at` on, of which a glance shows that `scrub` keeps it as it is.
std::size_t end_of_plain(std::string_view bytes, std::size_t at = 0);

/// Whether a byte of UTF-8 belongs to the character that another began (Unicode 15 section 3.9, table 3-6).
constexpr bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The code point that starts at byte `at` of valid UTF-8; moves `at` past it.
char32_t next_code_point(std::string_view utf8, std::size_t& at);

/// The code points of valid UTF-8.
std::size_t count_code_points(std::string_view utf8);

/// The code points that show: neither white space nor format controls such as soft hyphens and isolates. The measure by which
/// a place in a text is found again where it was broken into lines.
std::size_t count_visible(std::string_view utf8);
bool is_visible(char32_t code_point);

void append_utf8(std::string& out, char32_t code_point);

std::u32string to_utf32(std::string_view utf8);

}  // namespace gazette::base
