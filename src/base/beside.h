#pragma once

// A piece of work in, what it makes out: made beside other work where there are threads for it.

#include <cstddef>
#include <future>
#include <type_traits>
#include <utility>

namespace gazette::base {

/// What `make` gives, made by a thread of its own from now on; with one job made where `get` is called, which is done once. What it
/// throws is thrown there. The future waits for it when it is destroyed.
template <class Make>
std::future<std::invoke_result_t<Make>> beside(std::size_t jobs, Make make) {
    return std::async(jobs > 1 ? std::launch::async : std::launch::deferred, std::move(make));
}

}  // namespace gazette::base
