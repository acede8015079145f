#pragma once

// The title of a browser's window in, what the article in it is called out.

#include <string>
#include <vector>

namespace gazette::reader::html {

/// The texts of a page's headings.
struct WindowHeadings {
    std::vector<std::string> first_level;
    std::vector<std::string> second_level;
};

/// As Mozilla's Readability does it (getArticleTitle), which readers know from Firefox: what follows the last separator goes, or what
/// precedes a colon; a title that is very short or long gives way to the only main heading; and where no more than four words
/// would be left, nothing goes. `whole` is collapsed (base::collapse_space).
std::string shortened_window_title(const std::string& whole, const WindowHeadings& headings);

}  // namespace gazette::reader::html
