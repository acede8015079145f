#include "layout/voice.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace gazette::layout {

namespace {

template <std::size_t N>
bool is_one_of(const std::string& script, const std::array<std::string_view, N>& scripts) {
    return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

/// Letters join or hang from a line: space between them breaks words apart.
bool is_joined(const Voice& voice) {
    constexpr std::array<std::string_view, 12> joined = {"Arab", "Aran", "Syrc", "Mong", "Nkoo", "Deva",
                                                         "Beng", "Guru", "Gujr", "Mand", "Rohg", "Tibt"};
    return is_one_of(voice.script, joined);
}

/// What the style has under that name changes size and leading.
void adjust(style::TextStyle& text, const style::PdfStyle& style, style::Element element, const std::string& script) {
    const auto changes = style.scripts.find(script);
    if (changes == style.scripts.end()) return;
    const auto change = changes->second.find(element);
    if (change == changes->second.end()) return;
    text.size = change->second.size != 0 ? change->second.size : text.size;
    text.leading = change->second.leading != 0 ? change->second.leading : text.leading;
}

}  // namespace

Voice voice_of(const std::string& language, base::Direction direction) {
    Voice voice;
    voice.language = language;
    voice.direction = direction;
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(language, status);
    locale.addLikelySubtags(status);
    if (U_SUCCESS(status) && locale.getScript()[0] != '\0') {
        voice.script = locale.getScript();
    }
    return voice;
}

Voice voice_of(const std::string& language) {
    return voice_of(language, base::direction_of(language));
}

bool is_cjk(const Voice& voice) {
    constexpr std::array<std::string_view, 7> cjk = {"Hans", "Hant", "Hani", "Jpan", "Kore", "Hang", "Bopo"};
    return is_one_of(voice.script, cjk);
}

bool is_cased(const Voice& voice) {
    constexpr std::array<std::string_view, 4> cased = {"Latn", "Cyrl", "Grek", "Armn"};
    return is_one_of(voice.script, cased);
}

bool has_italics(const Voice& voice) {
    return is_cased(voice);
}

style::TextStyle text_style(const style::PdfStyle& style, style::Element element, const Voice& voice) {
    style::TextStyle text = style.text.at(element);
    adjust(text, style, element, voice.script);
    adjust(text, style, element, voice.script + "-" + std::string(base::primary_language(voice.language)));
    text.tracking = is_joined(voice) ? 0 : text.tracking;
    text.italic = text.italic && has_italics(voice);
    text.capitals = text.capitals && is_cased(voice);
    return text;
}

base::ScaledPoints paragraph_indent(const style::PdfStyle& style, const Voice& voice) {
    if (style.paragraphs.indent == 0) {
        return 0;
    }
    const base::ScaledPoints em = text_style(style, style::Element::body, voice).size;
    if (voice.script == "Hans" || voice.script == "Hant") {
        return 2 * em;
    }
    return voice.script == "Jpan" ? em : style.paragraphs.indent;
}

bool indents_first_paragraph(const Voice& voice) {
    return voice.script == "Hans" || voice.script == "Hant" || voice.script == "Jpan";
}

std::string capitals(std::string_view text, const std::string& language) {
    std::string upper;
    icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
        .toUpper(icu::Locale(language.c_str()))
        .toUTF8String(upper);
    return upper;
}

}  // namespace gazette::layout
