#pragma once

// The names that months and weekdays have in the languages of the world's news. Private to this room.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::base {

/// A form of `text` in which spellings that readers take for the same are equal: folded, without accents, Arabic letter
/// variants and decimal digits of any script unified.
std::string bare(std::string_view text);

/// Whose years are counted beside the name: Thai names go with years of either the Buddhist era or ours.
enum class Calendar { gregorian, buddhist, solar_hijri };

struct Month {
    /// 1 to 12.
    int number = 1;
    Calendar calendar = Calendar::gregorian;
    /// Whether another language has the name for another month: "listopada" is November in Polish and October in Croatian.
    bool is_shared = false;
};

/// The month that the bare `word` (or two words parted by a space) names.
std::optional<Month> month_named(std::string_view word);

bool is_weekday(std::string_view word);

/// Such as "火".
bool is_letter_of_weekday(std::string_view letter);

}  // namespace gazette::base
