#pragma once

// Sections with their articles and pages in, the columns of "In this edition" out.

#include "layout/compose.h"
#include "layout/context.h"

namespace gazette::layout {

/// Rule, title and entries, then what is missing; `pages` knows where the articles are. The first line of its head is a
/// rule over the full measure.
Composition contents(Context& context, const Pages& pages, ElementId parent);

}  // namespace gazette::layout
