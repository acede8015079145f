#include "reader/file_kinds.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace gazette::reader {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t bytes_looked_at = 64 * 1024;
/// Fewer control characters, or sparser ones, are damage to a text.
constexpr std::size_t fewest_controls = 16;
constexpr std::size_t bytes_per_control = 20;
/// Where a file of letters and numbers has a zero, if any.
constexpr std::size_t longest_mark_head = 512;

constexpr const char* as_text = "export its text as HTML or Markdown, and give that";
constexpr const char* as_page = "save the page as HTML (page source), and give that";
constexpr const char* unpack = "unpack it and give its files, or pack them as ZIP";
constexpr const char* repack = "unpack it, or pack it with gzip";
constexpr const char* with_text = "give the text that shows it; an image beside a text needs not be given";
constexpr const char* other = "give texts, pages, messages, feeds, or archives of them";

struct Signature {
    std::size_t at;
    std::string_view bytes;
    const char* what;
    const char* hint;
    /// A text could have the bytes there; it has no zero in its opening.
    bool with_zeros = false;
};

// None that a text could open with: "OTTO" alone is a name.
constexpr Signature signatures[] = {
    {0, "%PDF-"sv, "a PDF file", as_text},
    {0, "{\\rtf"sv, "a document in Rich Text Format", as_text},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document, or a message of Outlook",
     "save it as HTML, or the message as EML, and give that"},
    {60, "BOOKMOBI"sv, "a Kindle book", as_text, true},
    {0, "AT&TFORM"sv, "a DjVu file", as_text, true},
    {257, "ustar"sv, "a tar archive", unpack, true},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive", unpack},
    {0, "Rar!\x1A\x07"sv, "a RAR archive", unpack},
    {0, "MSCF\x00\x00\x00\x00"sv, "a cabinet archive", unpack},
    {0, "\xFD\x37zXZ\x00"sv, "a file packed with xz", repack},
    {0, "\x28\xB5\x2F\xFD"sv, "a file packed with zstd", repack},
    {0, "\x04\x22\x4D\x18"sv, "a file packed with lz4", repack},
    {0, "LZIP\x01"sv, "a file packed with lzip", repack},
    {4, "1AY&SY"sv, "a file packed with bzip2", repack},
    {0, "\x1F\x9D"sv, "a file packed with compress", repack},
    {0, "\x89PNG\r\n"sv, "a PNG image", with_text},
    {0, "\xFF\xD8\xFF"sv, "a JPEG image", with_text},
    {0, "GIF87a"sv, "a GIF image", with_text, true},
    {0, "GIF89a"sv, "a GIF image", with_text, true},
    {8, "WEBPVP8"sv, "a WebP image", with_text},
    {4, "ftypavif"sv, "an AVIF image", with_text, true},
    {4, "ftypheic"sv, "a HEIC image", with_text, true},
    {4, "ftyp"sv, "a film or a recording", other, true},
    {0, "OggS\x00"sv, "a film or a recording", other},
    {0, "\x1A\x45\xDF\xA3"sv, "a film or a recording", other},
    {0, "\177ELF"sv, "a program", other},
    {0, "wOF2\x00"sv, "a font", other},
    {0, "OTTO\x00"sv, "a font", other},
    {0, "\x00\x01\x00\x00"sv, "a font", other},
    {0, "SQLite format 3\x00"sv, "a database", other},
};

/// No text has these, but for the escapes of a terminal and of ISO 2022.
constexpr std::array<bool, 256> is_control = [] {
    std::array<bool, 256> table = {};
    std::fill(table.begin(), table.begin() + 0x20, true);
    for (const char c : std::string_view("\t\n\f\r\x1B")) {
        table[static_cast<std::size_t>(c)] = false;
    }
    return table;
}();

bool has_many_controls(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, bytes_looked_at);
    std::size_t controls = 0;
    for (std::size_t at = base::end_of_plain(start); at < start.size(); at = base::end_of_plain(start, at + 1)) {
        controls += is_control[static_cast<unsigned char>(start[at])];
    }
    return controls >= fewest_controls && controls * bytes_per_control > start.size();
}

/// The end of the directory of a ZIP archive, which may have anything before it (APPNOTE 6.3.10, 4.3.16).
bool ends_as_zip(std::string_view bytes) {
    constexpr std::size_t longest_end = 22 + 0xFFFF;
    return bytes.substr(bytes.size() - std::min(bytes.size(), longest_end)).find("PK\x05\x06"sv) != std::string_view::npos;
}

FileKind kind_of_property_list(std::string_view bytes) {
    const bool page = bytes.find("WebMainResource") != std::string_view::npos;
    return page ? FileKind{"a web archive of Safari", as_page} : FileKind{"a property list", other};
}

FileKind kind_by_content(std::string_view bytes) {
    if (bytes.starts_with("bplist")) {
        return kind_of_property_list(bytes);
    }
    return ends_as_zip(bytes) ? FileKind{"a ZIP archive with something before it", "unpack it, and give its files"}
                              : FileKind{"binary data", other};
}

bool bears(std::string_view bytes, const Signature& signature) {
    return bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes) &&
           (!signature.with_zeros || bytes.substr(0, longest_mark_head).find('\0') != std::string_view::npos);
}

}  // namespace

std::optional<FileKind> binary_kind(std::string_view bytes) {
    for (const Signature& signature : signatures) {
        if (bears(bytes, signature)) {
            return FileKind{signature.what, signature.hint};
        }
    }
    // Most of such lists are all letters.
    if (bytes.starts_with("bplist00") || has_many_controls(bytes)) {
        return kind_by_content(bytes);
    }
    return std::nullopt;
}

std::optional<FileKind> xml_kind(std::string_view text) {
    constexpr std::size_t head_bytes = 2048;
    const std::string_view head = text.substr(0, head_bytes);
    const auto has = [&](std::string_view part) { return head.find(part) != std::string_view::npos; };
    if (has("<plist")) {
        return kind_of_property_list(text);
    }
    if (has("<en-export")) {
        return FileKind{"an export of Evernote (ENEX)", "export the notes as HTML, and give those"};
    }
    if (has("<urlset") || has("<sitemapindex")) {
        return FileKind{"a sitemap", "fetch the pages, and give those"};
    }
    if (has("<article")) {
        return FileKind{"XML of articles (JATS, DocBook or the like)", as_text};
    }
    return std::nullopt;
}

base::Failure no_text(FileKind kind, const std::string& name) {
    return base::fail("this is " + kind.what + ", not a text", std::move(kind.hint), {name, 0, 0});
}

}  // namespace gazette::reader
