#pragma once

// Stretches of styled text in; lines with exact heights out, ready to be stacked.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "layout/context.h"
#include "layout/flow.h"

namespace gazette::layout {

struct LinkTarget {
    /// An address, or "#" and an anchor's name.
    std::string target;
    std::string description;
    ElementId element = artifact;
    /// "#" and the anchor that it leads to where the target's is on no page; or empty.
    std::string otherwise = {};
    /// The name of the place where the link itself stands; or empty.
    std::string anchor = {};
    /// What is linked is the number of an address, and none of the article's text.
    bool numbers = false;
};

/// A picture within a line.
struct InlinePicture {
    ScaledPoints width = 0;
    ScaledPoints height = 0;
    /// How much of the height is below the baseline.
    ScaledPoints depth = 0;
    PictureId image = 0;
};

/// A paragraph, where the links of its spans lead (span link n is `links[n - 1]`), and the pictures of its spans, counted as well.
struct Text {
    Paragraph paragraph;
    std::vector<LinkTarget> links;
    std::vector<InlinePicture> pictures;
    /// The height of its lines.
    ScaledPoints leading = 0;
};

/// Collects a paragraph stretch by stretch. The first stretch decides the leading and, unless told otherwise, the
/// alignment.
class TextBuilder {
public:
    explicit TextBuilder(base::Direction direction);

    TextBuilder& add(std::string_view text, const style::TextStyle& style, const std::string& language, ElementId element,
                     std::uint32_t link = 0, ScaledPoints rise = 0);
    TextBuilder& add(const InlinePicture& picture, const style::TextStyle& style, const std::string& language,
                     ElementId element, std::uint32_t link = 0);
    /// Puts a rule through the letters of the stretch that was added last.
    TextBuilder& strike();
    /// Of a link; what it returns goes to `add`.
    std::uint32_t link_to(LinkTarget target);
    TextBuilder& align(style::Align align);
    TextBuilder& balance();
    bool empty() const { return text_.paragraph.text.empty(); }
    Text take() { return std::move(text_); }

private:
    Text text_;
    bool aligned_ = false;
};

/// A paragraph in one style.
Text plain(std::string_view text, const style::TextStyle& style, const Voice& voice, ElementId element);

/// Aligns a start-aligned text towards the side where `side` starts reading, whatever its own direction.
void put_on_side(Text& text, base::Direction side);

/// A name within text of another direction is kept together by isolates (UAX #9, 2.4.1); elsewhere it stays as it is.
std::string isolated(const std::string& name, const Voice& voice, base::Direction around);

struct SetLine {
    Fragment content;
    /// The extent of what is set.
    ScaledPoints left = 0;
    ScaledPoints width = 0;
    bool hyphenated = false;
};

/// Lines with their baseline at three quarters of the leading. An overfull one is a note.
std::vector<SetLine> set_lines(Context& context, const Text& text, ScaledPoints measure);

/// The same, stacked.
Fragment set_block(Context& context, const Text& text, ScaledPoints measure);

/// The same as items that may be parted, each `x` from the left.
Flow set_flow(Context& context, const Text& text, ScaledPoints measure, ScaledPoints x = 0);

/// Side by side: what stands at the start of the row, and what at its end.
Fragment row(Context& context, const Text& start, const Text& end, ScaledPoints measure, base::Direction direction);

/// The text, or as many of its words as the width takes, with an ellipsis.
std::string fitted(Context& context, const std::string& text, const style::TextStyle& style, const Voice& voice,
                   ScaledPoints width);

/// One line that is known to fit, as wide as it is; `width` receives that.
Fragment set_one_line(Context& context, const Text& text, ScaledPoints& width);

/// Lets the last text of the fragment end in a space, where words follow that are set apart from it.
void end_with_space(Fragment& fragment);

}  // namespace gazette::layout
