#include "article/opening.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <variant>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::article {

namespace {

/// Within numbers, addresses and abbreviations no text stops.
bool stops(std::string_view text, std::size_t at) {
    constexpr std::string_view stops_anywhere = "()\"\n";
    constexpr std::string_view stops_before_space = ".,;:!?";
    // General punctuation begins with E2 in UTF-8, a guillemet with C2.
    const bool ends =
        at + 1 == text.size() || std::string_view(" \n\")\xE2\xC2").find(text[at + 1]) != std::string_view::npos;
    return stops_anywhere.find(text[at]) != std::string_view::npos ||
           (ends && stops_before_space.find(text[at]) != std::string_view::npos);
}

/// 0 where there are none.
std::size_t end_of_words(std::string_view text) {
    constexpr int least_words = 2;
    constexpr int most_words = 4;
    constexpr std::size_t enough = 12;
    std::size_t found = 0;
    int words = 0;
    for (std::size_t at = 0; at < text.size() && words < most_words; ++at) {
        if (text[at] == ' ') {
            ++words;
            found = at;
            if (words >= least_words && at >= enough) {
                break;
            }
        } else if (stops(text, at)) {
            found = words + 1 >= least_words && text[at] != '\n' ? at : found;
            ++words;
            break;
        }
    }
    return words >= least_words ? found : 0;
}

/// Whether all of its letters have small capitals, and there are letters.
bool has_small_capitals(std::string_view words) {
    constexpr std::array scripts = {USCRIPT_LATIN, USCRIPT_CYRILLIC, USCRIPT_GREEK, USCRIPT_ARMENIAN};
    bool letters = false;
    for (std::size_t at = 0; at < words.size();) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(base::next_code_point(words, at)), &status);
        if (std::find(scripts.begin(), scripts.end(), script) != scripts.end()) {
            letters = true;
        } else if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
            return false;
        }
    }
    return letters;
}

/// Pictures and breaks of pages stand beside a text, and white space before it.
bool is_before_text(const Inline& node) {
    const auto* text = std::get_if<Text>(&node.value);
    return std::holds_alternative<Image>(node.value) || std::holds_alternative<PageBreak>(node.value) ||
           (text != nullptr && base::trim(text->text).empty());
}

const Inlines* phrase_of(const Inline& node) {
    if (const auto* emphasis = std::get_if<Emphasis>(&node.value)) return &emphasis->children;
    if (const auto* span = std::get_if<Span>(&node.value)) return &span->children;
    return nullptr;
}

}  // namespace

Opening opening_of(const Inlines& paragraph) {
    const Inlines* line = &paragraph;
    while (true) {
        const auto first = std::find_if_not(line->begin(), line->end(), is_before_text);
        if (first == line->end()) return {};
        if (const Inlines* phrase = phrase_of(*first)) {
            line = phrase;
            continue;
        }
        const auto* text = std::get_if<Text>(&first->value);
        if (text == nullptr) return {};
        const std::size_t begin = text->text.find_first_not_of(" \t\n");
        const std::string_view rest = std::string_view(text->text).substr(std::min(begin, text->text.size()));
        const std::size_t length = end_of_words(rest);
        return has_small_capitals(rest.substr(0, length)) ? Opening{text, begin, begin + length} : Opening();
    }
}

Opening opening_of(const Blocks& body) {
    for (const Block& block : body) {
        if (std::holds_alternative<Figure>(block.value)) continue;
        const auto* paragraph = std::get_if<Paragraph>(&block.value);
        if (paragraph == nullptr) return {};
        if (!std::all_of(paragraph->inlines.begin(), paragraph->inlines.end(), is_before_text)) {
            return opening_of(paragraph->inlines);
        }
    }
    return {};
}

}  // namespace gazette::article
