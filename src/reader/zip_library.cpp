#include "reader/zip_library.h"

#include "base/loaded_library.h"

namespace gazette::reader {

namespace {

base::Result<ZipLibrary> loaded() {
    base::Result<base::LoadedLibrary> library =
        base::LoadedLibrary::open(GAZETTE_ZIP_FILE, "ZIP archives cannot be read", GAZETTE_ZIP_HINT);
    if (!library) {
        return library.failure();
    }
    ZipLibrary functions;
#define GAZETTE_ZIP_LOOK_UP(name) library->look_up("zip_" #name, functions.name);
    GAZETTE_ZIP_FUNCTIONS(GAZETTE_ZIP_LOOK_UP)
#undef GAZETTE_ZIP_LOOK_UP
    return library->complete() ? base::Result<ZipLibrary>(functions)
                               : base::fail("libzip is another one than gazette was built for", GAZETTE_ZIP_HINT);
}

}  // namespace

const base::Result<ZipLibrary>& ZipLibrary::load() {
    static const base::Result<ZipLibrary> library = loaded();
    return library;
}

}  // namespace gazette::reader
