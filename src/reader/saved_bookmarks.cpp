#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/html_page.h"
#include "reader/saved_entries.h"

namespace gazette::reader {

namespace {

/// Where the bytes are looked at for what they are.
constexpr std::size_t head_bytes = 4096;

/// By the document type, by Pocket's title, or by what only bookmarks have: terms of links with the time they were added.
bool is_bookmarks(std::string_view text) {
    const std::string head = base::lower_ascii(text.substr(0, head_bytes));
    return head.find("<!doctype netscape-bookmark") != std::string::npos ||
           head.find("<title>pocket export</title>") != std::string::npos ||
           (head.find("<dt><a href=") != std::string::npos && head.find("add_date=") != std::string::npos);
}

std::string_view without_mark_and_space(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    const std::string lower = base::lower_ascii(name);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace

std::optional<SavedEntries> entries_of_bookmarks(std::string_view text) {
    if (!is_bookmarks(text)) {
        return std::nullopt;
    }
    const html::Page page(text);
    SavedEntries found;
    for (html::NodeIndex i = 0; i < page.size(); ++i) {
        std::string address = page[i].tag == html::Tag::a ? page.value(i, html::Attribute::href) : std::string();
        if (!address.empty()) {
            add_saved_link({std::move(address), page.text_of(i)}, found);
        }
    }
    return found;
}

void add_saved_link(SavedEntry entry, SavedEntries& found) {
    if (html::is_web_address(entry.address)) {
        found.entries.push_back(std::move(entry));
    } else {
        add_elsewhere(std::move(entry), found);
    }
}

void add_elsewhere(SavedEntry entry, SavedEntries& found) {
    const std::size_t end = std::min(entry.address.find(':'), entry.address.size());
    const bool is_scheme =
        end > 0 && end < entry.address.size() && base::is_ascii_letter(entry.address[0]) &&
        std::all_of(
            entry.address.begin(), entry.address.begin() + static_cast<std::ptrdiff_t>(end),
            [](char c) { return base::is_ascii_letter_or_digit(c) || c == '+' || c == '-' || c == '.'; });
    if (is_scheme) {
        found.elsewhere.push_back(std::move(entry));
    }
}

bool may_be_export(std::string_view bytes, std::string_view name) {
    const std::string_view text = without_mark_and_space(bytes);
    if (may_be_links(text)) {
        return true;
    }
    if (text.starts_with('{') || text.starts_with('[')) {
        return true;
    }
    if (text.starts_with('<')) {
        return is_bookmarks(text);
    }
    // The head of a table: addresses in one of its columns.
    const std::string line = base::lower_ascii(text.substr(0, std::min<std::size_t>(text.find('\n'), 500)));
    return line.find_first_of(",;\t") != std::string::npos &&
           (ends_with_any(name, {".csv"}) || line.find("url") != std::string::npos ||
            line.find("href") != std::string::npos);
}

}  // namespace gazette::reader
