#pragma once

// The blocks at a text's end in, the outlet that they name out.

#include <vector>

#include "article/article.h"
#include "reader/rules.h"
#include "reader/text_blocks.h"
#include "source/registry.h"

namespace gazette::reader {

/// Takes the source off the end of `blocks` and returns it; empty where the end names none. Three shapes count: a short
/// line, then, last of all, a paragraph that opens with the same name (its profile); a last line that is a name or alias
/// of the registry; a last line "Source: NAME". The first `keep` blocks are never taken.
article::SourceClaim take_source(std::vector<TextBlock>& blocks, std::size_t keep, const Rules& rules,
                                 const source::Registry& registry);

/// The same, by the last line alone: for texts whose sender is known, where a paragraph may tell of anything.
article::SourceClaim take_stated_source(std::vector<TextBlock>& blocks, std::size_t keep, const Rules& rules,
                                        const source::Registry& registry);

}  // namespace gazette::reader
