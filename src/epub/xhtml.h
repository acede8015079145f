#pragma once

// Blocks in, XHTML out: the body of an article as EPUB content documents and `inspect --json` have it.

#include <functional>
#include <string>
#include <string_view>

#include "article/article.h"
#include "base/language.h"
#include "epub/heading_levels.h"
#include "epub/xml.h"

namespace gazette::epub {

/// What `<img>` is to load; empty where the image's alternative text is to stand in its place.
using ImageAddress = std::function<std::string(const article::Image&)>;

/// Where a link to an id leads that none of the blocks has, such as that of another part of the body; empty: nowhere.
using AddressElsewhere = std::function<std::string(const std::string& id)>;

/// Where a link leads: an address that may be written as it is, "#id" for one of the body, empty for nowhere.
using LinkAddress = std::function<std::string(const std::string& href)>;

/// As the link says it, if that is safe.
std::string stated_address(const std::string& href);

/// A note and the first reference to it lead to each other.
enum class NoteEnd { reference, note };

/// Where an end is that none of the blocks has, such as in another part of the body; empty: nowhere.
using NoteElsewhere = std::function<std::string(NoteEnd end, int number)>;

/// How notes are written within a publication; all of it may be unset.
struct NoteOptions {
    /// Stands over the notes; empty: nothing does.
    std::string title = {};
    /// What is said of a note's link back.
    std::function<std::string(int number)> back = {};
    /// Unset: in digits of ASCII and brackets, for want of a style, and the list numbers its notes; set: the links back do.
    std::function<std::string(int number)> digits = {};
    NoteElsewhere elsewhere = {};
    /// The words of EPUB's own name space (EPUB Structural Semantics) beside the roles of DPUB-ARIA.
    bool epub_types = false;
};

struct XhtmlOptions {
    /// The level of the headline above the body: the shallowest heading of the body becomes one more, and none is skipped.
    int headline_level = 1;
    /// Links to "#id" and ids get this prefix, so that they are unique within a file.
    std::string id_prefix = {};
    /// Unset: no image has one.
    ImageAddress image_address = {};
    LinkAddress link_address = stated_address;
    /// Unset: there are no other blocks.
    AddressElsewhere elsewhere = {};
    NoteOptions notes = {};
    /// Whether a heading without words is one; else it is a paragraph, or nothing where it has no content at all: readers would
    /// list it (WCAG 2.2 success criterion 2.4.6).
    bool headings_without_words = false;
    /// Whether the words that open the text (article/opening.h) are marked as such.
    bool marks_opening = false;
    /// The direction of what is around: code keeps its own in a text that runs right to left.
    base::Direction direction = base::Direction::left_to_right;
};

/// Well-formed, only safe markup, no name space declarations of its own; every string is escaped. A link that leads
/// nowhere, or elsewhere than http, https, mailto and an id of these blocks or elsewhere, becomes the text it holds.
std::string to_xhtml(const article::Blocks& blocks, const XhtmlOptions& options);

/// The id of an end: no block of the input has it, whatever it is called.
std::string note_id(std::string_view prefix, NoteEnd end, int number);

/// The same into a document under way. `headings` is of the first part of a body, or has been through the parts before.
void write_xhtml(Xml& xml, const article::Blocks& blocks, const XhtmlOptions& options, HeadingLevels& headings);

}  // namespace gazette::epub
