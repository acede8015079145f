#pragma once

// The scripts of linked data of a page (JSON-LD, schema.org) in, what they state about its article out.

#include <string>
#include <string_view>
#include <vector>

#include "reader/html_metadata.h"
#include "reader/page_facts.h"

namespace gazette::reader::html {

/// Of several articles the one at `url`, else the one whose headline `title` (the page's) holds, else the first. Scripts
/// that are no JSON are passed over.
PageFacts facts_of_json_ld(const std::vector<std::string_view>& scripts, const MetadataNames& names, const std::string& url,
                           const std::string& title);

}  // namespace gazette::reader::html
