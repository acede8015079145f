#pragma once

// Addresses as inputs state them in, addresses that may stand in a publication out.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::epub {

/// An http, https or mailto address that a validator takes, with what may not stand in a URL percent-encoded; nothing for
/// any other scheme, for an address that no browser would parse, and for one that carries a password.
std::optional<std::string> safe_address(std::string_view address);

/// The bytes that "%41" and the like stand for; a percent sign that encodes nothing stays.
std::string percent_decoded(std::string_view text);

/// An id that is valid in HTML and XML, after `prefix`, and the same in an `id` and after "#". Different ids stay different.
std::string safe_id(std::string_view prefix, std::string_view id);

}  // namespace gazette::epub
