#pragma once

// text_content.toml in, how the article is found in the text of a whole page out.

#include <cstddef>
#include <filesystem>

#include "base/result.h"

namespace gazette::reader {

/// The file says what each is.
struct ContentLimits {
    /// An unknown key is an error, and so is a limit that is absent or no number from 0 to 1000.
    static base::Result<ContentLimits> read(const std::filesystem::path& file);

    std::size_t navigation_lines = 0;
    std::size_t navigation_signs = 0;
    std::size_t prose_words = 0;
    std::size_t prose_words_counted = 0;
    std::size_t open_prose_words = 0;
    std::size_t short_line = 0;
    std::size_t list_item = 0;
    std::size_t open_list_item = 0;
    std::size_t image_label = 0;
    std::size_t dated_line = 0;
    std::size_t known_line = 0;
    std::size_t list_heading = 0;
    std::size_t comments_heading = 0;
    std::size_t short_lines_in_a_row = 0;
    std::size_t list_items_in_a_row = 0;
    std::size_t headline_distance = 0;
    std::size_t lightest_article = 0;
};

}  // namespace gazette::reader
