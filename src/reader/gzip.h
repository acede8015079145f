#pragma once

// gzip or deflate data in, what it holds out.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::reader {

/// By its first two bytes (RFC 1952, 2.3.1).
bool is_gzip(std::string_view bytes);

/// All members, one after the other (RFC 1952, 2.2); what follows the last one is ignored. An error, placed in `name`, where
/// the data is damaged or comes to more than `most` bytes.
base::Result<std::string> gunzip(std::string_view bytes, std::size_t most, const std::string& name);

/// The same, with what came before the error: the whole of it where there is none.
struct Unpacked {
    std::string bytes;
    std::optional<base::Failure> failure;
    /// Whether the failure is that it comes to more than `most`.
    bool too_large = false;

    /// False, with that failure, where the bytes are too many; then as many are added as there is room for.
    bool add(std::string_view more, std::size_t most, const std::string& name);
};
Unpacked gunzip_as_far(std::string_view bytes, std::size_t most, const std::string& name);

/// As far, of what HTTP calls deflate: zlib's format (RFC 1950), or bare deflate data, which some servers send.
Unpacked inflate_as_far(std::string_view bytes, std::size_t most, const std::string& name);

}  // namespace gazette::reader
