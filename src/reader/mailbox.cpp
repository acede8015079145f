#include "reader/mailbox.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/header_fields.h"

namespace gazette::reader {

namespace {

constexpr std::string_view envelope_mark = "From ";

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

/// It ends with a time and a year, in this order; a zone may stand before the year or behind it. Who sent the letter is written
/// in many ways.
bool is_envelope(std::string_view line) {
    if (!line.starts_with(envelope_mark)) {
        return false;
    }
    const std::vector<std::string_view> words = last_words(without_line_end(line), 3);
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

/// `at` is where a line begins.
bool follows_empty_line(std::string_view bytes, std::size_t at) {
    const std::string_view before = bytes.substr(0, at);
    return before.ends_with("\n\n") || before.ends_with("\n\r\n");
}

}  // namespace

bool is_mailbox(std::string_view bytes) {
    return opens_letter(without_empty_lines(bytes));
}

std::string_view take_letter(std::string_view& mailbox) {
    constexpr std::string_view next = "\nFrom ";
    std::size_t end = mailbox.find(next, mailbox.size() - without_empty_lines(mailbox).size());
    while (end != std::string_view::npos &&
           !(follows_empty_line(mailbox, end + 1) && opens_letter(mailbox.substr(end + 1)))) {
        end = mailbox.find(next, end + 1);
    }
    const std::string_view letter = mailbox.substr(0, end == std::string_view::npos ? end : end + 1);
    mailbox.remove_prefix(letter.size());
    return letter;
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
