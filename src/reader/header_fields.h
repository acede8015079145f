#pragma once

// A block of header fields, as HTTP (RFC 9112) and WARC (ISO 28500) have them, in; the fields out.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette::reader {

struct HeaderFields {
    /// "HTTP/1.1 200 OK", "WARC/1.0"; as it stands.
    std::string first_line;
    /// Names in lower case, values trimmed and scrubbed.
    std::vector<std::pair<std::string, std::string>> fields;
    /// Where what they are about begins: behind the empty line.
    std::size_t end = 0;

    /// The value of the first one, or empty.
    std::string value(std::string_view name) const;
};

/// Lines may end in LF alone, and fields may be folded. Lines that are no fields are passed over.
HeaderFields header_fields(std::string_view bytes);

/// Letters, digits and the few signs that names have; at most 100 of them.
bool is_field_name(std::string_view name);

/// Some programs put empty lines before a message that they save.
std::string_view without_empty_lines(std::string_view message);

/// "<https://a.example/>" without its angle brackets, where it has them.
std::string without_brackets(std::string value);

/// Whether a media type, in lower case, is that of a page: HTML, or XHTML.
bool is_page_type(std::string_view type);

/// "text/html; charset=utf-8".
struct MediaType {
    /// In lower case: "text/html".
    std::string type;
    /// In lower case, or empty.
    std::string charset;

    bool is_page() const { return is_page_type(type); }
};
MediaType media_type(std::string_view field);

}  // namespace gazette::reader
