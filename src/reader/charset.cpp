#include "reader/charset.h"

#include <unicode/unistr.h>

#include <algorithm>
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

namespace {

using Scrub = std::string (*)(std::string_view, const std::string&, base::Diagnostics&);

/// Places are told as of the whole text.
std::string scrub_pages(std::string_view text, const std::string& file, base::Diagnostics& diagnostics) {
    constexpr char form_feed = '\f';
    if (text.find(form_feed) == std::string_view::npos) {
        return base::scrub(text, file, diagnostics);
    }
    std::string whole(text);
    std::replace(whole.begin(), whole.end(), form_feed, ' ');
    base::scrub(whole, file, diagnostics);
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(form_feed, at), text.size());
        out += base::scrubbed(text.substr(at, end - at));
        out += end < text.size() ? std::string(1, form_feed) : std::string();
        at = end + 1;
    }
    return out;
}

base::Result<std::string> to_utf8_by(Scrub scrub, std::string_view bytes, const std::string& file,
                                     base::Diagnostics& diagnostics) {
    if (bytes.size() > largest_text) {
        return base::fail("this is too large to be an article", "give texts of less than 1 GiB", {file, 0, 0});
    }
    for (const ByteOrderMark& mark : byte_order_marks) {
        if (bytes.starts_with(mark.bytes)) {
            return scrub(convert(bytes.substr(mark.bytes.size()), mark.charset), file, diagnostics);
        }
    }
    if (const char* charset = wide_charset(bytes)) {
        diagnostics.push_back(read_as(charset, file));
        return scrub(convert(bytes, charset), file, diagnostics);
    }
    if (std::optional<FileKind> kind = binary_kind(bytes)) {
        return no_text(*std::move(kind), file);
    }
    if (const std::optional<LegacyText> legacy = legacy_text(bytes)) {
        diagnostics.push_back(read_as(legacy->charset, file));
        return scrub(legacy->utf8, file, diagnostics);
    }
    return scrub(bytes, file, diagnostics);
}

}  // namespace

base::Result<std::string> to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics) {
    return to_utf8_by(base::scrub, bytes, file, diagnostics);
}

base::Result<std::string> paged_to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics) {
    return to_utf8_by(scrub_pages, bytes, file, diagnostics);
}

}  // namespace gazette::reader
