#include "reader/content_limits.h"

#include "reader/limits_file.h"

namespace gazette::reader {

namespace fs = std::filesystem;

namespace {

constexpr LimitKey<ContentLimits> content_keys[] = {
    {"navigation-lines", &ContentLimits::navigation_lines},
    {"navigation-signs", &ContentLimits::navigation_signs},
    {"prose-words", &ContentLimits::prose_words},
    {"prose-words-counted", &ContentLimits::prose_words_counted},
    {"open-prose-words", &ContentLimits::open_prose_words},
    {"short-line", &ContentLimits::short_line},
    {"list-item", &ContentLimits::list_item},
    {"open-list-item", &ContentLimits::open_list_item},
    {"image-label", &ContentLimits::image_label},
    {"dated-line", &ContentLimits::dated_line},
    {"known-line", &ContentLimits::known_line},
    {"list-heading", &ContentLimits::list_heading},
    {"comments-heading", &ContentLimits::comments_heading},
    {"short-lines-in-a-row", &ContentLimits::short_lines_in_a_row},
    {"list-items-in-a-row", &ContentLimits::list_items_in_a_row},
    {"headline-distance", &ContentLimits::headline_distance},
    {"lightest-article", &ContentLimits::lightest_article},
};

}  // namespace

base::Result<ContentLimits> ContentLimits::read(const fs::path& file) {
    return read_limits<ContentLimits>(file, content_keys, 0, 1000);
}

}  // namespace gazette::reader
