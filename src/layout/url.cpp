#include "layout/url.h"

#include <string_view>

#include "base/text.h"
#include "base/utf8.h"
#include "layout/address_joints.h"
#include "layout/text.h"

namespace gazette::layout {

namespace {

ScaledPoints width_of(Context& context, const std::string& text, const style::TextStyle& style) {
    return context.setter.natural_width(plain(text, style, voice_of("en"), artifact).paragraph);
}

/// The end of the part that starts at `at`: after the next "/" or "-" that is not followed by another.
std::size_t end_of_part(const std::string& url, std::size_t at) {
    for (std::size_t i = at; i + 1 < url.size(); ++i) {
        const bool stop = url[i] == '/' || url[i] == '-';
        if (stop && url[i + 1] != '/' && url[i + 1] != '-') {
            return i + 1;
        }
    }
    return url.size();
}

/// `at`, or the start of the character it is within.
std::size_t character_start(const std::string& url, std::size_t at) {
    while (at < url.size() && at > 0 && base::continues_character(url[at])) {
        --at;
    }
    return at;
}

/// As much of [begin, end) as the measure takes, by halving; at least one character.
std::size_t longest_that_fits(Context& context, const std::string& url, std::size_t begin, std::size_t end,
                              const style::TextStyle& style, ScaledPoints measure) {
    std::size_t fits = begin;
    std::size_t too_long = end + 1;
    while (too_long - fits > 1) {
        const std::size_t middle = (fits + too_long) / 2;
        const std::string part = url.substr(begin, character_start(url, middle) - begin);
        (width_of(context, part, style) <= measure ? fits : too_long) = middle;
    }
    fits = character_start(url, fits);
    if (fits > begin) {
        return fits;
    }
    do {
        ++fits;
    } while (fits < url.size() && character_start(url, fits) != fits);
    return fits;
}

/// The last place after `begin` and up to `end` where the address falls apart, or `end` where there is none.
std::size_t last_joint(const std::string& url, std::size_t begin, std::size_t end) {
    for (std::size_t at = end; at > begin; --at) {
        if (is_joint(url, at)) {
            return at;
        }
    }
    return end;
}

}  // namespace

std::string shown_url(const std::string& url) {
    constexpr std::size_t longest = 600;
    constexpr std::string_view mail = "mailto:";
    return base::shortened(url.starts_with(mail) ? url.substr(mail.size()) : url, longest);
}

std::string broken_url(Context& context, const std::string& url, const style::TextStyle& style, ScaledPoints measure) {
    if (width_of(context, url, style) <= measure) {
        return url;
    }
    std::string broken;
    std::size_t line = 0;
    std::size_t at = 0;
    while (at < url.size()) {
        const std::size_t end = end_of_part(url, at);
        if (width_of(context, url.substr(line, end - line), style) <= measure) {
            at = end;
            continue;
        }
        if (at == line) {
            at = last_joint(url, line, longest_that_fits(context, url, line, end, style, measure));
        }
        broken += url.substr(line, at - line) + (at < url.size() ? "\n" : "");
        line = at;
    }
    return broken + url.substr(line);
}

}  // namespace gazette::layout
