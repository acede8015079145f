#pragma once

// A face in, the words for why it cannot be embedded out. Private to this room.

#include <fmt/format.h>

#include "base/result.h"
#include "font/face.h"

namespace gazette::font {

inline base::Failure cannot_be_embedded(const Face& face, const char* why, const char* hint) {
    return base::fail(fmt::format("the font {} cannot be embedded: {}", face.postscript_name(), why), hint, {face.path()});
}

inline base::Failure damaged(const Face& face) {
    return cannot_be_embedded(face, "it is damaged", "install the font anew");
}

inline base::Failure forbidden(const Face& face) {
    return cannot_be_embedded(face, "its licence forbids it", "use another font");
}

}  // namespace gazette::font
