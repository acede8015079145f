#pragma once

// Pages filled by hand, line by line, for want of a layout; and a document that shows what the writer can do.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "font/fonts.h"
#include "layout/page.h"
#include "pdf/writer.h"

namespace sheet {

using namespace gazette;
using layout::ElementId;
using layout::StructureRole;

inline constexpr double page_width = 300;
inline constexpr double page_height = 420;
inline constexpr double margin = 30;

/// How a line is set; sizes in points.
struct Voice {
    std::string language = "en";
    double size = 11;
    font::Role role = {};
    std::vector<std::string> features = {};
    base::Direction direction = base::Direction::left_to_right;
    int scale = 1000;
    style::Colour colour = {};
};

/// The boxes of a line, one a run, from the left margin or, right to left, from the right one.
std::vector<layout::TextBox> boxes_of(font::Library& library, const std::string& text, const Voice& voice,
                                      base::ScaledPoints baseline);

/// The only box of a line that is one run.
layout::TextBox box_of(font::Library& library, const std::string& text, const Voice& voice = {});

/// A page that is filled from the top.
class Sheet {
public:
    Sheet(font::Library& library, layout::PagePart part, int number);

    /// The area of the line comes back.
    layout::Rectangle line(ElementId element, const std::string& text, const Voice& voice = {});
    void add(layout::Box box) { page_.boxes.push_back(std::move(box)); }
    void anchor(const std::string& name) { page_.anchors.push_back({name, base::from_points(y_)}); }
    void link(ElementId element, const layout::Rectangle& area, const std::string& target, const std::string& description);
    layout::Page take() { return std::move(page_); }

private:
    font::Library& library_;
    layout::Page page_;
    double y_ = margin;
};

/// A new element below `parent`.
ElementId open(layout::Painter& painter, ElementId parent, StructureRole role, const std::string& language = {},
               int level = 0);

pdf::Metadata metadata(const std::string& language = "en");

/// Two body pages and, painted last, a front page: ligatures, Persian, Devanagari, Japanese, colour emoji, links, a list,
/// a table, a note, an outline.
void paint_everything(pdf::Writer& writer, font::Library& library);

/// Finishes the writer into bytes.
std::string finish(pdf::Writer& writer);

/// The bytes of the document above.
std::string everything(font::Library& library, pdf::Metadata about = metadata());

/// A file for as long as this lives.
class File {
public:
    File(const std::string& name, const std::string& bytes);
    ~File();
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// What a command prints. Nothing, and a line in the test's output, where its program is not installed.
std::optional<std::string> output_of(const std::string& program, const std::string& arguments);

}  // namespace sheet
