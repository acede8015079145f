#include "epub/address.h"

#include <algorithm>

#include "base/text.h"

namespace gazette::epub {

namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

// The C locale's functions would follow the user's locale.
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

int value_of(char digit) {
    return is_digit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
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
        if (is_letter(c) || is_digit(c) || encodes_a_byte(text, i) || allowed.find(c) != std::string_view::npos) {
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
    return percent_encoded(text.substr(0, hash + 1)) +
           base::replace_all(percent_encoded(text.substr(hash + 1)), "#", "%23");
}

bool is_port(std::string_view port) {
    if (!std::all_of(port.begin(), port.end(), is_digit) || port.size() > 5) {
        return false;
    }
    return port.empty() || std::stoi(std::string(port)) <= 65535;
}

/// A host whose last part is a number is an IPv4 address to browsers (WHATWG URL, 3.5), and then must be a whole one.
bool is_number_where_it_may_be(std::string_view host) {
    const std::string_view last = host.substr(host.rfind('.') + 1);
    if (last.empty() || !std::all_of(last.begin(), last.end(), is_digit)) {
        return true;
    }
    int parts = 0;
    for (std::size_t begin = 0; begin <= host.size(); ++parts) {
        const std::size_t end = std::min(host.find('.', begin), host.size());
        const std::string_view part = host.substr(begin, end - begin);
        const bool number = !part.empty() && part.size() <= 3 && std::all_of(part.begin(), part.end(), is_digit);
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
        return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
}

bool is_bracketed_ipv6(std::string_view host) {
    return host.size() > 4 && host.front() == '[' && host.back() == ']' &&
           host.find(':') != std::string_view::npos &&
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

}  // namespace

std::optional<std::string> safe_address(std::string_view address) {
    address = base::trim(address);
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string scheme = base::lower_ascii(address.substr(0, colon));
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
            out += static_cast<char>(value_of(text[i + 1]) * 16 + value_of(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string safe_id(std::string_view prefix, std::string_view id) {
    std::string out(prefix);
    for (const char c : id) {
        if (is_letter(c) || is_digit(c) || c == '-' || c == '_') {
            out += c;
        } else {
            append_encoded(out, '.', c);
        }
    }
    return out;
}

}  // namespace gazette::epub
