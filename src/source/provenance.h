#pragma once

// Where one article came from: the record behind its source footer, for people and for machines.

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "article/article.h"
#include "source/outlet.h"
#include "source/registry.h"

namespace gazette::source {

struct Provenance {
    /// The registry's outlet, or one made of what the text claims; its name is empty where the source is not stated.
    Outlet outlet;
    bool in_registry = false;
    std::string url;
    std::optional<base::DateTime> published;
    std::optional<base::DateTime> modified;
    std::optional<base::DateTime> retrieved;
    /// The article's own, else the outlet's; empty where not stated.
    std::string licence;
    std::string language;
    base::Direction direction = base::Direction::left_to_right;
    article::Length length;
    std::size_t lines_removed = 0;
    article::Input input;
    std::set<article::Fact> stated_by_editor;

    /// The update that a head tells: one on the day of publication is none to a reader.
    std::optional<base::DateTime> later_update() const {
        return modified && published && modified->date == published->date ? std::nullopt : modified;
    }
};

/// Matches the article's claim, then, where it makes none, its address against the registry. What the text says of the
/// outlet fills what the registry leaves open; an outlet that the registry does not know has just what the text claims.
Provenance provenance_of(const article::Article& article, const Registry& registry);

}  // namespace gazette::source
