#pragma once

// Bytes in, the same as gzip data of one member out.

#include <zlib.h>

#include <string>

#include <catch2/catch.hpp>

namespace gazette::test {

inline std::string gzip_of(const std::string& data) {
    std::string out(compressBound(data.size()) + 64, '\0');
    z_stream stream = {};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace gazette::test
