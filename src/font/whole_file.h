#pragma once

// A face in, a font file with all of its tables out.

#include <array>
#include <string>

#include "font/handles.h"

namespace gazette::font {

/// A single face's file; a collection's face is put together anew from its tables.
inline std::string whole_file(hb_face_t* face) {
    const FaceHandle builder(hb_face_builder_create());
    std::array<hb_tag_t, 64> tags = {};
    unsigned count = tags.size();
    hb_face_get_table_tags(face, 0, &count, tags.data());
    for (unsigned i = 0; i < count; ++i) {
        hb_face_builder_add_table(builder.get(), tags[i], table_of(face, tags[i]).get());
    }
    return std::string(bytes_of(Blob(hb_face_reference_blob(builder.get()))));
}

}  // namespace gazette::font
