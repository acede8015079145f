#pragma once

// Where an article comes from in, the block that ends it out: the record of its origin, never split.

#include <string>

#include "edition/edition.h"
#include "layout/text.h"

namespace gazette::layout {

/// Over the full measure, in the edition's language and direction; its height is whole units of the page's grid. The
/// page of the register is a late text. `parent` is the article's element.
Fragment source_footer(Context& context, const edition::Entry& entry, ElementId parent);

/// The words of a late text: "(in full, p. 30)", or as wide as they may get where the page is not known yet.
Text register_reference(const Context& context, ElementId element, const std::string& page);

/// The line that an outlet's type makes with its place or, where its name has another script, its romanised name.
std::string type_line(const source::Outlet& outlet);

/// The voice of an outlet's name, and of its profile, beside the edition's own.
Voice outlet_voice(const Context& context, const source::Outlet& outlet, const std::string& text);

}  // namespace gazette::layout
