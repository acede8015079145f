#pragma once

// The frame that all XHTML pages of a book share, and the small things that several of them show.

#include <string>

#include "edition/edition.h"
#include "epub/xml.h"

namespace gazette::epub {

struct PageHead {
    /// Not empty: a validator wants it, and readers show it.
    std::string title;
    /// "frontmatter", "bodymatter" or "backmatter".
    const char* matter = "bodymatter";
    /// The way to the folder of the package document.
    const char* up = "";
};

/// Everything down to the open `<body>`, in the edition's language and direction.
Xml begin_page(const edition::Edition& edition, const PageHead& head);
std::string end_page(Xml xml);

/// A paragraph in the edition's own language within an article, which may have another; it begins where the article's lines do.
void edition_paragraph(Xml& xml, const edition::Edition& edition, const char* class_name, const std::string& text);

/// The outlet's name, isolated, in its own language.
void outlet_name(Xml& xml, const source::Outlet& outlet);

/// Paragraphs of class "type" ("Regional daily newspaper, Varnholm", the romanised name before it) and "profile"; of what is
/// not known, none.
void outlet_description(Xml& xml, const source::Outlet& outlet);

/// `<em class="not-stated">`: an absence must look like one.
void not_stated(Xml& xml, const edition::Labels& labels);

/// "Missing today", and the inputs that are not in the edition; nothing where all are. With `details`, in the words of the
/// run's diagnostics too.
void missing_box(Xml& xml, const edition::Edition& edition, bool details);

/// What stands between facts on one line.
inline constexpr const char* separator = " \u00B7 ";

}  // namespace gazette::epub
