// Any bytes as an image. Sound ones must decode, and what is made of them must be sound.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "image/decode.h"
#include "image/prepare_for_epub.h"
#include "image/prepare_for_pdf.h"
#include "image/svg.h"
#include "image/verify.h"

using namespace gazette::image;

namespace {

void demand(bool held) {
    if (!held) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    // Small, so that a run sees many files.
    const Limits limits{.max_pixels = 1'000'000, .max_side = 20'000};
    const auto info = verify(bytes, limits);
    const auto pixels = decode(bytes, limits);
    if (pixels)
        demand(pixels->samples.size() ==
               std::size_t{pixels->width} * pixels->height * static_cast<std::size_t>(pixels->channels));
    if (info && pixels) demand(info->width == pixels->width && info->height == pixels->height);
    const auto image = prepare_for_epub(bytes, {.max_side = 64, .max_bytes = 20'000, .flatten = white, .limits = limits});
    if (image && image->media_type == "image/svg+xml") {
        const auto again = sanitise_svg(image->bytes, limits);
        demand(again && again->markup == image->bytes && again->left_out.empty());
    } else if (image) {
        demand(bool(verify(image->bytes)));
    }
    const auto streams = prepare_for_pdf(bytes, {.at_most = {50, 60}, .cmyk = true, .limits = limits});
    // One whose own pixels take fewer bytes stays as it is.
    if (streams) demand(streams->unchanged || (streams->size.width <= 50 && streams->size.height <= 60));
    return 0;
}
