#include "reader/page_fragment.h"

#include <utility>
#include <vector>

#include "reader/html_hints.h"
#include "reader/html_page.h"
#include "reader/page_blocks.h"
#include "reader/page_content.h"
#include "reader/page_embedded.h"
#include "reader/page_images.h"
#include "reader/page_kept_notes.h"
#include "reader/page_measure.h"
#include "reader/page_notes.h"
#include "reader/page_prune.h"
#include "reader/page_removed.h"
#include "reader/page_selection.h"

namespace gazette::reader {

namespace {

/// Whether anything may be in it that no text is made of; most fragments need not be searched for it.
bool may_lack_something(const html::Page& page) {
    for (html::NodeIndex i = 1; i < page.size(); ++i) {
        const html::Tag tag = page[i].tag;
        if (tag == html::Tag::img || tag == html::Tag::amp_img || tag == html::Tag::svg ||
            !html::kind_of_replaced(tag).empty()) {
            return true;
        }
    }
    return !page.left_out().empty();
}

html::Remainder left_of_fragment(const html::Page& page, const html::Content& content, const html::Location& location) {
    // Where all is the article, it does not matter what elements are called.
    return html::left_of(html::Survey(page, html::Hints()), content, location);
}

void take_remainder(html::Remainder remainder, Fragment& fragment) {
    fragment.removed = std::move(remainder.lines);
    for (article::RemovedLine& line : fragment.removed) {
        line.line = 0;
    }
    for (base::Diagnostic& note : remainder.notes) {
        note.place = {};
        fragment.diagnostics.push_back(std::move(note));
    }
}

void warn_of_limits(const html::Page& page, base::Diagnostics& diagnostics) {
    if (page.is_cut()) {
        diagnostics.push_back({base::Severity::warning,
                               {},
                               "the text has too many elements: only the words are kept of what comes after them",
                               "compare the article's end with the original"});
    }
    if (page.line_too_deep() > 0) {
        diagnostics.push_back({base::Severity::warning,
                               {},
                               "elements are nested too deep in each other: of those within only the words are kept",
                               "compare the article with the original"});
    }
}

}  // namespace

Fragment read_fragment(std::string_view html, const std::string& address, const std::string& name,
                       const std::optional<std::string>& own_page) {
    const html::Page page(html);
    const html::NodeIndex body = page.find(html::Tag::body);
    html::Content content{{body == html::no_node ? 0 : body}, html::Selection(page)};
    const html::Location location{address, own_page.value_or(address)};
    const bool hides = html::drop_hidden(page, content.selection);
    html::PageNotes notes = html::notes_of(page, location);
    html::keep_notes(page, content.roots, notes, content.selection);
    content.notes.assign(notes.elements.begin(), notes.elements.end());
    Fragment fragment;
    fragment.blocks = html::blocks_of(page, content.roots, {content.selection, location, "und", std::move(notes)});
    warn_of_limits(page, fragment.diagnostics);
    if (hides || may_lack_something(page)) {
        take_remainder(left_of_fragment(page, content, location), fragment);
    }
    for (base::Diagnostic& each : fragment.diagnostics) {
        each.place.file = name;
    }
    return fragment;
}

}  // namespace gazette::reader
