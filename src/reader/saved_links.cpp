#include <algorithm>

#include "base/text.h"
#include "reader/feed_input.h"
#include "reader/feed_xml.h"
#include "reader/html_address.h"
#include "reader/saved_entries.h"
#include "reader/word_list.h"

namespace gazette::reader {

namespace {

using feed::Space;
using feed::XmlIndex;
using feed::XmlTree;

constexpr std::string_view shortcut_mark = "[InternetShortcut]";
constexpr std::size_t most_posts_nodes = 3'000'000;
constexpr std::size_t longest_list_head = 2048;
constexpr std::size_t longest_shortcut_head = 1024;

/// What del.icio.us began and Pinboard goes on with: <post href="…" description="…" tag="sea boats" time="…"/>.
SavedEntries entries_of_posts(const XmlTree& tree) {
    SavedEntries found;
    for (XmlIndex i = 1; i < tree.size(); ++i) {
        if (!tree.is(i, Space::core, "post")) {
            continue;
        }
        const auto value = [&](std::string_view name) {
            return base::collapse_space(tree.attribute(i, Space::core, name));
        };
        SavedEntry entry{value("href"), value("description")};
        entry.saved = value("time");
        entry.tags = words_in(value("tag"));
        add_saved_link(std::move(entry), found);
    }
    return found;
}

/// A link that Safari or the Finder saved: a property list with the key "URL".
SavedEntries entry_of_web_location(const XmlTree& tree) {
    SavedEntries found;
    bool awaited = false;
    for (XmlIndex i = 1; i < tree.size(); ++i) {
        if (awaited && tree.is(i, Space::core, "string")) {
            add_saved_link({base::collapse_space(tree.text_of(i)), {}}, found);
            awaited = false;
        } else if (tree.is(i, Space::core, "key")) {
            awaited = base::trim(tree.text_of(i)) == "URL";
        }
    }
    return found;
}

SavedEntries entry_of_shortcut(std::string_view text) {
    SavedEntries found;
    for (const std::string_view line : base::split_lines(text)) {
        const std::string_view bare = base::trim(line);
        if (base::lower_ascii(bare.substr(0, 4)) == "url=") {
            add_saved_link({std::string(bare.substr(4)), {}}, found);
        }
    }
    return found;
}

bool opens_as_address(std::string_view line) {
    return line.starts_with("http://") || line.starts_with("https://");
}

/// Every line that is not empty is an address.
std::optional<SavedEntries> entries_of_addresses(std::string_view text) {
    SavedEntries found;
    for (const std::string_view line : base::split_lines(text)) {
        const std::string bare(base::trim(line));
        if (bare.empty()) {
            continue;
        }
        if (!opens_as_address(bare) || bare.find_first_of(" \t") != std::string::npos || !html::is_web_address(bare)) {
            return std::nullopt;
        }
        found.entries.push_back({bare, {}});
    }
    return found.entries.empty() ? std::nullopt : std::optional(std::move(found));
}

/// Where the section of a shortcut's address begins, which others may precede; npos where there is none.
std::size_t shortcut_begin(std::string_view text) {
    if (!text.starts_with('[')) {
        return std::string_view::npos;
    }
    const std::string_view head = text.substr(0, longest_shortcut_head);
    std::size_t at = head.find(shortcut_mark);
    while (at != std::string_view::npos && at > 0 && head[at - 1] != '\n') {
        at = head.find(shortcut_mark, at + 1);
    }
    return at;
}

/// Pages have elements of such names too: "<posts-menu>".
bool is_posts(std::string_view text) {
    const std::string_view head = text.substr(0, longest_list_head);
    return text.starts_with('<') && head.find("<posts") != std::string_view::npos &&
           feed::first_element_of(text) == "posts";
}

bool is_web_location(std::string_view text) {
    const std::string_view head = text.substr(0, longest_list_head);
    return text.starts_with('<') && head.find("<plist") != std::string_view::npos &&
           head.find("<key>URL</key>") != std::string_view::npos && feed::first_element_of(text) == "plist" &&
           text.find("WebMainResource") == std::string_view::npos;
}

}  // namespace

bool may_be_links(std::string_view text) {
    return shortcut_begin(text) != std::string_view::npos || opens_as_address(text) || is_posts(text) ||
           is_web_location(text);
}

std::optional<SavedEntries> entries_of_links(std::string_view text) {
    if (const std::size_t begin = shortcut_begin(text); begin != std::string_view::npos) {
        return entry_of_shortcut(text.substr(begin));
    }
    if (is_posts(text)) {
        return entries_of_posts(XmlTree(text, most_posts_nodes));
    }
    if (is_web_location(text)) {
        return entry_of_web_location(XmlTree(text, most_posts_nodes));
    }
    return opens_as_address(text) ? entries_of_addresses(text) : std::nullopt;
}

}  // namespace gazette::reader
