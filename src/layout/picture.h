#pragma once

// What an article calls an image in; its bytes, and how large it is to be on the page, out.

#include <cstdint>
#include <functional>
#include <string>

#include "article/article.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "base/units.h"
#include "image/pixels.h"

namespace gazette::layout {

/// The bytes of an image that an article names, or why there are none.
using LoadImage = std::function<base::Result<std::string>(const std::string& source)>;

/// A picture as it came, its bytes known to begin like an image's.
struct LoadedPicture {
    std::string bytes;
    image::Size size;
    bool moves = false;
};

base::Result<LoadedPicture> load_picture(const LoadImage& load, const article::Image& image);

/// What becomes of a picture that cannot be shown: a warning which names it and its line in the article's `file`.
base::Diagnostic not_shown(const article::Image& image, const std::string& file, const base::Diagnostic& why);

/// What is lost of a picture that is shown: a note where it moves.
void tell_losses(const article::Image& image, const std::string& file, bool moves, base::Diagnostics& diagnostics);

/// An image with few pixels on a side is a sign within the text rather than a picture.
bool is_sign(const image::Size& size);

/// On the page.
struct Extent {
    base::ScaledPoints width = 0;
    base::ScaledPoints height = 0;
};

/// Of so many pixels, at so many to the inch.
base::ScaledPoints length_of(std::uint32_t pixels, int resolution);

/// As many pixels as the extent can show at so many to the inch; 0 x 0, which is no limit, where the picture is not far beyond
/// it.
image::Size most_pixels(const image::Size& pixels, const Extent& extent, int resolution);

}  // namespace gazette::layout
