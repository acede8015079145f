#include "reader/feed_fields.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace gazette::reader::feed {

namespace {

struct FieldName {
    Space space;
    std::string_view name;
    Field field;
};

// clang-format off
constexpr FieldName field_names[] = {
    {Space::core, "title", Field::title}, {Space::dublin_core, "title", Field::title},
    {Space::core, "description", Field::summary}, {Space::core, "summary", Field::summary},
    {Space::core, "subtitle", Field::summary}, {Space::core, "tagline", Field::summary},
    {Space::core, "abstract", Field::summary}, {Space::dublin_core, "description", Field::summary},
    {Space::core, "info", Field::info},
    {Space::core, "rights", Field::rights}, {Space::core, "copyright", Field::rights}, {Space::dublin_core, "rights", Field::rights},
    {Space::core, "id", Field::id}, {Space::core, "guid", Field::id}, {Space::dublin_core, "identifier", Field::id},
    {Space::core, "link", Field::link},
    {Space::core, "author", Field::author}, {Space::core, "managingeditor", Field::author},
    {Space::dublin_core, "creator", Field::author}, {Space::dublin_core, "author", Field::author},
    {Space::itunes, "author", Field::author},
    {Space::core, "contributor", Field::contributor}, {Space::dublin_core, "contributor", Field::contributor},
    {Space::core, "category", Field::category}, {Space::dublin_core, "subject", Field::category},
    {Space::core, "published", Field::published}, {Space::core, "issued", Field::published},
    {Space::core, "pubdate", Field::published}, {Space::dublin_core_terms, "issued", Field::published},
    {Space::core, "updated", Field::updated}, {Space::core, "modified", Field::updated},
    {Space::core, "lastbuilddate", Field::updated}, {Space::dublin_core, "date", Field::updated},
    {Space::dublin_core_terms, "modified", Field::updated}, {Space::dublin_core_terms, "date", Field::updated},
    {Space::core, "created", Field::created}, {Space::dublin_core_terms, "created", Field::created},
    {Space::core, "language", Field::language}, {Space::dublin_core, "language", Field::language},
    {Space::core, "image", Field::image},
    {Space::core, "content", Field::content}, {Space::content, "encoded", Field::content},
    {Space::core, "body", Field::content}, {Space::xhtml, "body", Field::content}, {Space::core, "fullitem", Field::content},
    {Space::core, "source", Field::source},
    {Space::core, "enclosure", Field::enclosure},
    {Space::core, "comments", Field::comments},
    {Space::core, "generator", Field::generator},
    {Space::core, "docs", Field::docs},
};
// clang-format on

}  // namespace

Field field_of(const XmlTree& tree, XmlIndex element) {
    const auto* const found = std::find_if(std::begin(field_names), std::end(field_names),
                                           [&](const FieldName& each) { return tree.is(element, each.space, each.name); });
    return found == std::end(field_names) ? Field::none : found->field;
}

}  // namespace gazette::reader::feed
