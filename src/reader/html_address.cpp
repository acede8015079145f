#include "reader/html_address.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/text.h"

namespace gazette::reader::html {

namespace {

/// URL Standard, 4.4: tabs and line ends are dropped; spaces and quotes inside are encoded.
std::string cleaned(std::string_view reference) {
    std::string out;
    for (const char c : base::trim(reference)) {
        if (c == ' ') {
            out += "%20";
        } else if (c == '"') {
            out += "%22";
        } else if (c == '<') {
            out += "%3C";
        } else if (c == '>') {
            out += "%3E";
        } else if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) {
            out += c;
        }
    }
    return out;
}

/// The length of "scheme:", or 0.
std::size_t scheme_length(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '+' || text[i] == '.' || text[i] == '-')) {
        ++i;
    }
    const bool begins = !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0;
    return begins && i < text.size() && text[i] == ':' ? i + 1 : 0;
}

struct Address {
    /// "https://host"
    std::string_view origin;
    std::string_view path;
    std::string_view query;
};

Address parts_of(std::string_view address) {
    address = address.substr(0, address.find('#'));
    const std::size_t authority = address.find("://") + 3;
    const std::size_t path = std::min(address.find_first_of("/?", authority), address.size());
    const std::size_t query = std::min(address.find('?', path), address.size());
    return {address.substr(0, path), address.substr(path, query - path), address.substr(query)};
}

/// RFC 3986 section 5.2.4, the query left as it is.
std::string without_dot_segments(std::string_view path_and_query) {
    const std::size_t query = std::min(path_and_query.find('?'), path_and_query.size());
    std::string_view path = path_and_query.substr(0, query);
    std::vector<std::string_view> kept;
    bool folder = false;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at + 1), path.size());
        const std::string_view segment = path.substr(at + 1, end - at - 1);
        folder = segment == "." || segment == "..";
        if (segment == "..") {
            if (!kept.empty()) {
                kept.pop_back();
            }
        } else if (segment != ".") {
            kept.push_back(segment);
        }
        at = end;
    }
    std::string out;
    for (const std::string_view segment : kept) {
        out.append("/").append(segment);
    }
    if (folder || out.empty()) {
        out += '/';
    }
    return out.append(path_and_query.substr(query));
}

}  // namespace

bool is_web_address(std::string_view address) {
    const std::string scheme = base::lower_ascii(address.substr(0, 8));
    const std::size_t length = scheme.starts_with("https://") ? 8 : scheme.starts_with("http://") ? 7 : 0;
    return length > 0 && address.size() > length && address[length] != '/';
}

std::string resolve(std::string_view base, std::string_view reference) {
    std::string clean = cleaned(reference);
    const std::size_t scheme = scheme_length(clean);
    if (scheme > 0) {
        return base::lower_ascii(clean.substr(0, scheme)) + clean.substr(scheme);
    }
    if (!is_web_address(base) || clean.empty()) {
        return clean;
    }
    const Address parts = parts_of(base);
    const std::string origin(parts.origin);
    if (clean.starts_with("//")) {
        return std::string(base.substr(0, base.find(':') + 1)) + clean;
    }
    const std::size_t fragment = std::min(clean.find('#'), clean.size());
    const std::string tail = clean.substr(fragment);
    clean.resize(fragment);
    if (clean.empty()) {
        return std::string(base.substr(0, base.find('#'))) + tail;
    }
    if (clean.front() == '/') {
        return origin + without_dot_segments(clean) + tail;
    }
    if (clean.front() == '?') {
        return origin + std::string(parts.path) + clean + tail;
    }
    const std::size_t folder = parts.path.rfind('/');
    const std::string path = folder == std::string_view::npos ? "/" : std::string(parts.path.substr(0, folder + 1));
    return origin + without_dot_segments(path + clean) + tail;
}

bool is_safe_link(std::string_view href) {
    return is_web_address(href) || (href.starts_with("mailto:") && href.size() > 7) ||
           (href.starts_with('#') && href.size() > 1);
}

std::string host_of(std::string_view address) {
    if (!is_web_address(address)) {
        return {};
    }
    const std::string_view origin = parts_of(address).origin;
    std::string host = base::lower_ascii(origin.substr(origin.find("://") + 3));
    host.erase(0, host.find('@') == std::string::npos ? 0 : host.find('@') + 1);
    host.resize(std::min(host.find(':'), host.size()));
    return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace gazette::reader::html
