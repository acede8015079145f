#include "pdf/content.h"

#include <utility>

#include "pdf/pictures.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

void append_component(std::string& out, unsigned value) {
    append_coordinate(out, divide_rounded(value * 1000, 255));
}

}  // namespace

PageContent::PageContent(FontSet& fonts, base::ScaledPoints page_height)
    : page_height_(page_height), marked_(out_), text_(out_, marked_, fonts, page_height) {}

void PageContent::begin_marked(std::string_view tag, MarkedContent::NextId next_id) {
    marked_.begin(tag, std::move(next_id));
}

void PageContent::begin_artifact() {
    marked_.begin_artifact();
}

void PageContent::end_marked() {
    end_text();
    marked_.end();
}

void PageContent::draw(const layout::TextBox& box) {
    if (!in_text_) {
        out_ += "BT\n";
        text_.begin();
        in_text_ = true;
    }
    select_colour(box.colour);
    text_.draw(box);
}

void PageContent::draw(const layout::RuleBox& box) {
    end_text();
    select_colour(box.colour);
    append_rectangle(box.area);
    out_ += "f\n";
}

void PageContent::draw(const layout::FrameBox& box) {
    end_text();
    select_colour(box.colour);
    const layout::Rectangle& outer = box.area;
    append_rectangle(outer);
    append_rectangle({outer.x + box.thickness, outer.y + box.thickness, outer.width - 2 * box.thickness,
                      outer.height - 2 * box.thickness});
    out_ += "f*\n";
}

/// The unit square that an image fills becomes the area (section 8.9.3).
void PageContent::draw(const layout::ImageBox& box, std::size_t number) {
    end_text();
    const std::int64_t left = to_thousandths(box.area.x);
    const std::int64_t bottom = to_thousandths(page_height_ - box.area.y - box.area.height);
    out_ += "q ";
    append_coordinate(out_, to_thousandths(box.area.x + box.area.width) - left);
    out_ += "0 0 ";
    append_coordinate(out_, to_thousandths(page_height_ - box.area.y) - bottom);
    append_coordinate(out_, left);
    append_coordinate(out_, bottom);
    out_ += "cm " + name(picture_resource(number)) + " Do Q\n";
}

std::string PageContent::take() {
    end_text();
    return std::move(out_);
}

void PageContent::end_text() {
    if (in_text_) out_ += "ET\n";
    in_text_ = false;
}

void PageContent::select_colour(style::Colour colour) {
    if (colour == colour_) return;
    colour_ = colour;
    append_component(out_, colour.red);
    if (colour.red == colour.green && colour.green == colour.blue) {
        out_ += "g\n";
        return;
    }
    append_component(out_, colour.green);
    append_component(out_, colour.blue);
    out_ += "rg\n";
}

void PageContent::append_rectangle(const layout::Rectangle& area) {
    const std::int64_t left = to_thousandths(area.x);
    const std::int64_t bottom = to_thousandths(page_height_ - area.y - area.height);
    append_coordinate(out_, left);
    append_coordinate(out_, bottom);
    append_coordinate(out_, to_thousandths(area.x + area.width) - left);
    append_coordinate(out_, to_thousandths(page_height_ - area.y) - bottom);
    out_ += "re\n";
}

}  // namespace gazette::pdf
