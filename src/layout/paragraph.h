#pragma once

// One paragraph's text with its styles in, its lines as boxes out.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/language.h"
#include "font/shaper.h"
#include "layout/hyphenation_patterns.h"
#include "layout/page.h"
#include "style/style.h"

namespace gazette::layout {

/// Bytes [begin, end) of a paragraph's text in one style. `element` is where its boxes belong.
struct StyledSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    style::TextStyle style;
    /// BCP 47.
    std::string language;
    ElementId element = artifact;
    /// Index of the link it is part of, counting from 1; 0 for none. Comes back with each box.
    std::uint32_t link = 0;
    /// Index of the picture that stands in the place of its one character, counting from 1; 0 for none. Comes back with its box,
    /// which is as wide as the picture.
    std::uint32_t picture = 0;
    ScaledPoints picture_width = 0;
    /// Raises the baseline: superior figures.
    ScaledPoints rise = 0;
    /// A rule goes through its letters.
    bool struck = false;
    /// A character that no face has, where the text is its code: what the box stands for. A frame is drawn around it.
    std::string stands_for = {};
};

struct Paragraph {
    /// Valid UTF-8; "\n" is a forced line break.
    std::string text;
    /// In order, covering the text.
    std::vector<StyledSpan> spans;
    base::Direction direction = base::Direction::left_to_right;
    style::Align align = style::Align::justify;
    /// Space before the first line's text, at the start side.
    ScaledPoints first_line_indent = 0;
    /// Narrows a ragged paragraph until one more step would add a line (headlines, decks).
    bool balance = false;
    /// Space kept free at the end of the last line, for the end square.
    ScaledPoints last_line_reserve = 0;
};

/// A box within a line: `box.x` counts from the line's left edge, `box.baseline` from the line's own baseline.
struct LineBox {
    TextBox box;
    ElementId element = artifact;
    std::uint32_t link = 0;
    std::uint32_t picture = 0;
    /// Has a frame around it.
    bool framed = false;
    /// The rule through its letters, where there is one: its upper edge above the baseline, and how thick it is.
    ScaledPoints strike_rise = 0;
    ScaledPoints strike_thickness = 0;
    /// Marks stacked on a letter were moved so that they stay clear of the lines around.
    bool squeezed_marks = false;
};

struct Line {
    /// Left to right on the page within a level run, in the logical order of runs: what is read first comes first.
    std::vector<LineBox> boxes;
    /// The natural extent of what is set, from its left edge.
    ScaledPoints left = 0;
    ScaledPoints width = 0;
    /// The line ends in a hyphen that the break added.
    bool hyphenated = false;
    /// The line could not be made to fit its measure.
    bool overfull = false;
    /// It ends within a word that is wider than the measure, without a hyphen.
    bool parts_word = false;
    /// The widest word space of a justified line, in thousandths of the natural one; 1000 where there is none.
    int word_space = 1000;
};

/// Sets paragraphs: shaping, breaking, justification, bidi order per line (UAX #9, L1 to L4). Not for two threads at once,
/// but several setters may share faces and patterns.
class ParagraphSetter {
public:
    ParagraphSetter(font::Library& library, HyphenationPatterns& patterns, const style::PdfStyle& style);
    ~ParagraphSetter();

    /// `measure` is the width of every line. A paragraph without text has no lines. A character that no face has is
    /// set as its code in a frame, "1F9FF" in the mono face, which stands for it in the box's text, and is a warning. So
    /// are lines that stand out of the measure and marks that had to be moved; a word parted without a hyphen is a note.
    std::vector<Line> set(const Paragraph& paragraph, ScaledPoints measure);

    /// The width of a single unbroken line of this text.
    ScaledPoints natural_width(const Paragraph& paragraph);

    base::Diagnostics take_diagnostics();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gazette::layout
