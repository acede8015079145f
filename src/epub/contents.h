#pragma once

// The order of an edition in, the entries of its contents out. Private to this room.

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "edition/edition.h"

namespace gazette::epub {

/// An entry of the contents. A section leads to its first article.
struct Point {
    std::string title;
    /// As seen from the package document.
    std::string href;
    std::string language = {};
    std::optional<base::Direction> direction = {};
    std::vector<Point> children = {};
};

/// In reading order, two levels at most. Articles of a section without a title stand at the top.
std::vector<Point> contents_of(const edition::Edition& edition);

}  // namespace gazette::epub
