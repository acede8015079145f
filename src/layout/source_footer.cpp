#include "layout/source_footer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/address.h"
#include "base/text.h"
#include "layout/square.h"
#include "layout/url.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

/// A footer is never split, so what others wrote has a limit in it; the index of sources has a profile in full.
constexpr std::size_t longest_profile = 700;
constexpr std::size_t longest_value = 300;
/// The space below the line of "Source", as a part of the leading.
constexpr int below_header_divisor = 3;

/// The facts that a footer shows, by their labels, in its order.
std::string stated_facts(const edition::Labels& labels, const std::set<article::Fact>& stated) {
    using article::Fact;
    constexpr std::array<std::pair<Fact, const char*>, 7> shown = {{{Fact::source, "source"},
                                                                    {Fact::published, "published"},
                                                                    {Fact::modified, "modified"},
                                                                    {Fact::retrieved, "retrieved"},
                                                                    {Fact::licence, "licence"},
                                                                    {Fact::language, "language"},
                                                                    {Fact::url, "original"}}};
    std::string text;
    for (const auto& [fact, label] : shown) {
        if (stated.contains(fact)) {
            text += (text.empty() ? "" : " \u00B7 ") + labels.text(label);
        }
    }
    return text;
}

class FooterSetter {
public:
    FooterSetter(Context& context, const edition::Entry& entry, ElementId parent)
        : context_(context), entry_(entry), origin_(entry.provenance), direction_(context.voice.direction),
          measure_(context.geometry.width) {
        element_ = open_element(context_, StructureRole::section, parent, context.voice.language);
        value_style_ = context_.text_style(Element::footer);
        label_style_ = context_.text_style(Element::footer_label);
        label_width_ = width_of_labels();
    }

    Fragment run() {
        add_line(context_.style.rules.footer);
        whole_.height += gap();
        add_header();
        const bool wide = context_.geometry.columns > 1 && measure_ >= context_.style.wide_footer_from;
        wide ? add_wide() : add_stacked();
        add_stated_facts();
        whole_.height = round_up(whole_.height, context_.geometry.unit);
        return std::move(whole_);
    }

private:
    ScaledPoints gap() const { return value_style_.leading / 3; }

    ElementId open(StructureRole role, ElementId parent) { return open_element(context_, role, parent); }
    ElementId open_paragraph() { return open(StructureRole::paragraph, element_); }

    void add_line(ScaledPoints thickness) {
        whole_.boxes.push_back(rule({0, whole_.height, measure_, thickness}, {}));
        whole_.height += thickness;
    }

    /// Puts the part at `offset` from the side where the edition starts reading.
    void put_at(Fragment& whole, Fragment part, ScaledPoints offset, ScaledPoints width, ScaledPoints measure,
                ScaledPoints y) {
        put(whole, std::move(part), from_start(direction_, offset, width, measure), y);
    }

    void add_header() {
        const style::TextStyle style = context_.text_style(Element::footer_source);
        const ScaledPoints room = square_room(context_.style);
        Text source = plain(context_.labels().text("source"), style, context_.voice, open_paragraph());
        source.paragraph.first_line_indent = room;
        source.leading = value_style_.leading;
        const std::string number = article_number(context_.edition, entry_.number);
        const Text numbered =
            plain(context_.labels().text("number", {{"number", number}}), value_style_, context_.voice, open_paragraph());
        Fragment header = row(context_, source, numbered, measure_, direction_);
        const ScaledPoints baseline = value_style_.leading * 3 / 4;
        header.boxes.push_back(square_at_start(context_.style, measure_, baseline, direction_));
        header.height += value_style_.leading / below_header_divisor;
        stack(whole_, std::move(header));
    }

    // ---- identity

    Fragment identity(ScaledPoints width) {
        Fragment block;
        stack(block, set_block(context_, name(), width));
        const source::Outlet& outlet = origin_.outlet;
        if (const std::string type = type_line(outlet); !type.empty()) {
            stack(block, one_paragraph(base::shortened(type, longest_value), Element::footer_type, width));
        }
        if (!outlet.profile.empty()) {
            stack(block, one_paragraph(base::shortened(outlet.profile, longest_profile), Element::footer_profile, width));
        }
        return block;
    }

    Text name() {
        const source::Outlet& outlet = origin_.outlet;
        style::TextStyle style = context_.text_style(Element::footer_name);
        if (outlet.name.empty()) {
            style.italic = has_italics(context_.voice);
            style.bold = false;
            return plain(context_.labels().text("unknown_source"), style, context_.voice, open_paragraph());
        }
        const Voice voice = outlet_voice(context_, outlet, outlet.name);
        Text text = plain(base::shortened(outlet.name, longest_value), style, voice, open_paragraph());
        put_on_side(text, direction_);
        return text;
    }

    Fragment one_paragraph(const std::string& words, Element element, ScaledPoints width) {
        const Voice voice = outlet_voice(context_, origin_.outlet, words);
        Text text = plain(words, context_.text_style(element), voice, open_paragraph());
        put_on_side(text, direction_);
        return set_block(context_, text, width);
    }

    // ---- facts

    ScaledPoints width_of_labels() const {
        constexpr int label_em_percent = 630;
        ScaledPoints width = value_style_.size * label_em_percent / 100;
        for (const char* key :
             {"published", "modified", "retrieved", "licence", "language", "text", "original", "sha256"}) {
            const Text label = plain(context_.labels().text(key), label_style_, context_.voice, artifact);
            width = std::max(width, context_.setter.natural_width(label.paragraph) + label_style_.size / 2);
        }
        return std::min(width, measure_ / 3);
    }

    style::TextStyle absent_style() const {
        style::TextStyle style = value_style_;
        style.family = "serif";
        style.italic = has_italics(context_.voice);
        return style;
    }

    /// A label and its value; `value` sets the latter in the width it is given, within the fact's element.
    template <class SetValue>
    Fragment fact(const char* key, ScaledPoints width, SetValue value) {
        const ElementId paragraph = open_paragraph();
        const ElementId label_element = open(StructureRole::span, paragraph);
        const ScaledPoints room = width - label_width_;
        Fragment label = set_block(
            context_, plain(context_.labels().text(key), label_style_, context_.voice, label_element), label_width_);
        end_with_space(label);
        Fragment set = value(paragraph, room);
        Fragment both;
        both.height = std::max(label.height, set.height);
        put_at(both, std::move(label), 0, label_width_, width, 0);
        put_at(both, std::move(set), label_width_, room, width, 0);
        return both;
    }

    /// What is not stated says so, and looks like it.
    Fragment text_fact(const char* key, const std::string& words, ScaledPoints width) {
        return fact(key, width, [&](ElementId paragraph, ScaledPoints room) {
            const bool absent = words.empty();
            const std::string shown = absent ? context_.labels().text("not_stated") : base::shortened(words, longest_value);
            Text text = plain(shown, absent ? absent_style() : value_style_,
                              absent ? context_.voice : outlet_voice(context_, origin_.outlet, shown),
                              open(StructureRole::span, paragraph));
            put_on_side(text, direction_);
            return set_block(context_, text, room);
        });
    }

    Fragment facts(ScaledPoints width) {
        const auto stated = [](const std::optional<base::DateTime>& moment) {
            return moment ? readable(*moment) : std::string();
        };
        Fragment block;
        stack(block, text_fact("published", stated(origin_.published), width));
        stack(block, text_fact("modified", stated(origin_.modified), width));
        stack(block, text_fact("retrieved", stated(origin_.retrieved), width));
        stack(block, text_fact("licence", origin_.licence, width));
        const bool known = !origin_.language.empty() && origin_.language != "und";
        stack(block,
              text_fact("language",
                        known ? language_facts(context_.edition, origin_.language, origin_.direction) : std::string(),
                        width));
        stack(block, text_fact("text", text_facts(context_.edition, entry_), width));
        return block;
    }

    Fragment original(ScaledPoints width) {
        if (origin_.url.empty()) {
            return text_fact("original", {}, width);
        }
        return fact("original", width, [&](ElementId paragraph, ScaledPoints room) {
            const ElementId link = open(StructureRole::link, paragraph);
            const Voice latin = voice_of("en");
            TextBuilder builder(latin.direction);
            const std::string shown = broken_url(context_, shown_url(origin_.url), value_style_, room);
            const std::optional<std::string> address = base::safe_address(origin_.url);
            const std::uint32_t target = address ? builder.link_to({*address, origin_.url, link}) : 0;
            Text text = builder.add(shown, value_style_, "zxx", link, target).take();
            put_on_side(text, direction_);
            return set_block(context_, text, room);
        });
    }

    Fragment digest(ScaledPoints width) {
        return fact("sha256", width, [&](ElementId paragraph, ScaledPoints room) {
            const ElementId span = open(StructureRole::span, paragraph);
            Text text = TextBuilder(base::Direction::left_to_right)
                            .add(short_digest(origin_.input.sha256), digest_style(value_style_), "zxx", span)
                            .take();
            put_on_side(text, direction_);
            const ScaledPoints shown = context_.setter.natural_width(text.paragraph) + value_style_.size * 3 / 10;
            Fragment block = set_block(context_, text, room);
            end_with_space(block);
            add_reference(block, paragraph, shown, room);
            return block;
        });
    }

    /// Keeps room for the page of the register behind the digest, or below it, and lets it be a link at once.
    void add_reference(Fragment& block, ElementId paragraph, ScaledPoints offset, ScaledPoints room) {
        const ElementId reference = open(StructureRole::reference, paragraph);
        const ElementId link = open(StructureRole::link, reference);
        const ScaledPoints width = context_.setter.natural_width(register_reference(context_, link, "000").paragraph);
        if (offset + width > room) {
            offset = 0;
            block.height += value_style_.leading;
        }
        LateText late;
        late.entry = entry_.number;
        late.width = room - offset;
        late.x = from_start(direction_, offset, late.width, room);
        late.y = block.height - value_style_.leading;
        late.element = link;
        block.late.push_back(late);
        const ScaledPoints x = from_start(direction_, offset, width, room);
        block.links.push_back({{x, late.y, width, value_style_.leading},
                               "#" + register_anchor(entry_.number),
                               context_.labels().text("register"),
                               link});
    }

    // ---- composition

    void add_wide() {
        const ScaledPoints column = context_.geometry.column_width(2);
        const ScaledPoints second = column + context_.geometry.gutter;
        Fragment left = identity(column);
        Fragment right = facts(column);
        // The first fact stands on the name's baseline.
        const ScaledPoints name_baseline = context_.style.text.at(Element::footer_name).leading * 3 / 4;
        const ScaledPoints drop = std::max<ScaledPoints>(0, name_baseline - value_style_.leading * 3 / 4);
        Fragment both;
        both.height = std::max(left.height, right.height + drop);
        put_at(both, std::move(left), 0, column, measure_, 0);
        put_at(both, std::move(right), second, column, measure_, drop);
        stack(whole_, std::move(both));
        separate();
        Fragment url = original(column);
        Fragment sha = digest(column);
        Fragment last;
        last.height = std::max(url.height, sha.height);
        put_at(last, std::move(url), 0, column, measure_, 0);
        put_at(last, std::move(sha), second, column, measure_, 0);
        stack(whole_, std::move(last));
    }

    void add_stacked() {
        stack(whole_, identity(measure_));
        separate();
        stack(whole_, facts(measure_));
        stack(whole_, original(measure_));
        stack(whole_, digest(measure_));
    }

    void separate() {
        whole_.height += gap();
        add_line(context_.style.rules.hairline);
        whole_.height += gap();
    }

    void add_stated_facts() {
        const std::string stated = stated_facts(context_.labels(), origin_.stated_by_editor);
        if (!stated.empty()) {
            const Text text = plain(stated + ": " + context_.labels().text("stated_by_editor"), value_style_,
                                    context_.voice, open_paragraph());
            stack(whole_, set_block(context_, text, measure_));
        }
    }

    Context& context_;
    const edition::Entry& entry_;
    const source::Provenance& origin_;
    base::Direction direction_;
    ScaledPoints measure_;
    ElementId element_ = 0;
    style::TextStyle value_style_;
    style::TextStyle label_style_;
    ScaledPoints label_width_ = 0;
    Fragment whole_;
};

}  // namespace

Fragment source_footer(Context& context, const edition::Entry& entry, ElementId parent) {
    return FooterSetter(context, entry, parent).run();
}

Text register_reference(const Context& context, ElementId element, const std::string& page) {
    const std::string words = "(" + context.labels().text("in_full", {{"page", page}}) + ")";
    return plain(words, context.text_style(Element::footer), context.voice, element);
}

std::string type_line(const source::Outlet& outlet) {
    std::string line = outlet.type;
    if (!outlet.place.empty()) {
        line += (line.empty() ? "" : ", ") + outlet.place;
    }
    if (!outlet.romanised.empty() && outlet.romanised != outlet.name) {
        line = outlet.romanised + (line.empty() ? "" : ": " + line);
    }
    return line;
}

Voice outlet_voice(const Context& context, const source::Outlet& outlet, const std::string& text) {
    const base::Direction direction = base::direction_of_text(text, context.voice.direction);
    if (direction == context.voice.direction && base::direction_of(outlet.language) != direction) {
        return context.voice;
    }
    return voice_of(outlet.language.empty() ? context.voice.language : outlet.language, direction);
}

}  // namespace gazette::layout
