#pragma once

// A day of another calendar in, the same day of ours out. Private to this room.

#include <optional>

#include "base/month_names.h"
#include "base/time.h"

namespace gazette::base {

/// None where the calendar has no such day, or the year cannot be meant as one of it.
std::optional<Date> gregorian_day(Date day, Calendar calendar);

}  // namespace gazette::base
