#include "font/characters.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/uloc.h>

namespace gazette::font {

namespace {

struct Pair {
    char32_t opening;
    char32_t closing;
};

/// Quotation marks that pair like brackets, though not Bidi_Paired_Brackets. German closes with the mark that English
/// opens with; there the run before simply goes on.
constexpr std::array<Pair, 3> quotes = {{{U'“', U'”'}, {U'«', U'»'}, {U'‹', U'›'}}};

bool opens_quote(char32_t c) {
    return std::any_of(quotes.begin(), quotes.end(), [c](const Pair& pair) { return pair.opening == c; });
}

bool closes_quote(char32_t c) {
    return std::any_of(quotes.begin(), quotes.end(), [c](const Pair& pair) { return pair.closing == c; });
}

bool matters_to_bidi(UChar32 c) {
    switch (u_charDirection(c)) {
    case U_LEFT_TO_RIGHT:
    case U_EUROPEAN_NUMBER:
    case U_EUROPEAN_NUMBER_SEPARATOR:
    case U_EUROPEAN_NUMBER_TERMINATOR:
    case U_COMMON_NUMBER_SEPARATOR:
    case U_BLOCK_SEPARATOR:
    case U_SEGMENT_SEPARATOR:
    case U_WHITE_SPACE_NEUTRAL:
    case U_OTHER_NEUTRAL:
    case U_DIR_NON_SPACING_MARK:
    case U_BOUNDARY_NEUTRAL: return false;
    default: return true;
    }
}

Character read(UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    Character out;
    out.script = static_cast<std::int16_t>(uscript_getScript(c, &error));
    out.needs_bidi = matters_to_bidi(c);
    UScriptCode extensions[2] = {};
    UErrorCode overflow = U_ZERO_ERROR;
    const int count = uscript_getScriptExtensions(c, extensions, 2, &overflow);
    out.of_some_scripts = out.script == USCRIPT_COMMON && (count > 1 || extensions[0] != USCRIPT_COMMON);
    const int bracket = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    const auto code_point = static_cast<char32_t>(c);
    out.opens = bracket == U_BPT_OPEN || opens_quote(code_point);
    out.closes = bracket == U_BPT_CLOSE || closes_quote(code_point);
    out.emoji = u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) || code_point == emoji_selector || code_point == keycap;
    out.ignorable = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    out.control = u_charType(c) == U_CONTROL_CHAR;
    return out;
}

}  // namespace

std::unique_ptr<Characters::Block> Characters::read_block(char32_t first) {
    auto block = std::make_unique<Block>();
    for (char32_t i = 0; i < block->size(); ++i) (*block)[i] = read(static_cast<UChar32>(first + i));
    return block;
}

char32_t opening_partner(char32_t closing) {
    for (const Pair& pair : quotes) {
        if (pair.closing == closing) return pair.opening;
    }
    return static_cast<char32_t>(u_getBidiPairedBracket(static_cast<UChar32>(closing)));
}

UScriptCode unified(UScriptCode script) {
    switch (script) {
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_KATAKANA_OR_HIRAGANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_JAPANESE:
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN: return USCRIPT_HAN;
    case USCRIPT_KOREAN: return USCRIPT_HANGUL;
    default: return script;
    }
}

bool is_used_in(char32_t code_point, UScriptCode unified_script) {
    const auto c = static_cast<UChar32>(code_point);
    if (uscript_hasScript(c, unified_script)) return true;
    return unified_script == USCRIPT_HAN &&
           (uscript_hasScript(c, USCRIPT_HIRAGANA) || uscript_hasScript(c, USCRIPT_KATAKANA));
}

UScriptCode first_script_of(char32_t code_point) {
    std::array<UScriptCode, 64> scripts = {};
    UErrorCode error = U_ZERO_ERROR;
    const int count = uscript_getScriptExtensions(static_cast<UChar32>(code_point), scripts.data(),
                                                  static_cast<int>(scripts.size()), &error);
    return count > 0 && U_SUCCESS(error) ? unified(scripts[0]) : USCRIPT_LATIN;
}

UScriptCode script_of_language(const char* language) {
    std::array<char, ULOC_FULLNAME_CAPACITY> locale = {};
    std::array<char, ULOC_FULLNAME_CAPACITY> likely = {};
    std::array<char, 8> script = {};
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(language, locale.data(), static_cast<int>(locale.size()), nullptr, &error);
    uloc_addLikelySubtags(locale.data(), likely.data(), static_cast<int>(likely.size()), &error);
    uloc_getScript(likely.data(), script.data(), static_cast<int>(script.size()), &error);
    if (U_FAILURE(error) || script[0] == '\0') return USCRIPT_LATIN;
    UScriptCode code = USCRIPT_LATIN;
    return uscript_getCode(script.data(), &code, 1, &error) == 1 && U_SUCCESS(error) ? unified(code) : USCRIPT_LATIN;
}

}  // namespace gazette::font
