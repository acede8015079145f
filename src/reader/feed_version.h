#pragma once

// The first element of a feed in XML in, its dialect and version out.

#include <string>
#include <string_view>

#include "reader/feed_xml.h"

namespace gazette::reader::feed {

/// "rss20", "rss10", "atom10", "cdf" and the like, as feedparser calls them; "rss" and "atom" where the version is unknown,
/// empty where the element opens no feed.
std::string version_of(const XmlTree& tree, std::string_view source, XmlIndex root);

}  // namespace gazette::reader::feed
