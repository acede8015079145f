#pragma once

// The inputs that were asked for and are not there, with their reasons.

#include "layout/text.h"

namespace gazette::layout {

/// "2 of 13".
std::string missing_count(const Context& context);

/// The title with the count at the other edge, then an item for each; `details` adds the words of the diagnostic.
Flow missing_flow(Context& context, ElementId parent, ScaledPoints measure, bool details);

}  // namespace gazette::layout
