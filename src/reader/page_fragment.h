#pragma once

// HTML that is an article's text and nothing else in, its blocks, and what of it cannot be shown, out.

#include <optional>
#include <string>
#include <string_view>

#include "reader/fragment.h"

namespace gazette::reader {

/// `html` is scrubbed UTF-8: what stands in a body element, or a page. Links and images are relative to `address`, which is
/// empty where it is not known. An address that opens with `page` and a "#" leads to a place within the fragment; without `page`,
/// one that opens with `address` does. Only what is safe of the markup is kept; what no text is made of (videos, embedded pages, lists
/// of choices) and what is hidden is listed as a page's is. Markup beyond the limits is a warning. Diagnostics are of the input `name`, without
/// lines: `html` may be a part of it, or made from one.
Fragment read_fragment(std::string_view html, const std::string& address, const std::string& name,
                       const std::optional<std::string>& page = std::nullopt);

}  // namespace gazette::reader
