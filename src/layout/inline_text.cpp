#include "layout/inline_text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "article/children.h"
#include "article/notes.h"
#include "layout/inline_picture.h"
#include "layout/paragraph_parts.h"

namespace gazette::layout {

namespace {

constexpr int superior_size_percent = 62;
constexpr int superscript_rise_percent = 36;
constexpr int subscript_drop_percent = 14;
/// Inlines nested deeper than this are set as plain text.
constexpr int deepest_inline = 60;
/// Phrases of other languages within each other that have elements of their own: readers take no tree of any depth.
constexpr int most_phrases = 2;

bool has_elements(const article::Inlines& inlines, int depth = 0);

struct NeedsElement {
    int depth;
    bool operator()(const article::Link&) const { return true; }
    bool operator()(const article::NoteReference&) const { return true; }
    bool operator()(const article::InlineCode&) const { return true; }
    bool operator()(const article::Strikethrough&) const { return true; }
    bool operator()(const article::Span& span) const {
        return !span.language.empty() || has_elements(span.children, depth + 1);
    }
    bool operator()(const article::Text&) const { return false; }
    bool operator()(const article::Image& image) const { return !image.alt.empty(); }
    bool operator()(const article::LineBreak&) const { return false; }
    bool operator()(const article::PageBreak&) const { return false; }
    template <class Nested>
    bool operator()(const Nested& nested) const {
        return has_elements(nested.children, depth + 1);
    }
};

bool has_elements(const article::Inlines& inlines, int depth) {
    return depth < deepest_inline &&
           std::any_of(
               inlines.begin(), inlines.end(),
               [depth](const article::Inline& each) { return std::visit(NeedsElement{depth}, each.value); });
}

bool has_struck(const article::Inlines& inlines, int depth = 0) {
    return std::any_of(inlines.begin(), inlines.end(), [depth](const article::Inline& each) {
        const article::Inlines* children = article::children_of(each);
        return std::holds_alternative<article::Strikethrough>(each.value) ||
               (children != nullptr && depth < deepest_inline && has_struck(*children, depth + 1));
    });
}

/// What is said of where it leads.
std::string words_of(const article::Link& link) {
    return link.title.empty() ? article::plain_text(link.children) : link.title;
}

/// An image that nothing is said of is set elsewhere, or not at all: there is no text to follow.
bool shows_image_alone(const article::Link& link) {
    return words_of(link).empty() && has_images(link.children);
}

/// A superior figure behind a link that leads out of the edition, for the list of addresses.
bool takes_number(const article::Link& link, const std::string& address, const ArticleScope& scope) {
    return scope.addresses != nullptr && !shows_address(article::plain_text(link.children), address);
}

/// An element that text goes to; `between` is the span for text beside child elements, opened when first needed.
struct Level {
    ElementId element = artifact;
    bool mixed = false;
    std::optional<ElementId> between;
    /// Phrases around it that have elements of their own.
    int phrases = 0;
};

/// How text is set where the walk stands.
struct Manner {
    style::TextStyle style;
    Voice voice;
    std::uint32_t link = 0;
    ScaledPoints rise = 0;
    int depth = 0;
    bool struck = false;
};

class InlineWriter {
public:
    InlineWriter(Context& context, const ArticleScope& scope, base::Direction direction)
        : context_(context), scope_(scope), builder_(direction) {}

    void write_text(const std::string& text, const Manner& manner, Level& level) {
        if (!text.empty()) {
            builder_.add(text, manner.style, manner.voice.language, element_for_text(level, manner), manner.link,
                         manner.rise);
            if (manner.struck) {
                builder_.strike();
            }
        }
    }

    void write_all(const article::Inlines& inlines, const Manner& manner, Level& level) {
        if (manner.depth >= deepest_inline) {
            write_text(article::plain_text(inlines), manner, level);
            return;
        }
        for (std::size_t i = 0; i < inlines.size(); ++i) {
            if (scope_.has_notes && article::references_meet(inlines, i)) {
                write_text(",", shifted(manner, superscript_rise_percent), level);
            }
            std::visit([&](const auto& value) { write(value, manner, level); }, inlines[i].value);
        }
    }

    Text take() { return builder_.take(); }

private:
    ElementId open(StructureRole role, Level& level, const Manner& manner, const std::string& language = {}) {
        level.between.reset();
        StructureElement element;
        element.role = role;
        element.parent = level.element;
        element.language = language;
        element.struck = manner.struck;
        return context_.painter.open(std::move(element));
    }

    ElementId element_for_text(Level& level, const Manner& manner) {
        if (!level.mixed) {
            return level.element;
        }
        if (!level.between) {
            level.between = open(StructureRole::span, level, manner);
        }
        return *level.between;
    }

    static Manner deeper(Manner manner) {
        ++manner.depth;
        return manner;
    }

    void write(const article::Text& text, const Manner& manner, Level& level) { write_text(text.text, manner, level); }

    void write(const article::Emphasis& emphasis, const Manner& manner, Level& level) {
        Manner inner = deeper(manner);
        inner.style.italic = (is_cased(manner.voice)) != manner.style.italic;
        write_all(emphasis.children, inner, level);
    }

    void write(const article::Strong& strong, const Manner& manner, Level& level) {
        Manner inner = deeper(manner);
        inner.style.bold = true;
        write_all(strong.children, inner, level);
    }

    void write(const article::Strikethrough& struck, const Manner& manner, Level& level) {
        Manner inner = deeper(manner);
        inner.struck = true;
        if (manner.struck) {
            write_all(struck.children, inner, level);
            return;
        }
        Level own{open(StructureRole::span, level, inner), has_elements(struck.children), {}, level.phrases};
        write_all(struck.children, inner, own);
    }

    void write(const article::Superscript& raised, const Manner& manner, Level& level) {
        write_all(raised.children, shifted(manner, superscript_rise_percent), level);
    }

    void write(const article::Subscript& lowered, const Manner& manner, Level& level) {
        write_all(lowered.children, shifted(manner, -subscript_drop_percent), level);
    }

    static Manner shifted(const Manner& manner, int percent) {
        Manner inner = deeper(manner);
        inner.rise += manner.style.size * percent / 100;
        inner.style.size = manner.style.size * superior_size_percent / 100;
        return inner;
    }

    void write(const article::InlineCode& code, const Manner& manner, Level& level) {
        Manner inner = manner;
        inner.style.family = "mono";
        inner.style.italic = false;
        inner.style.hyphenate = false;
        inner.style.features.clear();
        // Mono faces look large beside text of the same size.
        inner.style.size = manner.style.size * 92 / 100;
        Level own{manner.link > 0 ? element_for_text(level, manner) : open(StructureRole::code, level, manner), false, {}};
        write_text(code.text, inner, own);
    }

    void write(const article::Link& link, const Manner& manner, Level& level) {
        const std::optional<LinkTarget> target = target_of(link);
        if (manner.link > 0 || !target || shows_image_alone(link)) {
            write_all(link.children, deeper(manner), level);
            return;
        }
        Level own{open(StructureRole::link, level, manner), has_images(link.children) || has_struck(link.children), {}};
        Manner inner = deeper(manner);
        LinkTarget leading = *target;
        leading.element = own.element;
        inner.link = builder_.link_to(std::move(leading));
        if (target->description.empty()) {
            write_text(link.href, inner, own);
        } else {
            write_all(link.children, inner, own);
        }
        if (!target->target.starts_with('#') && takes_number(link, target->target, scope_)) {
            write_number(target->target, manner, level);
        }
    }

    /// A superior figure that leads to the address in the list at the article's end. It holds even where what it stands behind
    /// is struck out.
    void write_number(const std::string& address, const Manner& manner, Level& level) {
        const std::size_t number = scope_.addresses->number_of(address);
        Manner inner = manner;
        inner.struck = false;
        Level reference{open(StructureRole::reference, level, inner), false, {}};
        const ElementId element = open(StructureRole::link, reference, inner);
        inner.style = text_style(context_.style, style::Element::link, manner.voice);
        inner.rise += manner.style.size * superscript_rise_percent / 100;
        inner.link = builder_.link_to({"#" + address_anchor(scope_.entry, number), address, element, {}, {}, true});
        Level own{element, false, {}};
        write_text(context_.labels().number(static_cast<long long>(number)), inner, own);
    }

    /// A superior figure that leads to the note (ISO 32000-1 section 14.8.4.4.1: Reference, with the note's label).
    void write(const article::NoteReference& reference, const Manner& manner, Level& level) {
        if (!scope_.has_notes) {
            return;
        }
        const std::string digits = context_.labels().number(reference.number);
        Manner raised = shifted(manner, superscript_rise_percent);
        raised.struck = false;
        if (manner.link > 0) {
            write_text(digits, raised, level);
            return;
        }
        const ElementId label = open(StructureRole::reference, level, raised);
        Level within{label, false, {}};
        Level lbl{open(StructureRole::list_label, within, raised), false, {}};
        Level own{open(StructureRole::link, lbl, raised), false, {}};
        Manner inner = raised;
        inner.style.features = {"lnum"};
        inner.link = builder_.link_to({"#" + note_anchor(scope_.entry, reference.number),
                                       context_.labels().text("note", {{"number", digits}}),
                                       own.element,
                                       {},
                                       note_reference_anchor(scope_.entry, reference.number)});
        write_text(digits, inner, own);
    }

    /// Without its element; nothing where it leads nowhere.
    std::optional<LinkTarget> target_of(const article::Link& link) const {
        LinkTarget out;
        out.description = words_of(link);
        const edition::LinkTarget found = context_.links.target_of(scope_.entry, link.href);
        if (const auto* web = std::get_if<edition::WebTarget>(&found)) {
            out.target = web->address;
            return out;
        }
        const auto* place = std::get_if<edition::ArticleTarget>(&found);
        if (place == nullptr || (link.href.starts_with('#') && !scope_.ids.contains(place->id))) {
            return std::nullopt;
        }
        out.target = "#" + article_anchor(place->number);
        if (!place->id.empty()) {
            out.otherwise = std::exchange(out.target, "#" + article_anchor(place->number, place->id));
        }
        return out;
    }

    void write(const article::Image& image, const Manner& manner, Level& level) {
        if (const std::optional<InlinePicture> picture = picture_of(image, manner)) {
            builder_.add(*picture, manner.style, manner.voice.language, open_figure(image, level), manner.link);
            return;
        }
        Manner inner = manner;
        inner.style.italic = is_cased(manner.voice);
        write_text(image.alt, inner, level);
    }

    std::optional<InlinePicture> picture_of(const article::Image& image, const Manner& manner) {
        return scope_.load_image ? inline_picture(context_, scope_, image, manner.style) : std::nullopt;
    }

    /// An image that its author says nothing of is decoration.
    ElementId open_figure(const article::Image& image, Level& level) {
        if (image.alt.empty()) {
            return artifact;
        }
        level.between.reset();
        StructureElement figure;
        figure.role = StructureRole::figure;
        figure.parent = level.element;
        figure.alt = image.alt;
        figure.within_line = true;
        return context_.painter.open(std::move(figure));
    }

    /// With a space before it, so that the words of two lines stay apart in the text behind the page.
    void write(const article::LineBreak&, const Manner& manner, Level& level) { write_text(" \n", manner, level); }

    void write(const article::PageBreak&, const Manner&, Level&) {}

    void write(const article::Span& span, const Manner& manner, Level& level) {
        Manner inner = deeper(manner);
        if (!span.language.empty()) {
            inner.voice = voice_of(span.language);
        }
        inner.voice.direction =
            span.direction.value_or(span.language.empty() ? manner.voice.direction : inner.voice.direction);
        inner.style.italic = inner.style.italic && is_cased(inner.voice);
        const bool turns = inner.voice.direction != manner.voice.direction;
        const bool own_element = !span.language.empty() && manner.link == 0 && level.phrases < most_phrases;
        Level own{own_element ? open(StructureRole::span, level, manner, span.language) : level.element,
                  false,
                  {},
                  level.phrases + 1};
        Level& target = own_element ? own : level;
        own.mixed = own_element && has_elements(span.children);
        if (turns) {
            write_text(inner.voice.direction == base::Direction::right_to_left ? "\u2067" : "\u2066", inner, target);
        }
        write_all(span.children, inner, target);
        if (turns) {
            write_text("\u2069", inner, target);
        }
    }

    Context& context_;
    const ArticleScope& scope_;
    TextBuilder builder_;
};

void collect_ids(const article::Blocks& blocks, std::set<std::string>& ids, int depth) {
    for (const article::Block& block : blocks) {
        if (!block.id.empty()) {
            ids.insert(block.id);
        }
        if (depth < deepest_inline) {
            article::for_each_inner(block, [&](const article::Blocks& inner) { collect_ids(inner, ids, depth + 1); });
        }
    }
}

}  // namespace

std::set<std::string> ids_of(const article::Blocks& blocks) {
    std::set<std::string> ids;
    collect_ids(blocks, ids, 0);
    return ids;
}

Text inline_text(Context& context, const article::Inlines& inlines, const style::TextStyle& style, const Voice& voice,
                 ElementId element, const ArticleScope& scope, const LeadIn& lead_in) {
    InlineWriter writer(context, scope, voice.direction);
    Level level{element, has_elements(inlines), {}};
    const Manner manner{style, voice, 0, 0, 0};
    Manner before = manner;
    before.style.bold = style.bold || lead_in.bold;
    writer.write_text(lead_in.text, before, level);
    writer.write_all(inlines, manner, level);
    return writer.take();
}

std::size_t count_link_numbers(const Context& context, const article::Inlines& inlines, const ArticleScope& scope) {
    std::size_t count = 0;
    std::vector<std::pair<const article::Inlines*, int>> waiting{{&inlines, 0}};
    while (!waiting.empty()) {
        const auto [at, depth] = waiting.back();
        waiting.pop_back();
        for (const article::Inline& each : *at) {
            const auto* link = std::get_if<article::Link>(&each.value);
            const edition::LinkTarget target =
                link == nullptr ? edition::LinkTarget() : context.links.target_of(scope.entry, link->href);
            const auto* web = std::get_if<edition::WebTarget>(&target);
            const article::Inlines* children = article::children_of(each);
            if (web != nullptr && !shows_image_alone(*link)) {
                count += takes_number(*link, web->address, scope) ? 1 : 0;
            } else if (children != nullptr && depth + 1 < deepest_inline) {
                waiting.emplace_back(children, depth + 1);
            }
        }
    }
    return count;
}

LeadIn dateline_of(const std::string& dateline, const Voice& voice) {
    if (dateline.empty()) {
        return {};
    }
    const std::size_t comma = std::min(dateline.find(','), dateline.size());
    const std::string place = dateline.substr(0, comma);
    return {(is_cased(voice) ? capitals(place, voice.language) : place) + dateline.substr(comma) + " \u2014 ", false};
}

bool opens_in_small_capitals(const style::PdfStyle& style) {
    const std::vector<std::string>& features = style.text.at(style::Element::body).features;
    return std::find(features.begin(), features.end(), "onum") != features.end();
}

void set_opening_words(Text& text, std::string_view words, const Voice& voice) {
    constexpr int opening_tracking = 40;
    const std::string& whole = text.paragraph.text;
    const std::size_t begin = std::min(whole.find_first_not_of(" \t\n"), whole.size());
    std::vector<StyledSpan>& spans = text.paragraph.spans;
    const auto found =
        std::find_if(spans.begin(), spans.end(), [begin](const StyledSpan& each) { return each.end > begin; });
    if (!is_cased(voice) || words.empty() || !std::string_view(whole).substr(begin).starts_with(words) ||
        found == spans.end() || found->end < begin + words.size()) {
        return;
    }
    StyledSpan opening = *found;
    opening.begin = static_cast<std::uint32_t>(begin);
    opening.end = static_cast<std::uint32_t>(begin + words.size());
    opening.style.features.push_back("smcp");
    opening.style.tracking = opening_tracking;
    opening.style.hyphenate = false;
    std::vector<StyledSpan> parts;
    for (const auto& [from, to] : {std::pair(found->begin, opening.begin), std::pair(opening.end, found->end)}) {
        if (from == opening.end) {
            parts.push_back(opening);
        }
        if (from < to) {
            parts.push_back(*found);
            parts.back().begin = from;
            parts.back().end = to;
        }
    }
    spans.insert(spans.erase(found), parts.begin(), parts.end());
}

}  // namespace gazette::layout
