#include "pdf/syntax.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace gazette::pdf {

namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

/// PDF/A-2 allows 32,767 bytes a string; a text string has two bytes a unit and two for the byte order mark.
constexpr std::size_t longest_text_units = 16'000;

/// The start of `utf8` that fits into a text string.
std::string_view fitting_start(std::string_view utf8) {
    std::size_t units = 0;
    std::size_t at = 0;
    while (at < utf8.size()) {
        std::size_t next = at;
        units += base::next_code_point(utf8, next) > 0xFFFF ? 2 : 1;
        if (units > longest_text_units) break;
        at = next;
    }
    return utf8.substr(0, at);
}

/// Characters that PDFDocEncoding (ISO 32000-1 annex D.2) has where ASCII has them.
bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char byte) { return byte >= 0x20 && byte < 0x7F; });
}

void append_literal_string(std::string& out, std::string_view text) {
    out += '(';
    for (const char byte : text) append_literal_byte(out, static_cast<unsigned char>(byte));
    out += ')';
}

bool regular(unsigned char byte) {
    return byte > 0x20 && byte < 0x7F && std::string_view("#()<>[]{}/%").find(static_cast<char>(byte)) == std::string::npos;
}

}  // namespace

void append_decimal(std::string& out, std::int64_t value, int decimals) {
    char digits[24];
    char* const end = digits + sizeof digits;
    char* first = end;
    std::uint64_t rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    for (; decimals > 0; --decimals) {
        const unsigned digit = rest % 10;
        rest /= 10;
        if (digit != 0 || first != end) *--first = static_cast<char>('0' + digit);
    }
    if (first != end) *--first = '.';
    do {
        *--first = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) *--first = '-';
    out.append(first, end);
}

void append_coordinate(std::string& out, std::int64_t thousandths) {
    append_decimal(out, thousandths, 3);
    out += ' ';
}

void append_hex2(std::string& out, unsigned byte) {
    const char digits[] = {hex_digits[byte >> 4 & 15], hex_digits[byte & 15]};
    out.append(digits, sizeof digits);
}

void append_literal_byte(std::string& out, unsigned byte) {
    switch (byte) {
    case '(':
    case ')':
    case '\\': out += '\\'; break;
    // A reader takes these for a line's end, which is LF to it, whichever it is.
    case '\r': out += "\\r"; return;
    case '\n': out += "\\n"; return;
    default: break;
    }
    out += static_cast<char>(byte);
}

void append_hex4(std::string& out, unsigned code) {
    const char digits[] = {hex_digits[code >> 12 & 15], hex_digits[code >> 8 & 15], hex_digits[code >> 4 & 15],
                           hex_digits[code & 15]};
    out.append(digits, sizeof digits);
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t code_point = base::next_code_point(utf8, at);
        if (code_point > 0xFFFF) {
            append_hex4(out, 0xD800 + ((code_point - 0x10000) >> 10));
            append_hex4(out, 0xDC00 + (code_point & 0x3FF));
        } else {
            append_hex4(out, code_point);
        }
    }
}

void append_text_string(std::string& out, std::string_view utf8) {
    const std::string_view start = fitting_start(utf8);
    if (start.size() == utf8.size() && is_printable_ascii(utf8)) return append_literal_string(out, utf8);
    out += "<FEFF";
    append_utf16_hex(out, start);
    if (start.size() < utf8.size()) append_utf16_hex(out, "\u2026");
    out += '>';
}

std::string text_string(std::string_view utf8) {
    std::string out;
    append_text_string(out, utf8);
    return out;
}

void append_byte_string(std::string& out, std::string_view bytes) {
    if (is_printable_ascii(bytes)) return append_literal_string(out, bytes);
    out += '<';
    for (const char byte : bytes) append_hex2(out, static_cast<unsigned char>(byte));
    out += '>';
}

std::string byte_string(std::string_view bytes) {
    std::string out;
    append_byte_string(out, bytes);
    return out;
}

std::string name(std::string_view bytes) {
    std::string out = "/";
    for (const char byte : bytes) {
        if (regular(static_cast<unsigned char>(byte))) {
            out += byte;
        } else {
            out += '#';
            append_hex2(out, static_cast<unsigned char>(byte));
        }
    }
    return out;
}

}  // namespace gazette::pdf
