#pragma once

// Language tags (BCP 47) and the direction and script they imply.

#include <string>
#include <string_view>

namespace gazette::base {

enum class Direction { left_to_right, right_to_left };

/// The tag in canonical form ("FA_ir" gives "fa-IR"), or empty where it is no language tag.
std::string canonical_language(std::string_view tag);

/// The direction in which text of this language runs, by its likely script (CLDR); left to right where unknown.
Direction direction_of(std::string_view language);

/// The primary subtag: "zh" of "zh-Hant-TW".
std::string_view primary_language(std::string_view language);

/// The direction of the first strong character (UAX #9, P2 and P3), or `fallback` where there is none.
Direction direction_of_text(std::string_view utf8, Direction fallback);

}  // namespace gazette::base
