#pragma once

// The blocks of a text in, how the lines within each are put together set.

#include <vector>

#include "reader/text_blocks.h"

namespace gazette::reader {

/// A word that a line's end cut is put together again. Whether its hyphen was part of it tells the rest of the text: where
/// it is written in one, or with a hyphen; else whether the text cuts words at all. No space comes between ideographs.
void set_seams(std::vector<TextBlock>& blocks, const std::vector<SourceLine>& lines, const TextRules& rules);

}  // namespace gazette::reader
