#include "reader/charset.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "reader/legacy_charset.h"

namespace gazette::reader {

namespace {

using namespace std::string_view_literals;

/// ICU counts in 32 bits, and nothing as large is an article.
constexpr std::size_t largest_text = std::size_t{1} << 30;
constexpr std::size_t bytes_looked_at = 64 * 1024;
/// Fewer control characters, or sparser ones, are damage to a text.
constexpr std::size_t fewest_controls = 16;
constexpr std::size_t bytes_per_control = 20;

struct Signature {
    std::string_view bytes;
    const char* what;
};

// None that a text could open with: "OTTO" alone is a name.
constexpr Signature signatures[] = {
    {"%PDF-"sv, "a PDF file"},          {"\x89PNG\r\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"}, {"GIF87a"sv, "a GIF image"},
    {"GIF89a"sv, "a GIF image"},        {"\177ELF"sv, "a program"},
    {"wOF2\x00"sv, "a font"},           {"OTTO\x00"sv, "a font"},
    {"\x00\x01\x00\x00"sv, "a font"},   {"SQLite format 3\x00"sv, "a database"},
};

struct ByteOrderMark {
    std::string_view bytes;
    const char* charset;
};

// The longer mark first: UTF-32LE begins with that of UTF-16LE.
constexpr ByteOrderMark byte_order_marks[] = {
    {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
    {"\x00\x00\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
};

std::string convert(std::string_view bytes, const char* charset) {
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), charset);
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// No text has these, but for the escapes of a terminal and of ISO 2022.
constexpr std::array<bool, 256> is_control = [] {
    std::array<bool, 256> table = {};
    std::fill(table.begin(), table.begin() + 0x20, true);
    for (const char c : std::string_view("\t\n\f\r\x1B")) {
        table[static_cast<std::size_t>(c)] = false;
    }
    return table;
}();

const char* binary_kind(std::string_view bytes) {
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.bytes)) {
            return signature.what;
        }
    }
    const std::string_view start = bytes.substr(0, bytes_looked_at);
    const auto controls = static_cast<std::size_t>(
        std::count_if(start.begin(), start.end(), [](char c) { return is_control[static_cast<unsigned char>(c)]; }));
    return controls >= fewest_controls && controls * bytes_per_control > start.size() ? "binary data" : nullptr;
}

}  // namespace

base::Diagnostic read_as(const std::string& charset, const std::string& file) {
    return {base::Severity::warning,
            {file, 0, 0},
            "the text is not UTF-8; it was read as " + charset,
            "check it, and save it as UTF-8"};
}

base::Result<std::string> to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics) {
    if (bytes.size() > largest_text) {
        return base::fail("this is too large to be an article", "give texts of less than 1 GiB", {file, 0, 0});
    }
    for (const ByteOrderMark& mark : byte_order_marks) {
        if (bytes.starts_with(mark.bytes)) {
            return base::scrub(convert(bytes.substr(mark.bytes.size()), mark.charset), file, diagnostics);
        }
    }
    if (const char* charset = wide_charset(bytes)) {
        diagnostics.push_back(read_as(charset, file));
        return base::scrub(convert(bytes, charset), file, diagnostics);
    }
    if (const char* kind = binary_kind(bytes)) {
        return base::fail(std::string("this is ") + kind + ", not a text", "give text or Markdown files", {file, 0, 0});
    }
    if (const std::optional<LegacyText> legacy = legacy_text(bytes)) {
        diagnostics.push_back(read_as(legacy->charset, file));
        return base::scrub(legacy->utf8, file, diagnostics);
    }
    return base::scrub(bytes, file, diagnostics);
}

}  // namespace gazette::reader
