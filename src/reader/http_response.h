#pragma once

// An HTTP response as it came over the wire (RFC 9112) in; what it carries, decoded, out.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "reader/header_fields.h"

namespace gazette::reader {

struct HttpResponse {
    /// 200 and the like.
    int status = 0;
    MediaType type;
    std::string body;
    /// Whether its compressed data ends too early or is damaged behind what is here.
    bool cut = false;
};

/// Chunks are joined and compression (gzip, deflate, Brotli, Zstandard) undone; at most `most` bytes may come of it. What calls itself chunked and is not
/// is taken as it stands. An error, placed in `name`, where it is no response, or its data is damaged
/// from the start.
base::Result<HttpResponse> parse_response(std::string_view bytes, std::size_t most, const std::string& name);

}  // namespace gazette::reader
