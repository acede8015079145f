#pragma once

// Lines that stand together in; which of them go on in the next, as a paragraph that was broken into lines does, out.

#include <cstddef>
#include <string_view>
#include <vector>

namespace gazette::reader {

/// The width of the text on a screen of fixed width.
std::size_t columns_of(std::string_view text);

/// For each line but the last, whether the next continues its paragraph; empty where each line is one of its own. Lines were
/// broken at a width where hardly one of them has room for the first word of the next. Verse and addresses are narrower or
/// more ragged; paragraphs in lines of like length do not go on in the middle of a sentence.
std::vector<bool> wrapped_lines(const std::vector<std::string_view>& lines);

/// The same of lines that hang below the mark of a list's item, at any width: a line that opens with a small letter continues
/// a sentence that is open. Each other one may be a line of its own, as lists of links have them.
std::vector<bool> hanging_lines(const std::vector<std::string_view>& lines);

/// Whether neither of the two takes a space beside the other at the end of a line: ideographs, kana and their punctuation.
bool takes_no_space(char32_t left, char32_t right);

}  // namespace gazette::reader
