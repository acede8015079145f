#pragma once

// The pages of the paged edition of the same run, as values: where each begins in the text.

#include <cstdint>
#include <string>
#include <vector>

namespace gazette::epub {

/// What a page begins in.
enum class TextPart { title, contents, article, sources, colophon, text_register };

/// Where a page begins: in an article, at a block of its body, counted from 0 with each block before those within it, after so
/// many visible characters (base/utf8.h) of that block. Block 0 with no characters: above the headline. In the other parts: at
/// an article's entry, 0 for the part's head, beyond the last for what follows it; in the sources at an outlet, counted from 0
/// as `block`, or at an article's entry below it.
struct PageStart {
    /// The source footer.
    static constexpr std::uint32_t after_body = 0xFFFFFFFF;

    int article = 0;
    std::uint32_t block = 0;
    std::uint32_t characters = 0;
    /// The number as it is printed.
    std::string folio;
    TextPart part = TextPart::article;
};

struct PageList {
    /// The paged edition, as `dc:source` names it; empty where there is none, and then there is no page list.
    std::string source;
    /// In order.
    std::vector<PageStart> starts;

    bool empty() const { return source.empty() || starts.empty(); }
};

/// An entry of the navigation document's page list.
struct PageTarget {
    std::string folio;
    std::string href;
};

}  // namespace gazette::epub
