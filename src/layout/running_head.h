#pragma once

// What stands at the head of a page: folio, section, title and date over a hairline; artifacts all.

#include <string>

#include "layout/context.h"

namespace gazette::layout {

/// Puts the running head on the page, as the style arranges it. The date is shortened, then goes, where it has no room.
void put_running_head(Context& context, Page& page, const std::string& section);

/// The distance from a running head's baseline to the hairline below it.
ScaledPoints below_running_head(const Context& context);

}  // namespace gazette::layout
