#pragma once

// Bytes in, the same packed out.

#include <zlib.h>

#include <string>

#include <catch2/catch.hpp>

namespace gazette::test {

/// `window` as zlib counts it: 15 for its own format, 15 + 16 for gzip, -15 for bare deflate data.
inline std::string deflated(const std::string& data, int window) {
    std::string out(compressBound(data.size()) + 64, '\0');
    z_stream stream = {};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string gzip_of(const std::string& data) {
    return deflated(data, 15 + 16);
}

}  // namespace gazette::test
