#pragma once

// Addresses as a page writes them in, absolute and safe ones out.

#include <string>
#include <string_view>

namespace gazette::reader::html {

/// RFC 3986 section 5.2 on web addresses, lenient as browsers are: white space within is dropped or encoded. `base` empty
/// or no web address: the reference as it is.
std::string resolve(std::string_view base, std::string_view reference);

/// Whether an article may link to it: http, https, mailto, or a "#id".
bool is_safe_link(std::string_view href);

bool is_web_address(std::string_view address);

/// The host without "www." and port, in lower case; empty where the address has none.
std::string host_of(std::string_view address);

}  // namespace gazette::reader::html
