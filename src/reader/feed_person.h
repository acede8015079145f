#pragma once

// A person as one line names them in, name and address out.

#include <string>

#include "reader/feed.h"

namespace gazette::reader::feed {

/// "jane@salt.example (Jane Doe)", "Jane Doe (jane@salt.example)", "Jane Doe <jane@salt.example>", either alone.
Person person_of(const std::string& stated);

}  // namespace gazette::reader::feed
