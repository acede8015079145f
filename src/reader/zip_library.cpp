#include "reader/zip_library.h"

#include "base/loaded_library.h"

namespace gazette::reader {

const base::Result<ZipLibrary>& ZipLibrary::load() {
#define GAZETTE_ZIP_LOOK_UP(name) library.look_up("zip_" #name, functions.name);
    static const auto zip = base::load_functions<ZipLibrary>(
        GAZETTE_ZIP_FILE, "ZIP archives cannot be read", GAZETTE_ZIP_HINT,
        [](base::LoadedLibrary& library, ZipLibrary& functions) { GAZETTE_ZIP_FUNCTIONS(GAZETTE_ZIP_LOOK_UP) });
#undef GAZETTE_ZIP_LOOK_UP
    return zip;
}

}  // namespace gazette::reader
