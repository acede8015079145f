#include "layout/body.h"

#include <algorithm>
#include <utility>

#include "article/children.h"
#include "article/opening.h"
#include "base/text.h"
#include "base/utf8.h"
#include "layout/body_setter.h"
#include "layout/square.h"

namespace gazette::layout {

namespace {

using style::Element;

/// Blocks nested deeper than this are set as plain paragraphs.
constexpr int deepest = 40;
/// Readers such as pdf.js leave out what is deeper than 41 elements: an article is the fourth, and a cell of a table with a note
/// behind struck words of another language takes nine. What stands within more than the rest looks nested, and is not told so.
constexpr int most_elements = 28;

/// All blocks, those within others too.
std::uint32_t count_of(const article::Blocks& blocks) {
    std::uint32_t count = 0;
    article::for_each_block(blocks, [&](const article::Block&) { ++count; });
    return count;
}

}  // namespace

ScaledPoints line_unit(const Context& context, const Voice& voice) {
    return std::max(context.geometry.unit, text_style(context.style, Element::body, voice).leading);
}

std::size_t note_count(const article::Blocks& blocks) {
    const auto* notes = blocks.empty() ? nullptr : std::get_if<article::Notes>(&blocks.back().value);
    return notes == nullptr ? 0 : notes->notes.size();
}

std::vector<Band> set_body(Context& context, const article::Blocks& blocks, const BodyFrame& frame) {
    return BodySetter(context, frame).run(blocks);
}

BodySetter::BodySetter(Context& context, const BodyFrame& frame)
    : context_(context), frame_(frame), unit_(line_unit(context, frame.voice)) {
    bands_.push_back({context.geometry.columns, {}, 0});
}

std::vector<Band> BodySetter::run(const article::Blocks& blocks) {
    BlockPlace place;
    place.element = frame_.element;
    place.voice = frame_.voice;
    place.last = true;
    place.off_grid = context_.style.paragraphs.space % unit_ != 0;
    set_all(blocks, place);
    std::erase_if(bands_, [](const Band& band) { return band.flow.empty() && band.pictures.empty(); });
    return std::move(bands_);
}

void BodySetter::set_all(const article::Blocks& blocks, const BlockPlace& place) {
    if (place.depth > deepest) {
        set_too_deep(blocks, place);
        return;
    }
    const std::size_t end = blocks.size() - (note_count(blocks) > 0 ? 1 : 0);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        BlockPlace inner = place;
        inner.last = place.last && i + 1 == end;
        set_block(blocks[i], inner);
    }
}

void BodySetter::set_block(const article::Block& block, BlockPlace place) {
    if (!block.language.empty() && block.language != place.voice.language) {
        place.voice = voice_of(block.language);
    }
    place.voice.direction = block.direction.value_or(place.voice.direction);
    if (!at_start_ && !after_heading_ && (place.depth == 0 || after_paragraph_)) {
        space_below_ = std::max(space_below_, context_.style.paragraphs.space);
    }
    place.block = next_block_++;
    characters_ = 0;
    const std::size_t band = bands_.size() - 1;
    const std::size_t first = bands_.back().flow.size();
    stands_elsewhere_ = false;
    std::visit([&](const auto& value) { set(value, place); }, block.value);
    if (after_term_ && first < bands_[band].flow.size()) {
        int& cost = bands_[band].flow[first].break_cost;
        cost = std::max(cost, cost::lead_in);
    }
    mark_places(band, first, place.block);
    if (stands_elsewhere_) {
        return;
    }
    if (!block.id.empty()) {
        // A table over the full measure opened a band of its own.
        Flow& flow =
            first < bands_[band].flow.size() || band + 1 == bands_.size() ? bands_[band].flow : bands_[band + 1].flow;
        const std::size_t at = first < bands_[band].flow.size() ? first : 0;
        if (at < flow.size()) {
            flow[at].content.anchors.push_back({article_anchor(frame_.scope.entry, block.id), 0});
        }
    }
    const auto* paragraph = std::get_if<article::Paragraph>(&block.value);
    after_paragraph_ = paragraph != nullptr;
    after_term_ = paragraph != nullptr && paragraph->is_term;
}

void BodySetter::mark_places(std::size_t band, std::size_t first, std::uint32_t block) {
    std::uint32_t begins = block;
    for (std::size_t i = band; i < bands_.size(); ++i) {
        for (std::size_t j = i == band ? first : 0; j < bands_[i].flow.size(); ++j) {
            std::optional<TextPlace>& place = bands_[i].flow[j].content.begins;
            place = place ? place : TextPlace{frame_.scope.entry, begins};
            begins = next_block_;
        }
    }
}

void BodySetter::set_too_deep(const article::Blocks& blocks, const BlockPlace& place) {
    context_.diagnostics.push_back({base::Severity::warning,
                                    {frame_.scope.file, 0, 0},
                                    "blocks are nested too deeply; the inner ones are set as plain paragraphs",
                                    "nest quotes and lists at most " + std::to_string(deepest) + " deep"});
    next_block_ += count_of(blocks);
    const std::string text = article::plain_text(blocks);
    const std::vector<std::string_view> lines = base::split_lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        BlockPlace inner = place;
        inner.last = place.last && i + 1 == lines.size();
        set(article::Paragraph{{{article::Text{std::string(lines[i])}}}}, inner);
        after_paragraph_ = true;
    }
}

void BodySetter::set(const article::Paragraph& paragraph, const BlockPlace& place) {
    after_paragraph_ = after_paragraph_ && !paragraph.is_term;
    if (has_images(paragraph.inlines)) {
        set_with_pictures(parts_of(paragraph.inlines), place);
    } else {
        set_text(paragraph.inlines, place);
    }
}

void BodySetter::set_text(const article::Inlines& inlines, const BlockPlace& place) {
    const LeadIn opening = at_start_ ? dateline_of(frame_.dateline, place.voice) : LeadIn{};
    Text text = inline_text(context_, inlines, text_style(text_element_, place), place.voice,
                            open(StructureRole::paragraph, place), frame_.scope, opening);
    if (text.paragraph.text.empty()) {
        return;
    }
    if (at_start_ && opening.text.empty() && place.depth == 0 && opens_in_small_capitals(context_.style)) {
        set_opening_words(text, article::opening_of(inlines).words(), place.voice);
    }
    if (after_paragraph_ || (indents_first_paragraph(place.voice) && place.depth == 0)) {
        text.paragraph.first_line_indent = paragraph_indent(context_.style, place.voice);
    }
    set_lines_of(std::move(text), place, base::count_visible(opening.text));
}

void BodySetter::set_lines_of(Text text, const BlockPlace& place, std::size_t lead_in) {
    if (place.last) {
        text.paragraph.last_line_reserve = square_room(context_.style);
    }
    std::vector<SetLine> lines = set_lines(context_, text, measure(place));
    if (place.last && !lines.empty()) {
        end_with_square(lines, place);
    }
    std::vector<Fragment> fragments;
    std::vector<bool> hyphenated;
    for (SetLine& line : lines) {
        Fragment moved;
        moved.begins = TextPlace{frame_.scope.entry, place.block,
                                 static_cast<std::uint32_t>(characters_ - std::min(characters_, lead_in))};
        characters_ += line.content.characters;
        stack(moved, std::move(line.content), left(place));
        fragments.push_back(std::move(moved));
        hyphenated.push_back(line.hyphenated);
    }
    add(paragraph_flow(std::move(fragments), hyphenated), place);
}

void BodySetter::end_with_square(std::vector<SetLine>& lines, const BlockPlace& place) {
    SetLine& last = lines.back();
    const ScaledPoints baseline = last.content.height * 3 / 4;
    last.content.boxes.push_back(square_after(context_.style, last.left, last.width, baseline, place.voice.direction));
}

void BodySetter::add_square_line(const BlockPlace& place) {
    Fragment line;
    line.height = unit_;
    const ScaledPoints edge =
        from_start(place.voice.direction, 0, 0, context_.geometry.column_width(context_.geometry.columns));
    line.boxes.push_back(square_after(context_.style, edge, 0, unit_ * 3 / 4, place.voice.direction));
    FlowItem item;
    item.content = std::move(line);
    item.break_cost = cost::forbidden;
    item.on_grid = !place.off_grid;
    bands_.back().flow.push_back(std::move(item));
}

void BodySetter::set(const article::Heading& heading, const BlockPlace& place) {
    StructureElement element;
    element.role = StructureRole::heading;
    element.parent = place.element;
    element.level = renumbered(heading.level);
    style::TextStyle style = text_style(Element::subheading, place);
    // Below the first rank only the slant is left to tell it by.
    style.italic = heading_levels_.size() > 1 && is_cased(place.voice);
    const Text text =
        inline_text(context_, heading.inlines, style, place.voice, context_.painter.open(std::move(element)), frame_.scope);
    Flow flow = set_flow(context_, text, measure(place), left(place));
    if (flow.empty()) {
        return;
    }
    for (FlowItem& item : flow) {
        item.break_cost = cost::forbidden;
    }
    flow.front().break_cost = 0;
    add(std::move(flow), place, unit_);
    after_heading_ = true;
    at_start_ = false;
    if (place.last) {
        add_square_line(place);
    }
}

int BodySetter::renumbered(int level) {
    while (!heading_levels_.empty() && heading_levels_.back() >= level) {
        heading_levels_.pop_back();
    }
    heading_levels_.push_back(level);
    return std::min(6, frame_.headline_level + static_cast<int>(heading_levels_.size()));
}

void BodySetter::set(const article::Quote& quote, const BlockPlace& place) {
    BlockPlace inner = place;
    if (has_room_for(1, place)) {
        inner.element = open(StructureRole::block_quote, place);
        ++inner.elements;
    }
    inner.indent += context_.geometry.unit;
    inner.off_grid = true;
    ++inner.depth;
    space_below_ = std::max(space_below_, unit_ / 2);
    after_paragraph_ = false;
    set_all(quote.blocks, inner);
    space_below_ = std::max(space_below_, unit_ / 2);
}

void BodySetter::set(const article::CodeBlock& code, const BlockPlace& place) {
    const ElementId element = open(StructureRole::code, place);
    style::TextStyle style = context_.style.text.at(Element::code);
    style.align = style::Align::start;
    BlockPlace inner = place;
    inner.off_grid = true;
    inner.last = false;
    inner.voice.direction = base::Direction::left_to_right;
    space_below_ = std::max(space_below_, unit_ / 2);
    for (const std::string_view line : base::split_lines(code.text)) {
        // No-break spaces keep the code's own indents; a line without text still has its height.
        std::string kept = base::replace_all(base::replace_all(std::string(line), "\t", "    "), "  ", "\u00A0\u00A0");
        kept = kept.empty() ? "\u00A0" : kept;
        const Text text = TextBuilder(inner.voice.direction).add(kept, style, "zxx", element).take();
        Flow lines = set_flow(context_, text, measure(inner), left(inner));
        for (FlowItem& each : lines) {
            each.content.begins = TextPlace{frame_.scope.entry, place.block, static_cast<std::uint32_t>(characters_)};
            characters_ += each.content.characters;
        }
        if (!lines.empty()) {
            // The words of two lines stay apart in the text behind the page.
            end_with_space(lines.back().content);
        }
        add(std::move(lines), inner);
    }
    space_below_ = std::max(space_below_, unit_ / 2);
    if (place.last) {
        add_square_line(place);
    }
}

void BodySetter::set(const article::Rule&, const BlockPlace& place) {
    Fragment line;
    line.height = unit_;
    const ScaledPoints width = 3 * context_.geometry.unit;
    const ScaledPoints middle = (measure(place) - width) / 2;
    line.boxes.push_back(layout::rule({middle, unit_ / 2, width, context_.style.rules.hairline}, {}));
    Fragment moved;
    stack(moved, std::move(line), left(place));
    Flow flow(1);
    flow.front().content = std::move(moved);
    flow.front().break_cost = cost::forbidden;
    flow.front().on_grid = true;
    add(std::move(flow), place);
    if (place.last) {
        add_square_line(place);
    }
}

ElementId BodySetter::open(StructureRole role, const BlockPlace& place) {
    const bool is_the_articles = place.voice.language == frame_.voice.language;
    return open_element(context_, role, place.element, is_the_articles ? std::string() : place.voice.language);
}

bool BodySetter::has_room_for(int elements, const BlockPlace& place) {
    return place.elements + elements <= most_elements;
}

style::TextStyle BodySetter::text_style(Element element, const BlockPlace& place) const {
    return layout::text_style(context_.style, element, place.voice);
}

ScaledPoints BodySetter::measure(const BlockPlace& place) const {
    const ScaledPoints column = context_.geometry.column_width(context_.geometry.columns);
    return column - std::min(place.indent, deepest_indent());
}

ScaledPoints BodySetter::deepest_indent() const {
    const ScaledPoints column = context_.geometry.column_width(context_.geometry.columns);
    return column - column / 3;
}

ScaledPoints BodySetter::left(const BlockPlace& place) const {
    const ScaledPoints column = context_.geometry.column_width(context_.geometry.columns);
    return frame_.voice.direction == base::Direction::left_to_right ? column - measure(place) : 0;
}

void BodySetter::add(Flow flow, const BlockPlace& place, ScaledPoints space) {
    if (flow.empty()) {
        return;
    }
    FlowItem& first = flow.front();
    first.space_before = std::max(space_below_, space);
    if (after_heading_) {
        first.break_cost = cost::forbidden;
    }
    if (place.off_grid) {
        for (FlowItem& item : flow) {
            item.on_grid = false;
        }
    }
    append(bands_.back().flow, std::move(flow));
    space_below_ = 0;
    after_heading_ = false;
    at_start_ = false;
}

void BodySetter::add_full(Flow flow) {
    bands_.push_back({1, std::move(flow), unit_});
    bands_.push_back({context_.geometry.columns, {}, unit_});
    space_below_ = 0;
    after_heading_ = false;
    at_start_ = false;
}

}  // namespace gazette::layout
