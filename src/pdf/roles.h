#pragma once

// Roles of the layout's structure in, the standard structure types of PDF 1.7 and their attributes out (ISO 32000-1
// sections 14.8.4 and 14.8.5).

#include <string>
#include <string_view>

#include "layout/page.h"

namespace gazette::pdf {

/// "P", "H2", "TD". The level of a heading is taken as it is given, within 1 to 6.
std::string_view structure_type(layout::StructureRole role, int level);

/// The attribute dictionaries of an element ("/A [...]"), or nothing where it has none. `bounds` is the place of a figure
/// on its page ("[x0 y0 x1 y1]") or empty.
std::string attributes(const layout::StructureElement& element, const std::string& bounds);

}  // namespace gazette::pdf
