#include "reader/feed_limits.h"

#include "reader/limits_file.h"

namespace gazette::reader {

namespace {

constexpr LimitKey<FeedLimits> feed_keys[] = {
    {"entries", &FeedLimits::entries},
    {"authors", &FeedLimits::authors},
    {"nodes", &FeedLimits::nodes},
    {"mebibytes", &FeedLimits::size},
};

}  // namespace

base::Result<FeedLimits> FeedLimits::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    FeedLimits limits;
    if (const base::Result<void> taken = take_limits(*document, feed_keys, 1, 10'000'000, limits); !taken) {
        return taken.failure();
    }
    limits.size <<= 20U;
    limits.full_text = document->strings("full-text");
    limits.descriptions = document->strings("descriptions");
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return limits;
}

}  // namespace gazette::reader
