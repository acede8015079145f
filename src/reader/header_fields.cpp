#include "reader/header_fields.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

std::string value_of(std::string_view text) {
    return base::collapse_space(base::scrubbed(text));
}

}  // namespace

std::string HeaderFields::value(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
    return found == fields.end() ? std::string() : found->second;
}

HeaderFields header_fields(std::string_view bytes) {
    HeaderFields out;
    bool first = true;
    while (out.end < bytes.size()) {
        const std::size_t end = std::min(bytes.find('\n', out.end), bytes.size());
        std::string_view line = bytes.substr(out.end, end - out.end);
        out.end = std::min(end + 1, bytes.size());
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        const std::size_t colon = line.find(':');
        if (line.empty()) {
            break;
        }
        if (std::exchange(first, false)) {
            out.first_line = line;
        } else if ((line.front() == ' ' || line.front() == '\t') && !out.fields.empty()) {
            out.fields.back().second += " " + value_of(line);
        } else if (colon != std::string_view::npos) {
            out.fields.emplace_back(base::lower_ascii(value_of(line.substr(0, colon))), value_of(line.substr(colon + 1)));
        }
    }
    return out;
}

bool is_field_name(std::string_view name) {
    return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
        return base::is_ascii_letter_or_digit(c) || c == '-' || c == '_' || c == '.';
    });
}

std::string_view without_empty_lines(std::string_view message) {
    return message.substr(std::min(message.find_first_not_of("\r\n"), message.size()));
}

std::string without_brackets(std::string value) {
    return value.starts_with('<') && value.ends_with('>') ? value.substr(1, value.size() - 2) : value;
}

bool is_page_type(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml";
}

MediaType media_type(std::string_view field) {
    const std::string lower = base::lower_ascii(field);
    MediaType out;
    out.type = base::trim(std::string_view(lower).substr(0, lower.find(';')));
    if (const std::size_t at = lower.find("charset="); at != std::string::npos) {
        const std::size_t begin = lower.find_first_not_of(" \"'", at + 8);
        const std::size_t end = std::min(lower.find_first_of(" \"';,", begin), lower.size());
        out.charset = begin == std::string::npos ? std::string() : lower.substr(begin, end - begin);
    }
    return out;
}

}  // namespace gazette::reader
