#pragma once

// A list of feeds (OPML) in, each feed it names as a note out: there is no article in it.

#include <string_view>

#include "reader/reader.h"

namespace gazette::reader {

/// Whether the first element, as `feed::first_element_of` gives it, is that of OPML.
bool is_feed_list(std::string_view first_element);

/// Each feed is a note that has its address and its title, and one error counts them. An error where the text cannot be
/// decoded, or is larger than a feed may be.
base::Result<Reading> read_feed_list(const Bytes& bytes, const Context& context);

}  // namespace gazette::reader
