#pragma once

// libharu's objects, each with one owner. Private to this room.

#include <memory>
#include <type_traits>

#include <hpdf.h>
#include <hpdf_streams.h>

namespace gazette::pdf {

struct FreeDocument {
    void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};
struct FreeStream {
    void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};

using DocumentHandle = std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, FreeDocument>;
using StreamHandle = std::unique_ptr<std::remove_pointer_t<HPDF_Stream>, FreeStream>;

}  // namespace gazette::pdf
