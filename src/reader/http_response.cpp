#include "reader/http_response.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "reader/content_coding.h"

namespace gazette::reader {

namespace {

/// RFC 9112 section 7.1. From the first chunk on that is none, the bytes as they stand.
std::string without_chunks(std::string_view bytes) {
    std::string out;
    while (!bytes.empty()) {
        const std::size_t line_end = bytes.find('\n');
        std::size_t size = 0;
        const auto [stop, error] = std::from_chars(bytes.data(), bytes.data() + std::min(line_end, bytes.size()), size, 16);
        if (error != std::errc() || line_end == std::string_view::npos || line_end > 200) {
            return out + std::string(bytes);
        }
        bytes.remove_prefix(line_end + 1);
        if (size == 0) {
            break;
        }
        out += bytes.substr(0, size);
        bytes.remove_prefix(std::min(size, bytes.size()));
        bytes.remove_prefix(bytes.starts_with("\r\n") ? 2 : bytes.starts_with('\n') ? 1 : 0);
    }
    return out;
}

}  // namespace

base::Result<HttpResponse> parse_response(std::string_view bytes, std::size_t most, const std::string& name) {
    const HeaderFields head = header_fields(bytes);
    HttpResponse out;
    const std::size_t space = head.first_line.find(' ');
    if (!head.first_line.starts_with("HTTP/") || space == std::string::npos) {
        return base::fail("this is no HTTP response", "archive the page again", {name, 0, 0});
    }
    std::from_chars(head.first_line.data() + space + 1, head.first_line.data() + head.first_line.size(), out.status);
    out.type = media_type(head.value("content-type"));
    std::string_view body = bytes.substr(head.end);
    std::string joined;
    if (base::lower_ascii(head.value("transfer-encoding")).find("chunked") != std::string::npos) {
        joined = without_chunks(body);
        body = joined;
    }
    if (body.size() > most) {
        return base::fail("it is too large", "raise 'unpacked-mebibytes' in containers.toml", {name, 0, 0});
    }
    Unpacked plain = without_coding(body, base::lower_ascii(head.value("content-encoding")), most, name);
    if (plain.failure && plain.bytes.empty()) {
        return *plain.failure;
    }
    out.body = std::move(plain.bytes);
    out.cut = plain.failure.has_value();
    return out;
}

}  // namespace gazette::reader
