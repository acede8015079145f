#pragma once

// Addresses as inputs state them in; absolute ones, and ones that may stand in a publication, out.

#include <optional>
#include <string>
#include <string_view>

namespace gazette::base {

/// Begins with http:// or https:// and has something behind it.
bool is_web_address(std::string_view address);

/// RFC 3986 section 5.2 on web addresses, lenient as browsers are: white space within is dropped or encoded. `base` empty
/// or no web address: the reference as it is.
std::string resolve(std::string_view base, std::string_view reference);

/// An http, https or mailto address that a validator takes, with what may not stand in a URL percent-encoded; nothing for
/// any other scheme, for an address that no browser would parse, and for one that carries a password.
std::optional<std::string> safe_address(std::string_view address);

/// Equal for addresses of one page: the host in small letters and as the network has it (punycode), the scheme's own port
/// left out, a path that is empty as "/" and one with dots resolved, and nothing encoded that need not be (RFC 3986 sections 6.2.2
/// and 6.2.3); without fragment, scheme and "www.", as a site shows the same page under both: "host/path?query". `address` is a
/// safe one.
std::string address_key(std::string_view address);

/// A data URI as "data:image/png": what is written into it is too long to be told. Any other address as it is.
std::string without_data(std::string_view address);

/// The bytes that "%41" and the like stand for; a percent sign that encodes nothing stays.
std::string percent_decoded(std::string_view text);

}  // namespace gazette::base
