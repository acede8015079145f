#pragma once

// The chunks of a PNG, and what its header says. Private to this room. Sections are those of PNG, second edition
// (ISO/IEC 15948).

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "image/info.h"

namespace gazette::image {

inline constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";

struct PngChunk {
    std::string_view type;
    std::string_view data;
    /// Type and data: what the checksum is of.
    std::string_view checked;
    std::uint32_t crc = 0;
};

/// Walks over the chunks after the signature; does not look at checksums.
class PngChunks {
public:
    explicit PngChunks(std::string_view file) : rest_(file.substr(std::min(file.size(), png_signature.size()))) {}

    /// Nothing at the end, and where a chunk is cut.
    std::optional<PngChunk> next();
    /// What no chunk was made of.
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

struct PngHeader {
    /// As stored.
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int bit_depth = 8;
    /// Section 11.2.2: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha.
    int colour_type = 0;
    bool interlaced = false;

    bool operator==(const PngHeader&) const = default;
};

/// Nothing where the chunk is no IHDR or holds what section 11.2.2 does not allow.
std::optional<PngHeader> read_png_header(const PngChunk& chunk);

int samples_per_pixel(const PngHeader& header);

/// The format, size, colour and depth; alpha by the colour type alone.
Info info_of(const PngHeader& header);

/// Takes in what an ancillary chunk says: tRNS, eXIf, acTL.
void add_chunk(Info& info, const PngChunk& chunk);

}  // namespace gazette::image
