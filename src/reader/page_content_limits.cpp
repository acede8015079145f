#include "reader/page_content_limits.h"

#include "reader/limits_file.h"

namespace gazette::reader::html {

namespace {

constexpr LimitKey<PageContentLimits> page_content_keys[] = {
    {"enough-characters", &PageContentLimits::enough_characters},
    {"message-share", &PageContentLimits::message_share},
};

}  // namespace

base::Result<PageContentLimits> PageContentLimits::read(const std::filesystem::path& file) {
    return read_limits<PageContentLimits>(file, page_content_keys, 0, 100'000);
}

}  // namespace gazette::reader::html
