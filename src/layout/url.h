#pragma once

// An address in, the same with line breaks where a narrow measure needs them out.

#include <string>

#include "layout/context.h"

namespace gazette::layout {

/// Breaks ("\n") after "/" or "-", without hyphens, and within a part only where that alone is wider than the measure: then at
/// joints (layout/address_joints.h), if there are any.
std::string broken_url(Context& context, const std::string& url, const style::TextStyle& style, ScaledPoints measure);

/// As much of an address as is printed: nobody types more, nor the scheme of a mail address.
std::string shown_url(const std::string& url);

}  // namespace gazette::layout
