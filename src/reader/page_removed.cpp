#include "reader/page_removed.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/address.h"
#include "base/text.h"
#include "reader/html_text.h"
#include "reader/page_embedded.h"
#include "reader/page_units.h"

namespace gazette::reader::html {

namespace {

std::string_view reason_of_tag(Tag tag) {
    switch (tag) {
    case Tag::nav: return "navigation";
    case Tag::header: return "page header";
    case Tag::footer: return "page footer";
    case Tag::aside: return "sidebar";
    case Tag::form: return "form";
    case Tag::button: return "control";
    default: return {};
    }
}

constexpr std::string_view elsewhere = "outside the article";

/// By node: why it is not in the article; empty where it is.
std::vector<std::string_view> reasons(const Survey& survey, const Content& content) {
    const Page& page = survey.page();
    std::vector<std::string_view> why(page.size(), elsewhere);
    std::vector<bool> is_root(page.size());
    for (const auto* const roots : {&content.roots, &content.notes}) {
        for (const NodeIndex root : *roots) {
            is_root[root] = true;
        }
    }
    for (NodeIndex i = 1; i < page.size(); ++i) {
        const std::string_view above = why[page[i].parent];
        const std::string_view selected = content.selection.why[i];
        if (is_root[i] || above.empty()) {
            why[i] = selected.empty() ? kind_of_replaced(page[i].tag) : selected;
            continue;
        }
        const std::string_view own = selected.empty() ? reason_of_tag(page[i].tag) : selected;
        const bool precise = above != elsewhere;
        why[i] = own.empty() || (precise && own == elsewhere) ? above : own;
    }
    return why;
}

std::string words_below(const Page& page, NodeIndex node) {
    std::string words;
    for (NodeIndex i = node; i < page[node].end; ++i) {
        if (page[i].tag == Tag::text) {
            words += page[i].text;
        } else if (page[i].tag == Tag::br || !is_inline(page[i].tag)) {
            words += ' ';
        }
    }
    return base::collapse_space(words);
}

class RemainderFinder {
public:
    RemainderFinder(const Survey& survey, const Content& content, const Location& location)
        : survey_(survey), page_(survey.page()), why_(reasons(survey, content)), location_(location) {}

    Remainder run(NodeIndex body) {
        for (const LeftOut& each : page_.left_out()) {
            std::string words = words_of(each);
            if (each.tag == Tag::svg && !words.empty()) {
                drawings_with_words_.insert(each.source_offset);
            }
            add_aside(each.source_offset, std::move(words), kind_of_left_out(each.tag));
        }
        for (NodeIndex i = body; i < page_[body].end; ++i) {
            add_apart(i);
        }
        for (Aside& image : lost_images_) {
            if (!shown_alternatives_.contains(image.line.text)) {
                asides_.push_back(std::move(image));
            }
        }
        std::sort(asides_.begin(), asides_.end(), [](const Aside& a, const Aside& b) {
            return std::tie(a.source_offset, a.line.text) < std::tie(b.source_offset, b.line.text);
        });
        for (Unit& unit : units_of(survey_, {body}, Selection(page_), {})) {
            take_asides(page_[unit.parts.front()].source_offset);
            add_unit(unit);
        }
        take_asides(std::numeric_limits<std::uint32_t>::max());
        return std::move(found_);
    }

private:
    /// What is no line of the page.
    struct Aside {
        std::uint32_t source_offset = 0;
        article::RemovedLine line;
    };

    static std::string words_of(const LeftOut& element) {
        const std::string label = base::collapse_space(decoded(element.label));
        const std::string words = words_in(element);
        return words.starts_with(label) ? words : base::collapse_space(label + " " + words);
    }

    static std::string words_in(const LeftOut& element) {
        return element.tag == Tag::textarea
                   ? base::collapse_space(text_of_html(base::replace_all(std::string(element.content), "<", "&lt;")))
                   : words_of_markup(element.content);
    }

    void add_aside(std::uint32_t source_offset, std::string words, std::string_view why) {
        if (!words.empty()) {
            asides_.push_back({source_offset, {std::move(words), std::string(why), page_.line_at(source_offset)}});
        }
    }

    /// What stands for what cannot be shown, in the article or for browsers without scripts.
    void add_apart(NodeIndex node) {
        const Tag tag = page_[node].tag;
        switch (tag) {
        case Tag::img:
        case Tag::amp_img: note_image(node); break;
        case Tag::svg: note_drawing(node); break;
        case Tag::noscript: add_aside(page_[node].source_offset, words_below(page_, node), why_[node]); break;
        case Tag::map:
            if (why_[node] == kind_of_replaced(tag)) {
                add_aside(page_[node].source_offset, areas_of(node), why_[node]);
            }
            break;
        case Tag::audio:
        case Tag::embed:
        case Tag::iframe:
        case Tag::object:
        case Tag::video:
            if (why_[node] == kind_of_replaced(tag) || why_[node] == kind_of_replaced(Tag::iframe)) {
                add_embedded(node);
            }
            break;
        default: break;
        }
    }

    /// What the areas of a map of an image are called.
    std::string areas_of(NodeIndex map) const {
        std::string names;
        for (NodeIndex i = map + 1; i < page_[map].end; ++i) {
            const bool is_area = page_[i].tag == Tag::other && page_.has(i, Attribute::alt);
            names += is_area ? " " + page_.value(i, Attribute::alt) : "";
        }
        return base::collapse_space(names);
    }

    /// A drawing that tells nothing by words, and nothing in its place.
    void note_drawing(NodeIndex node) {
        if (!why_[node].empty() || drawings_with_words_.contains(page_[node].source_offset) || stands_for_image(node)) {
            return;
        }
        add_aside(page_[node].source_offset, "a drawing without words", "drawing, not shown");
        add_note(node, "a drawing in the page is not shown");
    }

    /// Signs lie on the image of a figure, or hold its place.
    bool stands_for_image(NodeIndex drawing) {
        const NodeIndex figure = closest(page_, drawing, {Tag::figure});
        if (figure == no_node) {
            return false;
        }
        const auto [known, is_new] = figures_.try_emplace(figure, false);
        if (is_new) {
            known->second = shows_image(figure);
        }
        return known->second;
    }

    bool shows_image(NodeIndex figure) const {
        for (NodeIndex i = figure; i < page_[figure].end; ++i) {
            if ((page_[i].tag == Tag::img || page_[i].tag == Tag::amp_img) && image_of(page_, i, location_)) {
                return true;
            }
        }
        return false;
    }

    void add_note(NodeIndex node, std::string what) {
        found_.notes.push_back({base::Severity::note, {{}, page_.line_of(node), 0}, std::move(what), {}});
    }

    /// What browsers show that cannot show what it stands in. False where it stands in no such thing of the article.
    bool note_substitute(NodeIndex image) {
        const NodeIndex around =
            why_[image].empty() ? no_node : closest(page_, image, {Tag::audio, Tag::object, Tag::video});
        if (around == no_node || why_[image] != kind_of_replaced(page_[around].tag)) {
            return false;
        }
        std::string name = base::collapse_space(page_.value(image, Attribute::alt));
        if (const std::optional<article::Image> found = image_of(page_, image, location_)) {
            const std::string address = base::without_data(found->source);
            name = name.empty() ? address : name + " (" + address + ")";
        }
        add_aside(page_[image].source_offset, std::move(name),
                  "image instead of " + std::string(kind_of_replaced(page_[around].tag)) + ", not shown");
        return true;
    }

    /// What an image without a picture is called, unless another that stands in its place is called so.
    void note_image(NodeIndex node) {
        if (note_substitute(node)) {
            return;
        }
        const bool is_shown = why_[node].empty() || why_[node] == kind_of_replaced(Tag::noscript);
        std::string alternative = is_shown ? base::collapse_space(page_.value(node, Attribute::alt)) : std::string();
        if (alternative.empty()) {
            return;
        }
        if (image_of(page_, node, location_)) {
            shown_alternatives_.insert(std::move(alternative));
            return;
        }
        const std::uint32_t offset = page_[node].source_offset;
        const char* const why = is_tiny(page_, node) ? "icon" : "image without a picture";
        lost_images_.push_back({offset, {std::move(alternative), why, page_.line_at(offset)}});
    }

    void add_embedded(NodeIndex node) {
        const std::string written = words_of_markup(page_.value(node, Attribute::srcdoc));
        add_aside(page_[node].source_offset, written, why_[node]);
        if (const std::string poster = page_.value(node, Attribute::poster); !is_placeholder(poster)) {
            const std::string address = base::without_data(poster);
            add_aside(page_[node].source_offset,
                      address.starts_with("data:") || is_saved_beside(address) ? address : absolute(location_, address),
                      "image of " + std::string(kind_of_replaced(page_[node].tag)) + ", not shown");
        }
        const Embedded embedded = embedded_by(page_, node, location_);
        if (embedded.address.empty()) {
            return;
        }
        const std::string name = embedded.title.empty() ? embedded.address : embedded.title + " (" + embedded.address + ")";
        const std::string lack = embedded.address.starts_with("data:") ? "not shown" : "not fetched";
        add_aside(page_[node].source_offset, name, std::string(embedded.kind) + ", " + lack);
        add_note(node, "the " + std::string(embedded.kind) + " '" + embedded.address + "' is " + lack);
    }

    void take_asides(std::uint32_t before) {
        for (; taken_ < asides_.size() && asides_[taken_].source_offset < before; ++taken_) {
            found_.lines.push_back(std::move(asides_[taken_].line));
        }
    }

    void add_line(std::string words, NodeIndex reason, NodeIndex holder) {
        if (!words.empty()) {
            found_.lines.push_back({std::move(words), std::string(why_[reason]), page_.line_of(holder)});
        }
    }

    /// The whole line, or what of it is not in the article.
    void add_unit(Unit& unit) {
        const auto is_kept = [&](NodeIndex part) { return why_[part].empty(); };
        if (std::none_of(unit.parts.begin(), unit.parts.end(), is_kept)) {
            add_line(std::move(unit.text), unit.parts.front(), unit.holder);
            return;
        }
        for (const NodeIndex part : unit.parts) {
            for (NodeIndex i = part; i < page_[part].end;) {
                if (is_kept(i)) {
                    ++i;
                    continue;
                }
                if (page_[i].tag != Tag::noscript) {
                    add_line(words_below(page_, i), i, i);
                }
                i = page_[i].end;
            }
        }
    }

    const Survey& survey_;
    const Page& page_;
    std::vector<std::string_view> why_;
    const Location& location_;
    std::vector<Aside> asides_;
    /// With their alternative texts.
    std::vector<Aside> lost_images_;
    std::set<std::string> shown_alternatives_;
    /// By where they are in the source.
    std::set<std::uint32_t> drawings_with_words_;
    /// Those with drawings, and whether they show an image as well.
    std::map<NodeIndex, bool> figures_;
    std::size_t taken_ = 0;
    Remainder found_;
};

}  // namespace

Remainder left_of(const Survey& survey, const Content& content, const Location& location) {
    const NodeIndex body = survey.page().find(Tag::body);
    return body == no_node ? Remainder{} : RemainderFinder(survey, content, location).run(body);
}

}  // namespace gazette::reader::html
