#include "edition/links.h"

#include <algorithm>
#include <utility>

#include "base/address.h"
#include "base/toml.h"

namespace gazette::edition {

namespace {

bool is_called(std::string_view name, std::string_view pattern) {
    return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1)) : name == pattern;
}

/// "/beta/?p=1" as "/beta?p=1".
std::string without_last_slash(std::string key) {
    const std::size_t end = std::min(key.find('?'), key.size());
    if (end > 0 && key[end - 1] == '/') {
        key.erase(end - 1, 1);
    }
    return key;
}

/// Of an address as base::address_key has it.
std::string host_of(std::string_view key) {
    return std::string(key.substr(0, key.find('/')));
}

std::string fragment_of(std::string_view reference) {
    const std::size_t fragment = reference.find('#');
    return fragment == std::string_view::npos ? std::string() : base::percent_decoded(reference.substr(fragment + 1));
}

/// With neither scheme nor host, and not from the root of a site.
bool is_relative_path(std::string_view reference) {
    const std::size_t end = std::min(reference.find_first_of("/?#"), reference.size());
    return !reference.empty() && reference.front() != '/' && reference.substr(0, end).find(':') == std::string_view::npos;
}

}  // namespace

base::Result<std::vector<std::string>> read_tracking_parameters(const std::filesystem::path& path) {
    base::Result<base::TomlTable> file = base::TomlTable::read(path);
    if (!file) {
        return file.failure();
    }
    std::vector<std::string> names = file->strings("tracking");
    if (const base::Result<void> finished = file->finish(); !finished) {
        return finished.failure();
    }
    return names;
}

Links::Links(const Edition& edition) : tracking_(edition.tracking_parameters) {
    for (const Entry* entry : entries_of(edition)) {
        addresses_.push_back(base::safe_address(entry->provenance.url).value_or(std::string()));
        files_.push_back(entry->file);
        if (!entry->file.empty()) {
            numbers_of_files_.emplace(entry->file, entry->number);
        }
        if (base::is_web_address(addresses_.back())) {
            std::string key = base::address_key(addresses_.back());
            std::string lean = without_tracking(key);
            claims_[without_last_slash(lean)].push_back({std::move(key), lean, entry->number});
        }
    }
}

std::string Links::without_tracking(std::string_view key) const {
    const std::size_t query = std::min(key.find('?'), key.size());
    std::string lean(key.substr(0, query));
    char mark = '?';
    for (std::size_t at = query + 1; at <= key.size();) {
        const std::size_t end = std::min(key.find('&', at), key.size());
        const std::string_view parameter = key.substr(at, end - at);
        const std::string_view name = parameter.substr(0, parameter.find('='));
        const bool says_nothing = parameter.empty() || std::any_of(tracking_.begin(), tracking_.end(),
                                                                   [&](const auto& each) { return is_called(name, each); });
        if (!says_nothing) {
            lean += std::exchange(mark, '&');
            lean += parameter;
        }
        at = end + 1;
    }
    return lean;
}

std::optional<int> Links::article_at(const std::string& address) const {
    const std::string key = base::address_key(address);
    const std::string lean = without_tracking(key);
    const auto found = claims_.find(without_last_slash(lean));
    if (found == claims_.end()) {
        return std::nullopt;
    }
    const std::vector<Claim>& claims = found->second;
    const auto exact = std::find_if(claims.begin(), claims.end(), [&](const Claim& each) { return each.key == key; });
    const auto near =
        std::find_if(claims.begin(), claims.end(), [&](const Claim& each) { return each.without_tracking == lean; });
    return exact != claims.end() ? exact->number : near != claims.end() ? near->number : claims.front().number;
}

std::optional<int> Links::article_in_file(const std::string& own_file, const std::string& href) const {
    const std::string reference = base::resolve({}, href);
    if (own_file.empty() || !is_relative_path(reference)) {
        return std::nullopt;
    }
    const std::string path = base::percent_decoded(reference.substr(0, reference.find_first_of("?#")));
    const std::filesystem::path file = (std::filesystem::path(own_file).parent_path() / path).lexically_normal();
    const auto found = numbers_of_files_.find(file.string());
    return found == numbers_of_files_.end() ? std::nullopt : std::optional(found->second);
}

bool Links::may_be_one_site(const std::string& address, int other) const {
    const std::string& there = addresses_[static_cast<std::size_t>(other - 1)];
    return !base::is_web_address(address) || !base::is_web_address(there) ||
           host_of(base::address_key(address)) == host_of(base::address_key(there));
}

LinkTarget Links::target_of(int number, const std::string& href) const {
    if (href.starts_with('#')) {
        return ArticleTarget{number, base::percent_decoded(href.substr(1))};
    }
    if (href.empty()) {
        return NoTarget{};
    }
    const auto index = static_cast<std::size_t>(number - 1);
    const std::string own = index < addresses_.size() ? addresses_[index] : std::string();
    std::optional<std::string> address = base::safe_address(base::resolve(own, href));
    if (const std::optional<int> there = address ? article_at(*address) : std::nullopt) {
        return ArticleTarget{*there, fragment_of(*address)};
    }
    // Of a site, a query asks for another page.
    const bool asks = base::is_web_address(own) && href.find('?') != std::string::npos;
    const std::string file = index < files_.size() && !asks ? files_[index] : std::string();
    if (const std::optional<int> there = article_in_file(file, href); there && may_be_one_site(own, *there)) {
        return ArticleTarget{*there, fragment_of(href)};
    }
    if (!address) {
        return NoTarget{};
    }
    return WebTarget{std::move(*address)};
}

}  // namespace gazette::edition
