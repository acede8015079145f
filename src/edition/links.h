#pragma once

// The addresses that texts link to in; where such a link leads, in the edition or out of it, out.

#include <map>
#include <string>
#include <variant>
#include <vector>

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

/// Look-ups are const and may be made from any thread.
class Links {
public:
    /// Of articles with one address the first is meant. Copies what it needs of the edition.
    explicit Links(const Edition& edition);

    /// Where `href` leads in the body of article `number`: "#id" stays in it, a relative reference is one to the article's
    /// own address (RFC 3986 section 5.2) and leads nowhere where that is not known.
    LinkTarget target_of(int number, const std::string& href) const;

private:
    std::vector<std::string> addresses_;
    std::map<std::string, int> numbers_;
};

}  // namespace gazette::edition
