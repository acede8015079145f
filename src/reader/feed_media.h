#pragma once

// What an entry of a feed shows or plays besides its text in; the article that tells of it out.

#include <string>

#include "article/article.h"
#include "reader/feed.h"

namespace gazette::reader::feed {

/// What is enclosed, the media and the images of the entry are listed as removed, but for what the article shows or tells of
/// already. Where it shows no picture at all, the entry's first one is the article's, as a page's is: a note in `file`.
void tell_of_media(const Entry& entry, const std::string& file, article::Article& article);

}  // namespace gazette::reader::feed
