#include "reader/feed_input.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "reader/charset.h"
#include "reader/feed_json.h"
#include "reader/feed_xml.h"
#include "reader/feed_xml_parser.h"
#include "reader/html_address.h"
#include "reader/html_charset.h"

namespace gazette::reader::feed {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_opening = 16 * 1024;

struct WideOpening {
    std::string_view bytes;
    std::string_view mark;
};

/// XML 1.0 appendix F.1: encodings whose code units are wider than a byte, without their mark.
constexpr WideOpening wide_openings[] = {
    {"\x00\x00\x00<"sv, "\x00\x00\xFE\xFF"sv},
    {"<\x00\x00\x00"sv, "\xFF\xFE\x00\x00"sv},
    {"\x00<\x00"sv, "\xFE\xFF"sv},
    {"<\x00?\x00"sv, "\xFF\xFE"sv},
};

std::string_view missing_mark(std::string_view bytes) {
    const auto* const found = std::find_if(std::begin(wide_openings), std::end(wide_openings),
                                           [&](const WideOpening& each) { return bytes.starts_with(each.bytes); });
    return found == std::end(wide_openings) ? std::string_view() : found->mark;
}

/// The opening in ASCII, whatever the encoding.
std::string opening_of(std::string_view bytes) {
    std::string head(bytes.substr(0, longest_opening));
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.erase(0, 3);
    } else if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
               head.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
        head.erase(0, head[0] == '\0' ? 4 : 2);
    }
    std::erase(head, '\0');
    return base::lower_ascii(head);
}

/// Whether a glance shows that no element comes first: ASCII that is no "<", after white space at most, in any encoding.
bool opens_with_text(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(" \t\n\v\f\r\0"sv);
    return first == std::string_view::npos || (bytes[first] != '<' && static_cast<unsigned char>(bytes[first]) < 0x80);
}

/// The name of the first element, past white space, declarations, comments and a document type.
std::string_view first_element(std::string_view text) {
    for (;;) {
        text = base::trim(text);
        const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? "?>" : ">";
        const bool skipped = text.starts_with("<!") || text.starts_with("<?");
        std::size_t close = skipped ? text.find(end) : std::string_view::npos;
        const std::size_t bracket =
            text.starts_with("<!doctype") ? text.substr(0, close).find('[') : std::string_view::npos;
        if (bracket != std::string_view::npos) {
            close = text.find('>', text.find(']', bracket));
        }
        if (close == std::string_view::npos) {
            return text.starts_with('<') ? text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1) : std::string_view();
        }
        text.remove_prefix(close + end.size());
    }
}

std::string charset_of(const std::string& content_type) {
    const std::size_t at = base::lower_ascii(content_type).find("charset=");
    if (at == std::string::npos) {
        return {};
    }
    std::string value = content_type.substr(at + 8);
    value.resize(std::min(value.find(';'), value.size()));
    std::erase_if(value, [](char c) { return c == '"' || c == '\'' || c == ' '; });
    return value;
}

base::Result<std::string> to_text(std::string_view bytes, const std::string& file, const Response& response,
                                  base::Diagnostics& diagnostics) {
    if (const std::string_view mark = missing_mark(bytes); !mark.empty()) {
        return to_utf8(std::string(mark) + std::string(bytes), file, diagnostics);
    }
    return html::page_to_utf8(bytes, file, diagnostics, charset_of(response.content_type));
}

base::Failure no_feed(const std::string& file) {
    return base::fail("this is no feed that can be read", "give RSS, Atom, CDF or JSON Feed", {file, 0, 0});
}

void note_repair(const XmlRepair& repair, const std::string& file, base::Diagnostics& diagnostics) {
    if (repair.count > 0) {
        const std::string others = repair.count > 1 ? " (and " + std::to_string(repair.count - 1) + " more)" : "";
        diagnostics.push_back({base::Severity::warning,
                               {file, repair.line, 0},
                               "the feed is no well-formed XML and was repaired: " + repair.what + others,
                               "check its articles, and tell its publisher"});
    }
}

}  // namespace

std::string first_element_of(std::string_view bytes) {
    if (opens_with_text(bytes)) {
        return {};
    }
    const std::string opening = opening_of(bytes);
    const std::string_view name = first_element(opening);
    return std::string(name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1));
}

base::Result<std::string> text_of(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics) {
    return to_text(bytes, file, {}, diagnostics);
}

bool is_feed(std::string_view bytes, std::string_view first_element) {
    constexpr std::string_view elements[] = {"rss", "rdf", "feed", "channel", "entry"};
    return std::find(std::begin(elements), std::end(elements), first_element) != std::end(elements) || is_json_feed(bytes);
}

base::Result<Feed> parse(std::string_view bytes, const std::string& file, const Response& response,
                         const FeedLimits& limits, base::Diagnostics& diagnostics) {
    if (bytes.size() > limits.size) {
        return base::fail("the feed is too large", "split it, or raise 'mebibytes' in feeds.toml", {file, 0, 0});
    }
    const base::Result<std::string> text = to_text(bytes, file, response, diagnostics);
    if (!text) {
        return text.failure();
    }
    Circumstances circumstances{response.url, response.content_language, limits.entries};
    if (!response.content_location.empty()) {
        circumstances.base = html::resolve(response.url, response.content_location);
    }
    std::optional<Feed> feed;
    if (is_json_feed(*text)) {
        feed = parse_json(*text, circumstances);
    } else {
        const XmlTree tree(*text, limits.nodes);
        feed = parse_xml(tree, *text, circumstances);
        if (feed) {
            note_repair(tree.repair(), file, diagnostics);
        }
    }
    if (!feed) {
        return no_feed(file);
    }
    if (feed->left_out > 0) {
        diagnostics.push_back({base::Severity::warning,
                               {file, 0, 0},
                               std::to_string(feed->left_out) + " entries are beyond the limit and left out",
                               "split it, or raise 'entries' in feeds.toml"});
    }
    return *std::move(feed);
}

}  // namespace gazette::reader::feed
