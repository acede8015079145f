#include "reader/mailbox.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "base/time.h"
#include "reader/header_fields.h"
#include "reader/message_bytes.h"

namespace gazette::reader {

namespace {

constexpr std::string_view envelope_mark = "From ";
/// And the end of the line before it.
constexpr std::string_view next_envelope = "\nFrom ";

/// The end of the parts of a letter is looked for in all that follows it. Where it is missing from as many, mailboxes are parted
/// without a look at parts, lest that take as long as the mailbox is large, for each of its letters.
constexpr std::size_t most_endless = 10;

/// Of a letter that no empty line parts from the one before it.
constexpr std::size_t longest_letter_head = 64 * 1024;

/// With its end.
std::string_view opening_line(std::string_view bytes) {
    return bytes.substr(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
}

std::string_view without_line_end(std::string_view line) {
    return line.substr(0, line.find_last_not_of("\r\n") + 1);
}

bool is_year(std::string_view word) {
    return word.size() == 4 && std::all_of(word.begin(), word.end(), base::is_ascii_digit);
}

/// "9:15", with seconds or without.
bool opens_as_time(std::string_view word) {
    const std::size_t colon = word.find(':');
    return (colon == 1 || colon == 2) && base::is_ascii_digit(word.front()) && colon + 1 < word.size() &&
           base::is_ascii_digit(word[colon + 1]);
}

/// The last words of a line, the last one first.
std::vector<std::string_view> last_words(std::string_view line, std::size_t count) {
    std::vector<std::string_view> words;
    while (words.size() < count) {
        line = line.substr(0, line.find_last_not_of(' ') + 1);
        if (line.empty()) {
            break;
        }
        const std::size_t begin = line.rfind(' ') + 1;
        words.push_back(line.substr(begin));
        line = line.substr(0, begin);
    }
    return words;
}

/// It ends with a time and a year, in this order; a zone may stand before the year or behind it, and the way of the letter after
/// them ("remote from kestrel"). Who sent it is written in many ways.
bool is_envelope(std::string_view line) {
    if (!line.starts_with(envelope_mark)) {
        return false;
    }
    line = without_line_end(line);
    const std::vector<std::string_view> words = last_words(line.substr(0, line.find(" remote from ")), 3);
    const auto year = std::find_if(words.begin(), words.end(), is_year);
    return year != words.end() && std::any_of(year, words.end(), opens_as_time);
}

bool is_field(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && is_field_name(base::trim(line.substr(0, colon)));
}

bool opens_letter(std::string_view bytes) {
    if (!bytes.starts_with(envelope_mark)) {
        return false;
    }
    const std::string_view envelope = opening_line(bytes);
    const std::string_view rest = bytes.substr(envelope.size());
    return is_envelope(envelope) && !rest.empty() && is_field(opening_line(rest));
}

/// Whether the line is an address of one word and a moment, and nothing else.
bool is_plain_envelope(std::string_view line) {
    line = without_line_end(line).substr(envelope_mark.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space == 0) {
        return false;
    }
    const base::Result<base::DateTime> moment = base::parse_date_time(line.substr(space));
    return moment && moment->time;
}

/// Whether nothing but fields stands before the first empty line, a sender and something else that letters have among them.
bool is_head_of_letter(std::string_view bytes) {
    bytes = bytes.substr(0, longest_letter_head);
    bool sender = false;
    bool other = false;
    while (!bytes.empty()) {
        const std::string_view line = opening_line(bytes);
        bytes.remove_prefix(line.size());
        if (without_line_end(line).empty()) {
            return sender && other;
        }
        const std::string name = base::lower_ascii(base::trim(line.substr(0, line.find(':'))));
        sender = sender || name == "from";
        other = other || name == "subject" || name == "date" || name == "message-id";
        if (line.front() != ' ' && line.front() != '\t' && !is_field(line)) {
            return false;
        }
    }
    return false;
}

/// Whether a line that begins at `at` parts the letters before and after it.
bool parts_letters(std::string_view bytes, std::size_t at) {
    const std::string_view before = bytes.substr(0, at);
    const std::string_view after = bytes.substr(at);
    if (!opens_letter(after)) {
        return false;
    }
    const std::string_view envelope = opening_line(after);
    return before.ends_with("\n\n") || before.ends_with("\n\r\n") ||
           (is_plain_envelope(envelope) && is_head_of_letter(after.substr(envelope.size())));
}

/// Where a letter ends by its Content-Length, and the next one begins or nothing follows; else nothing. What programs state there
/// is often wrong.
std::optional<std::size_t> end_by_length(std::string_view letter) {
    const HeaderFields head = header_fields(letter);
    const std::string length = head.value("content-length");
    constexpr std::size_t most_digits = 12;
    if (length.empty() || length.size() > most_digits || !std::all_of(length.begin(), length.end(), base::is_ascii_digit)) {
        return std::nullopt;
    }
    const std::size_t end = head.end + std::stoull(length);
    if (end > letter.size()) {
        return std::nullopt;
    }
    const std::size_t next = std::min(letter.find_first_not_of("\r\n", end), letter.size());
    const bool on_new_line = letter.substr(0, next).ends_with('\n');
    return next == letter.size() || (on_new_line && opens_letter(letter.substr(next))) ? std::optional(next) : std::nullopt;
}

/// Where a line that consists of `words` begins, at or after `from`; the end where there is none.
std::size_t delimiter_line(std::string_view bytes, std::string_view words, std::size_t from) {
    const std::string opening = "\n" + std::string(words);
    for (std::size_t at = bytes.find(opening, from); at != std::string_view::npos; at = bytes.find(opening, at + 1)) {
        const std::size_t behind = bytes.find_first_not_of(" \t\r", at + opening.size());
        if (behind == std::string_view::npos || bytes[behind] == '\n') {
            return at + 1;
        }
    }
    return bytes.size();
}

}  // namespace

bool is_mailbox(std::string_view bytes) {
    return opens_letter(without_empty_lines(bytes));
}

std::string_view Letters::take() {
    const std::string_view letter = rest_.substr(0, end_of_letter());
    rest_.remove_prefix(letter.size());
    return letter;
}

std::size_t Letters::end_of_letter() {
    const std::size_t begin = rest_.size() - without_empty_lines(rest_).size();
    const std::string_view letter = rest_.substr(begin);
    if (const std::optional<std::size_t> end = end_by_length(letter)) {
        return begin + *end;
    }
    std::optional<Parts> parts;
    for (std::size_t at = letter.find(next_envelope); at != std::string_view::npos;
         at = letter.find(next_envelope, at + 1)) {
        if (!parts_letters(letter, at + 1)) {
            continue;
        }
        if (!parts) {
            parts = parts_of(letter, at);
        }
        if (at >= parts->end) {
            return begin + at + 1;
        }
        // No message within another has its boundary: with the same one it is another letter, and the parts of the first are cut.
        if (delimiter_of_parts(letter.substr(at + 1)) == parts->delimiter) {
            ++endless_;
            return begin + at + 1;
        }
    }
    return rest_.size();
}

Letters::Parts Letters::parts_of(std::string_view letter, std::size_t before) {
    const std::string delimiter = endless_ < most_endless ? delimiter_of_parts(letter) : std::string();
    const std::string_view opening = letter.substr(0, before);
    const std::size_t first = delimiter.empty() ? opening.size() : delimiter_line(opening, delimiter, 0);
    if (first == opening.size()) {
        return {};
    }
    const std::size_t end = delimiter_line(letter, delimiter + "--", first);
    endless_ += end == letter.size() ? 1 : 0;
    return {delimiter, end == letter.size() ? 0 : end};
}

std::string without_envelope(std::string_view letter) {
    letter.remove_prefix(opening_line(letter).size());
    std::string out;
    out.reserve(letter.size());
    for (std::size_t at = letter.find("\n>"); at != std::string_view::npos; at = letter.find("\n>")) {
        const std::size_t text = letter.find_first_not_of('>', at + 1);
        const bool marked = text != std::string_view::npos && letter.substr(text).starts_with(envelope_mark);
        out += letter.substr(0, at + 1);
        letter.remove_prefix(at + (marked ? 2 : 1));
    }
    return out.append(letter);
}

}  // namespace gazette::reader
