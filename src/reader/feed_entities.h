#pragma once

// An XML document in, the same with the entities that it declares itself written out, out.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::reader::feed {

/// Entities of plain characters alone, so that none can grow by others, and as many of them as add little to the text. In CDATA
/// sections and comments nothing is one. No line is added. None where nothing is to be written out.
std::optional<std::string> with_entities(std::string_view document);

}  // namespace gazette::reader::feed
