#pragma once

// A page in, the notes in it and what refers to them out: footnotes and endnotes, whatever made the page.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reader/html_page.h"
#include "reader/page_images.h"

namespace gazette::reader::html {

struct PageNote {
    /// The element that holds its text.
    NodeIndex element = 0;
    /// What refers to it shows this, without brackets: "1", "*".
    std::string label;
};

/// By node where they are told of. Empty for most pages.
struct PageNotes {
    std::vector<PageNote> notes;
    /// Of an element that is a reference, mark and link, and nothing else: the index of the note, and 1.
    std::map<NodeIndex, int> references;
    /// Of an element by which a note leads back, with the marks around it: the same.
    std::map<NodeIndex, int> back_links;
    std::set<NodeIndex> elements;

    bool empty() const { return notes.empty(); }
    /// Whether the walk through the text passes over it.
    bool stands_elsewhere(NodeIndex node) const { return elements.contains(node) || back_links.contains(node); }
    /// The note as `references` count, or 0.
    int referred_to(NodeIndex node) const;
    /// Makes text again of the notes of these indexes, which ascend, and of what refers to them.
    void remove(const std::vector<std::size_t>& indexes);
};

/// A note is a block that a mark in the text leads to ("1", "[2]", "*": superior, or called a reference to a note by role, class
/// or epub:type), that stands behind it, and that leads back to where the mark is; or, without a way back, one that is called a
/// note by its section (DPUB-ARIA 1.1, EPUB Structural Semantics 1.1, or the class names of what renders Markdown).
PageNotes notes_of(const Page& page, const Location& location);

}  // namespace gazette::reader::html
