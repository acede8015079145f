#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "base/eight_bytes.h"

namespace gazette::base {

namespace {

struct Decoded {
    char32_t code_point = 0;
    std::size_t length = 1;
    bool valid = false;
};

bool is_continuation(unsigned char byte) {
    return continues_character(static_cast<char>(byte));
}

/// What the first byte of a sequence promises: its length, its own bits, and the range of the second byte.
struct Lead {
    std::size_t length;
    char32_t bits;
    unsigned char second_from = 0x80;
    unsigned char second_to = 0xBF;
};

/// Unicode 15, table 3-7. Length 0: no sequence begins with this byte.
Lead read_lead(unsigned char byte) {
    if (byte < 0x80) return {1, byte};
    if (byte < 0xC2) return {0, 0};
    if (byte < 0xE0) return {2, byte & 0x1Fu};
    if (byte < 0xF0) {
        const unsigned char from = byte == 0xE0 ? 0xA0 : 0x80;
        const unsigned char to = byte == 0xED ? 0x9F : 0xBF;
        return {3, byte & 0x0Fu, from, to};
    }
    if (byte > 0xF4) return {0, 0};
    const unsigned char from = byte == 0xF0 ? 0x90 : 0x80;
    const unsigned char to = byte == 0xF4 ? 0x8F : 0xBF;
    return {4, byte & 0x07u, from, to};
}

/// The sequence at `at`, or the maximal subpart of an ill-formed one (Unicode 15 section 3.9, U+FFFD substitution).
Decoded decode(std::string_view bytes, std::size_t at) {
    const Lead lead = read_lead(static_cast<unsigned char>(bytes[at]));
    if (lead.length == 0) return {};
    char32_t code_point = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        if (at + i >= bytes.size()) return {0, i, false};
        const auto byte = static_cast<unsigned char>(bytes[at + i]);
        const bool fits = i == 1 ? byte >= lead.second_from && byte <= lead.second_to : is_continuation(byte);
        if (!fits) return {0, i, false};
        code_point = (code_point << 6) | (byte & 0x3Fu);
    }
    return {code_point, lead.length, true};
}

// ---- what is kept and what is not

enum Kind { ill_formed, private_use, noncharacter, replacement, control, byte_order_mark, kinds, keep, line_end };

Kind kind_of_rare(char32_t c) {
    if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) return line_end;
    if (c == '\t' || c == '\n') return keep;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return control;
    if (c == 0xFEFF) return byte_order_mark;
    if (c == 0xFFFD) return replacement;
    if ((c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE) return noncharacter;
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return private_use;
    return keep;
}

bool is_printing_ascii(unsigned char byte) {
    return byte >= 0x20 && byte < 0x7F;
}

// ---- eight bytes at once

/// Whether the eight bytes are all printing ASCII, tabs and line feeds.
bool eight_plain(const char* bytes) {
    const std::uint64_t word = eight_bytes(bytes);
    const std::uint64_t above_tilde = word + ones;
    if (((word | above_tilde) & high_bits) != 0) return false;
    const std::uint64_t controls = below(word, ' ');
    if (controls == 0) return true;
    const std::uint64_t tabs = below(word ^ (ones * '\t'), 1);
    const std::uint64_t line_feeds = below(word ^ (ones * '\n'), 1);
    return (controls & ~tabs & ~line_feeds) == 0;
}

/// Where the bytes end, from `at` on, that `is_such` takes eight at a time; the last ones are looked at once more with those before
/// them, rather than one by one.
template <class IsSuch>
std::size_t end_of_eights(std::string_view bytes, std::size_t at, IsSuch is_such) {
    while (at + 8 <= bytes.size() && is_such(bytes.data() + at)) at += 8;
    const bool few_are_left = at + 8 > bytes.size() && bytes.size() >= 8;
    return few_are_left && is_such(bytes.data() + bytes.size() - 8) ? bytes.size() : at;
}

/// The length of the sequence at `at` where a glance shows that it is kept: printing ASCII, tab, line feed, and
/// well-formed two- and three-byte sequences with a lead that holds nothing special. Otherwise 0.
std::size_t plainly_kept(std::string_view bytes, std::size_t at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (is_printing_ascii(lead) || lead == '\n' || lead == '\t') return 1;
    if (lead >= 0xC2 && lead <= 0xDF && at + 1 < bytes.size()) {
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        const bool control_row = lead == 0xC2 && second < 0xA0;
        return is_continuation(second) && !control_row ? 2 : 0;
    }
    if (lead >= 0xE1 && lead <= 0xEC && at + 2 < bytes.size()) {
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        const auto third = static_cast<unsigned char>(bytes[at + 2]);
        const bool line_end_row = lead == 0xE2 && second == 0x80 && (third == 0xA8 || third == 0xA9);
        return is_continuation(second) && is_continuation(third) && !line_end_row ? 3 : 0;
    }
    return 0;
}

// ---- the report

struct Tally {
    std::size_t count = 0;
    std::size_t first = 0;
};
using Tallies = std::array<Tally, kinds>;

struct Wording {
    const char* one;
    const char* many;
    const char* hint;
};

Wording wording(Kind kind) {
    switch (kind) {
    case ill_formed:
        return {"1 ill-formed UTF-8 sequence became □", "{} ill-formed UTF-8 sequences became □", "save the text as UTF-8"};
    case private_use:
        return {"1 private-use character became □", "{} private-use characters became □",
                "such characters mean something in one font only; write the sign itself"};
    case noncharacter:
        return {"1 noncharacter became □", "{} noncharacters became □", "Unicode keeps these out of text; remove them"};
    case replacement:
        return {"1 replacement character (U+FFFD) became □", "{} replacement characters (U+FFFD) became □",
                "the text was damaged before it came here; compare it with the original"};
    case control: return {"1 control character was dropped", "{} control characters were dropped", ""};
    default:
        return {"1 byte order mark within the text was dropped", "{} byte order marks within the text were dropped", ""};
    }
}

/// Where byte `offset` is, in lines as `scrub` makes them and in code points.
Place place_of(std::string_view bytes, std::size_t offset, const std::string& file) {
    Place place{file, 1, 1};
    std::size_t at = 0;
    while (at < offset) {
        std::string_view plain = bytes.substr(at, std::min(end_of_plain(bytes, at), offset) - at);
        at += plain.size();
        if (const std::size_t last = plain.rfind('\n'); last != plain.npos) {
            place.line += static_cast<int>(std::count(plain.begin(), plain.end(), '\n'));
            place.column = 1;
            plain.remove_prefix(last + 1);
        }
        place.column += static_cast<int>(count_code_points(plain));
        if (at == offset) break;
        const Decoded decoded = decode(bytes, at);
        at += decoded.length;
        const bool before_line_feed = decoded.code_point == '\r' && at < bytes.size() && bytes[at] == '\n';
        const bool ends_line = decoded.valid && !before_line_feed &&
                               (decoded.code_point == '\n' || kind_of_rare(decoded.code_point) == line_end);
        if (ends_line) {
            ++place.line;
            place.column = 1;
        } else {
            ++place.column;
        }
    }
    return place;
}

void report(const Tallies& tallies, std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
    for (int i = 0; i < kinds; ++i) {
        const Tally& tally = tallies[static_cast<std::size_t>(i)];
        if (tally.count == 0) continue;
        const Wording words = wording(static_cast<Kind>(i));
        std::string what = tally.count == 1 ? words.one : fmt::format(fmt::runtime(words.many), tally.count);
        diagnostics.push_back({Severity::warning, place_of(bytes, tally.first, file), std::move(what), words.hint});
    }
}

bool is_shown_as_box(Kind kind) {
    return kind == ill_formed || kind == private_use || kind == noncharacter || kind == replacement;
}

}  // namespace

std::string scrub(std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::string out;
    out.reserve(bytes.size());
    Tallies tallies;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t end = end_of_plain(bytes, at);
        out.append(bytes, at, end - at);
        at = end;
        if (at == bytes.size()) break;
        if (bytes[at] == '\r') {
            if (++at == bytes.size() || bytes[at] != '\n') out += '\n';
            continue;
        }

        const Decoded decoded = decode(bytes, at);
        const Kind kind = decoded.valid ? kind_of_rare(decoded.code_point) : ill_formed;
        if (kind == keep) {
            out.append(bytes, at, decoded.length);
        } else if (kind == line_end) {
            out += '\n';
        } else {
            Tally& tally = tallies[kind];
            if (tally.count++ == 0) tally.first = at;
            if (is_shown_as_box(kind)) out += replacement_box;
        }
        at += decoded.length;
    }
    report(tallies, bytes, file, diagnostics);
    return out;
}

std::string scrubbed(std::string_view bytes) {
    Diagnostics ignored;
    return scrub(bytes, {}, ignored);
}

std::size_t end_of_plain(std::string_view bytes, std::size_t at) {
    while (at < bytes.size()) {
        at = end_of_eights(bytes, at, [](const char* from) { return eight_plain(from); });
        if (at == bytes.size()) break;
        const std::size_t length = plainly_kept(bytes, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

std::size_t end_of_ascii(std::string_view bytes, std::size_t at) {
    constexpr std::size_t stride = 32;
    const auto bits = [&](std::size_t from) { return eight_bytes(bytes.data() + from); };
    while (at + stride <= bytes.size() && ((bits(at) | bits(at + 8) | bits(at + 16) | bits(at + 24)) & high_bits) == 0) {
        at += stride;
    }
    at = end_of_eights(bytes, at, [](const char* from) { return (eight_bytes(from) & high_bits) == 0; });
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
    return at;
}

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
        ++at;
        return byte;
    }
    const Decoded decoded = decode(utf8, at);
    at += decoded.length;
    return decoded.valid ? decoded.code_point : U'\uFFFD';
}

bool is_visible(char32_t code_point) {
    if (code_point < 0x80) return code_point != ' ' && (code_point < '\t' || code_point > '\r');
    const auto c = static_cast<UChar32>(code_point);
    return !u_isUWhiteSpace(c) && u_charType(c) != U_FORMAT_CHAR;
}

std::size_t count_code_points(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), std::not_fn(continues_character)));
}

std::size_t count_visible(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        count += is_visible(next_code_point(utf8, at)) ? 1 : 0;
    }
    return count;
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto push = [&out](char32_t byte) { out += static_cast<char>(byte); };
    const auto push_continuation = [&](int shift) { push(0x80 | ((code_point >> shift) & 0x3F)); };
    if (code_point < 0x80) {
        push(code_point);
    } else if (code_point < 0x800) {
        push(0xC0 | (code_point >> 6));
        push_continuation(0);
    } else if (code_point < 0x10000) {
        push(0xE0 | (code_point >> 12));
        push_continuation(6);
        push_continuation(0);
    } else {
        push(0xF0 | (code_point >> 18));
        push_continuation(12);
        push_continuation(6);
        push_continuation(0);
    }
}

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) out += next_code_point(utf8, at);
    return out;
}

}  // namespace gazette::base
