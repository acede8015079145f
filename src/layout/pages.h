#pragma once

// Fragments in, one below the other; pages with their furniture out to the painter, each as soon as it is full.

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "layout/fragment.h"
#include "layout/geometry.h"
#include "layout/page.h"

namespace gazette::layout {

/// What stands on every page besides its text.
using Furnish = std::function<void(Page& page, const std::string& section)>;

/// The first of a page's text.
struct PageStart {
    int page = 0;
    TextPlace place;
};

class Pages {
public:
    Pages(Painter& painter, const style::PdfStyle& style, base::Direction edition, PagePart part, Furnish furnish);

    const Geometry& geometry() const { return geometry_; }
    const style::PdfStyle& style() const { return style_; }
    /// The height that is left on this page.
    ScaledPoints room() const { return geometry_.height - y_; }
    /// Nothing has been placed on this page.
    bool fresh() const { return fresh_; }
    /// Of the page being filled.
    int number() const { return page_.number; }

    /// What the running heads of pages that start from now on name.
    void set_section(std::string title) { section_ = std::move(title); }

    /// Places it below what stands there, `x` from the text area's left edge.
    void place(Fragment fragment, ScaledPoints x = 0);
    /// Places it `y` below the current position, which stays.
    void overlay(Fragment fragment, ScaledPoints x, ScaledPoints y);
    /// Goes down; a page that nothing stands on has no space at its top.
    void skip(ScaledPoints space);

    /// Goes on to the next page, even from an empty one.
    base::Result<void> turn();
    /// Paints the last page, where something stands on it. Its number becomes that of the last page.
    base::Result<void> finish();

    /// The page on which an anchor was placed; 0 for one that was not.
    int page_of(const std::string& anchor) const;

    /// Of all pages up to the last that is painted, in order: a page whose text has no place begins where the next one does
    /// that has one, or else where the one before it does. Empty where no page has a place.
    std::vector<PageStart> starts() const;

    /// Late texts on the pages so far, with their positions on the page.
    std::vector<LateText> take_late_texts() { return std::move(late_); }

private:
    void begin_page(int number);
    void touch();

    Painter& painter_;
    const style::PdfStyle& style_;
    base::Direction edition_;
    PagePart part_;
    Furnish furnish_;
    Geometry geometry_;
    Page page_;
    ScaledPoints y_ = 0;
    bool fresh_ = true;
    std::string section_;
    std::string page_section_;
    std::vector<LateText> late_;
    /// Of those that have one.
    std::vector<PageStart> starts_;
    std::map<std::string, int> anchors_;
};

}  // namespace gazette::layout
