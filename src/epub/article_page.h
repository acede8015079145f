#pragma once

// An article of an edition in, its XHTML pages out.

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "edition/edition.h"
#include "edition/links.h"
#include "epub/page_breaks.h"
#include "epub/xhtml.h"

namespace gazette::epub {

/// Where an article stands in its edition.
struct ArticlePlace {
    const edition::Entry& entry;
    /// The title of its section, or empty.
    const std::string& section;
    /// The numbers of the articles around it; 0 where there is none.
    int previous = 0;
    int next = 0;
    /// The pages that begin in it, in order.
    std::vector<PageBreakAt> breaks = {};
};

/// The block with an id in an article, which is told by its number. Not every article has the blocks that others link to.
using PlaceInArticle = std::pair<int, std::string>;

/// A place as seen from an article's page; `page` is the article's page that it is on, from 1 on.
std::string address_of(const PlaceInArticle& place, std::size_t page);

/// The addresses of such places as seen from an article's page; a link to any other place leads to the article's first page.
using PlaceAddresses = std::map<PlaceInArticle, std::string>;

struct RenderedArticle {
    /// One XHTML document each.
    std::vector<std::string> pages;
    /// Where the place's breaks are, in order, as seen from the package document.
    std::vector<PageTarget> targets;
    /// The page of each id, from 1 on; empty where there is but one page.
    std::map<std::string, std::size_t> page_of_id = {};
    /// What it links to in other articles. Its pages are as many, and broken at the same places, wherever that is.
    std::set<PlaceInArticle> linked = {};
};

/// Head, body, source footer and links to what is before and after: one page, or, where it would be longer than `longest` bytes,
/// several: each says which it is, links lead from one to another, and the last has the source footer. `image_address` gives the
/// files of images as seen from the page. A link to another article of the edition leads to the place that it names, or, where
/// `places` does not have that, to the article's first page.
RenderedArticle article_pages(const edition::Edition& edition, const edition::Links& links, const ArticlePlace& place,
                              article::Blocks body, const ImageAddress& image_address, std::size_t longest,
                              const PlaceAddresses& places = {});

}  // namespace gazette::epub
