#include "reader/page_removed.h"

#include <string_view>

#include "reader/page_units.h"

namespace gazette::reader::html {

namespace {

std::string_view reason_of_tag(Tag tag) {
    switch (tag) {
    case Tag::nav: return "navigation";
    case Tag::header: return "page header";
    case Tag::footer: return "page footer";
    case Tag::aside: return "sidebar";
    case Tag::form: return "form";
    case Tag::button: return "control";
    default: return {};
    }
}

/// By node: why it is not in the article; empty where it is.
std::vector<std::string_view> reasons(const Survey& survey, const Content& content) {
    const Page& page = survey.page();
    std::vector<std::string_view> why(page.size(), "outside the article");
    std::vector<bool> is_root(page.size());
    for (const auto* const roots : {&content.roots, &content.notes}) {
        for (const NodeIndex root : *roots) {
            is_root[root] = true;
        }
    }
    for (NodeIndex i = 1; i < page.size(); ++i) {
        const std::string_view above = why[page[i].parent];
        if (is_root[i] || above.empty()) {
            why[i] = content.selection.why[i];
            continue;
        }
        const std::string_view own =
            content.selection.why[i].empty() ? reason_of_tag(page[i].tag) : content.selection.why[i];
        const bool precise = above != "outside the article";
        why[i] = own.empty() || (precise && own == "outside the article") ? above : own;
    }
    return why;
}

}  // namespace

std::vector<article::RemovedLine> lines_left_out(const Survey& survey, const Content& content) {
    const Page& page = survey.page();
    const NodeIndex body = page.find(Tag::body);
    if (body == no_node) {
        return {};
    }
    const std::vector<std::string_view> why = reasons(survey, content);
    std::vector<article::RemovedLine> lines;
    for (Unit& unit : units_of(survey, {body}, Selection(page), {})) {
        const std::string_view reason = why[unit.parts.front()];
        if (!reason.empty()) {
            lines.push_back({std::move(unit.text), std::string(reason), page.line_of(unit.holder)});
        }
    }
    return lines;
}

}  // namespace gazette::reader::html
