#include "base/address.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gazette::base {

namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

bool is_hexadecimal(char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

int hexadecimal_value(char digit) {
    return is_ascii_digit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

bool encodes_a_byte(std::string_view text, std::size_t at) {
    return text[at] == '%' && at + 2 < text.size() && is_hexadecimal(text[at + 1]) && is_hexadecimal(text[at + 2]);
}

void append_encoded(std::string& out, char mark, char byte) {
    const auto value = static_cast<unsigned char>(byte);
    out += mark;
    out += hexadecimal[value >> 4];
    out += hexadecimal[value & 15];
}

/// RFC 3986 section 2: reserved and unreserved characters stay, and so does a percent sign that encodes a byte.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view allowed = "-._~:/?#@!$&'()*+,;=";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_ascii_letter(c) || is_ascii_digit(c) || encodes_a_byte(text, i) ||
            allowed.find(c) != std::string_view::npos) {
            out += c;
        } else {
            append_encoded(out, '%', c);
        }
    }
    return out;
}

/// A second "#" is not allowed within a fragment.
std::string encoded_with_fragment(std::string_view text) {
    const std::size_t hash = text.find('#');
    if (hash == std::string_view::npos) {
        return percent_encoded(text);
    }
    return percent_encoded(text.substr(0, hash + 1)) + replace_all(percent_encoded(text.substr(hash + 1)), "#", "%23");
}

bool is_port(std::string_view port) {
    if (!std::all_of(port.begin(), port.end(), is_ascii_digit) || port.size() > 5) {
        return false;
    }
    return port.empty() || std::stoi(std::string(port)) <= 65535;
}

/// A host whose last part is a number is an IPv4 address to browsers (WHATWG URL, 3.5), and then must be a whole one.
bool is_number_where_it_may_be(std::string_view host) {
    const std::string_view last = host.substr(host.rfind('.') + 1);
    if (last.empty() || !std::all_of(last.begin(), last.end(), is_ascii_digit)) {
        return true;
    }
    int parts = 0;
    for (std::size_t begin = 0; begin <= host.size(); ++parts) {
        const std::size_t end = std::min(host.find('.', begin), host.size());
        const std::string_view part = host.substr(begin, end - begin);
        const bool number = !part.empty() && part.size() <= 3 && std::all_of(part.begin(), part.end(), is_ascii_digit);
        if (!number || std::stoi(std::string(part)) > 255) {
            return false;
        }
        begin = end + 1;
    }
    return parts == 4;
}

/// A domain name or an IPv4 address: letters of any script, digits, hyphens, no empty part but a last one.
bool is_host_name(std::string_view host) {
    if (host.empty() || host.front() == '.' || host.find("..") != std::string_view::npos) {
        return false;
    }
    return is_number_where_it_may_be(host) && std::all_of(host.begin(), host.end(), [](char c) {
               return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' ||
                      static_cast<unsigned char>(c) >= 0x80;
           });
}

bool is_bracketed_ipv6(std::string_view host) {
    return host.size() > 4 && host.front() == '[' && host.back() == ']' && host.find(':') != std::string_view::npos &&
           std::all_of(host.begin() + 1, host.end() - 1, [](char c) { return is_hexadecimal(c) || c == ':'; });
}

/// Host and port; user names and passwords are not accepted.
bool is_authority(std::string_view authority) {
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::string_view host = authority.substr(0, colon);
    const std::string_view port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
    return is_port(port) && (is_host_name(host) || is_bracketed_ipv6(host));
}

std::optional<std::string> web_address(const std::string& scheme, std::string_view rest) {
    if (!rest.starts_with("//")) {
        return std::nullopt;
    }
    rest.remove_prefix(2);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    if (!is_authority(authority)) {
        return std::nullopt;
    }
    const bool literal = authority.front() == '[';
    return scheme + "://" + (literal ? std::string(authority) : percent_encoded(authority)) +
           encoded_with_fragment(rest.substr(end));
}

// ---- references

/// URL Standard, 4.4: tabs and line ends are dropped; spaces and quotes inside are encoded.
std::string cleaned(std::string_view reference) {
    std::string out;
    for (const char c : trim(reference)) {
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
           (is_ascii_letter(text[i]) || is_ascii_digit(text[i]) || text[i] == '+' || text[i] == '.' || text[i] == '-')) {
        ++i;
    }
    const bool begins = !text.empty() && is_ascii_letter(text[0]);
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
    const std::string scheme = lower_ascii(address.substr(0, 8));
    const std::size_t length = scheme.starts_with("https://") ? 8 : scheme.starts_with("http://") ? 7 : 0;
    return length > 0 && address.size() > length && address[length] != '/';
}

std::string resolve(std::string_view base, std::string_view reference) {
    std::string clean = cleaned(reference);
    const std::size_t scheme = scheme_length(clean);
    if (scheme > 0) {
        return lower_ascii(clean.substr(0, scheme)) + clean.substr(scheme);
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

std::optional<std::string> safe_address(std::string_view address) {
    address = trim(address);
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string scheme = lower_ascii(address.substr(0, colon));
    const std::string_view rest = address.substr(colon + 1);
    if (scheme == "http" || scheme == "https") {
        return web_address(scheme, rest);
    }
    if (scheme == "mailto" && rest.find('@') != std::string_view::npos) {
        return "mailto:" + encoded_with_fragment(rest);
    }
    return std::nullopt;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (encodes_a_byte(text, i)) {
            out += static_cast<char>(hexadecimal_value(text[i + 1]) * 16 + hexadecimal_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

namespace {

bool is_unreserved(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/// What need not be encoded is not (RFC 3986 section 6.2.2.2), and what is, in capitals.
std::string with_plain_characters(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!encodes_a_byte(text, i)) {
            out += text[i];
            continue;
        }
        const auto byte = static_cast<char>(hexadecimal_value(text[i + 1]) * 16 + hexadecimal_value(text[i + 2]));
        if (is_unreserved(byte)) {
            out += byte;
        } else {
            append_encoded(out, '%', byte);
        }
        i += 2;
    }
    return out;
}

/// As the network has it (UTS #46), where it has letters beyond ASCII, encoded or not; as it is where it can have no such name.
std::string network_name(std::string_view host) {
    const std::string plain = percent_decoded(host);
    if (end_of_ascii(plain) == plain.size()) {
        return std::string(host);
    }
    const std::size_t port = std::min(plain.rfind(':'), plain.size());
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> names(icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
    std::string name;
    icu::StringByteSink<std::string> sink(&name);
    icu::IDNAInfo info;
    if (U_SUCCESS(status)) {
        names->nameToASCII_UTF8(icu::StringPiece(plain.data(), static_cast<int32_t>(port)), sink, info, status);
    }
    return U_FAILURE(status) || info.hasErrors() ? std::string(host) : name + plain.substr(port);
}

}  // namespace

std::string without_data(std::string_view address) {
    return std::string(address.starts_with("data:") ? address.substr(0, address.find_first_of(";,")) : address);
}

std::string address_key(std::string_view address) {
    if (!is_web_address(address)) {
        return std::string(address);
    }
    const Address parts = parts_of(address);
    const std::string scheme = lower_ascii(parts.origin.substr(0, parts.origin.find(':')));
    std::string origin = lower_ascii(parts.origin);
    for (const std::string_view port : {std::string_view(":"), std::string_view(scheme == "http" ? ":80" : ":443")}) {
        if (origin.ends_with(port)) {
            origin.resize(origin.size() - port.size());
        }
    }
    constexpr std::string_view usual = "www.";
    std::string_view host = std::string_view(origin).substr(std::min(origin.size(), scheme.size() + 3));
    host.remove_prefix(host.starts_with(usual) ? usual.size() : 0);
    const std::string path = without_dot_segments(with_plain_characters(parts.path.empty() ? "/" : parts.path));
    return network_name(host) + path + with_plain_characters(parts.query);
}

}  // namespace gazette::base
