#pragma once

// Where an article came from, as people read it: the block that ends every article.

#include "edition/edition.h"
#include "epub/xml.h"

namespace gazette::epub {

/// LOOK, section 7, stacked: identity, rule, facts. In the edition's language and direction, with foreign names isolated. A
/// fact that is unknown is said to be unknown, and one that the editor stated is marked.
void source_footer(Xml& xml, const edition::Edition& edition, const edition::Entry& entry);

}  // namespace gazette::epub
