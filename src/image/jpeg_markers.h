#pragma once

// The second bytes of JPEG's markers (ITU-T T.81 table B.1). Private to this room.

#include <cstdint>

namespace gazette::image {

enum JpegMarker : std::uint32_t {
    tem = 0x01,
    sof_0 = 0xC0,
    dht = 0xC4,
    jpg = 0xC8,
    dac = 0xCC,
    sof_15 = 0xCF,
    rst_0 = 0xD0,
    rst_7 = 0xD7,
    soi = 0xD8,
    eoi = 0xD9,
    sos = 0xDA,
    dqt = 0xDB,
    app_0 = 0xE0,
    app_1 = 0xE1,
    app_2 = 0xE2,
    app_14 = 0xEE
};

}  // namespace gazette::image
