#include "reader/page_heading_links.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"

namespace gazette::reader::html {

namespace {

/// Such links are short; those that repeat a heading are as long as it.
constexpr std::size_t longest_in_brackets = 60;
constexpr std::size_t longest_beside = 200;
/// Where more stands beside a heading, it stands there for itself.
constexpr std::size_t most_beside = 8;

bool is_sign(std::string_view text) {
    constexpr std::string_view signs[] = {"#", "¶", "§", "🔗", "⚓", "∞"};
    return base::shows_nothing(text) || std::find(std::begin(signs), std::end(signs), text) != std::end(signs);
}

bool holds_image(const Page& page, NodeIndex element) {
    return page.find(Tag::img, element, page[element].end) != no_node;
}

/// Browsers save links to places of a page with the address of the page.
bool leads_to_place(const Page& page, NodeIndex link) {
    return page.raw(link, Attribute::href).find('#') != std::string_view::npos;
}

bool is_anchor(const Page& page, NodeIndex link) {
    return leads_to_place(page, link) && is_sign(page.text_of(link, longest_in_brackets)) && !holds_image(page, link);
}

bool is_in_brackets(std::string_view text) {
    return text.size() > 2 && text.size() <= longest_in_brackets && text.starts_with('[') && text.ends_with(']');
}

/// It refers to a note.
bool is_number_in_brackets(std::string_view text) {
    return text.find_first_not_of("[]0123456789 ") == std::string_view::npos;
}

/// "edit | edit source": each of them.
bool are_phrases(std::string_view text, const PhraseSet& phrases) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('|'), text.size());
        if (phrases.why(Phrase(text.substr(0, end))).empty()) {
            return false;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

/// By its address, in whatever language it says so.
bool leads_to_editor(const Page& page, NodeIndex link) {
    constexpr std::string_view word = "edit";
    const std::string_view href = page.raw(link, Attribute::href);
    for (std::size_t at = href.find(word); at != std::string_view::npos; at = href.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if (at > 0 && !base::is_ascii_letter(href[at - 1]) && (end == href.size() || !base::is_ascii_letter(href[end]))) {
            return true;
        }
    }
    return false;
}

/// What else stands in brackets is a name ("[RFC 2119]") or refers to a note.
bool is_link_in_brackets(const Page& page, NodeIndex link, std::string_view text, const PhraseSet& phrases) {
    return is_in_brackets(text) && (leads_to_editor(page, link) || are_phrases(text, phrases));
}

/// The link itself or an element around it within the heading, behind its words.
NodeIndex in_brackets_around(const Page& page, NodeIndex link, NodeIndex heading, const PhraseSet& phrases) {
    if (page.raw(link, Attribute::href).starts_with('#')) {
        return no_node;
    }
    for (NodeIndex at = link; at != heading; at = page[at].parent) {
        if (is_link_in_brackets(page, link, page.text_of(at, longest_in_brackets), phrases)) {
            const bool is_last = !shows_text(page, page[at].end, page[heading].end);
            return is_last && shows_text(page, heading, at) ? at : no_node;
        }
    }
    return no_node;
}

bool leads_to(const Page& page, NodeIndex link, NodeIndex heading) {
    const std::string_view href = page.raw(link, Attribute::href);
    const std::size_t mark = href.find('#');
    if (mark == std::string_view::npos || mark + 1 == href.size()) {
        return false;
    }
    for (NodeIndex i = heading; i < page[heading].end; ++i) {
        if (page.raw(i, Attribute::id) == href.substr(mark + 1)) {
            return true;
        }
    }
    return false;
}

bool is_link_of(const Page& page, NodeIndex element, NodeIndex heading, const PhraseSet& phrases) {
    const NodeIndex link = page.find(Tag::a, element, page[element].end);
    const std::string text = page.text_of(element, longest_beside);
    if (link == no_node || text.size() > longest_beside || holds_image(page, element)) {
        return false;
    }
    if ((is_in_brackets(text) && !is_number_in_brackets(text)) || are_phrases(text, phrases)) {
        return true;
    }
    return page.text_of(link, longest_beside) == text && (is_anchor(page, link) || leads_to(page, link, heading));
}

bool is_blank(const Page& page, NodeIndex node) {
    return page[node].tag == Tag::text && base::shows_nothing(page[node].text);
}

bool may_be_around(Tag tag) {
    return tag == Tag::div || tag == Tag::span || tag == Tag::header || tag == Tag::hgroup || tag == Tag::other;
}

}  // namespace

std::vector<NodeIndex> links_within_heading(const Page& page, NodeIndex heading, const PhraseSet& phrases) {
    std::vector<NodeIndex> links;
    for (NodeIndex i = heading + 1; i < page[heading].end;) {
        if (page[i].tag != Tag::a) {
            ++i;
            continue;
        }
        const NodeIndex found = is_anchor(page, i) ? i : in_brackets_around(page, i, heading, phrases);
        if (found != no_node) {
            links.push_back(found);
        }
        // In their order.
        i = page[found == no_node ? i : found].end;
    }
    return links;
}

std::vector<NodeIndex> links_beside_heading(const Page& page, NodeIndex heading, const PhraseSet& phrases) {
    std::vector<NodeIndex> links;
    if (!may_be_around(page[page[heading].parent].tag)) {
        return links;
    }
    std::size_t seen = 0;
    for (const NodeIndex child : Children(page, page[heading].parent)) {
        if (child == heading || is_blank(page, child)) {
            continue;
        }
        if (++seen > most_beside) {
            return {};
        }
        if (page[child].tag == Tag::text || !is_link_of(page, child, heading, phrases)) {
            return {};
        }
        links.push_back(child);
    }
    return links;
}

std::string words_of_heading(const Page& page, NodeIndex heading, const PhraseSet& phrases) {
    const std::vector<NodeIndex> links = links_within_heading(page, heading, phrases);
    if (links.empty()) {
        return page.text_of(heading);
    }
    std::string words;
    auto link = links.begin();
    for (NodeIndex i = heading + 1; i < page[heading].end;) {
        if (link != links.end() && *link == i) {
            i = page[i].end;
            ++link;
            continue;
        }
        if (page[i].tag == Tag::text) {
            words += page[i].text;
        } else if (page[i].tag == Tag::br || !is_inline(page[i].tag)) {
            words += ' ';
        }
        ++i;
    }
    return base::collapse_space(words);
}

}  // namespace gazette::reader::html
