#include "layout/context.h"

#include <utility>

namespace gazette::layout {

ElementId open_element(Context& context, StructureRole role, ElementId parent, int level) {
    StructureElement element;
    element.role = role;
    element.parent = parent;
    element.level = level;
    return context.painter.open(std::move(element));
}

ElementId open_element(Context& context, StructureRole role, ElementId parent, const std::string& language) {
    StructureElement element;
    element.role = role;
    element.parent = parent;
    element.language = language;
    return context.painter.open(std::move(element));
}

std::string article_anchor(int entry) {
    return "article-" + std::to_string(entry);
}

std::string article_anchor(int entry, const std::string& id) {
    return article_anchor(entry) + "-" + id;
}

std::string note_anchor(int entry, int number) {
    return "note-" + std::to_string(entry) + "-" + std::to_string(number);
}

std::string note_reference_anchor(int entry, int number) {
    return "noteref-" + std::to_string(entry) + "-" + std::to_string(number);
}

std::string register_anchor(int entry) {
    return "register-" + std::to_string(entry);
}

std::string section_anchor(std::size_t index) {
    return "section-" + std::to_string(index + 1);
}

}  // namespace gazette::layout
