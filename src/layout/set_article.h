#pragma once

// An entry of the edition in, its composition with the elements it needs out, before it has a page.

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "edition/edition.h"
#include "layout/compose.h"
#include "layout/context.h"
#include "layout/element_recorder.h"

namespace gazette::layout {

/// Where an article stands in the edition.
struct ArticlePlace {
    std::size_t section = 0;
    /// It opens its section, whose title goes above it.
    bool first = false;
};

struct SetArticle {
    Composition composition;
    /// Ids in the composition are those of an ElementRecorder, whose parent is the section's element.
    std::vector<StructureElement> elements;
    base::Diagnostics diagnostics;
    /// What the machine lacks for its text, characters or patterns: once from each ArticleSetter.
    base::Diagnostics lacks;
};

/// The level of an edition's title.
inline constexpr int title_level = 1;

/// How deep the entries of a section stand below the edition: 1 below its title, or 0 where it has none.
int entry_depth(const edition::Section& section);

/// Sets articles on a thread of its own: of what it works with, only faces, patterns and what is const are shared.
class ArticleSetter {
public:
    /// `like` is the context of the whole edition, and outlives the setter, as do the others.
    ArticleSetter(const Context& like, font::Library& library, HyphenationPatterns& patterns);
    ArticleSetter(const ArticleSetter&) = delete;
    ArticleSetter& operator=(const ArticleSetter&) = delete;

    /// Loads the entry's body and sets it. Fails where it cannot be loaded.
    base::Result<SetArticle> set(const edition::Entry& entry, const ArticlePlace& place);

private:
    void add_links(Composition& composition, Flow list) const;
    Composition composition(const edition::Entry& entry, const article::Blocks& body, const ArticlePlace& place);

    ParagraphSetter setter_;
    ElementRecorder recorder_;
    base::Diagnostics diagnostics_;
    Context context_;
};

}  // namespace gazette::layout
