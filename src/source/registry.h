#pragma once

// The registry of known outlets (TOML) in, the outlet of an article out.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "source/outlet.h"

namespace gazette::source {

/// Immutable once read; look-ups are by folded name or alias, and by host.
class Registry {
public:
    Registry() = default;
    /// A file of `[[source]]` tables. Unknown keys, a table without a name, and a name or alias that two outlets share are
    /// errors.
    static base::Result<Registry> read(const std::filesystem::path& path);
    static base::Result<Registry> from(std::vector<Outlet> outlets);

    /// By name, romanised name or alias, case and white space aside; null where unknown. Valid as long as the registry.
    const Outlet* by_name(std::string_view name) const;
    /// By the host of an address: a domain of the outlet or a subdomain of one; null where unknown.
    const Outlet* by_url(std::string_view url) const;

    const std::vector<Outlet>& outlets() const { return outlets_; }

private:
    base::Result<void> add_names(std::size_t index);

    std::vector<Outlet> outlets_;
    std::unordered_map<std::string, std::size_t> names_;
    std::unordered_map<std::string, std::size_t> domains_;
};

}  // namespace gazette::source
