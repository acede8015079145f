#pragma once

// The text of an XML document as written in, its characters out; and back.

#include <string>
#include <string_view>

namespace gazette::reader::feed {

/// References of XML and HTML decoded once; what is none stays as it is. Scrubbed.
std::string decode_references(std::string_view raw);

/// &, <, > and double quotes as references.
std::string escaped(std::string_view text);

}  // namespace gazette::reader::feed
