#pragma once

// The bytes of a feed in, an article for each entry out.

#include "base/result.h"
#include "reader/reader.h"

namespace gazette::reader {

/// For bytes that feed::is_feed says are one. The full text of an entry before its summary; an entry without any text is
/// unread, with a warning that has its link. What concerns the feed as a whole is in the diagnostics of the first article,
/// or among what is unread where there is none. An article's `input.entry` is the entry's identifier, which no other in the
/// feed has, its digest that of the entry.
base::Result<Reading> read_feed(const Bytes& bytes, const Context& context);

}  // namespace gazette::reader
