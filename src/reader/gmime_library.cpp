#include "reader/gmime_library.h"

#include <string>

#include <dlfcn.h>

namespace gazette::reader {

namespace {

/// The SONAME of GMime 3, under which every system has it.
constexpr const char* file_name = "libgmime-3.0.so.0";

base::Failure not_there() {
    // Its words are the system's.
    const char* const why = ::dlerror();
    return base::fail(std::string("messages cannot be read: ") + (why == nullptr ? file_name : why),
                      "sudo apt install libgmime-3.0-0");
}

base::Result<GmimeLibrary> loaded() {
    // Never closed: GLib cannot be unloaded.
    void* const library = ::dlopen(file_name, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        return not_there();
    }
    GmimeLibrary functions;
    bool complete = true;
#define GAZETTE_GMIME_LOOK_UP(name)                                                                                        \
    functions.name = reinterpret_cast<decltype(functions.name)>(::dlsym(library, #name));                                  \
    complete = complete && functions.name != nullptr;
    GAZETTE_GMIME_FUNCTIONS(GAZETTE_GMIME_LOOK_UP)
#undef GAZETTE_GMIME_LOOK_UP
    if (!complete) {
        return not_there();
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
