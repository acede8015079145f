#pragma once

// The bytes of a page in, scrubbed UTF-8 out.

#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::reader::html {

/// Whether the bytes are an HTML page: by how they open (doctype, html, head, a comment before these), or, where that
/// does not tell, by the ending of the name and a tag near the start, or by that it opens with an element of a page and has all
/// its words in elements, which Markdown and prose about a tag have not. Bookmark files in HTML are none.
bool is_page(std::string_view bytes, std::string_view name);

/// By byte order mark, then what is valid UTF-8, then the character set that came with it (in a MIME or HTTP header), then
/// what the page declares, then what the letters tell or ICU's guess, with a warning. An error for bytes that are no text.
base::Result<std::string> page_to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics,
                                       std::string_view charset_beside = {});

}  // namespace gazette::reader::html
