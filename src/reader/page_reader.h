#pragma once

// A saved or fetched web page in; its article out.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "article/article.h"
#include "base/result.h"
#include "base/time.h"
#include "reader/part_addresses.h"
#include "reader/reader.h"

namespace gazette::reader {

/// What is known of a page from where it was found; empty where it is not.
struct PageOrigin {
    /// Its address, where it states none itself.
    std::string address = {};
    std::optional<base::DateTime> retrieved = {};
    /// Beats what the page states.
    std::string headline = {};
    /// Messages are often all article: where the search finds little of one, all that it shows is kept.
    bool message = false;
    /// The images that came with it, or null; they outlive the call.
    const PartAddresses* parts = nullptr;
    /// Whether an image of an absolute address came with it, too; or nothing.
    std::function<bool(const std::string& address)> has_image = {};
};

/// Why a page of so many bytes is not read; none where it is not too large.
std::optional<base::Failure> refused_as_too_large(std::size_t bytes, const std::string& name, const Context& context);

/// `text` is scrubbed UTF-8. Sets what the page says: headline, subtitle, byline, source, address, times, language, tags,
/// licence, its picture's address, body; everything else that the page shows is in `removed`. The body may be empty.
/// An error for a page that stands where an article should be ("Page not found"), and for one that passes a limit of its size.
base::Result<article::Article> read_page(std::string_view text, const std::string& name, const Context& context,
                                         const PageOrigin& origin = {});

}  // namespace gazette::reader
