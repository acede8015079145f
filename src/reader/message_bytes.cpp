#include "reader/message_bytes.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/ascii.h"
#include "base/text.h"

namespace gazette::reader {

namespace {

/// GMime reads a group within a group by recursion; a colon opens each.
constexpr std::ptrdiff_t most_groups = 1000;

/// With its end; `at` is within the bytes.
std::string_view line_at(std::string_view bytes, std::size_t at) {
    return bytes.substr(at, std::min(bytes.find('\n', at), bytes.size() - 1) + 1 - at);
}

bool continues_field(char first) {
    return first == ' ' || first == '\t';
}

std::string field_name(std::string_view line) {
    return base::lower_ascii(base::trim(line.substr(0, line.find(':'))));
}

std::string_view text_of(std::string_view bytes, const FieldSpan& field) {
    return bytes.substr(field.begin, field.end - field.begin);
}

std::vector<FieldSpan> content_types_of(std::string_view bytes) {
    std::vector<FieldSpan> found;
    bool within = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::string_view line = line_at(bytes, at);
        const std::size_t end = at + line.size();
        if (base::trim(line).empty()) {
            break;
        }
        if (!continues_field(line.front())) {
            within = field_name(line) == "content-type";
            if (within) {
                found.push_back({at, end});
            }
        } else if (within) {
            found.back().end = end;
        }
        at = end;
    }
    return found;
}

std::vector<FieldSpan> surplus_types_of(std::string_view bytes) {
    std::vector<FieldSpan> types = content_types_of(bytes);
    const auto believed = std::find_if(types.begin(), types.end(), [&](const FieldSpan& field) {
        return base::lower_ascii(text_of(bytes, field)).find("boundary=") != std::string::npos;
    });
    if (!types.empty()) {
        types.erase(believed == types.end() ? types.begin() : believed);
    }
    return types;
}

/// Whether GMime would look for addresses in a field that begins with this line.
bool opens_addresses(std::string_view line) {
    constexpr std::string_view names[] = {"from", "to", "cc", "bcc", "sender", "reply-to"};
    constexpr std::size_t longest_name = 100;
    return line.substr(0, longest_name).find(':') != std::string_view::npos &&
           std::find(std::begin(names), std::end(names), field_name(line)) != std::end(names);
}

/// Wherever they stand: what is the head of a message within the message is for GMime to say.
std::vector<FieldSpan> nested_groups_of(std::string_view bytes) {
    std::vector<FieldSpan> found;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::string_view line = line_at(bytes, at);
        std::size_t end = at + line.size();
        if (opens_addresses(line)) {
            while (end < bytes.size() && continues_field(bytes[end])) {
                end += line_at(bytes, end).size();
            }
            const std::string_view field = bytes.substr(at, end - at);
            if (std::count(field.begin(), field.end(), ':') > most_groups) {
                found.push_back({at, end});
            }
        }
        at = end;
    }
    return found;
}

// ---- parts

/// What the message says that its parts are parted by.
struct Boundaries {
    std::set<std::string> stated;
    /// Whether one may be written in a way that only GMime undoes (RFC 2231, RFC 2047).
    bool others = false;

    bool has(std::string_view line) const { return others || stated.contains(std::string(line)); }
};

std::string_view without_space_behind(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

bool is_plain(std::string_view boundary, std::string_view marks) {
    return !boundary.empty() && !boundary.starts_with("=?") && std::all_of(boundary.begin(), boundary.end(), [&](char c) {
        return base::is_ascii_letter_or_digit(c) || marks.find(c) != std::string_view::npos;
    });
}

/// `text` is what follows the word "boundary", which may stand in any text.
void add_boundary(std::string_view text, Boundaries& boundaries) {
    constexpr std::string_view space = " \t\r\n";
    const auto next = [&] { text.remove_prefix(std::min(text.find_first_not_of(space), text.size())); };
    next();
    if (!text.starts_with('=')) {
        boundaries.others = boundaries.others || text.starts_with('*') || text.starts_with('(');
        return;
    }
    text.remove_prefix(1);
    next();
    const bool quoted = text.starts_with('"');
    const std::string_view value =
        quoted ? text.substr(1, text.find('"', 1) - 1) : text.substr(0, text.find_first_of(" \t\r\n;"));
    // The marks of RFC 2046 (5.1.1), of which few may stand without quotes.
    boundaries.others = boundaries.others || !is_plain(value, quoted ? "'()+_,-./:=? " : "'+_-.=");
    boundaries.stated.insert("--" + std::string(without_space_behind(value)));
}

Boundaries boundaries_of(std::string_view bytes) {
    constexpr std::string_view word = "boundary";
    const std::string lower = base::lower_ascii(bytes);
    Boundaries found;
    for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + word.size())) {
        add_boundary(bytes.substr(at + word.size()), found);
    }
    return found;
}

/// The line that begins with two hyphens and is one too many of those that `counts` says yes to; the end where none is.
template <class Counts>
std::size_t surplus_line(std::string_view bytes, std::size_t most, Counts counts) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find("\n--"); at != std::string_view::npos; at = bytes.find("\n--", at + 1)) {
        count += counts(without_space_behind(line_at(bytes, at + 1))) ? 1 : 0;
        if (count > most) {
            return at + 1;
        }
    }
    return bytes.size();
}

std::size_t end_of_parts(std::string_view bytes, std::size_t most) {
    if (surplus_line(bytes, most, [](std::string_view) { return true; }) == bytes.size()) {
        return bytes.size();
    }
    const Boundaries boundaries = boundaries_of(bytes);
    return surplus_line(bytes, most, [&](std::string_view line) { return boundaries.has(line); });
}

}  // namespace

std::string delimiter_of_parts(std::string_view message) {
    for (const FieldSpan& field : content_types_of(message)) {
        const Boundaries boundaries = boundaries_of(text_of(message, field));
        if (!boundaries.stated.empty()) {
            return boundaries.others ? std::string() : *boundaries.stated.begin();
        }
    }
    return {};
}

MessageFlaws flaws_of_message(std::string_view bytes, std::size_t most_parts) {
    MessageFlaws flaws;
    flaws.end = end_of_parts(bytes, most_parts);
    bytes = bytes.substr(0, flaws.end);
    flaws.surplus_types = surplus_types_of(bytes);
    flaws.nested_groups = nested_groups_of(bytes);
    return flaws;
}

std::string without_flaws(std::string_view bytes, const MessageFlaws& flaws) {
    std::vector<FieldSpan> left_out = flaws.surplus_types;
    left_out.insert(left_out.end(), flaws.nested_groups.begin(), flaws.nested_groups.end());
    std::sort(left_out.begin(), left_out.end(),
              [](const FieldSpan& one, const FieldSpan& other) { return one.begin < other.begin; });
    std::string out;
    std::size_t at = 0;
    for (const FieldSpan& field : left_out) {
        out += bytes.substr(at, field.begin - at);
        at = field.end;
    }
    return out.append(bytes.substr(at, flaws.end - at));
}

}  // namespace gazette::reader
