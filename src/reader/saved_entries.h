#pragma once

// What a program that saves pages or bookmarks exports, in one form or another, in; its entries out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/export_fields.h"

namespace gazette::reader {

/// One page that somebody saved. All is scrubbed; what the export does not say is empty.
struct SavedEntry {
    std::string address;
    std::string title;
    /// HTML.
    std::string text = {};
    std::string author = {};
    /// As written.
    std::string published = {};
    std::string saved = {};
    std::string language = {};
    std::vector<std::string> tags = {};
    std::string outlet = {};
    /// What the file of its text is called beside the export, without its ending.
    std::string file = {};
};

struct SavedEntries {
    std::vector<SavedEntry> entries;
    /// Those whose addresses lead to no page of the web: scripts, files of a machine, a browser's own; and rows of a table whose
    /// address is none.
    std::vector<SavedEntry> elsewhere = {};
    /// The line of a quote that nothing closes.
    std::optional<int> unclosed_quote = {};
    /// The first line that cannot be read, where each is an entry.
    std::optional<int> unread_line = {};
    /// Whether there was more than can be held in memory, and some or all of it was passed over.
    bool cut = false;
};

/// `text` is UTF-8. JSON as wallabag, Omnivore, Pinboard, Raindrop and browsers write it: objects with an address, however they are
/// held by others. As Google Reader did, and its heirs do: the address and the text are within other objects of theirs. One such text a
/// line (JSON Lines) is read as well, with lines between that are none where the text is `called_json`. Nothing where the text is no JSON.
std::optional<SavedEntries> entries_of_json(std::string_view text, const ExportFields& fields, bool called_json);

/// CSV (RFC 4180) as Pocket, Instapaper and others write it, with commas, semicolons or tabs. Nothing where the first line does not name
/// a column of addresses and another one.
std::optional<SavedEntries> entries_of_csv(std::string_view text, const ExportFields& fields);

/// Bookmarks in the form that Netscape began and Pocket's page of links. Nothing where it is neither.
std::optional<SavedEntries> entries_of_bookmarks(std::string_view text);

/// Links that are saved one by one or listed: .url of Windows, .webloc of Apple, lines that are addresses, and the XML of Pinboard.
/// Nothing where it is none of these. `may_be_links` is cheap, and says so of more.
std::optional<SavedEntries> entries_of_links(std::string_view text);
bool may_be_links(std::string_view text);

/// Adds it to the entries where it leads to a page of the web, else as `add_elsewhere` does.
void add_saved_link(SavedEntry entry, SavedEntries& found);

/// Adds to those that lead elsewhere what names a scheme (RFC 3986 section 3.1); what has none is no address.
void add_elsewhere(SavedEntry entry, SavedEntries& found);

/// Whether the bytes may be one of these, by how they open; cheap.
bool may_be_export(std::string_view bytes, std::string_view name);

}  // namespace gazette::reader
