#include "reader/feed_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/move_to_end.h"
#include "base/text.h"
#include "reader/feed_ends.h"
#include "reader/feed_markup.h"
#include "reader/feed_references.h"
#include "reader/html_names.h"
#include "reader/html_text.h"
#include "reader/page_fragment.h"
#include "reader/text_blocks.h"
#include "reader/text_characters.h"
#include "reader/text_structure.h"

namespace gazette::reader::feed {

namespace {

/// A longer text that is nowhere in the article is told.
constexpr std::size_t shortest_told = 200;
/// Of an entry.
constexpr std::size_t most_told = 20;
/// As much of a text's opening tells whether the article has it.
constexpr std::size_t length_of_opening = 60;
/// Of links to the entry's own page, those whose place in it is sought.
constexpr std::size_t most_places_sought = 20;

bool is_blank(std::string_view line) {
    return base::trim(line).empty();
}

/// Without the indent that the first line, which has been trimmed, does not show.
std::string without_indent(const std::string& text) {
    const std::vector<std::string_view> lines = base::split_lines(text);
    std::size_t indent = std::string::npos;
    for (auto line = lines.begin() + 1; line < lines.end(); ++line) {
        if (!is_blank(*line)) {
            indent = std::min(indent, line->find_first_not_of(" \t"));
        }
    }
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += i == 0 ? "" : "\n";
        out += i == 0 || is_blank(lines[i]) ? lines[i] : lines[i].substr(indent);
    }
    return out;
}

article::Blocks blocks_of_plain_text(const std::string& text, const Rules& rules) {
    const std::string lines = without_indent(text);
    return structure(text_blocks(source_lines(base::split_lines(lines), 0), rules.texts()), rules);
}

/// Whether safe markup has an element that parts lines.
bool parts_lines(const std::string& html) {
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        const std::size_t begin = at + (html[at + 1] == '/' ? 2 : 1);
        const std::size_t end = std::min(html.find_first_of(" />", begin), html.size());
        const html::Tag tag = html::tag_named(std::string_view(html).substr(begin, end - begin));
        if (tag == html::Tag::br || (tag != html::Tag::other && !html::is_inline(tag))) {
            return true;
        }
    }
    return false;
}

/// Of lines with tags of phrases only, such as links: paragraphs end where lines are empty.
std::string with_paragraphs(const std::string& html) {
    std::string out = "<p>";
    bool parted = false;
    for (const std::string_view line : base::split_lines(html)) {
        if (is_blank(line)) {
            parted = true;
            continue;
        }
        out += parted ? "</p><p>" : "\n";
        out += line;
        parted = false;
    }
    return out;
}

bool is_markup(const std::string& text) {
    return text.starts_with('<') && looks_like_markup(text);
}

/// What the content lost when it was made safe is told of like the rest.
void add_left_out(const Content& content, const std::string& name, Fragment& fragment) {
    if (content.left_out.empty()) {
        return;
    }
    Fragment left_out = read_fragment(content.left_out, content.base, name);
    const std::string text = article::plain_text(left_out.blocks);
    for (const std::string_view line : base::split_lines(text)) {
        if (std::string words = base::collapse_space(line); !words.empty()) {
            fragment.removed.push_back({std::move(words), "embedded page", 0});
        }
    }
    base::move_to_end(fragment.removed, std::move(left_out.removed));
    base::move_to_end(fragment.diagnostics, std::move(left_out.diagnostics));
}

bool has_place(const std::string& html, const std::string& id) {
    return html.find(" id=\"" + id + "\"") != std::string::npos || html.find(" name=\"" + id + "\"") != std::string::npos;
}

/// The entry's page, or what the text is relative to, as addresses in the text write it that lead to a place in it; empty where
/// none does.
std::string page_in(const std::string& html, const std::string& link, const std::string& base) {
    constexpr std::string_view opening = "href=\"";
    const std::string key = page_key(link);
    const std::string base_key = page_key(base);
    std::size_t left = most_places_sought;
    for (std::size_t at = html.find(opening); left > 0 && at != std::string::npos; at = html.find(opening, at)) {
        at += opening.size();
        const std::size_t hash = std::min(html.find_first_of("#\"", at), html.size());
        const std::size_t end = std::min(html.find('"', hash), html.size());
        if (hash < end) {
            std::string page = decode_references(std::string_view(html).substr(at, hash - at));
            const std::string found = page_key(page);
            if (!found.empty() && (is_same_page(found, key) || is_same_page(found, base_key))) {
                --left;
                if (has_place(html, html.substr(hash + 1, end - hash - 1))) {
                    return page;
                }
            }
        }
        at = end;
    }
    return {};
}

class TextReader {
public:
    TextReader(const Entry& entry, const std::string& name, const Rules& rules)
        : entry_(entry), name_(name), limits_(rules.feeds()), rules_(rules) {}

    /// A full text that is nothing but a video is told of beside the summary.
    EntryText run() const {
        EntryText text;
        if (const Content* const full = full_text()) {
            text = {fragment_of(*full), full->language, false};
        }
        if (text.content.blocks.empty()) {
            const Content& longest = longest_description();
            Fragment summary = fragment_of(longest);
            text.content.blocks = std::move(summary.blocks);
            base::move_to_end(text.content.removed, std::move(summary.removed));
            base::move_to_end(text.content.diagnostics, std::move(summary.diagnostics));
            text.language = longest.language;
            text.is_summary = true;
        }
        tell_of_others(text.content);
        return text;
    }

private:
    /// Full text comes in one piece; where an entry has several, they are alternatives or, of old feeds, an excerpt and it.
    const Content* full_text() const {
        const auto longest =
            std::max_element(entry_.content.begin(), entry_.content.end(),
                             [](const Content& a, const Content& b) { return a.value.size() < b.value.size(); });
        if (longest != entry_.content.end() && (!longest->value.empty() || !longest->left_out.empty())) {
            return &*longest;
        }
        const Content* const other = longest_of(limits_.full_text);
        return other != nullptr && line_of(*other).size() > line_of(entry_.summary).size() ? other : nullptr;
    }

    const Content& longest_description() const {
        const Content* const other = longest_of(limits_.descriptions);
        // One that is hardly longer says the same without its links.
        const bool is_longer = other != nullptr && line_of(*other).size() > 2 * line_of(entry_.summary).size();
        return is_longer ? *other : entry_.summary;
    }

    const Content* longest_of(const std::vector<std::string>& names) const {
        const Content* longest = nullptr;
        for (const OtherText& each : entry_.others) {
            const bool is_named = is_among(names, each.name);
            if (is_named && (longest == nullptr || each.content.value.size() > longest->value.size())) {
                longest = &each.content;
            }
        }
        return longest;
    }

    Fragment fragment_of(const Content& content) const {
        Fragment fragment;
        if (!content.value.empty()) {
            fragment = fragment_of_value(content);
        }
        add_left_out(content, name_, fragment);
        return fragment;
    }

    Fragment fragment_of_value(const Content& content) const {
        const std::string& value = content.value;
        const bool has_tags = content.is_html() && value.find('<') != std::string::npos;
        if (has_tags) {
            const bool has_lines = value.find('\n') != std::string::npos && !parts_lines(value);
            return read_fragment(has_lines ? with_paragraphs(value) : value, content.base, name_,
                                 page_in(value, entry_.link, content.base));
        }
        const std::string text = content.is_html() ? decode_references(value) : value;
        if (is_markup(text)) {
            return fragment_of_escaped_markup(text, content);
        }
        Fragment fragment;
        fragment.blocks = blocks_of_plain_text(text, rules_);
        return fragment;
    }

    Fragment fragment_of_escaped_markup(const std::string& html, Content content) const {
        SafeMarkup safe = safe_markup(html, content.base);
        content.value = std::move(safe.html);
        content.left_out = std::move(safe.left_out);
        Fragment fragment =
            read_fragment(content.value, content.base, name_, page_in(content.value, entry_.link, content.base));
        add_left_out(content, name_, fragment);
        fragment.diagnostics.push_back(
            {base::Severity::note, {name_, 0, 0}, "the feed has the tags of this text as text; it was read as HTML", {}});
        return fragment;
    }

    /// What neither stands in the article nor is as short as a fact.
    void tell_of_others(Fragment& fragment) const {
        std::string words;
        std::size_t left = most_told;
        for (const OtherText& each : entry_.others) {
            const std::string text = line_of(each.content);
            if (text.size() < shortest_told || left == 0) {
                continue;
            }
            --left;
            words = words.empty() ? base::fold(article::plain_text(fragment.blocks)) : words;
            const std::string folded = base::fold(text);
            if (words.find(folded.substr(0, length_of_opening)) == std::string::npos) {
                fragment.diagnostics.push_back({base::Severity::note,
                                                {name_, 0, 0},
                                                "the text of the entry's element '" + each.element +
                                                    "' is left out: " + base::shortened(text, length_of_opening),
                                                {}});
            }
        }
    }

    const Entry& entry_;
    const std::string& name_;
    const FeedLimits& limits_;
    const Rules& rules_;
};

}  // namespace

std::string line_of(const Content& content) {
    return content.is_html() ? text_of_html(content.value) : base::collapse_space(content.value);
}

std::string line_of_name(const std::string& name) {
    return looks_like_markup(name) ? text_of_html(name) : base::collapse_space(name);
}

EntryText text_of(const Entry& entry, const std::string& name, const Rules& rules) {
    return TextReader(entry, name, rules).run();
}

}  // namespace gazette::reader::feed
