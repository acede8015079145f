#pragma once

// What the tests of paragraphs share: a text in one style in, its lines out.

#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "font/fonts.h"
#include "layout/paragraph.h"

namespace gazette::layout {

constexpr ScaledPoints point = base::scaled_points_per_point;

/// Justifies whatever comes of it, and lets nothing hang.
inline style::PdfStyle strictly_justified() {
    style::PdfStyle style;
    style.justification.hanging = 0;
    style.justification.ragged_above = 100'000;
    return style;
}

inline const std::string harbour_news =
    "The harbour office of Eastmere said on Monday that the lower bridge would stay closed until the end of the month, "
    "because an inspection had found cracks in two of its bearings. Commuters were asked to take the northern crossing "
    "instead, where extra ferries run every ten minutes between six and nine. Representatives of the neighbourhood "
    "association welcomed the announcement, but demanded a comprehensive explanation of the considerable delay. ";

inline Paragraph paragraph(std::string text, const std::string& language = "en-US") {
    Paragraph out;
    StyledSpan& span = out.spans.emplace_back();
    span.end = static_cast<std::uint32_t>(text.size());
    span.style.size = 9 * point;
    span.style.hyphenate = true;
    span.language = language;
    out.direction = base::direction_of(language);
    out.text = std::move(text);
    return out;
}

inline Paragraph aligned(std::string text, style::Align align, const std::string& language = "en-US") {
    Paragraph out = paragraph(std::move(text), language);
    out.align = align;
    return out;
}

inline std::string text_of(const Line& line) {
    std::string out;
    for (const LineBox& each : line.boxes) out += each.box.text;
    return out;
}

inline std::string text_of(const std::vector<Line>& lines) {
    std::string out;
    for (const Line& line : lines) out += text_of(line);
    return out;
}

inline std::string without(std::string text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
    return text;
}

/// Where the box with this text starts on the page, or -1.
inline ScaledPoints x_of(const Line& line, std::string_view text) {
    for (const LineBox& each : line.boxes) {
        if (each.box.text.find(text) != std::string::npos) return each.box.x;
    }
    return -1;
}

inline bool any_overfull(const std::vector<Line>& lines) {
    bool any = false;
    for (const Line& line : lines) any = any || line.overfull;
    return any;
}

/// The advances of a line's glyphs.
inline ScaledPoints advances_of(const Line& line) {
    ScaledPoints sum = 0;
    for (const LineBox& each : line.boxes) {
        for (const PlacedGlyph& glyph : each.box.glyphs) sum += glyph.advance;
    }
    return sum;
}

}  // namespace gazette::layout

/// A setter with the project's faces; ends the test where they are missing.
#define GAZETTE_SETTER(name)                                                                                               \
    GAZETTE_LIBRARY(name##_library);                                                                                       \
    const gazette::style::PdfStyle name##_style;                                                                           \
    gazette::layout::HyphenationPatterns name##_patterns;                                                                  \
    gazette::layout::ParagraphSetter name(name##_library, name##_patterns, name##_style)
