#pragma once

// What a read-later service, a bookmark manager or a browser exports in; its articles, and its links without a text, out.

#include <optional>
#include <set>
#include <string>

#include "reader/container_limits.h"
#include "reader/reader.h"
#include "reader/saved_entries.h"

namespace gazette::reader {

/// Nothing where the bytes are no such export. An entry with a text is an article, named after its address; the others are
/// notes, with one diagnostic that counts them: an error where there are no articles, else a warning. Each article is charged
/// to the budget. Entries whose text is one of the files `beside` the export are passed over. What is called JSON or a table and is
/// no export is an error, but a note where it was only found.
std::optional<base::Result<Reading>> read_export(const Bytes& bytes, const Context& context, ContainerBudget& budget,
                                                 const std::set<std::string>& beside = {});

/// What an export knows of a page that lies in a file of its own. What an editor stated stands.
void apply(const SavedEntry& entry, const ExportFields& fields, article::Article& article);

}  // namespace gazette::reader
