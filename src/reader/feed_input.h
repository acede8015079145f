#pragma once

// The bytes of a feed in, the feed as a tree out: RSS, RDF, Atom, CDF or JSON Feed, told apart by what they hold.

#include <string>
#include <string_view>

#include "base/result.h"
#include "reader/feed.h"
#include "reader/feed_limits.h"

namespace gazette::reader::feed {

/// The name of the first element, without its prefix and in lower case; empty where the bytes are no XML.
std::string first_element_of(std::string_view bytes);

/// The text of an XML document, by its byte order mark or its declaration; as of a page otherwise.
base::Result<std::string> text_of(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics);

/// Whether the first element, as `first_element_of` gives it, is that of a feed, or the text an object that names a version of
/// JSON Feed.
bool is_feed(std::string_view bytes, std::string_view first_element);

/// Whether the bytes are a feed before which a server printed something else, such as a warning of its own.
bool is_feed_behind_noise(std::string_view bytes, const std::string& name);

/// The same of any XML but pages.
bool is_xml_behind_noise(std::string_view text, const std::string& name);

/// What is known of the answer that brought a feed; empty where it was read from a file.
struct Response {
    /// The address that was asked for, and what the headers Content-Location, Content-Type and Content-Language say.
    std::string url;
    std::string content_location;
    std::string content_type;
    std::string content_language;
};

/// What the addresses in an entry's text are relative to, where xml:base does not say: the feed, as the letter of its format
/// has it, or the entry's own page, as its author had it.
enum class RelativeTo { feed, page };

/// XML that is ill-formed is repaired, with a warning that says what was first; what precedes it is skipped, which is a repair. Entries
/// beyond the limit are a warning too.
/// An error for what is no feed, or larger than the limit.
base::Result<Feed> parse(std::string_view bytes, const std::string& file, const Response& response,
                         const FeedLimits& limits, base::Diagnostics& diagnostics,
                         RelativeTo relative_to = RelativeTo::feed);

}  // namespace gazette::reader::feed
