#pragma once

// A date as feeds, messages and exports write it in, the moment out.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace gazette::reader::dates {

/// What base::parse_date_time reads, and what programs write in its place: years of two digits (RFC 2822 section 4.3),
/// a time zone before the year ("Thu Jan 1 19:48:21 GMT 2004"), weekdays misspelt, 24:00, second 60, a zone in letters that
/// is none, "mar., 24 nov. 2026", and the forms of `moment_in_digits`. None where a date contradicts itself: two months, or
/// "Mar" before a date that is no Tuesday.
std::optional<base::DateTime> moment_of(std::string_view stated);

/// Whether programs write it where they know of no date: "0", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", or nothing.
bool stands_for_none(std::string_view stated);

/// How every reader tells of one that it cannot read: "the date when it was published, 'some day', cannot be read".
std::string unreadable(std::string_view which, std::string_view stated);

}  // namespace gazette::reader::dates
