#include "pdf/structure.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pdf/roles.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

using layout::ElementId;
using layout::StructureRole;

namespace {

/// Keys in one node of the parent tree: readers look up a page without parsing a whole edition's entries.
constexpr std::size_t keys_per_node = 64;

}  // namespace

Structure::Element::Element(layout::StructureElement about) : role(about.role), level(about.level), parent(about.parent) {
    const bool plain = about.language.empty() && about.alt.empty() && about.id.empty() && !about.row_header &&
                       about.column_span == 1 && about.row_span == 1 && !about.numbers && !about.struck;
    if (!plain) details = std::make_unique<Details>(Details{std::move(about)});
}

layout::StructureElement Structure::Element::about() const {
    layout::StructureElement out = details ? details->about : layout::StructureElement();
    out.role = role;
    out.level = level;
    out.parent = parent;
    return out;
}

const std::string& Structure::Element::id() const {
    static const std::string none;
    return details ? details->about.id : none;
}

Structure::Details& Structure::Element::details_made() {
    if (!details) details = std::make_unique<Details>();
    return *details;
}

Structure::Structure() {
    layout::StructureElement document;
    document.role = StructureRole::document;
    elements_.emplace_back(std::move(document));
}

std::optional<ElementId> Structure::open(layout::StructureElement element) {
    if (!knows(element.parent)) return std::nullopt;
    const auto id = static_cast<ElementId>(elements_.size());
    elements_[element.parent].kids.push_back(id);
    elements_.emplace_back(std::move(element));
    return id;
}

std::string_view Structure::tag(ElementId element) const {
    return structure_type(elements_[element].role, elements_[element].level);
}

bool Structure::unpainted(const Kid& kid) const {
    const auto* element = std::get_if<ElementId>(&kid);
    return element != nullptr && !elements_[*element].painted;
}

void Structure::mark_painted(ElementId element) {
    while (!elements_[element].painted) {
        elements_[element].painted = true;
        element = elements_[element].parent;
    }
}

int Structure::add_content(ElementId element, std::size_t page) {
    if (owners_.size() <= page) owners_.resize(page + 1);
    const Content content{page, static_cast<int>(owners_[page].size())};
    owners_[page].push_back(element);
    std::vector<Kid>& kids = elements_[element].kids;
    auto place = kids.end();
    while (place != kids.begin() && unpainted(*(place - 1))) --place;
    kids.insert(place, content);
    mark_painted(element);
    return content.number;
}

void Structure::add_area(ElementId element, std::size_t page, const layout::Rectangle& area,
                         base::ScaledPoints page_height) {
    const base::ScaledPoints right = area.x + area.width;
    const base::ScaledPoints top = page_height - area.y;
    const base::ScaledPoints bottom = top - area.height;
    for (;; element = elements_[element].parent) {
        if (elements_[element].role == StructureRole::figure) {
            std::optional<Bounds>& bounds = elements_[element].details_made().bounds;
            if (!bounds) bounds = Bounds{page, area.x, bottom, right, top};
            if (bounds->page == page) {
                *bounds = {page, std::min(bounds->left, area.x), std::min(bounds->bottom, bottom),
                           std::max(bounds->right, right), std::max(bounds->top, top)};
            }
        }
        if (element == 0) return;
    }
}

/// PDF/UA wants headings to begin with level 1 and to skip none on the way down (ISO 14289-1 section 7.4.2). A heading's
/// level becomes the number of headings it stands below, itself included, so that equals stay equal.
void Structure::mend_heading_levels() {
    std::vector<int> above;
    std::vector<ElementId> waiting = {0};
    while (!waiting.empty()) {
        Element& element = elements_[waiting.back()];
        waiting.pop_back();
        if (element.role == StructureRole::heading) {
            while (!above.empty() && above.back() >= element.level) above.pop_back();
            above.push_back(element.level);
            element.level = static_cast<int>(above.size());
        }
        for (auto kid = element.kids.rbegin(); kid != element.kids.rend(); ++kid) {
            if (const auto* child = std::get_if<ElementId>(&*kid)) waiting.push_back(*child);
        }
    }
}

/// A note has an ID, and no two elements the same (ISO 14289-1 section 7.9).
void Structure::make_notes_identifiable() {
    std::map<std::string, ElementId> taken;
    for (std::size_t index = 0; index < elements_.size(); ++index) {
        Element& element = elements_[index];
        if (element.id().empty() && element.role == StructureRole::note) element.details_made().about.id = "note";
        if (element.id().empty()) continue;
        std::string& id = element.details->about.id;
        while (!taken.emplace(id, static_cast<ElementId>(index)).second) id += "-" + std::to_string(index);
    }
}

void Structure::append_kid(std::string& out, const Kid& kid, std::size_t home, const std::vector<Ref>& pages) const {
    if (const auto* child = std::get_if<ElementId>(&kid)) {
        append_ref(out, elements_[*child].object);
    } else if (const auto* annotation = std::get_if<const StructuredAnnotation*>(&kid)) {
        out += "<</Type /OBJR /Obj ";
        append_ref(out, (*annotation)->annotation);
        out += " /Pg ";
        append_ref(out, (*annotation)->page);
        out += ">>";
    } else if (const auto& content = std::get<Content>(kid); content.page == home) {
        append_decimal(out, content.number, 0);
    } else {
        out += "<</Type /MCR /Pg ";
        append_ref(out, pages[content.page]);
        out += " /MCID ";
        append_decimal(out, content.number, 0);
        out += ">>";
    }
}

void Structure::append_kids(std::string& out, const Element& element, std::size_t home,
                            const std::vector<Ref>& pages) const {
    if (element.kids.empty()) return;
    out += "/K ";
    if (element.kids.size() > 1) out += '[';
    for (const Kid& kid : element.kids) {
        append_kid(out, kid, home, pages);
        out += ' ';
    }
    out.back() = element.kids.size() > 1 ? ']' : '\n';
}

std::string Structure::bounding_box(const Element& element) {
    if (!element.details || !element.details->bounds) return {};
    const Bounds& bounds = *element.details->bounds;
    std::string out = "[";
    for (const base::ScaledPoints edge : {bounds.left, bounds.bottom, bounds.right, bounds.top}) {
        append_coordinate(out, to_thousandths(edge));
    }
    return out + "]";
}

void Structure::append_details(std::string& out, const Element& element) const {
    const layout::StructureElement about = element.about();
    if (!about.language.empty()) {
        out += "/Lang ";
        append_byte_string(out, about.language);
    }
    if (!about.alt.empty()) {
        out += "/Alt ";
        append_text_string(out, about.alt);
    }
    if (!about.id.empty()) {
        out += "/ID ";
        append_byte_string(out, about.id);
    }
    out += attributes(about, bounding_box(element));
}

void Structure::append_entries(std::string& out, const Element& element, Ref parent, const std::vector<Ref>& pages) const {
    // A link that leads nowhere after all is not one.
    const bool leads = std::any_of(element.kids.begin(), element.kids.end(),
                                   [](const Kid& kid) { return std::holds_alternative<const StructuredAnnotation*>(kid); });
    const StructureRole role = element.role == StructureRole::link && !leads ? StructureRole::span : element.role;
    out.append("/S /").append(structure_type(role, element.level)) += "/P ";
    append_ref(out, parent);
    const auto first = std::find_if(element.kids.begin(), element.kids.end(),
                                    [](const Kid& kid) { return std::holds_alternative<Content>(kid); });
    const std::size_t home = first == element.kids.end() ? pages.size() : std::get<Content>(*first).page;
    if (home < pages.size()) {
        out += "/Pg ";
        append_ref(out, pages[home]);
    }
    append_details(out, element);
    append_kids(out, element, home, pages);
}

std::string Structure::id_tree() const {
    std::map<std::string, Ref> sorted;
    for (const Element& element : elements_) {
        if (!element.id().empty()) sorted.emplace(element.id(), element.object);
    }
    if (sorted.empty()) return {};
    std::string out = "/IDTree <</Names [\n";
    for (const auto& [id, object] : sorted) out += byte_string(id) + " " + to_string(object) + "\n";
    return out + "]>>\n";
}

Ref Structure::write_parent_tree(Document& document, const std::vector<StructuredAnnotation>& annotations) const {
    std::map<std::size_t, std::string> values;
    for (std::size_t page = 0; page < owners_.size(); ++page) {
        std::string& value = values[page];
        value = "[";
        for (const ElementId owner : owners_[page]) {
            append_ref(value, elements_[owner].object);
            value += ' ';
        }
        value += ']';
    }
    for (const StructuredAnnotation& each : annotations) {
        values[static_cast<std::size_t>(each.key)] = to_string(elements_[each.element].object);
    }
    std::string nodes;
    for (auto next = values.begin(); next != values.end();) {
        const std::size_t low = next->first;
        std::size_t high = low;
        std::string node = "/Nums [\n";
        for (std::size_t count = 0; count < keys_per_node && next != values.end(); ++count, ++next) {
            high = next->first;
            node += std::to_string(high) + " " + next->second + "\n";
        }
        node += "]\n/Limits [" + std::to_string(low) + " " + std::to_string(high) + "]\n";
        nodes += to_string(document.add(std::move(node))) + " ";
    }
    return document.add("/Kids [" + nodes + "]\n");
}

Ref Structure::write(Document& document, const std::vector<Ref>& pages,
                     const std::vector<StructuredAnnotation>& annotations) {
    mend_heading_levels();
    make_notes_identifiable();
    for (const StructuredAnnotation& each : annotations) elements_[each.element].kids.emplace_back(&each);
    for (Element& element : elements_) element.object = document.reserve();
    const Ref parents = write_parent_tree(document, annotations);
    const std::size_t next_key = pages.size() + annotations.size();
    const Ref root =
        document.add("/Type /StructTreeRoot /K [" + to_string(elements_[0].object) + "]\n/ParentTree " +
                     to_string(parents) + " /ParentTreeNextKey " + std::to_string(next_key) + "\n" + id_tree());
    std::string entries;
    append_entries(entries, elements_[0], root, pages);
    document.set(elements_[0].object, entries);
    for (std::size_t index = 1; index < elements_.size(); ++index) {
        Element& element = elements_[index];
        entries.clear();
        append_entries(entries, element, elements_[element.parent].object, pages);
        document.set(element.object, entries);
        // What is written needs no room any more.
        element.kids = std::vector<Kid>();
        element.details.reset();
    }
    return root;
}

}  // namespace gazette::pdf
