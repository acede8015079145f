#include "edition/links.h"

#include <optional>
#include <utility>

#include "base/address.h"

namespace gazette::edition {

Links::Links(const Edition& edition) {
    for (const Entry* entry : entries_of(edition)) {
        addresses_.push_back(base::safe_address(entry->provenance.url).value_or(std::string()));
        if (base::is_web_address(addresses_.back())) {
            numbers_.emplace(base::address_key(addresses_.back()), entry->number);
        }
    }
}

LinkTarget Links::target_of(int number, const std::string& href) const {
    if (href.starts_with('#')) {
        return ArticleTarget{number, base::percent_decoded(href.substr(1))};
    }
    const auto index = static_cast<std::size_t>(number - 1);
    const std::string own = index < addresses_.size() ? addresses_[index] : std::string();
    std::optional<std::string> address = base::safe_address(base::resolve(own, href));
    if (href.empty() || !address) {
        return NoTarget{};
    }
    if (const auto found = numbers_.find(base::address_key(*address)); found != numbers_.end()) {
        const std::size_t fragment = address->find('#');
        const std::string id = fragment == std::string::npos ? std::string() : address->substr(fragment + 1);
        return ArticleTarget{found->second, base::percent_decoded(id)};
    }
    return WebTarget{std::move(*address)};
}

}  // namespace gazette::edition
