#include "layout/hyphenate.h"

#include <utility>

#include <fmt/core.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include "base/utf8.h"
#include "layout/voice.h"

namespace gazette::layout {

namespace {

/// Longer ones are no words.
constexpr std::size_t longest_hyphenated = 90;
/// Words kept for a language before they are all forgotten.
constexpr std::size_t most_hyphenated_words = 100'000;

using Offsets = std::vector<std::uint16_t>;

std::string lower(std::string_view word) {
    std::string out;
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    const icu::StringPiece piece(word.data(), static_cast<std::int32_t>(word.size()));
    icu::CaseMap::utf8ToLower("", 0, piece, sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(word);
}

/// Whether only the first letter may be a capital.
bool has_capitals_within(std::string_view word, std::string_view lowered) {
    std::size_t first = 0;
    base::next_code_point(word, first);
    return word.size() != lowered.size() || word.substr(first) != lowered.substr(first);
}

/// Words of other scripts are never parted by hyphens (layout/text_class.h), with patterns or without.
bool hyphens_part_words(const std::string& language) {
    const Voice voice = voice_of(language);
    return is_cased(voice) || voice.script == "Geor";
}

}  // namespace

Hyphenator::Hyphenator(HyphenationPatterns& patterns, HyphenMinima minima) : patterns_(patterns), minima_(minima) {}

const Offsets& Hyphenator::hyphenate(std::string_view word, const std::string& language) {
    static const Offsets none;
    const auto shortest = static_cast<std::size_t>(minima_.before + minima_.after);
    if (word.size() < shortest || word.size() > longest_hyphenated || language.empty()) return none;
    Language& known = language_of(language);
    if (!known.patterns) return none;
    if (const auto seen = known.words.find(word); seen != known.words.end()) return seen->second;
    if (known.words.size() >= most_hyphenated_words) known.words.clear();
    const std::string lowered = lower(word);
    Offsets offsets;
    if (!has_capitals_within(word, lowered)) offsets = HyphenationPatterns::hyphenate(*known.patterns, lowered, minima_);
    return known.words.emplace(std::string(word), std::move(offsets)).first->second;
}

bool Hyphenator::knows(const std::string& language) const {
    return language.empty() || (last_ != nullptr && language == last_tag_) || languages_.contains(language);
}

base::Diagnostics Hyphenator::take_diagnostics() {
    return std::exchange(diagnostics_, {});
}

Hyphenator::Language& Hyphenator::language_of(const std::string& tag) {
    if (last_ != nullptr && tag == last_tag_) return *last_;
    auto known = languages_.find(tag);
    if (known == languages_.end()) {
        known = languages_.emplace(tag, Language{patterns_.of(tag), {}}).first;
        if (!known->second.patterns) note_missing(tag);
    }
    last_tag_ = tag;
    last_ = &known->second;
    return *last_;
}

void Hyphenator::note_missing(const std::string& tag) {
    const std::string primary = tag.substr(0, tag.find('-'));
    if (primary == "und" || !hyphens_part_words(tag)) return;
    diagnostics_.push_back(
        {base::Severity::note,
         {},
         fmt::format("no hyphenation patterns for the language \"{}\": its words are not hyphenated", tag),
         fmt::format("install the package hyphen-{}", primary)});
}

}  // namespace gazette::layout
