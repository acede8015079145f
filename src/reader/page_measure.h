#pragma once

// The parts of a page in, how much text and what else each holds out.

#include <cstdint>
#include <string_view>
#include <vector>

#include "reader/html_hints.h"
#include "reader/html_page.h"

namespace gazette::reader::html {

/// What a subtree holds. A character of a script without word spaces counts twice.
struct Measure {
    std::uint32_t characters = 0;
    std::uint32_t link_characters = 0;
    std::uint32_t heading_characters = 0;
    std::uint32_t list_characters = 0;
    std::uint32_t commas = 0;
    std::uint32_t paragraphs = 0;
    std::uint32_t images = 0;
    std::uint32_t items = 0;
    std::uint32_t inputs = 0;
    std::uint32_t embeds = 0;

    Measure& operator+=(const Measure& other);
    /// The share of the text that is in links, 0 where there is no text.
    double link_density() const;
};

/// What never changes while the article is searched for: the measure of each text and the hints of each element.
class Survey {
public:
    Survey(const Page& page, const Hints& hints);

    const Page& page() const { return page_; }
    const Measure& text(NodeIndex node) const { return texts_[slot_[node]]; }
    const HintSet& of_class(NodeIndex node) const { return names_[slot_[node]].of_class; }
    const HintSet& of_id(NodeIndex node) const { return names_[slot_[node]].of_id; }
    bool has(NodeIndex node, Hint hint) const { return of_class(node).has(hint) || of_id(node).has(hint); }
    /// +25 or −25 for what class and id each say.
    int weight(NodeIndex node) const;

private:
    struct Names {
        HintSet of_class;
        HintSet of_id;
    };

    const Page& page_;
    /// By node: the place in `texts_` for a text, in `names_` for an element.
    std::vector<std::uint32_t> slot_;
    std::vector<Measure> texts_;
    std::vector<Names> names_;
};

/// Adds what an element is itself, and turns what it holds into links, headings or list text where it is one.
void close_element(const Page& page, NodeIndex element, Measure& measure);

}  // namespace gazette::reader::html
