#include "reader/content_limits.h"

#include <cstdint>
#include <string>
#include <utility>

#include "base/toml.h"

namespace gazette::reader {

namespace fs = std::filesystem;

namespace {

constexpr std::pair<const char*, std::size_t ContentLimits::*> content_keys[] = {
    {"navigation-lines", &ContentLimits::navigation_lines},
    {"navigation-signs", &ContentLimits::navigation_signs},
    {"prose-words", &ContentLimits::prose_words},
    {"prose-words-counted", &ContentLimits::prose_words_counted},
    {"open-prose-words", &ContentLimits::open_prose_words},
    {"short-line", &ContentLimits::short_line},
    {"list-item", &ContentLimits::list_item},
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
    constexpr std::int64_t greatest = 1000;
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    ContentLimits limits;
    for (const auto& [key, limit] : content_keys) {
        const std::int64_t value = document->integer(key).value_or(-1);
        if (value < 0 || value > greatest) {
            return base::fail("'" + std::string(key) + "' is no whole number from 0 to 1000", {}, document->place(key));
        }
        limits.*limit = static_cast<std::size_t>(value);
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return limits;
}

}  // namespace gazette::reader
