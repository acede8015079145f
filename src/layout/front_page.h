#pragma once

// The front page and its continuations: edition line, masthead, lead, contents, what is missing today.

#include "layout/compose.h"
#include "layout/context.h"

namespace gazette::layout {

inline constexpr const char* front_anchor = "front";

/// Painted when the body's pages are known (`body`). Gives where each of the front pages begins.
base::Result<std::vector<PageStart>> set_front_pages(Context& context, const Pages& body, ElementId part);

}  // namespace gazette::layout
