#pragma once

// A feed in JSON Feed (https://www.jsonfeed.org/version/1.1/) in, the feed out.

#include <optional>
#include <string_view>

#include "reader/feed_xml_parser.h"

namespace gazette::reader::feed {

/// Whether the text is an object that names a version of JSON Feed near its start.
bool is_json_feed(std::string_view text);

/// None where it is no JSON, or states no version of JSON Feed. What is nested deeper than JSON Feed goes is left out.
std::optional<Feed> parse_json(std::string_view text, const Circumstances& circumstances);

}  // namespace gazette::reader::feed
