#include "layout/text_class.h"

#include <string_view>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace gazette::layout {

namespace {

constexpr std::u32string_view openings = U"「『（［｛〔〈《【〖〘〚";
constexpr std::u32string_view closings = U"」』）］｝〕〉》】〗〙〛、。，．";
constexpr std::u32string_view centred_points = U"・：；";

bool is_mark(char32_t code_point) {
    if (code_point == 0x00AD) return true;
    switch (u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_ZWJ: return true;
    default: return false;
    }
}

/// Symbols and punctuation, kana marks and full-width forms, whatever their script.
bool is_in_cjk_block(char32_t code_point) {
    return (code_point >= 0x3001 && code_point <= 0x30FF) || (code_point >= 0xFE30 && code_point <= 0xFE4F) ||
           (code_point >= 0xFF01 && code_point <= 0xFFEF);
}

TextClass class_of_script(char32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN: return TextClass::letter;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN: return TextClass::common;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI: return TextClass::ideograph;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN: return TextClass::clustered;
    default: return TextClass::other;
    }
}

TextClass classify(char32_t code_point) {
    if (code_point < 0x20 || code_point == 0x7F) return TextClass::space;
    if (code_point == 0x00A0 || code_point == 0x202F || code_point == 0x2007) return TextClass::no_break_space;
    if (u_charType(static_cast<UChar32>(code_point)) == U_SPACE_SEPARATOR) return TextClass::space;
    if (code_point == '.' || code_point == ',') return TextClass::point;
    if (code_point == '-' || code_point == 0x2010 || code_point == 0x058A) return TextClass::hyphen;
    if (is_mark(code_point)) return TextClass::mark;
    if (contains(openings, code_point)) return TextClass::opening;
    if (contains(closings, code_point)) return TextClass::closing;
    if (contains(centred_points, code_point)) return TextClass::centred;
    if (is_in_cjk_block(code_point)) return TextClass::ideograph;
    return class_of_script(code_point);
}

}  // namespace

std::unique_ptr<TextClasses::Block> TextClasses::read_block(char32_t first) {
    auto block = std::make_unique<Block>();
    for (char32_t i = 0; i < block->size(); ++i) (*block)[i] = classify(first + i);
    return block;
}

}  // namespace gazette::layout
