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

/// Numbers in brackets refer to notes.
bool is_in_brackets(std::string_view text) {
    const auto is_of_number = [](char c) { return c == ' ' || base::is_ascii_digit(c); };
    return text.size() > 2 && text.size() <= longest_in_brackets && text.starts_with('[') && text.ends_with(']') &&
           !std::all_of(text.begin() + 1, text.end() - 1, is_of_number);
}

bool is_last_within(const Page& page, NodeIndex element, NodeIndex heading) {
    for (NodeIndex i = page[element].end; i < page[heading].end; ++i) {
        if (page[i].tag == Tag::text && !base::shows_nothing(page[i].text)) {
            return false;
        }
    }
    return true;
}

/// The link itself or an element around it within the heading.
NodeIndex in_brackets_around(const Page& page, NodeIndex link, NodeIndex heading) {
    if (page.raw(link, Attribute::href).starts_with('#')) {
        return no_node;
    }
    for (NodeIndex at = link; at != heading; at = page[at].parent) {
        if (is_in_brackets(page.text_of(at, longest_in_brackets)) && is_last_within(page, at, heading)) {
            return at;
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
    if (is_in_brackets(text) || !phrases.why(Phrase(text)).empty()) {
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

std::vector<NodeIndex> links_within_heading(const Page& page, NodeIndex heading) {
    std::vector<NodeIndex> links;
    for (NodeIndex i = heading + 1; i < page[heading].end;) {
        if (page[i].tag != Tag::a) {
            ++i;
            continue;
        }
        const NodeIndex found = is_anchor(page, i) ? i : in_brackets_around(page, i, heading);
        if (found != no_node) {
            links.push_back(found);
        }
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

std::string words_of_heading(const Page& page, NodeIndex heading) {
    const std::vector<NodeIndex> links = links_within_heading(page, heading);
    if (links.empty()) {
        return page.text_of(heading);
    }
    std::string words;
    for (NodeIndex i = heading + 1; i < page[heading].end;) {
        if (std::find(links.begin(), links.end(), i) != links.end()) {
            i = page[i].end;
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
