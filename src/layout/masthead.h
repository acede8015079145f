#pragma once

// The head of the front page: edition line, title, Scotch rule.

#include "layout/context.h"
#include "layout/fragment.h"

namespace gazette::layout {

/// Number; date; articles, sources, minutes: over a hairline, its baseline that of running heads, counted from the text
/// area's top.
Fragment edition_line(Context& context, ElementId parent);

/// The title in one line where a size of its range fits, then the rule; whole units high. `heading` is its element.
Fragment masthead(Context& context, ElementId heading);

}  // namespace gazette::layout
