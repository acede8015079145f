#include "setting.h"

#include <utility>

#include "font/library.h"
#include "font/shaper.h"
#include "layout/hyphenate.h"
#include "layout/line_items.h"
#include "layout/segment.h"
#include "layout/text_class.h"
#include "layout/units.h"

namespace gazette::tex_breaks {

namespace {

using layout::Item;
using layout::ItemKind;
using layout::ScaledPoints;

constexpr layout::HyphenMinima minima{2, 3};

layout::Elasticity elasticity() {
    layout::Elasticity out;
    out.justified = true;
    out.limits.word_space_min = 667;
    out.limits.word_space_max = 1500;
    out.limits.letter_space_min = 0;
    out.limits.letter_space_max = 0;
    out.limits.glyph_expansion = 0;
    out.limits.hanging = 0;
    return out;
}

layout::Paragraph paragraph_of(const std::string& text) {
    layout::Paragraph paragraph;
    paragraph.text = text;
    layout::StyledSpan& span = paragraph.spans.emplace_back();
    span.end = static_cast<std::uint32_t>(text.size());
    span.style.size = 10 * base::scaled_points_per_point;
    span.style.hyphenate = true;
    span.language = "en-US";
    return paragraph;
}

std::uint32_t characters_before(std::string_view text, std::uint32_t byte) {
    std::uint32_t count = 0;
    for (const char each : text.substr(0, byte)) count += (static_cast<unsigned char>(each) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

/// The byte with which a line starts that follows a break at this item.
std::uint32_t byte_after(const layout::ShapedSegment& shaped, const layout::LineItems& items, std::uint32_t item) {
    const layout::LineItems::Origin& origin = items.origins[item];
    if (origin.hyphen != layout::LineItems::no_hyphen) {
        const layout::HyphenBreak& parted = items.hyphens[origin.hyphen];
        return parted.after.empty() ? shaped.units[parted.next].begin : parted.after.front().begin;
    }
    std::uint32_t unit = origin.unit;
    while (unit + 1 < shaped.units.size() && layout::is_space(shaped.units[unit].kind)) ++unit;
    return shaped.units[unit].begin;
}

}  // namespace

layout::BreakSettings tex_settings(ScaledPoints measure) {
    layout::BreakSettings settings;
    settings.measure = measure;
    settings.pretolerance = 100;
    settings.tolerance = 200;
    settings.line_penalty = 10;
    settings.adjacent_demerits = 10000;
    settings.double_hyphen_demerits = 10000;
    settings.final_hyphen_demerits = 5000;
    return settings;
}

std::vector<std::uint32_t> break_items(layout::LineBreaker& breaker, const std::vector<Item>& items, ScaledPoints measure) {
    std::vector<std::uint32_t> ends = breaker.break_lines(items, tex_settings(measure));
    const auto vanishes = [&](std::uint32_t index) {
        return items[index].kind == ItemKind::glue || items[index].kind == ItemKind::penalty;
    };
    for (std::uint32_t& end : ends) {
        if (end < items.size() && items[end].kind == ItemKind::discretionary) continue;
        do {
            --end;
        } while (end > 0 && vanishes(end));
    }
    return ends;
}

struct TextSetter::State {
    font::Library library;
    font::Shaper shaper;
    layout::TextClasses classes;
    layout::HyphenationPatterns patterns;
    layout::Hyphenator hyphenator;
    layout::ItemBuilder item_builder;
    layout::LineBreaker breaker;

    explicit State(font::Library fonts)
        : library(std::move(fonts)), shaper(library), hyphenator(patterns, minima),
          item_builder(library, shaper, classes, hyphenator) {}
};

TextSetter::TextSetter(std::unique_ptr<State> state) : state_(std::move(state)) {}
TextSetter::TextSetter(TextSetter&&) noexcept = default;
TextSetter::~TextSetter() = default;

base::Result<TextSetter> TextSetter::open(const std::filesystem::path& manifest) {
    auto library = font::Library::open(manifest, {});
    if (!library) return library.failure();
    return TextSetter(std::make_unique<State>(std::move(*library)));
}

std::vector<std::uint32_t> TextSetter::set(const std::string& text, ScaledPoints measure) {
    const layout::Paragraph paragraph = paragraph_of(text);
    layout::ShapedSegment shaped;
    shaped.segment = std::move(layout::segments_of(paragraph).front());
    shaped.runs = state_->shaper.shape(text, layout::shaper_spans(shaped.segment), paragraph.direction).runs;
    layout::UnitBuilder(state_->library, state_->classes).append(shaped.segment, shaped.runs, 0, shaped.units);
    const layout::LineItems& items = state_->item_builder.build(shaped, elasticity(), {}, measure);
    std::vector<std::uint32_t> starts{0};
    for (const std::uint32_t end : state_->breaker.break_lines(items.items, tex_settings(measure))) {
        if (end == items.items.size()) break;
        starts.push_back(characters_before(text, byte_after(shaped, items, end)));
    }
    return starts;
}

}  // namespace gazette::tex_breaks
