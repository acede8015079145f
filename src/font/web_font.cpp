#include "font/web_font.h"

#include "font/embedding_failures.h"
#include "font/handles.h"
#include "font/whole_file.h"

namespace gazette::font {

namespace {

base::Result<std::string> subset_characters(const Face& face, const std::set<char32_t>& characters) {
    const SubsetInput input(hb_subset_input_create_or_fail());
    if (input) {
        hb_set_t* const wanted = hb_subset_input_unicode_set(input.get());
        for (const char32_t character : characters) hb_set_add(wanted, character);
        hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    }
    const FaceHandle made(input ? hb_subset_or_fail(face.hb_face(), input.get()) : nullptr);
    const std::string file = made ? std::string(bytes_of(Blob(hb_face_reference_blob(made.get())))) : std::string();
    return file.empty() ? damaged(face) : base::Result<std::string>(file);
}

}  // namespace

base::Result<std::string> web_font(const Face& face, const std::set<char32_t>& characters) {
    switch (face.embedding()) {
    case Embedding::forbidden: return forbidden(face);
    case Embedding::whole: return whole_file(face.hb_face());
    case Embedding::subset: break;
    }
    return subset_characters(face, characters);
}

}  // namespace gazette::font
