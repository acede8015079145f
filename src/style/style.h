#pragma once

// A style folder (styles/NAME: pdf.toml and epub.css) in, how an edition looks out.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/units.h"

namespace gazette::style {

/// sRGB, 0 to 255.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const Colour&) const = default;
};

enum class Align { justify, start, centre, end };

/// One row of the type scale. `family` is a role of fonts/fonts.toml ("display", "serif", "sans", "mono").
struct TextStyle {
    std::string family = "serif";
    bool bold = false;
    bool italic = false;
    base::ScaledPoints size = 0;
    base::ScaledPoints leading = 0;
    /// In thousandths of an em, cased and unjoined scripts only.
    int tracking = 0;
    Align align = Align::start;
    Colour colour;
    bool capitals = false;
    bool hyphenate = false;
    /// OpenType features by tag and value: "onum", "tnum", "smcp".
    std::vector<std::string> features;
};

/// What a script changes in a text style: other size and leading, no tracking. Zero means: as it was.
struct ScriptAdjustment {
    base::ScaledPoints size = 0;
    base::ScaledPoints leading = 0;
};

struct Margins {
    base::ScaledPoints top = 0;
    base::ScaledPoints bottom = 0;
    base::ScaledPoints inner = 0;
    base::ScaledPoints outer = 0;
};

/// The names of the rows that every style has; `PdfStyle::text` holds exactly these.
enum class Element {
    masthead,
    lead_headline,
    headline,
    brief_headline,
    section_title,
    deck,
    body,
    subheading,
    contents_headline,
    kicker,
    byline,
    running_head,
    folio,
    table,
    caption,
    code,
    footer_name,
    footer_type,
    footer_profile,
    footer_label,
    footer,
    footer_source,
    link,
    note,
};

/// Thicknesses by rank (LOOK, 4).
struct Rules {
    base::ScaledPoints scotch_thick = 0;
    base::ScaledPoints scotch_gap = 0;
    base::ScaledPoints scotch_thin = 0;
    base::ScaledPoints article = 0;
    base::ScaledPoints footer = 0;
    base::ScaledPoints hairline = 0;
    base::ScaledPoints column = 0;
};

/// Word and letter spaces of justified text, in thousandths of the natural word space, of an em and of a letter.
struct Justification {
    int word_space_min = 800;
    int word_space_max = 1330;
    int letter_space_min = -8;
    int letter_space_max = 12;
    /// How far letters may be set wider or narrower.
    int glyph_expansion = 20;
    /// How much of a hyphen, full stop or comma stands outside of the line that it ends.
    int hanging = 700;
    /// A line whose word spaces pass this makes its paragraph ragged.
    int ragged_above = 1500;
};

/// What stands at the head of every page but the first, besides the folio at the outer edge.
struct RunningHead {
    /// From the paper's top.
    base::ScaledPoints baseline = 0;
    /// The section on left pages and the edition's title on right ones, instead of both on each.
    bool alternate = false;
    /// The date stands after the title.
    bool dated = true;
};

/// How paragraphs of a body are told apart: by an indent, by space between them, or by both.
struct Paragraphs {
    base::ScaledPoints indent = 0;
    base::ScaledPoints space = 0;
};

/// How the pictures of articles are set.
struct Images {
    /// Pixels to the inch that a picture has on the page; one with far more is made smaller.
    int resolution = 300;
    /// A picture is set no larger than leaves it this many pixels to the inch.
    int least_resolution = 150;
    bool grey = false;
    /// At most, in a column.
    base::ScaledPoints height = 0;
    /// Pixels from which on a picture may span all columns; 0: none may.
    int span_from = 0;
};

struct PdfStyle {
    base::ScaledPoints page_width = 0;
    base::ScaledPoints page_height = 0;
    Margins margins;
    int columns = 1;
    base::ScaledPoints gutter = 0;
    base::ScaledPoints baseline = 0;
    RunningHead running_head;
    Paragraphs paragraphs;
    /// For paper: the addresses of links are numbered, and listed at the end of their article.
    bool lists_links = false;
    Colour accent;
    Colour column_rule;
    Rules rules;
    Justification justification;
    /// Set the source footer in two columns only where the measure is at least this wide.
    base::ScaledPoints wide_footer_from = 0;
    Images images;
    std::map<Element, TextStyle> text;
    /// By ISO 15924 script code, with a language where it is for that alone ("Arab", "Arab-ur"), then by element.
    std::map<std::string, std::map<Element, ScriptAdjustment>> scripts;
};

struct Style {
    std::string name;
    PdfStyle pdf;
    std::string epub_css;
};

/// `name` is a folder below `directory`, or a path to a folder of the user's own. An unknown key is an error with the
/// nearest known name, and so is a missing one.
base::Result<Style> read(const std::filesystem::path& directory, const std::string& name);

}  // namespace gazette::style
