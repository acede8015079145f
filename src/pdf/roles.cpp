#include "pdf/roles.h"

#include <algorithm>

namespace gazette::pdf {

using layout::StructureRole;

namespace {

constexpr std::string_view headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

/// ISO 32000-1, table 347.
std::string_view list_numbering(std::optional<layout::NumberSystem> numbers) {
    using layout::NumberSystem;
    if (!numbers) return "Disc";
    switch (*numbers) {
    case NumberSystem::decimal: break;
    case NumberSystem::lower_letters: return "LowerAlpha";
    case NumberSystem::upper_letters: return "UpperAlpha";
    case NumberSystem::lower_roman: return "LowerRoman";
    case NumberSystem::upper_roman: return "UpperRoman";
    }
    return "Decimal";
}

std::string table_attributes(const layout::StructureElement& element) {
    std::string out;
    if (element.role == StructureRole::table_header) out += element.row_header ? "/Scope /Row " : "/Scope /Column ";
    if (element.column_span > 1) out += "/ColSpan " + std::to_string(element.column_span) + " ";
    if (element.row_span > 1) out += "/RowSpan " + std::to_string(element.row_span) + " ";
    return out.empty() ? out : "/A <</O /Table " + out + ">>\n";
}

}  // namespace

std::string_view structure_type(StructureRole role, int level) {
    switch (role) {
    case StructureRole::document: return "Document";
    case StructureRole::part: return "Part";
    case StructureRole::section: return "Sect";
    case StructureRole::article: return "Art";
    case StructureRole::group: return "Div";
    case StructureRole::heading: return headings[static_cast<std::size_t>(std::clamp(level, 1, 6) - 1)];
    case StructureRole::paragraph: return "P";
    case StructureRole::block_quote: return "BlockQuote";
    case StructureRole::list: return "L";
    case StructureRole::list_item: return "LI";
    case StructureRole::list_label: return "Lbl";
    case StructureRole::list_body: return "LBody";
    case StructureRole::table: return "Table";
    case StructureRole::table_row: return "TR";
    case StructureRole::table_header: return "TH";
    case StructureRole::table_data: return "TD";
    case StructureRole::figure: return "Figure";
    case StructureRole::caption: return "Caption";
    case StructureRole::code: return "Code";
    case StructureRole::span: return "Span";
    case StructureRole::link: return "Link";
    case StructureRole::note: return "Note";
    case StructureRole::contents: return "TOC";
    case StructureRole::contents_item: return "TOCI";
    case StructureRole::reference: return "Reference";
    }
    return "Span";
}

std::string attributes(const layout::StructureElement& element, const std::string& bounds) {
    switch (element.role) {
    case StructureRole::list:
        return "/A <</O /List /ListNumbering /" + std::string(list_numbering(element.numbers)) + ">>\n";
    case StructureRole::table_header:
    case StructureRole::table_data: return table_attributes(element);
    case StructureRole::figure:
        return bounds.empty() ? ""
                              : std::string("/A <</O /Layout /Placement /") + (element.within_line ? "Inline" : "Block") +
                                    " /BBox " + bounds + ">>\n";
    case StructureRole::span:
    case StructureRole::link:
    case StructureRole::code: return element.struck ? "/A <</O /Layout /TextDecorationType /LineThrough>>\n" : "";
    default: return {};
    }
}

}  // namespace gazette::pdf
