#pragma once

// What layout hands to a painter: pages of placed boxes, and the structure they belong to. Nothing of PDF is in it.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "article/numbering.h"
#include "base/language.h"
#include "base/result.h"
#include "base/units.h"
#include "font/shaper.h"
#include "image/pixels.h"
#include "style/style.h"

namespace gazette::layout {

using article::NumberSystem;
using base::ScaledPoints;

// Positions count from the page's top left corner, x to the right, y downwards.

struct Rectangle {
    ScaledPoints x = 0;
    ScaledPoints y = 0;
    ScaledPoints width = 0;
    ScaledPoints height = 0;
};

/// What the text of a page belongs to.
enum class TextPart { title, contents, article, sources, colophon, text_register };

/// A place in an article's text: a block of its body, counted from 0 with each block before those within it, and the visible
/// characters (base/utf8.h) of the block before it. Block 0 with no characters is the article's head as well. In the other parts
/// it is that of an entry, 0 for what stands above the first; in the sources that of an outlet, counted from 0 as `block`, or of
/// an entry below it. What is missing stands behind the last of them.
struct TextPlace {
    /// What follows the body.
    static constexpr std::uint32_t after_body = 0xFFFFFFFF;

    int entry = 0;
    std::uint32_t block = 0;
    std::uint32_t characters = 0;
    TextPart part = TextPart::article;
};

/// Index of an element in the structure tree; `artifact` marks what belongs to the page, not to the text.
using ElementId = std::uint32_t;
inline constexpr ElementId artifact = 0xFFFFFFFF;

/// A glyph as placed: its advance includes justification, tracking and kerning; offsets move the glyph alone.
struct PlacedGlyph {
    font::GlyphId id = 0;
    ScaledPoints advance = 0;
    ScaledPoints x_offset = 0;
    ScaledPoints y_offset = 0;
    /// Byte offset into TextBox::text of the characters it shows.
    std::uint32_t cluster = 0;
};

/// A run of glyphs of one face on one baseline. Glyphs are in logical order; a right-to-left box starts at its right edge
/// (`x` + `width`) and goes left. `text` is what a reader copies: the characters behind the glyphs, a hyphen that the
/// break added being U+00AD, and a space at the end where the text has one, though no glyph shows it.
struct TextBox {
    font::FaceId face = 0;
    ScaledPoints size = 0;
    /// Horizontal scale in thousandths (glyph expansion), 1000 as it is; the advances include it.
    int scale = 1000;
    /// What most of its letters have behind them beyond their own advance; the advances include it.
    ScaledPoints letter_space = 0;
    ScaledPoints x = 0;
    ScaledPoints baseline = 0;
    ScaledPoints width = 0;
    bool right_to_left = false;
    style::Colour colour;
    std::vector<PlacedGlyph> glyphs;
    std::string text;
};

/// A filled rectangle: rules, squares.
struct RuleBox {
    Rectangle area;
    style::Colour colour;
};

/// The outline of a rectangle, drawn inside `area`.
struct FrameBox {
    Rectangle area;
    ScaledPoints thickness = 0;
    style::Colour colour;
};

/// An image file as it is to stand on pages.
struct Picture {
    /// Of any format that `image` decodes.
    std::string bytes;
    /// As many pixels as its place can show; 0 x 0: all of them.
    image::Size at_most;
    bool grey = false;
};

/// What a painter calls a picture that it has taken.
using PictureId = std::uint32_t;

/// A picture, stretched over the area.
struct ImageBox {
    Rectangle area;
    PictureId image = 0;
};

struct Box {
    std::variant<TextBox, RuleBox, FrameBox, ImageBox> content;
    /// The innermost element it belongs to. Boxes that follow each other in one element are in its reading order.
    ElementId element = artifact;
};

/// A place that links and the outline point to.
struct Anchor {
    std::string name;
    ScaledPoints y = 0;
};

/// An area that leads somewhere; it belongs to a structure element of role link.
struct LinkArea {
    Rectangle area;
    /// An address, or "#" and an anchor's name.
    std::string target;
    /// What it says, for those who do not see it.
    std::string description;
    ElementId element = artifact;
    /// "#" and the anchor that it leads to where the target's is on no page; or empty.
    std::string otherwise = {};
};

enum class PagePart { front, body };

/// Front pages come before body pages, whatever the order they are made in; their folios are roman.
struct Page {
    PagePart part = PagePart::body;
    /// Counts from 1 in its part.
    int number = 1;
    ScaledPoints width = 0;
    ScaledPoints height = 0;
    std::vector<Box> boxes;
    std::vector<Anchor> anchors;
    std::vector<LinkArea> links;
};

// ---- structure (ISO 32000-1 section 14.8.4 names the roles)

enum class StructureRole {
    document,
    part,
    section,
    article,
    /// Blocks that belong together, as a figure and its caption.
    group,
    heading,
    paragraph,
    block_quote,
    list,
    list_item,
    list_label,
    list_body,
    table,
    table_row,
    table_header,
    table_data,
    figure,
    caption,
    code,
    span,
    link,
    note,
    contents,
    contents_item,
    reference,
};

/// Kids of an element are its boxes and its child elements, in the order in which the layout opened or placed them.
struct StructureElement {
    StructureRole role = StructureRole::paragraph;
    ElementId parent = 0;
    /// 1 to 6 for headings.
    int level = 0;
    /// BCP 47; empty as its parent.
    std::string language;
    /// Figures: what they show, and whether they stand within a line.
    std::string alt;
    bool within_line = false;
    /// Header cells: whether the header is of its row rather than its column. Cells: how many rows and columns they take.
    bool row_header = false;
    int column_span = 1;
    int row_span = 1;
    /// Ordered lists: how the labels of their items are written.
    std::optional<NumberSystem> numbers;
    /// Table cells, notes and anchors may be named.
    std::string id;
    /// Text within a line: a rule goes through it, for it holds no longer.
    bool struck = false;
};

struct OutlineItem {
    std::string title;
    /// Name of an anchor.
    std::string target;
    int depth = 0;
};

/// Receives what layout makes, in the order it makes it; all ids are those that `open` returned. A painter may keep a page
/// compressed and drop it.
class Painter {
public:
    virtual ~Painter() = default;

    /// A new element, the last kid of `parent` so far; element 0, the document, exists from the start.
    virtual ElementId open(StructureElement element) = 0;
    /// Takes a picture before the first page that shows it, from any thread; what it is called depends on which came first. An
    /// error where it cannot be shown in full, or at all.
    virtual base::Result<PictureId> add_picture(Picture /*picture*/) { return base::fail("pictures cannot be painted"); }
    virtual base::Result<void> paint(Page page) = 0;
    /// Boxes for a page that was painted before: what could not be known then, as the number of a later page.
    virtual base::Result<void> add(PagePart /*part*/, int /*number*/, std::vector<Box> /*boxes*/) {
        return base::fail("nothing can be added to painted pages");
    }
    virtual void outline(OutlineItem item) = 0;
};

}  // namespace gazette::layout
