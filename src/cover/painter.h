#pragma once

// A canvas and some of its rows in, the pixels of these rows out.

#include <cstdint>
#include <memory>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/result.h"
#include "cover/canvas.h"
#include "image/pixels.h"

namespace gazette::cover {

/// For one thread at a time.
class Painter {
public:
    /// Fails where FreeType cannot be had.
    static base::Result<Painter> create();

    /// `count` rows from `top` on, all of which the canvas has: RGB, or grey where no mark on them has a colour. They look the same
    /// whichever rows are asked for at once.
    image::Pixels rows(const Canvas& canvas, std::uint32_t top, std::uint32_t count);

private:
    using Library = std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)>;
    explicit Painter(Library library);

    Library library_;
};

}  // namespace gazette::cover
