#pragma once

// HTML out of a feed in, what of it is safe out, again as HTML, and what else it shows to browsers.

#include <string>
#include <string_view>

namespace gazette::reader::feed {

struct SafeMarkup {
    std::string html;
    /// The elements that would show something that is no text (embedded pages, drawings), with what they hold: as written, one
    /// after the other.
    std::string left_out;
};

/// Elements and attributes on a list stay, in lower case and quoted; the rest of the tags go, those of scripts, styles and
/// the like with all that they hold. Addresses are resolved against `base` (where that is not empty) and stay only with
/// a scheme that runs nothing. Text stays as written, but that what could be taken for a tag is escaped. Elements need not
/// be balanced.
SafeMarkup safe_markup(std::string_view html, const std::string& base);

/// Whether a text that may be plain is HTML: it has an end tag, a void element or a reference, and each tag in it is one
/// of HTML's.
bool looks_like_markup(std::string_view text);

}  // namespace gazette::reader::feed
