#include "reader/feed_spaces.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"

namespace gazette::reader::feed {

namespace {

struct KnownSpace {
    std::string_view start_of_uri;
    Space space;
};

/// By how their addresses open, in lower case and without "https:" or "http:" and slashes.
constexpr KnownSpace known_spaces[] = {
    {"www.w3.org/1999/02/22-rdf-syntax-ns", Space::rdf},
    {"purl.org/dc/elements/", Space::dublin_core},
    {"purl.org/dc/terms", Space::dublin_core_terms},
    {"purl.org/rss/1.0/modules/content", Space::content},
    {"www.w3.org/1999/xhtml", Space::xhtml},
    {"www.w3.org/xml/1998/namespace", Space::xml},
    {"search.yahoo.com/mrss", Space::media},
    {"video.search.yahoo.com/mrss", Space::media},
    {"www.itunes.com/dtds/podcast-1.0.dtd", Space::itunes},
    {"www.w3.org/2005/atom", Space::core},
    {"purl.org/atom/", Space::core},
    {"purl.org/net/rss1.1", Space::core},
    {"my.netscape.com/rdf/simple/", Space::core},
    {"my.netscape.com/publish/formats/", Space::core},
    {"channel.netscape.com/rdf/simple/", Space::core},
    {"backend.userland.com/", Space::core},
    {"blogs.law.harvard.edu/tech/rss", Space::core},
    {"cyber.law.harvard.edu/rss", Space::core},
    {"www.rssboard.org/rss-specification", Space::core},
    {"w3.org/2005/atom", Space::core},
};

/// The prefixes that feeds use, for documents that forget to declare them.
constexpr std::pair<std::string_view, Space> usual_prefixes[] = {
    {"rdf", Space::rdf},         {"dc", Space::dublin_core}, {"dcterms", Space::dublin_core_terms},
    {"content", Space::content}, {"xhtml", Space::xhtml},    {"xml", Space::xml},
    {"media", Space::media},     {"itunes", Space::itunes},  {"atom", Space::core},
    {"atom10", Space::core},     {"rss", Space::core},
};

}  // namespace

bool equals_lower(std::string_view written, std::string_view lower) {
    return written.size() == lower.size() && std::equal(written.begin(), written.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
           });
}

Space space_of_uri(std::string_view uri, bool is_default) {
    const std::string lower = base::lower_ascii(base::trim(uri));
    std::string_view rest = lower;
    if (const std::size_t slashes = rest.find("://"); slashes != std::string_view::npos) {
        rest.remove_prefix(slashes + 3);
    }
    for (const KnownSpace& known : known_spaces) {
        if (rest.starts_with(known.start_of_uri)) {
            return known.space;
        }
    }
    // RSS 1.0 itself, of which the modules' addresses are extensions.
    const bool is_rss_1 = rest == "purl.org/rss/1.0/" || rest == "purl.org/rss/1.0";
    const bool is_drawing = rest.starts_with("www.w3.org/2000/svg") || rest.starts_with("www.w3.org/1998/math");
    return is_rss_1 || (is_default && !is_drawing) ? Space::core : Space::other;
}

Space space_of_undeclared(std::string_view prefix) {
    for (const auto& [usual, space] : usual_prefixes) {
        if (equals_lower(prefix, usual)) {
            return space;
        }
    }
    return prefix.empty() ? Space::core : Space::other;
}

}  // namespace gazette::reader::feed
