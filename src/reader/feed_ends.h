#pragma once

// The text of a feed's entry in, without what programs put around it, and what that was, out.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "reader/rules.h"

namespace gazette::reader::feed {

/// What is known of an entry besides its text.
struct Surroundings {
    std::string title;
    /// Of the feed, its source and its authors.
    std::vector<std::string> names;
    /// Keys (`page_key`) of the pages of the entry, of comments on it and of its authors.
    std::set<std::string> pages;
    /// The same of the feed and of the entry's source, to which texts lead as well.
    std::set<std::string> homes;
};

/// Of the page at an address, to hold against others; empty where the address is none.
std::string page_key(const std::string& address);

/// Whether two keys are of one page, though one of them may have a query that counts readers, where the other has none.
bool is_same_page(std::string_view key, std::string_view other);

/// Drops the headline and the byline that open the text, and what closes it: share bars and the like, by the phrases of pages, and
/// short lines that lead to the entry's own pages ("The post … appeared first on …"). Each goes to `removed`. The last text stays.
void trim_ends(const Surroundings& about, const Rules& rules, article::Article& article);

/// Whether the blocks say no more than that there is a page: their words are links or repeat the headline.
bool says_nothing(const article::Blocks& blocks, const Surroundings& about);

}  // namespace gazette::reader::feed
