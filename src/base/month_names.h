#pragma once

// The names that months and weekdays have in the edition languages. Private to this room.

#include <string>
#include <string_view>

namespace gazette::base {

/// A form of `text` in which spellings that readers take for the same are equal: folded, without accents, Arabic letter
/// variants and decimal digits of any script unified.
std::string bare(std::string_view text);

/// 1 to 12 where the bare `word` (or two words parted by a space) names a month of the Gregorian calendar, else 0.
int month_named(std::string_view word);

bool is_weekday(std::string_view word);

}  // namespace gazette::base
