#pragma once

// What a document says about itself, as XMP (ISO 16684-1) and as its older twin, the document information dictionary.

#include <string>

#include "pdf/writer.h"

namespace gazette::pdf {

/// An XMP packet that claims PDF/A-2a and PDF/UA-1.
std::string xmp_packet(const Metadata& metadata);

/// Entries of the document information dictionary; they say the same as the XMP packet (ISO 19005-2 section 6.6.3).
std::string info_entries(const Metadata& metadata);

}  // namespace gazette::pdf
