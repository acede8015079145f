#pragma once

// The names in an archive that do not say which character set they are in, out comes that.

#include <string>
#include <vector>

namespace gazette::reader {

/// As ICU calls it, of names that are no UTF-8, judged together: Windows writes them in the old character set of its language. Empty
/// where none is plausible, where they are too few to tell, or where they are what they should be (CP437).
std::string charset_of_names(const std::vector<std::string>& names);

}  // namespace gazette::reader
