#pragma once

// The body of an HTTP response and the coding it states in, its content out.

#include <cstddef>
#include <string>
#include <string_view>

#include "reader/gzip.h"

namespace gazette::reader {

/// gzip, deflate, br (Brotli) and zstd undone (RFC 9110, 8.4.1), as far as the data is sound; at most `most` bytes come of it.
/// `coding` is in lower case. Archivers may undo a coding and leave the field, or the other way round: gzip and zstd are known by
/// how they open, and what opens like markup is taken as it stands. Failures are placed in `name`.
Unpacked without_coding(std::string_view body, std::string_view coding, std::size_t most, const std::string& name);

}  // namespace gazette::reader
