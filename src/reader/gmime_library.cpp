#include "reader/gmime_library.h"

#include "base/loaded_library.h"

namespace gazette::reader {

namespace {

/// The SONAME of GMime 3, under which every system has it.
constexpr const char* file_name = "libgmime-3.0.so.0";
constexpr const char* hint = "sudo apt install libgmime-3.0-0";

base::Result<GmimeLibrary> loaded() {
    base::Result<base::LoadedLibrary> library = base::LoadedLibrary::open(file_name, "messages cannot be read", hint);
    if (!library) {
        return library.failure();
    }
    GmimeLibrary functions;
#define GAZETTE_GMIME_LOOK_UP(name) library->look_up(#name, functions.name);
    GAZETTE_GMIME_FUNCTIONS(GAZETTE_GMIME_LOOK_UP)
#undef GAZETTE_GMIME_LOOK_UP
    if (!library->complete()) {
        return base::fail("GMime lacks what messages are read with", hint);
    }
    functions.g_mime_init();
    return functions;
}

}  // namespace

const base::Result<GmimeLibrary>& GmimeLibrary::load() {
    // GMime has to be set up once for all threads.
    static const base::Result<GmimeLibrary> library = loaded();
    return library;
}

}  // namespace gazette::reader
