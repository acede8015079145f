#pragma once

// The first paragraph of a text in, the dateline that it opens with out.

#include <string>

#include "reader/text_rules.h"

namespace gazette::reader {

/// Takes the dateline off the paragraph, with the dash or the stop behind it; empty where there is none. A dateline is a place
/// in capitals, one with a day, or one with an agency in brackets or between strokes, and what follows a dash then is no part of
/// the same sentence: "TEHRAN, Nov 24 — The …", "Berlin (dpa) - Der …", "МОСКВА, 24 ноября. /ТАСС/. …". Chinese and Japanese ones
/// need no dash: "北京11月24日电", "【ロンドン共同】". "NATO — the alliance …" is a sentence.
std::string take_dateline(std::string& paragraph, const TextRules& rules);

}  // namespace gazette::reader
