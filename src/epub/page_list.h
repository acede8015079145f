#pragma once

// The pages of the paged edition of the same run, as values: where each begins in the text.

#include <cstdint>
#include <string>
#include <vector>

namespace gazette::epub {

/// Where a page begins: in an article, at a block of its body, counted from 0 with each block before those within it, after so
/// many visible characters (base/utf8.h) of that block. Block 0 with no characters: above the headline.
struct PageStart {
    /// The source footer.
    static constexpr std::uint32_t after_body = 0xFFFFFFFF;

    int article = 0;
    std::uint32_t block = 0;
    std::uint32_t characters = 0;
    /// The number as it is printed.
    std::string folio;
};

struct PageList {
    /// The paged edition, as `dc:source` names it; empty where there is none, and then there is no page list.
    std::string source;
    /// In order.
    std::vector<PageStart> starts;
    /// Of the pages on which the sources and the colophon begin; empty where they begin on none.
    std::string sources_folio;
    std::string colophon_folio;

    bool empty() const { return source.empty() || starts.empty(); }
};

/// An entry of the navigation document's page list.
struct PageTarget {
    std::string folio;
    std::string href;
};

}  // namespace gazette::epub
