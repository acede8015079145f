#pragma once

// The text of an XML document as written in, its characters out; and back.

#include <string>
#include <string_view>

namespace gazette::reader::feed {

/// References of XML and HTML decoded once; what is none stays as it is. Scrubbed.
std::string decode_references(std::string_view raw);

/// What is wrong with the "&" that opens the text; empty where it opens a reference. `may_declare`: a document type may stand elsewhere,
/// in which any entity may be declared.
std::string_view flaw_of_reference(std::string_view text, bool may_declare);

/// &, <, > and double quotes as references.
std::string escaped(std::string_view text);

}  // namespace gazette::reader::feed
