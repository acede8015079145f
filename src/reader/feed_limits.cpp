#include "reader/feed_limits.h"

#include "reader/limits_file.h"

namespace gazette::reader {

namespace {

constexpr LimitKey<FeedLimits> feed_keys[] = {
    {"entries", &FeedLimits::entries},
    {"nodes", &FeedLimits::nodes},
    {"mebibytes", &FeedLimits::size},
};

}  // namespace

base::Result<FeedLimits> FeedLimits::read(const std::filesystem::path& file) {
    base::Result<FeedLimits> limits = read_limits<FeedLimits>(file, feed_keys, 1, 10'000'000);
    if (limits) {
        limits->size <<= 20U;
    }
    return limits;
}

}  // namespace gazette::reader
