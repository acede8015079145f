#include "layout/masthead.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "layout/running_head.h"
#include "layout/section_opener.h"
#include "layout/text.h"

namespace gazette::layout {

namespace {

using style::Element;

// The range of sizes, 34 to 60 about 48 (LOOK, 2), as percent of the style's.
constexpr int smallest_percent = 71;
constexpr int largest_percent = 125;

ElementId open_paragraph(Context& context, ElementId parent) {
    return open_element(context, StructureRole::paragraph, parent);
}

/// Articles, sources and minutes, or as many of them as fit, the last ones first; empty where none does.
std::string counts(Context& context, const style::TextStyle& style, ScaledPoints width) {
    const edition::Labels& labels = context.labels();
    const std::string comma = context.voice.direction == base::Direction::right_to_left ? "\u060C " : ", ";
    const std::vector<std::string> parts = {
        labels.count("minutes", edition::minutes_of(context.edition)),
        labels.count("sources_count", static_cast<long long>(context.edition.sources.size())),
        labels.count("articles", static_cast<long long>(edition::article_count(context.edition)))};
    std::string fitting;
    for (const std::string& part : parts) {
        const std::string longer = fitting.empty() ? part : part + comma + fitting;
        if (context.setter.natural_width(plain(longer, style, context.voice, artifact).paragraph) > width) break;
        fitting = longer;
    }
    return fitting;
}

/// As large as the measure lets it be within its range.
style::TextStyle fitted_style(Context& context) {
    style::TextStyle style = context.text_style(Element::masthead);
    const Text text = plain(context.edition.title, style, context.voice, artifact);
    const ScaledPoints natural = std::max<ScaledPoints>(1, context.setter.natural_width(text.paragraph));
    // One part in a hundred less than the measure, for rounding and overhanging letters.
    const ScaledPoints wanted = context.geometry.width * 99 / natural;
    const ScaledPoints percent = std::clamp<ScaledPoints>(wanted, smallest_percent, largest_percent);
    style.size = style.size * percent / 100;
    style.leading = std::max(style.leading, style.size * 5 / 4);
    return style;
}

}  // namespace

Fragment edition_line(Context& context, ElementId parent) {
    const style::TextStyle style = context.text_style(Element::running_head);
    style::TextStyle bold = style;
    bold.bold = true;
    const ScaledPoints measure = context.geometry.width;
    const base::Direction direction = context.voice.direction;
    const edition::Labels& labels = context.labels();
    const auto text = [&](const std::string& words, const style::TextStyle& type) {
        return plain(words, type, context.voice, open_paragraph(context, parent));
    };
    Fragment whole;
    ScaledPoints width = 0;
    if (!context.edition.number.empty()) {
        Fragment number =
            set_one_line(context, text(labels.text("number", {{"number", context.edition.number}}), bold), width);
        put(whole, std::move(number), from_start(direction, 0, width, measure), 0);
    }
    const bool at_start = context.edition.number.empty();
    Fragment date = set_one_line(context, text(labels.full_date(context.edition.date), bold), width);
    const ScaledPoints date_x = at_start ? from_start(direction, 0, width, measure) : (measure - width) / 2;
    put(whole, std::move(date), date_x, 0);
    const ScaledPoints free = (at_start ? measure - width : (measure - width) / 2) - context.geometry.unit;
    if (const std::string words = counts(context, style, free); !words.empty()) {
        Fragment facts = set_one_line(context, text(words, style), width);
        put(whole, std::move(facts), from_start(direction, measure - width, width, measure), 0);
    }
    const ScaledPoints baseline = style.leading * 3 / 4;
    const ScaledPoints line = baseline + below_running_head(context);
    whole.boxes.push_back(rule({0, line, measure, context.style.rules.hairline}, {}));
    Fragment raised;
    put(raised, std::move(whole), 0, context.style.running_head.baseline - context.style.margins.top - baseline);
    return raised;
}

Fragment masthead(Context& context, ElementId heading) {
    const ScaledPoints measure = context.geometry.width;
    TextBuilder builder(context.voice.direction);
    builder.add(context.edition.title, fitted_style(context), context.voice.language, heading);
    Fragment whole;
    stack(whole, set_block(context, builder.balance().take(), measure));
    whole.height += context.geometry.unit / 2;
    stack(whole, scotch_rule(context.style, measure));
    whole.height = round_up(whole.height + context.geometry.unit, context.geometry.unit);
    return whole;
}

}  // namespace gazette::layout
