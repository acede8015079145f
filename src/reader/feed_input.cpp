#include "reader/feed_input.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "reader/charset.h"
#include "reader/feed_entities.h"
#include "reader/feed_json.h"
#include "reader/feed_xml.h"
#include "reader/feed_xml_parser.h"
#include "reader/file_name.h"
#include "reader/html_address.h"
#include "reader/html_charset.h"
#include "reader/json_flaw.h"

namespace gazette::reader::feed {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_opening = 16 * 1024;
/// What a server prints before a document is no longer, where the document is not most of the text.
constexpr std::size_t longest_noise = 4 * 1024;

constexpr std::string_view feed_elements[] = {"rss", "rdf", "feed", "channel", "entry"};

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

std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

bool is_feed_element(std::string_view name) {
    return std::find(std::begin(feed_elements), std::end(feed_elements), name) != std::end(feed_elements);
}

/// Where the tag that closes the element begins, or the last entry where it was cut off; 0 where neither is there.
std::size_t end_of_element(std::string_view text, std::string_view name) {
    for (const std::string_view closed : {name, "item"sv, "entry"sv}) {
        if (const std::size_t at = text.rfind("</" + std::string(closed)); at != std::string_view::npos) {
            return at;
        }
    }
    return 0;
}

/// An XML document with something before it that is none.
struct Behind {
    std::size_t begin = 0;
    /// Of its first element, without prefix and in lower case.
    std::string name;
};

/// None where it only looks like that: texts cite XML too, in their midst or as less than they say about it.
std::optional<Behind> document_behind(std::string_view text) {
    const std::string_view opening = text.substr(0, longest_opening);
    if (opening.find('<') == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string head = base::lower_ascii(opening);
    for (const std::string_view start : {"<?xml ", "<rss ", "<rdf:rdf ", "<feed "}) {
        const std::size_t begin = head.find(start);
        const std::string_view name = begin == std::string::npos || begin == 0
                                          ? std::string_view()
                                          : first_element(std::string_view(head).substr(begin));
        if (name.empty()) {
            continue;
        }
        const auto name_at = static_cast<std::size_t>(name.data() - head.data());
        const std::size_t end = end_of_element(text, text.substr(name_at, name.size()));
        const std::string_view after = text.substr(std::min(text.find('>', end), text.size() - 1) + 1);
        const bool is_most = end > begin && 2 * (end - begin) > text.size();
        const bool is_last = end > begin && base::trim(after).empty() && begin <= longest_noise;
        if (is_most || is_last) {
            return Behind{begin, std::string(without_prefix(name))};
        }
    }
    return std::nullopt;
}

/// Pages and Markdown have what they cite as it is written.
bool may_cite_xml(std::string_view text, const std::string& name) {
    return is_called_markdown(name) || html::is_page(text, name);
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

base::Failure no_feed(std::string_view text, const std::string& file) {
    if (const std::optional<JsonFlaw> flaw = is_json_feed(text) ? flaw_of_json(text) : std::nullopt) {
        return base::fail("this is no feed that can be read: its JSON is not sound, " + flaw->what,
                          "fetch it again, or tell its publisher", {file, flaw->line, flaw->column});
    }
    return base::fail("this is no feed that can be read", "give RSS, Atom, CDF or JSON Feed", {file, 0, 0});
}

/// What precedes the document; 0 where that is nothing, or where there is no feed behind it.
std::size_t noise_before(std::string_view text) {
    if (is_feed_element(first_element_of(text))) {
        return 0;
    }
    const std::optional<Behind> behind = document_behind(text);
    return behind && is_feed_element(behind->name) ? behind->begin : 0;
}

/// Of the whole text, whose first bytes were skipped.
XmlRepair repair_with_noise(XmlRepair repair, std::string_view noise) {
    if (!noise.empty()) {
        ++repair.count;
        repair.what = "what precedes it, such as a message of the server, was skipped";
        repair.line = 1;
    }
    return repair;
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
    return std::string(without_prefix(first_element(opening)));
}

bool is_feed_behind_noise(std::string_view bytes, const std::string& name) {
    const std::optional<Behind> behind = may_cite_xml(bytes, name) ? std::nullopt : document_behind(bytes);
    return behind && is_feed_element(behind->name);
}

bool is_xml_behind_noise(std::string_view text, const std::string& name) {
    const std::optional<Behind> behind = may_cite_xml(text, name) ? std::nullopt : document_behind(text);
    return behind && behind->name != "html";
}

base::Result<std::string> text_of(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics) {
    return to_text(bytes, file, {}, diagnostics);
}

bool is_feed(std::string_view bytes, std::string_view first_element) {
    return is_feed_element(first_element) || is_json_feed(bytes);
}

base::Result<Feed> parse(std::string_view bytes, const std::string& file, const Response& response,
                         const FeedLimits& limits, base::Diagnostics& diagnostics, RelativeTo relative_to) {
    if (bytes.size() > limits.size) {
        return base::fail("the feed is too large", "split it, or raise 'mebibytes' in feeds.toml", {file, 0, 0});
    }
    const base::Result<std::string> text = to_text(bytes, file, response, diagnostics);
    if (!text) {
        return text.failure();
    }
    Circumstances circumstances{response.url, response.content_language, limits.entries, relative_to == RelativeTo::page};
    if (!response.content_location.empty()) {
        circumstances.base = html::resolve(response.url, response.content_location);
    }
    std::optional<Feed> feed;
    if (is_json_feed(*text)) {
        feed = parse_json(*text, circumstances);
    } else {
        const std::size_t noise = noise_before(*text);
        const std::optional<std::string> expanded = with_entities(std::string_view(*text).substr(noise));
        const std::string_view document = expanded ? std::string_view(*expanded) : std::string_view(*text).substr(noise);
        const XmlTree tree(document, limits.nodes);
        feed = parse_xml(tree, document, circumstances);
        if (feed) {
            note_repair(repair_with_noise(tree.repair(), std::string_view(*text).substr(0, noise)), file, diagnostics);
        }
    }
    if (!feed) {
        return no_feed(*text, file);
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
