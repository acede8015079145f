#pragma once

// The name of a shared library in, its functions out: for libraries that a run may do without, and that take their time to load.

#include <string>

#include "base/result.h"

namespace gazette::base {

/// Stays loaded until the process ends: what it has begun cannot always be undone.
class LoadedLibrary {
public:
    /// `file` is its SONAME, under which every system has it. What cannot be done without it, and how to get it, are for where it
    /// is not there.
    static Result<LoadedLibrary> open(const std::string& file, const std::string& what_fails, const std::string& hint);

    /// Sets `function` to the one of that name. Where there is none it stays as it is, and `complete` is false from then on.
    template <class Function>
    void look_up(const char* name, Function*& function) {
        if (void* const found = find(name)) function = reinterpret_cast<Function*>(found);
    }

    /// Whether it had all that was looked up.
    bool complete() const { return complete_; }

private:
    explicit LoadedLibrary(void* handle) : handle_(handle) {}
    void* find(const char* name);

    void* handle_;
    bool complete_ = true;
};

/// A struct of functions of a library, each of them looked up by `look_up_all`, which gets the library and the struct. Fails, in the words
/// of `LoadedLibrary::open`, where the library or a function is not there.
template <class Functions, class LookUpAll>
Result<Functions> load_functions(const std::string& file, const std::string& what_fails, const std::string& hint,
                                 LookUpAll look_up_all) {
    Result<LoadedLibrary> library = LoadedLibrary::open(file, what_fails, hint);
    if (!library) return library.failure();
    Functions functions;
    look_up_all(*library, functions);
    if (!library->complete()) return fail(what_fails + ": " + file + " is another one than gazette was built for", hint);
    return functions;
}

}  // namespace gazette::base
