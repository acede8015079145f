#pragma once

// A date in digits, in forms of its own, in; the moment out.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace gazette::reader::dates {

/// Parts and other forms of ISO 8601 (2004, 2004-02, 200402, 2004-035, 2004-W05, 2004-W05-3; each may be followed by a time),
/// and seconds since 1970 or a thousandth, millionth or billionth of them. A part stands for its first day.
std::optional<base::DateTime> moment_in_digits(const std::string& text);

// What dates are put together from, in stated_date.cpp too.

bool all_digits(std::string_view word);
int number(std::string_view digits);
/// As base::parse_date_time has it.
std::optional<base::DateTime> parsed(const std::string& text);

}  // namespace gazette::reader::dates
