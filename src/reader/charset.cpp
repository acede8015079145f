#include "reader/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace gazette::reader {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    const char* what;
};

constexpr Signature signatures[] = {
    {"%PDF-"sv, "a PDF file"},           {"PK\x03\x04"sv, "a ZIP archive"},   {"\x89PNG\r\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},  {"GIF8"sv, "a GIF image"},           {"\x1F\x8B"sv, "gzip data"},
    {"\x7F" "ELF"sv, "a program"},       {"wOF2"sv, "a font"},                {"OTTO"sv, "a font"},
    {"\x00\x01\x00\x00"sv, "a font"},    {"RIFF"sv, "a RIFF file"},           {"SQLite format 3"sv, "a database"},
};

struct ByteOrderMark {
    std::string_view bytes;
    const char* charset;
};

// The longer mark first: UTF-32LE begins with that of UTF-16LE.
constexpr ByteOrderMark marks[] = {
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

const char* binary_kind(std::string_view bytes) {
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.bytes)) {
            return signature.what;
        }
    }
    const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 64 * 1024);
    const auto nuls = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(looked_at), '\0');
    return static_cast<std::size_t>(nuls) * 20 > looked_at ? "binary data" : nullptr;
}

}  // namespace

base::Result<std::string> to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics) {
    for (const ByteOrderMark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            return base::scrub(convert(bytes.substr(mark.bytes.size()), mark.charset), file, diagnostics);
        }
    }
    if (const char* kind = binary_kind(bytes)) {
        return base::fail(std::string("this is ") + kind + ", not a text", "give text or Markdown files", {file, 0, 0});
    }
    return base::scrub(bytes, file, diagnostics);
}

}  // namespace gazette::reader
