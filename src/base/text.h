#pragma once

// Small operations on UTF-8 text that more than one room needs.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::base {

/// Without white space at both ends: ASCII white space, U+00A0, U+1680, U+2000..200A, U+2028, U+2029, U+202F, U+205F,
/// U+3000 and U+FEFF.
std::string_view trim(std::string_view text);

/// Trimmed, and each run of the white space above as one space.
std::string collapse_space(std::string_view text);

/// The lines of `text` without their "\n"; a last line without one counts.
std::vector<std::string_view> split_lines(std::string_view text);
/// The lines would outlive it.
void split_lines(std::same_as<std::string> auto&& text) = delete;

/// Letters of ASCII as small ones, all else as it is: how HTML names, URL schemes and hosts are compared.
std::string lower_ascii(std::string_view text);

/// NFKC_Casefold (Unicode 15 section 3.13: full case folding, NFKC, no soft hyphens, joiners or other ignorable
/// characters), white space collapsed: equal results mean "the same words" to a reader.
std::string fold(std::string_view text);

/// Whether a reader sees nothing of it: it is empty, or white space and characters that only steer others, such as joiners.
bool shows_nothing(std::string_view text);

/// NFC (UAX #15), but that CJK compatibility ideographs stay: NFC takes the forms that names are written in for others.
std::string composed(std::string text);

/// Words by the Unicode word boundary rules (UAX #29) that hold a letter or a digit.
std::size_t count_words(std::string_view text);

/// Letters, digits and marks by code point, for scripts that do not part words with spaces.
std::size_t count_characters(std::string_view text);

/// Lower-case ASCII letters and digits with single hyphens, transliterated by ICU ("Le Matin – été" gives
/// "le-matin-ete"); at most 80 bytes, cut at a hyphen where there is one; "edition" where nothing is left.
std::string slug(std::string_view title);

/// The one of `names` nearest to `name` by edit distance (Damerau-Levenshtein), or empty where none is near enough to
/// be what was meant: at most a third of its length away.
std::string nearest(std::string_view name, const std::vector<std::string>& names);

/// At most `limit` bytes of the text, cut before a word, with an ellipsis.
std::string shortened(const std::string& text, std::size_t limit);

/// `text` with every occurrence of `from` replaced.
std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace gazette::base
