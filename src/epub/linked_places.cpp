#include "epub/linked_places.h"

#include <utility>

#include "article/children.h"
#include "base/ordered_work.h"

namespace gazette::epub {

namespace {

base::Result<std::set<std::string>> found_in(const edition::Entry& entry, const std::set<std::string>& ids) {
    const base::Result<article::Blocks> body = entry.load_body();
    if (!body) {
        return body.failure();
    }
    std::set<std::string> found;
    article::for_each_block(*body, [&](const article::Block& block) {
        if (ids.contains(block.id)) {
            found.insert(block.id);
        }
    });
    return found;
}

}  // namespace

void LinkedPlaces::add(int number, const std::set<PlaceInArticle>& linked, std::map<std::string, std::size_t> page_of_id) {
    for (const auto& [other, id] : linked) {
        ids_[other].insert(id);
    }
    if (!page_of_id.empty()) {
        pages_of_ids_.emplace(number, std::move(page_of_id));
    }
}

base::Result<PlaceAddresses> LinkedPlaces::find(const std::vector<const edition::Entry*>& entries, base::Crew& crew) const {
    const std::vector<std::pair<int, std::set<std::string>>> wanted(ids_.begin(), ids_.end());
    PlaceAddresses addresses;
    const base::Result<void> done = base::work_in_order(
        wanted.size(), crew, 2 * crew.jobs(),
        [&](std::size_t, std::size_t i) {
            return found_in(*entries.at(static_cast<std::size_t>(wanted[i].first - 1)), wanted[i].second);
        },
        [&](std::size_t i, const base::Result<std::set<std::string>>& found) -> base::Result<void> {
            if (!found) {
                return found.failure();
            }
            const int number = wanted[i].first;
            const auto pages = pages_of_ids_.find(number);
            for (const std::string& id : *found) {
                const PlaceInArticle place(number, id);
                const std::size_t page = pages == pages_of_ids_.end() ? 1 : pages->second.at(id);
                addresses.emplace(place, address_of(place, page));
            }
            return {};
        });
    if (!done) {
        return done.failure();
    }
    return addresses;
}

}  // namespace gazette::epub
