#pragma once

// The data that reading a page needs (src/reader/data/html), loaded once.

#include <filesystem>

#include "base/result.h"
#include "reader/html_hints.h"
#include "reader/html_metadata.h"
#include "reader/html_phrases.h"
#include "reader/page_content_limits.h"
#include "reader/page_limits.h"

namespace gazette::reader::html {

struct PageRules {
    static base::Result<PageRules> read(const std::filesystem::path& folder);

    Hints hints;
    MetadataNames metadata;
    Phrases phrases;
    PageContentLimits content;
    PageLimits limits;
};

}  // namespace gazette::reader::html
