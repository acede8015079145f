#pragma once

// The heads of larger parts: a Scotch rule, a title, and what there is to say about it.

#include <string>

#include "layout/text.h"

namespace gazette::layout {

/// Thick and thin, over the measure (LOOK, 4); artifacts.
Fragment scotch_rule(const style::PdfStyle& style, ScaledPoints measure);

/// Title and facts of a section, as the first items of its first article's head. `section` becomes the heading's parent.
Flow section_opener(Context& context, const edition::Section& section, ElementId element, const std::string& anchor);

/// Of sources, colophon and the like: the same without facts.
Flow part_opener(Context& context, const std::string& title, ElementId element, const std::string& anchor);

}  // namespace gazette::layout
