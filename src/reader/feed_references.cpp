#include "reader/feed_references.h"

#include <algorithm>

#include "base/utf8.h"
#include "reader/feed_xml_names.h"
#include "reader/html_text.h"

namespace gazette::reader::feed {

namespace {

constexpr std::size_t longest_reference = 32;

char32_t named_character(std::string_view name) {
    return name == "amp"    ? U'&'
           : name == "lt"   ? U'<'
           : name == "gt"   ? U'>'
           : name == "quot" ? U'"'
           : name == "apos" ? U'\''
                            : 0;
}

char32_t numbered_character(std::string_view digits) {
    const bool hexadecimal = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
    digits.remove_prefix(hexadecimal ? 1 : 0);
    if (digits.empty()) {
        return 0;
    }
    char32_t value = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'                  ? c - '0'
                          : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                : -1;
        if (digit < 0 || value > 0x10FFFF) {
            return 0;
        }
        value = value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
    }
    return value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0 : value;
}

/// Appends what the reference at the start of `text` means and gives its length; 0 where there is none.
std::size_t append_reference(std::string_view text, std::string& out) {
    const std::size_t end = text.substr(0, longest_reference).find(';');
    if (end == std::string_view::npos || end < 2) {
        return 0;
    }
    const std::string_view name = text.substr(1, end - 1);
    if (const char32_t plain = named_character(name)) {
        base::append_utf8(out, plain);
        return end + 1;
    }
    const bool numbered = name[0] == '#';
    const char32_t value = numbered ? numbered_character(name.substr(1)) : 0;
    if (value >= 0xA0 || (value >= 0x20 && value < 0x7F) || value == '\t' || value == '\n') {
        base::append_utf8(out, value);
        return end + 1;
    }
    if (!std::all_of(name.begin(), name.end(), [](char c) { return is_xml_name(c) || c == '#'; }) ||
        (numbered && value == 0)) {
        return 0;
    }
    // HTML's names, and the characters of windows-1252 that pages mean by &#128; to &#159;.
    const std::string decoded = decode_entity(text.substr(0, end + 1));
    if (decoded == text.substr(0, end + 1)) {
        return 0;
    }
    out += decoded;
    return end + 1;
}

}  // namespace

std::string decode_references(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t next = std::min(raw.find('&', at), raw.size());
        out.append(raw, at, next - at);
        at = next;
        if (at < raw.size()) {
            const std::size_t length = append_reference(raw.substr(at), out);
            if (length == 0) {
                out += '&';
            }
            at += std::max<std::size_t>(length, 1);
        }
    }
    base::Diagnostics ignored;
    return base::scrub(out, "", ignored);
}

std::string_view flaw_of_reference(std::string_view text, bool may_declare) {
    const std::size_t end = text.substr(0, longest_reference).find(';');
    const std::string_view name = end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    if (name.starts_with('#')) {
        const char32_t value = numbered_character(name.substr(1));
        const bool is_control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
        return is_control || value == 0xFFFE || value == 0xFFFF ? "a reference names no character of XML" : "";
    }
    if (name.empty() || !starts_xml_name(name[0]) || !std::all_of(name.begin(), name.end(), is_xml_name)) {
        return "'&' stands in the text";
    }
    return named_character(name) == 0 && !may_declare ? "an entity is not declared, or is more than characters" : "";
}

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace gazette::reader::feed
