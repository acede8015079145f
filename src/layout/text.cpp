#include "layout/text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace gazette::layout {

namespace {

/// Where a line's text reaches above and below its baseline, for the areas of links.
constexpr int ascent_percent = 80;
constexpr int descent_percent = 20;

Rectangle area_of(const TextBox& box) {
    const ScaledPoints top = box.baseline - box.size * ascent_percent / 100;
    return {box.x, top, box.width, box.size * (ascent_percent + descent_percent) / 100};
}

/// In the place of the box that was kept for it.
Rectangle area_of(const InlinePicture& picture, const TextBox& place) {
    return {place.x, place.baseline + picture.depth - picture.height, picture.width, picture.height};
}

/// One area for each stretch of a link on a line; boxes of one link that touch share theirs.
void add_link_area(Fragment& line, const Rectangle& area, const LinkTarget& target) {
    if (!line.links.empty() && line.links.back().element == target.element && line.links.back().target == target.target) {
        Rectangle& last = line.links.back().area;
        const ScaledPoints right = std::max(last.x + last.width, area.x + area.width);
        const ScaledPoints bottom = std::max(last.y + last.height, area.y + area.height);
        last.x = std::min(last.x, area.x);
        last.y = std::min(last.y, area.y);
        last.width = right - last.x;
        last.height = bottom - last.y;
        return;
    }
    line.links.push_back({area, target.target, target.description, target.element, target.otherwise});
}

/// Around the capital height of its letters.
Box frame_around(const TextBox& box) {
    const ScaledPoints above = box.size;
    const ScaledPoints below = box.size / 4;
    return frame({box.x, box.baseline - above, box.width, above + below}, box.size / 16, box.colour);
}

/// A rule through the letters of a line, and the baseline they stand on.
struct Strike {
    RuleBox rule;
    ScaledPoints baseline = 0;
};

/// Boxes that touch on one baseline share theirs, whatever their faces.
void add_strike(std::vector<Strike>& strikes, const LineBox& part) {
    const TextBox& box = part.box;
    if (!strikes.empty() && strikes.back().baseline == box.baseline) {
        Rectangle& last = strikes.back().rule.area;
        const ScaledPoints left = std::min(last.x, box.x);
        const ScaledPoints right = std::max(last.x + last.width, box.x + box.width);
        if (right - left <= last.width + box.width) {
            last.x = left;
            last.width = right - left;
            return;
        }
    }
    const Rectangle area{box.x, box.baseline - part.strike_rise, box.width, part.strike_thickness};
    strikes.push_back({{area, box.colour}, box.baseline});
}

SetLine to_set_line(Line line, const Text& text) {
    SetLine set;
    set.left = line.left;
    set.width = line.width;
    set.hyphenated = line.hyphenated;
    set.content.height = text.leading;
    set.content.boxes.reserve(line.boxes.size());
    std::vector<Strike> strikes;
    const ScaledPoints baseline = text.leading * 3 / 4;
    for (LineBox& part : line.boxes) {
        part.box.baseline += baseline;
        const InlinePicture* picture = part.picture > 0 ? &text.pictures[part.picture - 1] : nullptr;
        const Rectangle area = picture != nullptr ? area_of(*picture, part.box) : area_of(part.box);
        const bool numbers = part.link > 0 && text.links[part.link - 1].numbers;
        set.content.characters += numbers || picture != nullptr ? 0 : base::count_visible(part.box.text);
        if (part.link > 0) {
            const LinkTarget& target = text.links[part.link - 1];
            add_link_area(set.content, area, target);
            if (!target.anchor.empty()) {
                set.content.anchors.push_back({target.anchor, 0});
            }
        }
        if (part.framed) {
            set.content.boxes.push_back(frame_around(part.box));
        }
        if (picture != nullptr) {
            set.content.boxes.push_back({ImageBox{area, picture->image}, part.element});
            continue;
        }
        if (part.strike_thickness > 0) {
            add_strike(strikes, part);
        }
        set.content.boxes.push_back({std::move(part.box), part.element});
    }
    for (const Strike& strike : strikes) {
        set.content.boxes.push_back({strike.rule, artifact});
    }
    return set;
}

}  // namespace

TextBuilder::TextBuilder(base::Direction direction) {
    text_.paragraph.direction = direction;
}

TextBuilder& TextBuilder::add(std::string_view text, const style::TextStyle& style, const std::string& language,
                              ElementId element, std::uint32_t link, ScaledPoints rise) {
    if (text.empty()) {
        return *this;
    }
    Paragraph& paragraph = text_.paragraph;
    if (paragraph.text.empty()) {
        text_.leading = style.leading;
        paragraph.align = aligned_ ? paragraph.align : style.align;
    }
    StyledSpan span;
    span.begin = static_cast<std::uint32_t>(paragraph.text.size());
    span.style = style;
    span.language = language;
    span.element = element;
    span.link = link;
    span.rise = rise;
    paragraph.text += text;
    span.end = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.spans.push_back(std::move(span));
    return *this;
}

/// A character that every face has stands for it: in no script, no part of a word to the breaks of lines, and in no direction.
TextBuilder& TextBuilder::add(const InlinePicture& picture, const style::TextStyle& style, const std::string& language,
                              ElementId element, std::uint32_t link) {
    style::TextStyle unchanged = style;
    unchanged.capitals = false;
    unchanged.hyphenate = false;
    add("*", unchanged, language, element, link);
    text_.pictures.push_back(picture);
    StyledSpan& span = text_.paragraph.spans.back();
    span.picture = static_cast<std::uint32_t>(text_.pictures.size());
    span.picture_width = picture.width;
    return *this;
}

TextBuilder& TextBuilder::strike() {
    text_.paragraph.spans.back().struck = true;
    return *this;
}

std::uint32_t TextBuilder::link_to(LinkTarget target) {
    text_.links.push_back(std::move(target));
    return static_cast<std::uint32_t>(text_.links.size());
}

TextBuilder& TextBuilder::align(style::Align align) {
    text_.paragraph.align = align;
    aligned_ = true;
    return *this;
}

TextBuilder& TextBuilder::balance() {
    text_.paragraph.balance = true;
    return *this;
}

Text plain(std::string_view text, const style::TextStyle& style, const Voice& voice, ElementId element) {
    return TextBuilder(voice.direction).add(text, style, voice.language, element).take();
}

void put_on_side(Text& text, base::Direction side) {
    text.paragraph.align = text.paragraph.direction == side ? style::Align::start : style::Align::end;
}

std::string isolated(const std::string& name, const Voice& voice, base::Direction around) {
    if (name.empty() || base::direction_of_text(name, voice.direction) == around) {
        return name;
    }
    constexpr std::string_view first_strong_isolate = "\u2068";
    constexpr std::string_view pop_isolate = "\u2069";
    return std::string(first_strong_isolate) + name + std::string(pop_isolate);
}

std::vector<SetLine> set_lines(Context& context, const Text& text, ScaledPoints measure) {
    std::vector<Line> built = context.setter.set(text.paragraph, measure);
    std::vector<SetLine> lines;
    lines.reserve(built.size());
    for (Line& line : built) {
        lines.push_back(to_set_line(std::move(line), text));
    }
    return lines;
}

Fragment set_block(Context& context, const Text& text, ScaledPoints measure) {
    Fragment block;
    for (SetLine& line : set_lines(context, text, measure)) {
        stack(block, std::move(line.content));
    }
    return block;
}

Flow set_flow(Context& context, const Text& text, ScaledPoints measure, ScaledPoints x) {
    std::vector<Fragment> lines;
    std::vector<bool> hyphenated;
    for (SetLine& line : set_lines(context, text, measure)) {
        Fragment moved;
        stack(moved, std::move(line.content), x);
        lines.push_back(std::move(moved));
        hyphenated.push_back(line.hyphenated);
    }
    return paragraph_flow(std::move(lines), hyphenated);
}

Fragment row(Context& context, const Text& start, const Text& end, ScaledPoints measure, base::Direction direction) {
    const ScaledPoints gap = context.geometry.unit;
    const ScaledPoints end_width = std::min(context.setter.natural_width(end.paragraph), measure * 2 / 3);
    const ScaledPoints start_width = measure - end_width - (end_width > 0 ? gap : 0);
    Fragment left = set_block(context, start, start_width);
    Fragment right = set_block(context, end, end_width);
    if (!right.boxes.empty()) {
        end_with_space(left);
    }
    Fragment both;
    both.height = std::max(left.height, right.height);
    put(both, std::move(left), from_start(direction, 0, start_width, measure), 0);
    put(both, std::move(right), from_start(direction, measure - end_width, end_width, measure), 0);
    return both;
}

std::string fitted(Context& context, const std::string& text, const style::TextStyle& style, const Voice& voice,
                   ScaledPoints width) {
    std::string shown = text;
    std::size_t end = text.size();
    while (context.setter.natural_width(plain(shown, style, voice, artifact).paragraph) > width) {
        end = end == 0 ? std::string::npos : text.rfind(' ', end - 1);
        if (end == std::string::npos) {
            return "\u2026";
        }
        shown = text.substr(0, end) + "\u2026";
    }
    return shown;
}

Fragment set_one_line(Context& context, const Text& text, ScaledPoints& width) {
    width = context.setter.natural_width(text.paragraph);
    Text line = text;
    line.paragraph.align = style::Align::start;
    // A hair of room, so that rounding breaks no line.
    return set_block(context, line, width + base::scaled_points_per_point / 10);
}

void end_with_space(Fragment& fragment) {
    for (auto box = fragment.boxes.rbegin(); box != fragment.boxes.rend(); ++box) {
        if (auto* text = std::get_if<TextBox>(&box->content)) {
            text->text += text->text.ends_with(' ') ? "" : " ";
            return;
        }
    }
}

}  // namespace gazette::layout
