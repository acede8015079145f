#include "base/loaded_library.h"

#include <dlfcn.h>

namespace gazette::base {

Result<LoadedLibrary> LoadedLibrary::open(const std::string& file, const std::string& what_fails, const std::string& hint) {
    if (void* const handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) return LoadedLibrary(handle);
    // Its words are the system's, and name the file.
    const char* const why = ::dlerror();
    return fail(what_fails + ": " + (why == nullptr ? file : std::string(why)), hint);
}

void* LoadedLibrary::find(const char* name) {
    void* const found = ::dlsym(handle_, name);
    complete_ = complete_ && found != nullptr;
    return found;
}

}  // namespace gazette::base
