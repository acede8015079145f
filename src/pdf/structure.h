#pragma once

// Elements and the content painted for them in, the structure tree of a tagged PDF out (ISO 32000-1 section 14.7).

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "layout/page.h"
#include "pdf/objects.h"

namespace gazette::pdf {

/// An object of its own on a page, a link's annotation, and the element it belongs to.
struct StructuredAnnotation {
    layout::ElementId element = 0;
    Ref page;
    Ref annotation;
    /// Its key in the parent tree.
    int key = 0;
};

/// Pages are known by the order in which they were painted; that number is their key in the parent tree too.
class Structure {
public:
    Structure();

    /// The element, or nothing where its parent is unknown.
    std::optional<layout::ElementId> open(layout::StructureElement element);
    bool knows(layout::ElementId element) const { return element < elements_.size(); }

    /// The tag of marked content of this element.
    std::string_view tag(layout::ElementId element) const;

    /// The next marked content of page `page` belongs to `element`; its number on the page comes back. It stands after what
    /// is already painted of the element's kids, and before those that have not been painted yet: a paragraph's links are
    /// opened before its page is painted.
    int add_content(layout::ElementId element, std::size_t page);
    /// A drawn area of the element on the page, for the bounding box of figures.
    void add_area(layout::ElementId element, std::size_t page, const layout::Rectangle& area,
                  base::ScaledPoints page_height);

    /// Writes all of it; `pages` by the order in which they were painted. The result is the tree's root.
    Ref write(Document& document, const std::vector<Ref>& pages, const std::vector<StructuredAnnotation>& annotations);

private:
    struct Content {
        std::size_t page = 0;
        int number = 0;
    };
    struct Bounds {
        std::size_t page = 0;
        base::ScaledPoints left = 0, bottom = 0, right = 0, top = 0;
    };
    using Kid = std::variant<Content, layout::ElementId, const StructuredAnnotation*>;
    /// What few elements have.
    struct Details {
        layout::StructureElement about;
        std::optional<Bounds> bounds = {};
    };
    /// Small, for an edition has a hundred to an article and all of them are kept to its end.
    struct Element {
        explicit Element(layout::StructureElement about);

        layout::StructureElement about() const;
        const std::string& id() const;
        Details& details_made();

        layout::StructureRole role;
        int level = 0;
        layout::ElementId parent = 0;
        bool painted = false;
        Ref object = {};
        std::vector<Kid> kids = {};
        std::unique_ptr<Details> details = {};
    };

    void mark_painted(layout::ElementId element);
    bool unpainted(const Kid& kid) const;
    void mend_heading_levels();
    void make_notes_identifiable();
    static std::string bounding_box(const Element& element);
    void append_entries(std::string& out, const Element& element, Ref parent, const std::vector<Ref>& pages) const;
    void append_details(std::string& out, const Element& element) const;
    void append_kid(std::string& out, const Kid& kid, std::size_t home, const std::vector<Ref>& pages) const;
    void append_kids(std::string& out, const Element& element, std::size_t home, const std::vector<Ref>& pages) const;
    std::string id_tree() const;
    Ref write_parent_tree(Document& document, const std::vector<StructuredAnnotation>& annotations) const;

    std::vector<Element> elements_;
    /// By page and number of the marked content.
    std::vector<std::vector<layout::ElementId>> owners_;
};

}  // namespace gazette::pdf
