#pragma once

// The first blocks of a text in; its headline, deck, byline and dates out.

#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/time.h"
#include "reader/rules.h"
#include "reader/text_blocks.h"
#include "reader/text_byline.h"

namespace gazette::reader {

/// A line that states when the text was published, or last changed.
struct StatedMoment {
    base::DateTime moment;
    bool is_change = false;
    /// Nothing leads to it, so that it may be a heading too.
    bool is_bare = false;
};

/// Of a line that is a date and nothing else but what leads to it: "24 November 2026", "Last updated: 24 November 2026".
std::optional<StatedMoment> stated_moment(const std::string& line, const Rules& rules);

/// The first block, or the second below the date of the text, where it reads as a headline and something follows it.
std::string take_headline(std::vector<TextBlock>& blocks, const Rules& rules);

/// Whether the line is a date or a byline, so that it is no heading.
inline bool states_head(const std::string& line, const Rules& rules) {
    return stated_moment(line, rules).has_value() || text_byline(line, rules);
}

/// Whether the text is to say when it was published; a letter does so beside its text, where a date may be anything.
enum class HeadDates { taken, left };

/// Takes bylines and dates off the start of the text, and the deck of one sentence above a byline. Of two that state the same the first
/// counts, and the second is text.
void take_head_lines(std::vector<TextBlock>& blocks, const Rules& rules, HeadDates dates, article::Article& article);

}  // namespace gazette::reader
