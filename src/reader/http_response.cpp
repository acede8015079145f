#include "reader/http_response.h"

#include <brotli/decode.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "base/text.h"
#include "reader/gzip.h"

namespace gazette::reader {

namespace {

constexpr std::size_t step = 64 * 1024;

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

/// RFC 7932.
Unpacked without_brotli(std::string_view bytes, std::size_t most, const std::string& name) {
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    Unpacked unpacked;
    std::string& out = unpacked.bytes;
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (decoder != nullptr && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        const std::size_t before = out.size();
        out.resize(before + step);
        std::size_t room = step;
        auto* write = reinterpret_cast<std::uint8_t*>(out.data() + before);
        result = BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room, &write, nullptr);
        out.resize(out.size() - room);
        if (out.size() > most) {
            out.resize(most);
            unpacked.failure = base::fail("what it unpacks to is too large",
                                          "raise 'unpacked-mebibytes' in containers.toml", {name, 0, 0});
            return unpacked;
        }
    }
    if (result != BROTLI_DECODER_RESULT_SUCCESS) {
        unpacked.failure = base::fail("the Brotli data is damaged or cut off", "fetch it again", {name, 0, 0});
    }
    return unpacked;
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
    const std::string encoding = base::lower_ascii(head.value("content-encoding"));
    // Archivers may undo the compression and leave the field.
    Unpacked plain;
    if (is_gzip(body)) {
        plain = gunzip_as_far(body, most, name);
    } else if (encoding == "br" && !body.starts_with('<')) {
        plain = without_brotli(body, most, name);
    } else if (encoding == "deflate" || encoding == "zstd") {
        return base::fail("its compression, " + encoding + ", is not one that gazette reads", "archive the page again",
                          {name, 0, 0});
    } else {
        plain.bytes = body;
    }
    if (plain.failure && plain.bytes.empty()) {
        return *plain.failure;
    }
    out.body = std::move(plain.bytes);
    out.cut = plain.failure.has_value();
    return out;
}

}  // namespace gazette::reader
