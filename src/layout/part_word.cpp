#include "layout/part_word.h"

#include <algorithm>
#include <string>

namespace gazette::layout {

namespace {

/// By letter: whether a hyphen may stand after it.
using Gaps = std::vector<bool>;

/// Without the gap after the last letter.
Gaps gaps_by(const PatternTrie& patterns, std::u32string_view word) {
    if (patterns.empty()) return Gaps(word.size(), false);
    const std::u32string text = U'.' + std::u32string(word) + U'.';
    std::string levels(text.size() + 1, '0');
    patterns.raise(text, levels);
    Gaps gaps(word.size(), false);
    for (std::size_t i = 0; i + 1 < word.size(); ++i) gaps[i] = (levels[i + 2] & 1) != 0;
    return gaps;
}

void close_start(Gaps& gaps, int letters) {
    for (std::size_t i = 0; i + 1 < static_cast<std::size_t>(std::max(letters, 1)) && i < gaps.size(); ++i) gaps[i] = false;
}

void close_end(Gaps& gaps, int letters) {
    const std::size_t count = std::min(static_cast<std::size_t>(std::max(letters, 0)), gaps.size());
    std::fill_n(gaps.rbegin(), count, false);
}

/// `is_start` and `is_end` tell which ends are the whole word's.
Gaps gaps_of(const PatternFile& patterns, std::u32string_view word, bool is_start, bool is_end) {
    Gaps gaps = gaps_by(patterns.compounds, word);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool is_joint = gaps[i];
        if (!is_joint && (begin == 0 || i + 1 < word.size())) continue;
        if (i > begin) {
            const Gaps inner =
                gaps_of(patterns, word.substr(begin, i - begin + 1), begin == 0 && is_start, !is_joint && is_end);
            std::copy(inner.begin(), inner.end() - 1, gaps.begin() + static_cast<std::ptrdiff_t>(begin));
        }
        begin = i + 1;
    }
    if (begin > 0) return gaps;
    gaps = gaps_by(patterns.words, word);
    if (!is_start) close_start(gaps, patterns.within_compounds.before);
    if (!is_end) close_end(gaps, patterns.within_compounds.after);
    return gaps;
}

void close_beside(Gaps& gaps, std::u32string_view word, std::u32string_view kept) {
    for (std::size_t at = word.find(kept); at != std::u32string_view::npos; at = word.find(kept, at + 1)) {
        gaps[at + kept.size() - 1] = false;
        if (at > 0) gaps[at - 1] = false;
    }
}

}  // namespace

std::vector<std::size_t> part_word(const PatternFile& patterns, std::u32string_view word, HyphenMinima minima) {
    const auto is_foreign = [&](char32_t c) {
        return !std::binary_search(patterns.alphabet.begin(), patterns.alphabet.end(), c);
    };
    if (!patterns.alphabet.empty() && std::any_of(word.begin(), word.end(), is_foreign)) return {};
    Gaps gaps = gaps_of(patterns, word, true, true);
    close_start(gaps, std::max(minima.before, patterns.minima.before));
    close_end(gaps, std::max(minima.after, patterns.minima.after));
    for (const std::u32string& kept : patterns.kept) close_beside(gaps, word, kept);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (gaps[i]) found.push_back(i);
    }
    return found;
}

}  // namespace gazette::layout
