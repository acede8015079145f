#include "reader/gmime_library.h"

#include "base/loaded_library.h"

namespace gazette::reader {

namespace {

/// The SONAME of GMime 3.
constexpr const char* file_name = "libgmime-3.0.so.0";

base::Result<GmimeLibrary> loaded() {
#define GAZETTE_GMIME_LOOK_UP(name) library.look_up(#name, functions.name);
    auto gmime = base::load_functions<GmimeLibrary>(
        file_name, "messages cannot be read", "sudo apt install libgmime-3.0-0",
        [](base::LoadedLibrary& library, GmimeLibrary& functions) { GAZETTE_GMIME_FUNCTIONS(GAZETTE_GMIME_LOOK_UP) });
#undef GAZETTE_GMIME_LOOK_UP
    if (gmime) {
        gmime->g_mime_init();
    }
    return gmime;
}

}  // namespace

const base::Result<GmimeLibrary>& GmimeLibrary::load() {
    // GMime has to be set up once for all threads.
    static const base::Result<GmimeLibrary> library = loaded();
    return library;
}

}  // namespace gazette::reader
