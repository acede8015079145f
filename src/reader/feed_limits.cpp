#include "reader/feed_limits.h"

#include <cstdint>
#include <string>
#include <utility>

#include "base/toml.h"

namespace gazette::reader {

namespace {

constexpr std::pair<const char*, std::size_t FeedLimits::*> keys[] = {
    {"entries", &FeedLimits::entries},
    {"nodes", &FeedLimits::nodes},
    {"mebibytes", &FeedLimits::size},
};

}  // namespace

base::Result<FeedLimits> FeedLimits::read(const std::filesystem::path& file) {
    constexpr std::int64_t greatest = 10'000'000;
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    FeedLimits limits;
    for (const auto& [key, limit] : keys) {
        const std::int64_t value = document->integer(key).value_or(0);
        if (value < 1 || value > greatest) {
            return base::fail("'" + std::string(key) + "' is no whole number from 1 to " + std::to_string(greatest), {},
                              document->place(key));
        }
        limits.*limit = static_cast<std::size_t>(value);
    }
    limits.size <<= 20U;
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return limits;
}

}  // namespace gazette::reader
