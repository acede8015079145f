#include "reader/legacy_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <memory>

#include "base/utf8.h"

namespace gazette::reader {

namespace {

/// Fewer, or sparser, ill-formed sequences are damage.
constexpr std::size_t fewest_ill_formed = 8;
constexpr std::size_t bytes_per_ill_formed = 200;
constexpr std::size_t detector_bytes = 256 * 1024;
constexpr int lowest_confidence = 20;

std::size_t following_bytes(unsigned char lead) {
    return lead < 0xC2 || lead > 0xF4 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
}

bool is_another_charset(std::string_view bytes) {
    const Sequences count = count_sequences(bytes);
    return count.ill_formed >= fewest_ill_formed && count.ill_formed * bytes_per_ill_formed >= bytes.size() &&
           count.well_formed * 4 <= count.ill_formed;
}

/// The character sets that people meant: what the Encoding Standard reads under these names.
std::string superset_of(const std::string& charset) {
    return charset == "ISO-8859-1" ? "windows-1252" : charset == "ISO-8859-9" ? "windows-1254" : charset;
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

std::optional<LegacyText> legacy_text(std::string_view bytes) {
    if (!is_another_charset(bytes)) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    const std::string_view sample = bytes.substr(0, detector_bytes);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch* const* const matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        if (ucsdet_getConfidence(matches[i], &status) < lowest_confidence) {
            break;
        }
        const std::string charset = superset_of(ucsdet_getName(matches[i], &status));
        std::optional<std::string> text = decoded(bytes, charset);
        if (text && text->find("\uFFFD") == std::string::npos) {
            return LegacyText{charset, *std::move(text)};
        }
    }
    return std::nullopt;
}

}  // namespace gazette::reader
