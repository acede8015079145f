#include "reader/page_fragment.h"

#include <utility>
#include <vector>

#include "reader/html_page.h"
#include "reader/page_blocks.h"
#include "reader/page_images.h"
#include "reader/page_kept_notes.h"
#include "reader/page_notes.h"
#include "reader/page_selection.h"

namespace gazette::reader {

article::Blocks read_fragment(std::string_view html, const std::string& address) {
    const html::Page page(html);
    const html::NodeIndex body = page.find(html::Tag::body);
    const std::vector<html::NodeIndex> roots = {body == html::no_node ? 0 : body};
    const html::Location location{address, address};
    html::PageNotes notes = html::notes_of(page, location);
    html::Selection selection(page);
    html::keep_notes(page, roots, notes, selection);
    return html::blocks_of(page, roots, {selection, location, "und", std::move(notes)});
}

}  // namespace gazette::reader
