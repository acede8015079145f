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
    /// Empty where it was not asked for, or is too large.
    std::string body;
    /// Whether its chunks or its compressed data end too early, or are damaged behind what is here.
    bool cut = false;
    bool too_large = false;
};

/// Whether the body of a response with this status and type is asked for.
using IsWanted = bool (*)(const HttpResponse& head);

/// Chunks are joined and compression (gzip, deflate, Brotli, Zstandard) undone; at most `most` bytes may come of it. What calls
/// itself chunked and is not is taken as it stands. An error, placed in `name`, where it is no response, or its data is damaged
/// from the start.
base::Result<HttpResponse> parse_response(std::string_view bytes, IsWanted is_wanted, std::size_t most,
                                          const std::string& name);

}  // namespace gazette::reader
