#pragma once

// What every part of a typesetting run works with.

#include <string>

#include "edition/edition.h"
#include "edition/links.h"
#include "layout/geometry.h"
#include "layout/page.h"
#include "layout/paragraph.h"
#include "layout/voice.h"
#include "style/style.h"

namespace gazette::layout {

/// Borrowed, all of it.
struct Context {
    const edition::Edition& edition;
    const style::PdfStyle& style;
    ParagraphSetter& setter;
    Painter& painter;
    base::Diagnostics& diagnostics;
    Geometry geometry;
    /// The edition's.
    Voice voice;
    const edition::Links& links;

    style::TextStyle text_style(style::Element element) const { return layout::text_style(style, element, voice); }
    const edition::Labels& labels() const { return edition.labels; }
};

/// A new element, the last kid of `parent` so far; `level` is that of a heading, `language` is empty where it is its parent's.
ElementId open_element(Context& context, StructureRole role, ElementId parent, int level = 0);
ElementId open_element(Context& context, StructureRole role, ElementId parent, const std::string& language);

/// The anchor of an entry's first page, and of a place within it.
std::string article_anchor(int entry);
std::string article_anchor(int entry, const std::string& id);
/// Of a note of an entry, and of the first reference to it.
std::string note_anchor(int entry, int number);
std::string note_reference_anchor(int entry, int number);
/// Of the entry's row in the register of texts.
std::string register_anchor(int entry);
std::string section_anchor(std::size_t index);

}  // namespace gazette::layout
