#pragma once

// An outlet: who published an article, in the vocabulary of schema.org NewsMediaOrganization.

#include <string>
#include <vector>

namespace gazette::source {

struct Outlet {
    std::string name;
    /// The name in Latin letters, where it has another script.
    std::string romanised;
    std::vector<std::string> aliases;
    std::vector<std::string> domains;
    std::string url;
    /// "Regional daily newspaper".
    std::string type;
    std::string place;
    std::string founded;
    std::string country;
    std::string language;
    /// Who they are, who owns or funds them.
    std::string profile;
    std::string ownership;
    std::string licence;
};

}  // namespace gazette::source
