#include "layout/article_head.h"

#include <algorithm>
#include <utility>

#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

/// An article shorter than this is a brief, with a smaller headline.
constexpr std::size_t brief_below_words = 150;
constexpr std::size_t brief_below_characters = 350;
/// A headline longer than this in its size gets the next smaller one.
constexpr std::size_t most_headline_lines = 3;
constexpr int deck_width_percent = 84;

// Spaces of the head (LOOK, 2), for a grid of 12; other grids scale them.
constexpr int below_rule = 9;
constexpr int below_kicker = 5;
constexpr int below_headline = 6;
constexpr int around_byline = 9;
constexpr int below_hairline = 2;

const char* comma_in(const Voice& voice) {
    if (is_cjk(voice)) {
        return "\u3000";
    }
    return voice.direction == base::Direction::right_to_left ? "\u060C " : ", ";
}

class HeadSetter {
public:
    HeadSetter(Context& context, const edition::Entry& entry, const HeadFrame& frame)
        : context_(context), entry_(entry), frame_(frame), voice_(voice_of(entry.head.language, entry.head.direction)),
          measure_(context.geometry.width) {}

    Flow run() {
        add_rule();
        add_kicker();
        add_headline();
        add_deck();
        add_byline();
        if (!frame_.anchor.empty()) {
            flow_.front().content.anchors.push_back({frame_.anchor, 0});
        }
        pad();
        return std::move(flow_);
    }

private:
    ScaledPoints space(int twelfths) const { return context_.geometry.unit * twelfths / 12; }

    ElementId open(StructureRole role, int level = 0) { return open_element(context_, role, frame_.element, level); }

    style::TextStyle text_style(Element element) const { return layout::text_style(context_.style, element, voice_); }

    /// Below what stands there and the space that was asked for; not to be parted from it.
    void add(Flow more) {
        for (FlowItem& item : more) {
            item.space_before = std::exchange(space_, 0);
            item.break_cost = flow_.empty() ? 0 : cost::forbidden;
            item.on_grid = false;
            flow_.push_back(std::move(item));
        }
    }

    void add(Fragment fragment) {
        Flow one(1);
        one.front().content = std::move(fragment);
        add(std::move(one));
    }

    void add_line(ScaledPoints thickness) {
        Fragment line;
        line.boxes.push_back(rule({0, 0, measure_, thickness}, {}));
        line.height = thickness;
        add(std::move(line));
    }

    void pad() {
        const ScaledPoints height = height_of(flow_, 0, flow_.size(), 1) + space_;
        flow_.back().content.height += space_ + round_up(height, context_.geometry.unit) - height;
    }

    void add_rule() {
        if (frame_.rule == HeadRule::none) {
            return;
        }
        add_line(frame_.rule == HeadRule::article ? context_.style.rules.article : context_.style.rules.hairline);
        space_ = space(below_rule);
    }

    /// Sections are in the edition's language, and so are tags in its script where the article has another.
    bool is_of_edition(const std::string& tag) const {
        const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
        return entry_.head.tags.empty() ||
               (is_cased(context_.voice) && !is_cased(voice_) && std::all_of(tag.begin(), tag.end(), is_ascii));
    }

    void add_kicker() {
        const std::string& tag = entry_.head.tags.empty() ? frame_.section : entry_.head.tags.front();
        if (!tag.empty()) {
            const Voice& voice = is_of_edition(tag) ? context_.voice : voice_;
            Text text = plain(tag, layout::text_style(context_.style, Element::kicker, voice), voice,
                              open(StructureRole::paragraph));
            put_on_side(text, voice_.direction);
            add(set_flow(context_, text, measure_));
            space_ = space(below_kicker);
        }
    }

    void add_headline() {
        const style::TextStyle style = text_style(headline_element(context_, entry_, frame_.headline));
        TextBuilder builder(voice_.direction);
        builder.add(headline_of(context_.edition, entry_.head), style, voice_.language,
                    open(StructureRole::heading, frame_.level));
        add(set_flow(context_, builder.balance().take(), measure_));
        space_ = space(below_headline);
    }

    void add_deck() {
        if (entry_.head.subtitle.empty()) {
            return;
        }
        TextBuilder builder(voice_.direction);
        builder.add(entry_.head.subtitle, text_style(Element::deck), voice_.language, open(StructureRole::paragraph));
        const ScaledPoints width = measure_ * deck_width_percent / 100;
        const ScaledPoints x = from_start(voice_.direction, 0, width, measure_);
        add(set_flow(context_, builder.balance().take(), width, x));
    }

    void add_byline() {
        space_ = space(around_byline);
        add_line(context_.style.rules.hairline);
        space_ = space(below_hairline);
        Text names = byline();
        Text days = dates();
        const ScaledPoints width =
            context_.setter.natural_width(names.paragraph) + context_.setter.natural_width(days.paragraph);
        if (width + context_.geometry.unit <= measure_) {
            add(row(context_, names, days, measure_, voice_.direction));
        } else {
            // No room side by side: the dates stand below, at the edge where the names start.
            put_on_side(days, voice_.direction);
            add(set_flow(context_, names, measure_));
            add(set_flow(context_, days, measure_));
        }
        space_ = space(around_byline);
    }

    /// "Ilka Marrane, Kestrel Bay Herald", the author bold, each as its own language has it.
    Text byline() {
        const ElementId element = open(StructureRole::paragraph);
        style::TextStyle style = text_style(Element::byline);
        TextBuilder builder(voice_.direction);
        const std::string source = isolated(source_name(context_.edition, entry_), voice_, voice_.direction);
        if (!entry_.head.byline.empty()) {
            style.bold = true;
            builder.add(entry_.head.byline, style, voice_.language, element);
            style.bold = false;
            builder.add(comma_in(voice_), style, voice_.language, element);
        }
        return builder.add(source, style, voice_.language, element).take();
    }

    /// "Published 23 November 2026, updated 24 November 2026 · 4 min", in the article's language where gazette knows it.
    Text dates() {
        const edition::Labels& labels = edition::labels_of(context_.edition, entry_);
        const bool own = &labels != &context_.labels();
        const Voice& voice = own ? voice_ : context_.voice;
        const source::Provenance& origin = entry_.provenance;
        std::string text;
        if (origin.published) {
            text = labels.text("published_on", {{"date", labels.long_date(origin.published->date)}});
        }
        if (const auto update = origin.later_update()) {
            text += text.empty() ? "" : comma_in(voice);
            text += labels.text("updated_on", {{"date", labels.long_date(update->date)}});
        }
        text += text.empty() ? "" : is_cjk(voice) ? "\u3000" : " \u00A0\u00B7\u00A0 ";
        text += labels.count("minutes", entry_.minutes);
        const bool told = own || voice_.language == voice.language;
        const ElementId element =
            open_element(context_, StructureRole::paragraph, frame_.element, told ? "" : voice.language);
        Text set = plain(text, layout::text_style(context_.style, Element::byline, voice), voice, element);
        // At the edge opposite to where the article's own line starts.
        put_on_side(set, voice_.direction == base::Direction::left_to_right ? base::Direction::right_to_left
                                                                            : base::Direction::left_to_right);
        return set;
    }

    Context& context_;
    const edition::Entry& entry_;
    const HeadFrame& frame_;
    Voice voice_;
    ScaledPoints measure_;
    Flow flow_;
    ScaledPoints space_ = 0;
};

}  // namespace

style::Element headline_element(Context& context, const edition::Entry& entry, Element wanted) {
    const article::Length& length = entry.provenance.length;
    const bool brief = length.count < (length.characters ? brief_below_characters : brief_below_words);
    if (wanted == Element::headline && brief) {
        return Element::brief_headline;
    }
    const Voice voice = voice_of(entry.head.language, entry.head.direction);
    for (const Element element : {Element::lead_headline, Element::headline}) {
        if (element == Element::lead_headline && wanted != Element::lead_headline) {
            continue;
        }
        const Text text =
            plain(headline_of(context.edition, entry.head), text_style(context.style, element, voice), voice, artifact);
        if (set_lines(context, text, context.geometry.width).size() <= most_headline_lines) {
            return element;
        }
    }
    return Element::brief_headline;
}

Flow article_head(Context& context, const edition::Entry& entry, const HeadFrame& frame) {
    return HeadSetter(context, entry, frame).run();
}

}  // namespace gazette::layout
