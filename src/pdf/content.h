#pragma once

// The boxes of one page in, its content stream out (ISO 32000-1 section 7.8.2).

#include <cstddef>
#include <string>
#include <string_view>

#include "layout/page.h"
#include "pdf/glyph_codes.h"
#include "pdf/marked_content.h"
#include "pdf/text.h"

namespace gazette::pdf {

class PageContent {
public:
    PageContent(FontSet& fonts, base::ScaledPoints page_height);

    /// What is drawn up to `end_marked` belongs to one element, or to the page alone (section 14.6, 14.8.2.2).
    void begin_marked(std::string_view tag, MarkedContent::NextId next_id);
    void begin_artifact();
    void end_marked();

    void draw(const layout::TextBox& box);
    void draw(const layout::RuleBox& box);
    void draw(const layout::FrameBox& box);
    /// `number` is that of the picture's resource.
    void draw(const layout::ImageBox& box, std::size_t number);

    /// The stream; nothing may be drawn after.
    std::string take();

private:
    void end_text();
    void select_colour(style::Colour colour);
    void append_rectangle(const layout::Rectangle& area);

    base::ScaledPoints page_height_;
    std::string out_;
    MarkedContent marked_;
    TextWriter text_;
    bool in_text_ = false;
    /// A page begins in black.
    style::Colour colour_ = {};
};

}  // namespace gazette::pdf
