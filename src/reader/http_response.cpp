#include "reader/http_response.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "reader/content_coding.h"

namespace gazette::reader {

namespace {

struct Joined {
    std::string bytes;
    /// Whether the bytes end within a chunk.
    bool cut = false;
};

/// RFC 9112 section 7.1. From the first chunk on that is none, the bytes as they stand.
Joined without_chunks(std::string_view bytes) {
    Joined out;
    while (!bytes.empty()) {
        const std::size_t line_end = bytes.find('\n');
        std::size_t size = 0;
        const auto [stop, error] = std::from_chars(bytes.data(), bytes.data() + std::min(line_end, bytes.size()), size, 16);
        if (error != std::errc() || line_end == std::string_view::npos || line_end > 200) {
            out.bytes += bytes;
            return out;
        }
        bytes.remove_prefix(line_end + 1);
        if (size == 0) {
            break;
        }
        out.bytes += bytes.substr(0, size);
        out.cut = size > bytes.size();
        bytes.remove_prefix(std::min(size, bytes.size()));
        bytes.remove_prefix(bytes.starts_with("\r\n") ? 2 : bytes.starts_with('\n') ? 1 : 0);
    }
    return out;
}

}  // namespace

base::Result<HttpResponse> parse_response(std::string_view bytes, IsWanted is_wanted, std::size_t most,
                                          const std::string& name) {
    const HeaderFields head = header_fields(bytes);
    HttpResponse out;
    const std::size_t space = head.first_line.find(' ');
    if (!head.first_line.starts_with("HTTP/") || space == std::string::npos) {
        return base::fail("this is no HTTP response", "archive the page again", {name, 0, 0});
    }
    std::from_chars(head.first_line.data() + space + 1, head.first_line.data() + head.first_line.size(), out.status);
    out.type = media_type(head.value("content-type"));
    if (!is_wanted(out)) {
        return out;
    }
    std::string_view body = bytes.substr(head.end);
    Joined joined;
    if (base::lower_ascii(head.value("transfer-encoding")).find("chunked") != std::string::npos) {
        joined = without_chunks(body);
        body = joined.bytes;
    }
    out.too_large = body.size() > most;
    if (out.too_large) {
        return out;
    }
    Unpacked plain = without_coding(body, base::lower_ascii(head.value("content-encoding")), most, name);
    out.too_large = plain.too_large;
    if (out.too_large) {
        return out;
    }
    if (plain.failure && plain.bytes.empty()) {
        return *plain.failure;
    }
    out.body = std::move(plain.bytes);
    out.cut = joined.cut || plain.failure.has_value();
    return out;
}

}  // namespace gazette::reader
