#pragma once

// The blocks of a text in; what each looks like (prose, a short line, a list item, a known phrase …) out.

#include <cstddef>
#include <string>
#include <vector>

#include "reader/rules.h"
#include "reader/text_blocks.h"

namespace gazette::reader {

enum class BlockKind {
    /// Or code, which counts no words.
    prose,
    /// A sentence too short to be prose.
    sentence,
    short_line,
    list_item,
    /// "[photo]": a label in place of an image, or a field of a form.
    image_label,
    /// A short line with a date: of an article, a comment or a teaser.
    dated_line,
    /// A phrase that pages put around their articles.
    known_line,
    /// A phrase above a list of links.
    list_heading,
    comments_heading,
};

struct BlockFeatures {
    BlockKind kind = BlockKind::short_line;
    std::size_t words = 0;
    /// Of a known phrase: what it is.
    std::string why;
    /// Opens with the mark of a list, whatever else it is.
    bool is_item = false;
    /// Words in small letters, so that a line without the end of a sentence is hardly a title or a link.
    bool is_in_small_letters = false;
    /// "1741: first pile", "Tel.: 555 0100": a term or a year, and what is said of it.
    bool is_fact = false;
};

std::vector<BlockFeatures> features_of(const std::vector<TextBlock>& blocks, const Rules& rules);

}  // namespace gazette::reader
