#pragma once

// What is kept of a page in, its lines as a reader sees them out: paragraphs, headings, items.

#include <cstdint>
#include <string>
#include <vector>

#include "reader/page_measure.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

enum class UnitKind : std::uint8_t { paragraph, heading, item, quote, cell, caption, code };

struct Unit {
    /// The elements and texts that are dropped with it; all within `holder`.
    std::vector<NodeIndex> parts;
    /// The element that the line is, or that it stands in.
    NodeIndex holder = 0;
    UnitKind kind = UnitKind::paragraph;
    std::string text;
    std::uint32_t characters = 0;
    std::uint32_t link_characters = 0;
    /// Whether an image stands between it and the line before.
    bool after_image = false;
    bool before_image = false;
    /// Whether all its links lead to other sites.
    bool outbound = false;

    double link_density() const {
        return characters == 0 ? 0.0 : static_cast<double>(link_characters) / static_cast<double>(characters);
    }
};

/// Lines without text are none. In document order. `host` is the page's own, where known.
std::vector<Unit> units_of(const Survey& survey, const std::vector<NodeIndex>& roots, const Selection& selection,
                           const std::string& host);

}  // namespace gazette::reader::html
