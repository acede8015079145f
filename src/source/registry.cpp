#include "source/registry.h"

#include <cctype>
#include <utility>

#include "base/text.h"
#include "base/toml.h"

namespace gazette::source {

namespace {

/// The host of an address, lower case, without user, port and a leading "www."; empty where there is none.
std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    host = host.substr(host.rfind('@') + 1);
    host = host.substr(0, host.find(':'));
    std::string lower;
    for (const char c : host) {
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return lower.starts_with("www.") ? lower.substr(4) : lower;
}

/// Empty where a reader would see nothing of it.
std::string shown(base::TomlTable& table, std::string_view key) {
    std::string text = table.string(key).value_or("");
    return base::shows_nothing(text) ? std::string() : text;
}

Outlet outlet_from(base::TomlTable& table) {
    Outlet outlet;
    outlet.name = shown(table, "name");
    outlet.romanised = shown(table, "romanised");
    outlet.aliases = table.strings("aliases");
    outlet.domains = table.strings("domains");
    outlet.url = table.string("url").value_or("");
    outlet.type = shown(table, "type");
    outlet.place = shown(table, "place");
    outlet.founded = table.text("founded").value_or("");
    outlet.country = shown(table, "country");
    outlet.language = table.string("language").value_or("");
    outlet.profile = shown(table, "profile");
    outlet.ownership = shown(table, "ownership");
    outlet.licence = shown(table, "licence");
    return outlet;
}

}  // namespace

base::Result<Registry> Registry::read(const std::filesystem::path& path) {
    base::Result<base::TomlTable> document = base::TomlTable::read(path);
    if (!document) {
        return document.failure();
    }
    std::vector<Outlet> outlets;
    for (base::TomlTable& table : document->tables("source")) {
        outlets.push_back(outlet_from(table));
        if (outlets.back().name.empty()) {
            return base::fail("a source needs a name", "add name = \"...\"", table.place());
        }
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    base::Result<Registry> registry = from(std::move(outlets));
    if (!registry) {
        base::Diagnostic diagnostic = registry.error();
        diagnostic.place.file = path.string();
        return base::Failure{std::move(diagnostic)};
    }
    return registry;
}

base::Result<Registry> Registry::from(std::vector<Outlet> outlets) {
    Registry registry;
    registry.outlets_ = std::move(outlets);
    for (std::size_t i = 0; i < registry.outlets_.size(); ++i) {
        if (const base::Result<void> added = registry.add_names(i); !added) {
            return added.failure();
        }
    }
    return registry;
}

base::Result<void> Registry::add_names(std::size_t index) {
    const Outlet& outlet = outlets_[index];
    std::vector<std::string> names = outlet.aliases;
    names.push_back(outlet.name);
    names.push_back(outlet.romanised);
    for (const std::string& name : names) {
        const std::string folded = base::fold(name);
        if (folded.empty()) {
            continue;
        }
        const auto [at, added] = names_.emplace(folded, index);
        if (!added && at->second != index) {
            return base::fail("two sources are called '" + name + "': " + outlets_[at->second].name + " and " + outlet.name,
                              "take the name or alias from one of them");
        }
    }
    for (const std::string& domain : outlet.domains) {
        domains_.emplace(host_of("http://" + domain), index);
    }
    return {};
}

const Outlet* Registry::by_name(std::string_view name) const {
    const auto found = names_.find(base::fold(name));
    return found == names_.end() ? nullptr : &outlets_[found->second];
}

const Outlet* Registry::by_url(std::string_view url) const {
    std::string host = host_of(url);
    while (!host.empty()) {
        if (const auto found = domains_.find(host); found != domains_.end()) {
            return &outlets_[found->second];
        }
        const std::size_t dot = host.find('.');
        host = dot == std::string::npos ? std::string() : host.substr(dot + 1);
    }
    return nullptr;
}

}  // namespace gazette::source
