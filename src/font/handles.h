#pragma once

// Owners of C handles, HarfBuzz's in particular.

#include <memory>
#include <string_view>

#include <hb-subset.h>
#include <hb.h>

namespace gazette::font {

template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* handle) const {
        destroy(handle);
    }
};

using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;

/// A table of a face, empty where it has none.
inline Blob table_of(hb_face_t* face, hb_tag_t tag) {
    return Blob(hb_face_reference_table(face, tag));
}

/// Borrowed from the blob.
inline std::string_view bytes_of(const Blob& blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    return {data, length};
}

}  // namespace gazette::font
