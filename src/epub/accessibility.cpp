#include "epub/accessibility.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "article/children.h"
#include "epub/table_shape.h"
#include "epub/walk.h"

namespace gazette::epub {

namespace {

base::Diagnostic barrier(const edition::Entry& entry, int line, std::string what, std::string hint) {
    return {base::Severity::note, {entry.head.input.name, line, 0}, std::move(what), std::move(hint)};
}

bool has_header(const article::Table& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const article::TableRow& cells = table.rows[row];
        if (std::any_of(cells.begin(), cells.end(),
                        [&](const article::TableCell& cell) { return is_header(cell, row < table.header_rows); })) {
            return true;
        }
    }
    return false;
}

}  // namespace

Accessibility& Accessibility::operator+=(const Accessibility& more) {
    described_images += more.described_images;
    undescribed_images += more.undescribed_images;
    other_barriers += more.other_barriers;
    return *this;
}

Accessibility accessibility_of(const edition::Entry& entry, const article::Blocks& body,
                               const std::function<bool(const article::Image&)>& is_shown, base::Diagnostics& notes) {
    Accessibility found;
    for_each_image(body, [&](const article::Image& image) {
        if (!is_shown(image)) {
            return;
        }
        ++(image.alt.empty() ? found.undescribed_images : found.described_images);
        if (image.alt.empty()) {
            notes.push_back(barrier(entry, image.line, "an image has no alternative text",
                                    "say what it shows; the EPUB makes no claim to be accessible"));
        }
    });
    article::for_each_block(body, [&](const article::Block& block) {
        const auto* table = std::get_if<article::Table>(&block.value);
        if (table != nullptr && !table->rows.empty() && !has_header(*table)) {
            ++found.other_barriers;
            notes.push_back(
                barrier(entry, 0, "a table has no header", "give it one; the EPUB makes no claim to be accessible"));
        }
    });
    if (entry.head.language == "und") {
        ++found.other_barriers;
        notes.push_back(barrier(entry, 0, "the language of the article is not known",
                                "state it; the EPUB makes no claim to be accessible"));
    }
    return found;
}

}  // namespace gazette::epub
