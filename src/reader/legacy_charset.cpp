#include "reader/legacy_charset.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"
#include "reader/charset_by_letters.h"

namespace gazette::reader {

namespace {

/// Fewer, or sparser, ill-formed sequences are damage.
constexpr std::size_t fewest_ill_formed = 8;
constexpr std::size_t bytes_per_ill_formed = 200;
constexpr std::size_t detector_bytes = 256 * 1024;
constexpr int lowest_confidence = 20;
constexpr int confidence_for_several_bytes = 60;

std::size_t following_bytes(unsigned char lead) {
    return lead < 0xC2 || lead > 0xF4 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
}

/// What the bytes may be, by how they look as UTF-8.
enum class Look { damaged_utf8, several_bytes_a_character, another };

Look look_of(std::string_view bytes) {
    const Sequences count = count_sequences(bytes);
    if (count.ill_formed < fewest_ill_formed || count.ill_formed * bytes_per_ill_formed < bytes.size() ||
        count.well_formed * 2 > count.ill_formed) {
        return Look::damaged_utf8;
    }
    return count.well_formed * 4 <= count.ill_formed ? Look::another : Look::several_bytes_a_character;
}

/// In these, pairs of bytes are well-formed UTF-8 by chance, one in four or five.
bool has_several_bytes_a_character(std::string_view charset) {
    constexpr std::string_view charsets[] = {"GB18030", "Shift_JIS", "EUC-JP", "EUC-KR", "Big5"};
    return std::find(std::begin(charsets), std::end(charsets), charset) != std::end(charsets);
}

/// The character sets that people meant: what the Encoding Standard reads under these names.
std::string superset_of(const std::string& charset, std::string_view bytes) {
    // The letters that Ukrainian has and Russian has not; KOI8-R has lines of tables in their places.
    constexpr std::string_view ukrainian_letters = "\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD";
    if (charset == "KOI8-R" && bytes.find_first_of(ukrainian_letters) != std::string_view::npos) {
        return "KOI8-U";
    }
    return charset == "ISO-8859-1" ? "windows-1252" : charset == "ISO-8859-9" ? "windows-1254" : charset;
}

/// Curly quotes, dashes and such signs, or a letter beside another of its word, as windows-1252 has them.
bool is_western_at(std::string_view bytes, std::size_t at) {
    constexpr std::string_view signs = "\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xBB";
    constexpr std::string_view more_letters = "\x8A\x8C\x8E\x9A\x9C\x9E\x9F";
    const char c = bytes[at];
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) || more_letters.find(c) != std::string_view::npos;
    return signs.find(c) != std::string_view::npos ||
           (letter && ((at > 0 && base::is_ascii_letter_at(bytes, at - 1)) || base::is_ascii_letter_at(bytes, at + 1)));
}

/// A text in ASCII but for a few characters, each of which stands where windows-1252 would have it. The start of a character
/// of UTF-8 that was cut is none.
bool is_western(std::string_view bytes) {
    bool any = false;
    for (std::size_t at = base::end_of_ascii(bytes); at < bytes.size(); at = base::end_of_ascii(bytes, at + 1)) {
        const bool begins_utf8 = following_bytes(static_cast<unsigned char>(bytes[at])) > 0 && at + 1 < bytes.size() &&
                                 base::continues_character(bytes[at + 1]);
        if (begins_utf8 || !is_western_at(bytes, at)) {
            return false;
        }
        any = true;
    }
    return any;
}

}  // namespace

Sequences count_sequences(std::string_view bytes) {
    Sequences count;
    for (std::size_t at = base::end_of_ascii(bytes); at < bytes.size(); at = base::end_of_ascii(bytes, at)) {
        const auto lead = static_cast<unsigned char>(bytes[at++]);
        const std::size_t wanted = following_bytes(lead);
        std::size_t found = 0;
        while (found < wanted && at < bytes.size() && base::continues_character(bytes[at])) {
            ++at;
            ++found;
        }
        ++(wanted > 0 && found == wanted ? count.well_formed : count.ill_formed);
    }
    return count;
}

std::optional<std::string> decoded(std::string_view bytes, const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    std::string out;
    text.toUTF8String(out);
    return U_FAILURE(status) ? std::nullopt : std::optional(std::move(out));
}

namespace {

constexpr std::size_t wide_sample_bytes = 64 * 1024;
/// Of the units of a text in UTF-16 at most one in so many is no character.
constexpr std::size_t units_per_mistake = 50;

/// White space and stops, which every text has.
bool is_space_unit(char high, char low) {
    return (high == '\0' && (low == ' ' || low == '\n' || low == '\r')) ||
           (high == '\x30' && (low == '\0' || low == '\x02'));
}

bool is_text_as(std::string_view bytes, const char* charset) {
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), charset);
    std::size_t mistakes = 0;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        const bool control = c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
        const auto type = u_charType(c);
        mistakes +=
            control || c == 0xFFFD || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE ? 1 : 0;
    }
    return text.length() > 0 && mistakes * units_per_mistake <= static_cast<std::size_t>(text.length());
}

std::optional<LegacyText> text_in(std::string_view bytes, const char* charset) {
    std::optional<std::string> text = decoded(bytes, charset);
    return text ? std::optional(LegacyText{charset, *std::move(text)}) : std::nullopt;
}

}  // namespace

const char* wide_charset(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, wide_sample_bytes & ~std::size_t{1});
    if (start.find('\0') == std::string_view::npos) {
        return nullptr;
    }
    std::size_t little = 0;
    std::size_t big = 0;
    for (std::size_t at = 0; at + 1 < start.size(); at += 2) {
        little += is_space_unit(start[at + 1], start[at]) ? 1 : 0;
        big += is_space_unit(start[at], start[at + 1]) ? 1 : 0;
    }
    if (std::max(little, big) == 0 || std::min(little, big) * 4 > std::max(little, big)) {
        return nullptr;
    }
    const char* const charset = little > big ? "UTF-16LE" : "UTF-16BE";
    return is_text_as(start.substr(0, start.size() & ~std::size_t{1}), charset) ? charset : nullptr;
}

std::optional<LegacyText> legacy_text(std::string_view bytes) {
    const Look look = look_of(bytes);
    if (look == Look::damaged_utf8) {
        return is_western(bytes) ? text_in(bytes, "windows-1252") : std::nullopt;
    }
    if (const char* const charset = charset_by_letters(bytes)) {
        return text_in(bytes, charset);
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    const std::string_view sample = bytes.substr(0, detector_bytes);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch* const* const matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        if (confidence < (look == Look::another ? lowest_confidence : confidence_for_several_bytes)) {
            break;
        }
        const std::string charset = superset_of(ucsdet_getName(matches[i], &status), bytes);
        if (look == Look::several_bytes_a_character && !has_several_bytes_a_character(charset)) {
            continue;
        }
        std::optional<std::string> text = decoded(bytes, charset);
        if (text && text->find("\uFFFD") == std::string::npos) {
            return LegacyText{charset, *std::move(text)};
        }
    }
    return std::nullopt;
}

}  // namespace gazette::reader
