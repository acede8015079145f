#pragma once

// The places that articles link to in other articles in; the addresses of those that there are out.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/crew.h"
#include "base/result.h"
#include "edition/edition.h"
#include "epub/article_page.h"

namespace gazette::epub {

/// Links of this kind are few: what is kept grows with them, and with the ids of articles of several pages.
class LinkedPlaces {
public:
    /// What is known of an article once it has been rendered.
    void add(int number, const std::set<PlaceInArticle>& linked, std::map<std::string, std::size_t> page_of_id);

    /// Loads the body of each article that is linked to so, once. `entries` are all articles of the edition, by their numbers
    /// from 1 on.
    base::Result<PlaceAddresses> find(const std::vector<const edition::Entry*>& entries, base::Crew& crew) const;

private:
    /// By the number of the article that they are to be in.
    std::map<int, std::set<std::string>> ids_;
    /// Of articles of several pages, by their numbers.
    std::map<int, std::map<std::string, std::size_t>> pages_of_ids_;
};

}  // namespace gazette::epub
