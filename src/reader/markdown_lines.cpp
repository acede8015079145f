#include "reader/markdown_lines.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace gazette::reader {

namespace {

/// Of marks of a fence.
std::size_t fence_at(std::string_view line, std::size_t at) {
    const bool marked = at < line.size() && (line[at] == '`' || line[at] == '~');
    return marked ? std::min(line.find_first_not_of(line[at], at), line.size()) - at : 0;
}

}  // namespace

bool is_blank_line(std::string_view line) {
    return base::trim(line).empty();
}

std::size_t spaces_before(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

std::size_t after_containers(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t digits = line.find_first_not_of("0123456789", at);
        const bool number = digits != std::string_view::npos && digits > at && digits + 1 < line.size() &&
                            (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
        const bool bullet =
            at + 1 < line.size() && std::string_view("-+*").find(line[at]) != std::string_view::npos && line[at + 1] == ' ';
        if (number) {
            at = digits + 1;
        } else if (bullet || line[at] == ' ' || line[at] == '\t' || line[at] == '>') {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

std::size_t next_bar(std::string_view row, std::size_t at) {
    for (at = row.find('|', at); at != std::string_view::npos && at > 0 && row[at - 1] == '\\';
         at = row.find('|', at + 1)) {
    }
    return std::min(at, row.size());
}

bool CodeFence::takes(std::string_view line) {
    const std::size_t prefix = after_containers(line);
    const std::size_t length = fence_at(line, prefix);
    if (length_ > 0 && leaves_container(line)) {
        length_ = 0;
    }
    if (length_ == 0) {
        return opens(line, prefix, length);
    }
    if (length >= length_ && line[prefix] == mark_ && is_blank_line(line.substr(prefix + length))) {
        length_ = 0;
    }
    return true;
}

bool CodeFence::opens(std::string_view line, std::size_t prefix, std::size_t length) {
    const bool alone = prefix == spaces_before(line);
    if (length < 3 || (alone && prefix > 3) ||
        (line[prefix] == '`' && line.find('`', prefix + length) != std::string_view::npos)) {
        return false;
    }
    length_ = length;
    mark_ = line[prefix];
    quoted_ = line.substr(0, prefix).find('>') != std::string_view::npos;
    column_ = alone ? 0 : prefix;
    return true;
}

bool CodeFence::leaves_container(std::string_view line) const {
    if (is_blank_line(line)) {
        return quoted_;
    }
    const std::size_t spaces = spaces_before(line);
    return quoted_ ? line[spaces] != '>' : spaces < column_ && line[spaces] != '\t';
}

}  // namespace gazette::reader
