#pragma once

// A name of SVG in, whether it only draws out.

#include <string_view>

namespace gazette::image {

/// The elements of SVG 1.1 and 2 that draw, group, fill, clip, filter or describe. Not among them: scripts, animations, foreign
/// content, sound and films, fonts, cursors and views. `style`, `use` and `image` draw, but their contents must be looked at.
bool is_drawing_element(std::string_view name);

/// Their attributes of no name space, presentation attributes (SVG 2, section 6.6) included; SVG 2 took `version` back. What
/// leads elsewhere (`href`) and what acts (`on...`) is not among them.
bool is_drawing_attribute(std::string_view name);

/// Elements in which text is more than white space between tags.
bool holds_text(std::string_view name);

}  // namespace gazette::image
