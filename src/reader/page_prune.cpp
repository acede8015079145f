#include "reader/page_prune.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "base/text.h"
#include "reader/page_heading_links.h"

namespace gazette::reader::html {

namespace {

/// Whether an inline style sets a property to a value, white space aside.
bool styles(std::string_view style, std::string_view property, std::string_view value) {
    for (std::size_t at = style.find(property); at != std::string_view::npos; at = style.find(property, at + 1)) {
        const std::size_t colon = style.find_first_not_of(" \t", at + property.size());
        const std::size_t begin = colon == std::string_view::npos ? colon : style.find_first_not_of(" \t", colon + 1);
        if (begin != std::string_view::npos && style[colon] == ':' && style.substr(begin).starts_with(value)) {
            return true;
        }
    }
    return false;
}

bool is_hidden(const Page& page, NodeIndex node) {
    const std::string_view style = page.raw(node, Attribute::style);
    if (!style.empty() && (styles(style, "display", "none") || styles(style, "visibility", "hidden"))) {
        return true;
    }
    if (page.raw(node, Attribute::aria_hidden) == "true") {
        return page.raw(node, Attribute::class_).find("fallback-image") == std::string_view::npos;
    }
    // What is found by a search on the page is shown then.
    return page.has(node, Attribute::hidden) && page.raw(node, Attribute::hidden) != "until-found";
}

bool is_dialog(const Page& page, NodeIndex node) {
    return page[node].tag == Tag::dialog ||
           (page.raw(node, Attribute::aria_modal) == "true" && page.raw(node, Attribute::role) == "dialog");
}

bool is_frame(Tag tag) {
    return tag == Tag::document || tag == Tag::html || tag == Tag::body || tag == Tag::head;
}

std::string_view reason_of_role(std::string_view role) {
    if (role == "menu" || role == "menubar" || role == "navigation") {
        return "navigation";
    }
    if (role == "complementary") {
        return "sidebar";
    }
    return role == "alert" || role == "alertdialog" || role == "dialog" ? std::string_view("dialog") : std::string_view();
}

/// Tables and code are full of names that mean something else there.
bool is_in_table_or_code(const Page& page, NodeIndex node) {
    constexpr std::size_t highest = 4;
    NodeIndex at = page[node].parent;
    for (std::size_t level = 0; level < highest && at != no_node; ++level, at = page[at].parent) {
        if (page[at].tag == Tag::table || page[at].tag == Tag::code) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : base::fold(text) + " ") {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (letter) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

std::size_t length_of(const std::vector<std::string>& words) {
    std::size_t length = words.size();
    for (const std::string& word : words) {
        length += word.size();
    }
    return length;
}

}  // namespace

bool drop_hidden(const Page& page, Selection& selection) {
    bool any = false;
    NodeIndex heading = no_node;
    for (NodeIndex i = 1; i < page.size();) {
        const bool element = page[i].tag != Tag::text && !is_frame(page[i].tag);
        heading = heading_level(page[i].tag) > 0 ? i : heading;
        const bool hidden = element && is_hidden(page, i) && !is_opened_by(page, heading, i);
        const std::string_view why = !element ? "" : is_dialog(page, i) ? "dialog" : hidden ? "hidden" : "";
        if (!why.empty()) {
            selection.drop(i, why);
            any = true;
        }
        i = why.empty() ? i + 1 : page[i].end;
    }
    return any;
}

void drop_unlikely(const Survey& survey, Selection& selection) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size();) {
        const Tag tag = page[i].tag;
        if (selection.drops(i)) {
            i = page[i].end;
            continue;
        }
        if (tag != Tag::text && tag != Tag::a && !is_frame(tag)) {
            const bool unlikely = survey.has(i, Hint::unlikely) && !survey.has(i, Hint::maybe);
            const std::string_view role = reason_of_role(page.raw(i, Attribute::role));
            if (unlikely && !is_in_table_or_code(page, i) && !is_source_of_quote(page, i)) {
                selection.drop(i, "outside the article");
            } else if (!role.empty()) {
                selection.drop(i, role);
            }
        }
        i = selection.drops(i) ? page[i].end : i + 1;
    }
}

bool is_source_of_quote(const Page& page, NodeIndex node) {
    const Tag tag = page[node].tag;
    const Tag around = page[page[node].parent].tag;
    return ((tag == Tag::footer || tag == Tag::cite) && (around == Tag::blockquote || around == Tag::figure)) ||
           (tag == Tag::figcaption && around == Tag::figure);
}

bool says_the_same(std::string_view headline, std::string_view text) {
    const std::vector<std::string> known = folded_words(headline);
    const std::vector<std::string> words = folded_words(text);
    if (known.empty() || words.empty()) {
        return false;
    }
    std::vector<std::string> other;
    std::copy_if(words.begin(), words.end(), std::back_inserter(other),
                 [&](const std::string& word) { return std::find(known.begin(), known.end(), word) == known.end(); });
    return length_of(other) * 4 < length_of(words);
}

void drop_headline(const Page& page, std::string_view headline, std::string_view printed, const PhraseSet& heading_links,
                   Selection& selection) {
    NodeIndex as_printed = no_node;
    for (NodeIndex i = 1; i < page.size();) {
        if (selection.drops(i)) {
            i = page[i].end;
            continue;
        }
        if (page[i].tag == Tag::h1 || page[i].tag == Tag::h2) {
            const std::string words = words_of_heading(page, i, heading_links);
            if (says_the_same(headline, words)) {
                selection.drop(i, "headline");
                return;
            }
            as_printed = as_printed == no_node && words == printed ? i : as_printed;
        }
        ++i;
    }
    if (as_printed != no_node) {
        selection.drop(as_printed, "headline");
    }
}

}  // namespace gazette::reader::html
