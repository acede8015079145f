#pragma once

// The addresses that texts link to in; where such a link leads, in the edition or out of it, out.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "edition/edition.h"

namespace gazette::edition {

/// Leads nowhere: what it holds is text.
struct NoTarget {
    bool operator==(const NoTarget&) const = default;
};

/// An article of the edition by its number, and, unless empty, the block with this id in it. Whether another article has
/// such a block shows when its body is loaded; a link to one that it lacks leads to its head.
struct ArticleTarget {
    int number = 0;
    std::string id;
    bool operator==(const ArticleTarget&) const = default;
};

/// Safe to write (base::safe_address).
struct WebTarget {
    std::string address;
    bool operator==(const WebTarget&) const = default;
};

using LinkTarget = std::variant<NoTarget, ArticleTarget, WebTarget>;

/// Reads the names of the parameters that say nothing of the page from a file (data/links.toml); "utm_*" stands for all names
/// that begin so.
base::Result<std::vector<std::string>> read_tracking_parameters(const std::filesystem::path& path);

/// Look-ups are const and may be made from any thread.
class Links {
public:
    /// Of articles with one address the first is meant. Copies what it needs of the edition.
    explicit Links(const Edition& edition);

    /// Where `href` leads in the body of article `number`: "#id" stays in it, a relative reference is one to the article's
    /// own address (RFC 3986 section 5.2) or else to a file beside its own that is not of another site. An
    /// address is an article's too where it differs in parameters that say nothing of the page, or in the slash at the end of
    /// its path, if no article has it as it is.
    LinkTarget target_of(int number, const std::string& href) const;

private:
    /// An article by its address (base::address_key).
    struct Claim {
        std::string key;
        std::string without_tracking;
        int number = 0;
    };

    std::string without_tracking(std::string_view key) const;
    std::optional<int> article_at(const std::string& address) const;
    std::optional<int> article_in_file(const std::string& own_file, const std::string& href) const;
    /// Whether another article's address does not speak against it.
    bool may_be_one_site(const std::string& address, int other) const;

    std::vector<std::string> tracking_;
    std::vector<std::string> addresses_;
    std::vector<std::string> files_;
    /// By the address without parameters that say nothing and without its last slash.
    std::map<std::string, std::vector<Claim>> claims_;
    std::map<std::string, int> numbers_of_files_;
};

}  // namespace gazette::edition
