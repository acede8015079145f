#pragma once

// The address or the prefix of an XML namespace in, the vocabulary it means in feeds out.

#include <cstdint>
#include <string_view>

namespace gazette::reader::feed {

/// The vocabularies that feeds are written in. Every name of RSS, Atom and CDF is in `core`, whatever namespace its version
/// has, and so is a name without prefix that is in none of the others.
enum class Space : std::uint8_t { core, rdf, dublin_core, dublin_core_terms, content, xhtml, xml, media, itunes, other };

/// `is_default`: declared without a prefix, which makes what nobody knows the feed's own.
Space space_of_uri(std::string_view uri, bool is_default);

/// What feeds that forget to declare a prefix mean by it; an empty one is the feed's own.
Space space_of_undeclared(std::string_view prefix);

/// Names are compared without case, for CDF writes them in capitals.
bool equals_lower(std::string_view written, std::string_view lower);

}  // namespace gazette::reader::feed
