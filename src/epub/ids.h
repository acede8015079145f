#pragma once

// Names of places in a text in, ids that may stand in a publication out.

#include <string>
#include <string_view>

namespace gazette::epub {

/// An id that is valid in HTML and XML, after `prefix`, and the same in an `id` and after "#". Different ids stay different.
std::string safe_id(std::string_view prefix, std::string_view id);

}  // namespace gazette::epub
