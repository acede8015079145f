#pragma once

// The jumps by which C libraries report errors, contained. Private to this room.

#include <csetjmp>

namespace gazette::image {

/// Runs `steps`, which calls a library whose error callback jumps to `errors.jump`; false after such a jump. The jump leaves
/// `steps` without running destructors: neither it nor anything between it and the library may have a local object that has one.
template <class Errors, class Steps>
[[gnu::noinline]] bool guarded(Errors& errors, const Steps& steps) {
    if (setjmp(errors.jump) != 0) return false;
    steps();
    return true;
}

}  // namespace gazette::image
