#pragma once

// Addresses as a page writes them in, absolute and safe ones out.

#include <string>
#include <string_view>

#include "base/address.h"

namespace gazette::reader::html {

using base::is_web_address;
using base::resolve;

/// Whether an article may link to it: http, https, mailto, or a "#id".
bool is_safe_link(std::string_view href);

/// Whether it leads to a file beside the page: a path with neither scheme nor host.
bool is_path_beside(std::string_view href);

/// The host without "www." and port, in lower case; empty where the address has none.
std::string host_of(std::string_view address);

}  // namespace gazette::reader::html
