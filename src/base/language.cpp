#include "base/language.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "base/utf8.h"

namespace gazette::base {

namespace {

using Buffer = std::array<char, ULOC_FULLNAME_CAPACITY>;

/// ICU's own name for the language, or empty where `tag` is not well-formed to its last character.
std::string locale_of(std::string_view tag) {
    std::string hyphenated(tag);
    std::replace(hyphenated.begin(), hyphenated.end(), '_', '-');
    Buffer locale{};
    int32_t parsed = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(hyphenated.c_str(), locale.data(), static_cast<int32_t>(locale.size()), &parsed, &status);
    const bool whole = static_cast<std::size_t>(parsed) == hyphenated.size();
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING && whole ? locale.data() : "";
}

std::string canonical_by_icu(std::string_view tag) {
    // BCP 47 keeps primary subtags of four letters for the future and has registered none longer.
    const std::size_t primary = primary_language(tag).size();
    if (primary < 2 || primary > 3) return {};
    const std::string locale = locale_of(tag);
    if (locale.empty() && primary_language(tag) != "und") return {};
    Buffer canonical{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_toLanguageTag(locale.c_str(), canonical.data(), static_cast<int32_t>(canonical.size()), true, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING ? canonical.data() : "";
}

bool opens_isolate(UCharDirection direction) {
    return direction == U_LEFT_TO_RIGHT_ISOLATE || direction == U_RIGHT_TO_LEFT_ISOLATE ||
           direction == U_FIRST_STRONG_ISOLATE;
}

}  // namespace

std::string canonical_language(std::string_view tag) {
    // The last is kept: most of an edition is in one language, and ICU takes longer than writing a paragraph does.
    thread_local std::string last_tag;
    thread_local std::string last_canonical;
    if (tag != last_tag) {
        last_canonical = canonical_by_icu(tag);
        last_tag = tag;
    }
    return last_canonical;
}

Direction direction_of(std::string_view language) {
    return uloc_isRightToLeft(locale_of(language).c_str()) ? Direction::right_to_left : Direction::left_to_right;
}

std::string_view primary_language(std::string_view language) {
    return language.substr(0, language.find_first_of("-_"));
}

Direction direction_of_text(std::string_view utf8, Direction fallback) {
    int isolates = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const UCharDirection direction = u_charDirection(static_cast<UChar32>(next_code_point(utf8, at)));
        if (opens_isolate(direction)) {
            ++isolates;
        } else if (direction == U_POP_DIRECTIONAL_ISOLATE) {
            isolates = std::max(isolates - 1, 0);
        } else if (direction == U_BLOCK_SEPARATOR) {
            isolates = 0;
        } else if (isolates == 0) {
            if (direction == U_LEFT_TO_RIGHT) return Direction::left_to_right;
            if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return Direction::right_to_left;
        }
    }
    return fallback;
}

}  // namespace gazette::base
