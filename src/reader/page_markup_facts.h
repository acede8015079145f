#pragma once

// The elements of a page that state facts about its article in, the facts out.

#include <string>
#include <string_view>

#include "reader/html_metadata.h"
#include "reader/page_facts.h"
#include "reader/page_limits.h"
#include "reader/page_measure.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

/// meta and link elements: Open Graph, Dublin Core and the rest.
PageFacts facts_of_meta(const Page& page, const MetadataNames& names, const PageLimits& limits);

/// itemprop within the first article that itemscope marks, or without any.
PageFacts facts_of_microdata(const Page& page, const MetadataNames& names, const PageLimits& limits);

/// What browsers and their extensions note in a page that they save: its address, and when.
struct SavedFrom {
    std::string url;
    std::optional<base::DateTime> when;
};
SavedFrom saved_from(std::string_view source);

}  // namespace gazette::reader::html
