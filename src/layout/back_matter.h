#pragma once

// What follows the articles: the sources and what is missing, the colophon, the register of all texts.

#include "layout/compose.h"
#include "layout/context.h"
#include "layout/flow.h"

namespace gazette::layout {

inline constexpr const char* sources_anchor = "sources";
inline constexpr const char* colophon_anchor = "colophon";
inline constexpr const char* register_start_anchor = "register";

/// Tells of all of it where its text is.
inline void begin_at(Flow& flow, const TextPlace& place) {
    for (FlowItem& item : flow) {
        item.content.begins = place;
    }
}

/// Alphabetical: name, type, profile, and the articles with their pages. `pages` knows where those are.
Composition sources_index(Context& context, const Pages& pages, ElementId parent);

Composition colophon(Context& context, ElementId parent);

/// The full SHA-256 of every text; each row bears its `register_anchor`.
Composition text_register(Context& context, ElementId parent);

/// All three, from a new page on.
base::Result<void> set_back_matter(Context& context, Pages& pages, ElementId parent);

}  // namespace gazette::layout
