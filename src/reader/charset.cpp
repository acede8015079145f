#include "reader/charset.h"

#include <unicode/unistr.h>

#include <optional>
#include <utility>

#include "base/utf8.h"
#include "reader/file_kinds.h"
#include "reader/legacy_charset.h"

namespace gazette::reader {

namespace {

using namespace std::string_view_literals;

/// ICU counts in 32 bits, and nothing as large is an article.
constexpr std::size_t largest_text = std::size_t{1} << 30;

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
    if (std::optional<FileKind> kind = binary_kind(bytes)) {
        return base::fail("this is " + kind->what + ", not a text", std::move(kind->hint), {file, 0, 0});
    }
    if (const std::optional<LegacyText> legacy = legacy_text(bytes)) {
        diagnostics.push_back(read_as(legacy->charset, file));
        return base::scrub(legacy->utf8, file, diagnostics);
    }
    return base::scrub(bytes, file, diagnostics);
}

}  // namespace gazette::reader
