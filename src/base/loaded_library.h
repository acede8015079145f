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

    /// Sets `function` to the one of that name; not where there is none, and `complete` says so from then on.
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

}  // namespace gazette::base
