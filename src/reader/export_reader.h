#pragma once

// What a read-later service, a bookmark manager or a browser exports in; its articles, and its links without a text, out.

#include <optional>

#include "reader/container_limits.h"
#include "reader/reader.h"

namespace gazette::reader {

/// Nothing where the bytes are no such export. An entry with a text is an article, named after its address; the others are
/// notes, with one diagnostic that counts them: an error where there are no articles, else a warning. Each article is charged
/// to the budget.
std::optional<base::Result<Reading>> read_export(const Bytes& bytes, const Context& context, ContainerBudget& budget);

}  // namespace gazette::reader
