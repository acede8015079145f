#include "reader/content_coding.h"

#include <brotli/decode.h>
#include <zstd.h>

#include <memory>

namespace gazette::reader {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t decoded_step = 64 * 1024;
/// RFC 9659: over HTTP no frame may need a window larger than 8 MB.
constexpr int largest_zstd_window = 23;

base::Failure damaged(const std::string& kind, const std::string& name) {
    return base::fail("the " + kind + " data is damaged or cut off", "fetch it again", {name, 0, 0});
}

/// RFC 7932.
Unpacked without_brotli(std::string_view bytes, std::size_t most, const std::string& name) {
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    Unpacked unpacked;
    std::string out(decoded_step, '\0');
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (decoder != nullptr && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        std::size_t room = out.size();
        auto* write = reinterpret_cast<std::uint8_t*>(out.data());
        result = BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room, &write, nullptr);
        if (!unpacked.add(std::string_view(out).substr(0, out.size() - room), most, name)) {
            return unpacked;
        }
    }
    if (result != BROTLI_DECODER_RESULT_SUCCESS) {
        unpacked.failure = damaged("Brotli", name);
    }
    return unpacked;
}

/// RFC 8878, one frame after the other.
Unpacked without_zstd(std::string_view bytes, std::size_t most, const std::string& name) {
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> decoder(ZSTD_createDStream(), &ZSTD_freeDStream);
    Unpacked unpacked;
    std::string out(decoded_step, '\0');
    ZSTD_inBuffer input = {bytes.data(), bytes.size(), 0};
    // What is still awaited of a frame; 0 at the end of each.
    std::size_t awaited = 1;
    bool more = decoder != nullptr &&
                ZSTD_isError(ZSTD_DCtx_setParameter(decoder.get(), ZSTD_d_windowLogMax, largest_zstd_window)) == 0;
    while (more) {
        ZSTD_outBuffer output = {out.data(), out.size(), 0};
        awaited = ZSTD_decompressStream(decoder.get(), &output, &input);
        const bool flushed = awaited == 0 || output.pos < out.size();
        more = ZSTD_isError(awaited) == 0 && (input.pos < input.size || !flushed);
        if (!unpacked.add(std::string_view(out).substr(0, output.pos), most, name)) {
            return unpacked;
        }
    }
    if (awaited != 0) {
        unpacked.failure = damaged("Zstandard", name);
    }
    return unpacked;
}

}  // namespace

Unpacked without_coding(std::string_view body, std::string_view coding, std::size_t most, const std::string& name) {
    if (is_gzip(body)) {
        return gunzip_as_far(body, most, name);
    }
    if (body.starts_with("\x28\xB5\x2F\xFD"sv)) {
        return without_zstd(body, most, name);
    }
    const bool is_markup = body.substr(0, body.find_first_not_of(" \t\r\n") + 1).ends_with('<');
    if (coding == "br" && !is_markup) {
        return without_brotli(body, most, name);
    }
    if (coding == "deflate" && !is_markup) {
        return inflate_as_far(body, most, name);
    }
    Unpacked plain;
    plain.bytes = body;
    return plain;
}

}  // namespace gazette::reader
