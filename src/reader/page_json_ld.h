#pragma once

// The scripts of linked data of a page (JSON-LD, schema.org) in, what they state about its article out.

#include <string>
#include <string_view>
#include <vector>

#include "reader/html_metadata.h"
#include "reader/page_facts.h"
#include "reader/page_limits.h"

namespace gazette::reader::html {

struct LinkedFacts {
    PageFacts facts;
    /// Scripts that are no JSON, even without comments and the commas that nothing follows, and those too large.
    std::vector<std::string_view> unread;
};

/// Of several articles the one at `url`, else the one whose headline `title` (the page's) holds, else the first.
LinkedFacts facts_of_json_ld(const std::vector<std::string_view>& scripts, const MetadataNames& names,
                             const PageLimits& limits, const std::string& url, const std::string& title);

}  // namespace gazette::reader::html
