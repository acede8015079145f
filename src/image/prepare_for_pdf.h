#pragma once

// The bytes of any image in, streams that a PDF holds as they are out.

#include <optional>
#include <string>
#include <variant>

#include "base/result.h"
#include "image/encode.h"
#include "image/pixels.h"
#include "image/transform.h"

namespace gazette::image {

struct PdfNeeds {
    /// As many pixels as the place on the page can show; 0 x 0: all.
    Size at_most = {};
    bool grey = false;
    /// CMYK may pass; else it becomes RGB.
    bool cmyk = false;
    /// The ground for transparent images; nothing where a soft mask may be used.
    std::optional<Rgb> flatten = {};
    /// At most, of what is encoded anew as a JPEG; no finer than the JPEG that it was, as nothing comes back.
    int quality = good_quality;
    Limits limits = {};
};

/// For /DCTDecode: a whole JPEG, baseline or progressive.
struct JpegStream {
    std::string bytes;
    /// 1 /DeviceGray, 3 /DeviceRGB, 4 /DeviceCMYK.
    int components = 3;
    /// Of CMYK that Adobe programs store the other way round: /Decode [1 0 1 0 1 0 1 0].
    bool inverted = false;
};

/// For /FlateDecode: rows as PNG has them, /DecodeParms << /Predictor 15 /Colors c /BitsPerComponent b /Columns w >>.
struct FlateStream {
    std::string bytes;
    /// /Colors: 1 or 3; 1 where there is a palette.
    int components = 3;
    int bits = 8;
    /// RGB triples: [/Indexed /DeviceRGB n-1 <...>]. Empty: /DeviceGray or /DeviceRGB.
    std::string palette;
};

struct PdfImage {
    Size size;
    std::variant<JpegStream, FlateStream> stream;
    /// The alpha, for a /SMask of the same size: one component of 8 bits, no palette.
    std::optional<FlateStream> soft_mask;
    /// The pixels are those that came in, not encoded anew.
    bool unchanged = false;
};

/// A sound upright JPEG that is no larger than is needed stays as it is, and so do the pixels of such a PNG where PDF can take
/// them: not interlaced, no alpha, at most 8 bits. Anything else that can be decoded is encoded anew: as a JPEG where it was
/// lossy and has no alpha, losslessly else; but where fewer pixels would take more bytes than the image that came, that one
/// stays. An error where pixels are lost or unreadable.
base::Result<PdfImage> prepare_for_pdf(std::string bytes, const PdfNeeds& needs = {});

}  // namespace gazette::image
