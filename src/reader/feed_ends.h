#pragma once

// The text of a feed's entry in, without what programs put around it, and what that was, out.

#include <set>
#include <string>
#include <vector>

#include "article/article.h"
#include "reader/rules.h"

namespace gazette::reader::feed {

/// What is known of an entry besides its text.
struct Surroundings {
    std::string title;
    /// Of the feed, its source and its authors.
    std::vector<std::string> names;
    /// Keys (`page_key`) of the pages of the entry, of comments on it, of its authors and of the feed.
    std::set<std::string> pages;
};

/// Equal for the addresses of one page, whatever they count readers by; empty where the address is none.
std::string page_key(const std::string& address);

/// Drops the headline and the byline that open the text, and what closes it: share bars and the like, by the phrases of pages, and
/// short lines that lead to the entry's own pages ("The post … appeared first on …"). Each goes to `removed`. The last text stays.
void trim_ends(const Surroundings& about, const Rules& rules, article::Article& article);

/// Whether the blocks say no more than that there is a page: their words are links or repeat the headline.
bool says_nothing(const article::Blocks& blocks, const Surroundings& about);

}  // namespace gazette::reader::feed
