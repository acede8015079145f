#pragma once

// A TOML file of whole numbers in, the limits they stand for out.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "base/result.h"
#include "base/toml.h"

namespace gazette::reader {

/// A key of the file, and the limit that it sets.
template <class Limits>
using LimitKey = std::pair<const char*, std::size_t Limits::*>;

/// One of `keys` that is absent or no whole number from `least` to `greatest` is an error.
template <class Limits, std::size_t count>
base::Result<void> take_limits(base::TomlTable& document, const LimitKey<Limits> (&keys)[count], std::int64_t least,
                               std::int64_t greatest, Limits& limits) {
    for (const auto& [key, limit] : keys) {
        const std::int64_t value = document.integer(key).value_or(least - 1);
        if (value < least || value > greatest) {
            return base::fail("'" + std::string(key) + "' is no whole number from " + std::to_string(least) + " to " +
                                  std::to_string(greatest),
                              {}, document.place(key));
        }
        limits.*limit = static_cast<std::size_t>(value);
    }
    return {};
}

/// The same of a file that holds nothing else; an unknown key is an error too.
template <class Limits, std::size_t count>
base::Result<Limits> read_limits(const std::filesystem::path& file, const LimitKey<Limits> (&keys)[count],
                                 std::int64_t least, std::int64_t greatest) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    Limits limits;
    if (const base::Result<void> taken = take_limits(*document, keys, least, greatest, limits); !taken) {
        return taken.failure();
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return limits;
}

}  // namespace gazette::reader
