#pragma once

// Text of a page in, the moment that it states out.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace gazette::reader::html {

/// Of a text that is a date and nothing else.
std::optional<base::DateTime> moment_in(std::string_view text);

/// Of a line such as "Updated 1:39 am, Wednesday, November 20, 2019".
std::optional<base::DateTime> moment_within(const std::string& line);

}  // namespace gazette::reader::html
