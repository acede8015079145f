#include "reader/web_archive.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/header_fields.h"
#include "reader/word_list.h"

namespace gazette::reader {

namespace {

constexpr std::string_view warc_mark = "WARC/";
constexpr std::string_view arc_mark = "filedesc:";
/// Fields of a line about a record in ARC of version 1: address, host, time, type, length.
constexpr std::size_t arc_fields = 5;
/// Behind the type in version 2: result, checksum, location, offset, file.
constexpr std::size_t more_arc_fields = 5;

std::string_view without_line_ends(std::string_view bytes) {
    return bytes.substr(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && stop == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

struct Step {
    /// Nothing where the bytes begin with no record.
    std::optional<WebRecord> record;
    std::string_view rest;
};

Step cut_block(WebRecord record, std::string_view rest, std::size_t length) {
    record.cut = length > rest.size();
    record.block = rest.substr(0, length);
    return {std::move(record), rest.substr(record.block.size())};
}

Step next_of_warc(std::string_view bytes) {
    if (!bytes.starts_with(warc_mark)) {
        return {{}, bytes};
    }
    const HeaderFields head = header_fields(bytes);
    const std::optional<std::size_t> length = number(head.value("content-length"));
    if (!length) {
        // The head's last line end may be the one before the next record.
        return {{}, bytes.substr(head.end - 1)};
    }
    WebRecord record;
    record.kind = base::lower_ascii(head.value("warc-type"));
    record.target = without_brackets(head.value("warc-target-uri"));
    record.date = head.value("warc-date");
    record.type = base::lower_ascii(head.value("content-type"));
    record.truncated = !head.value("warc-truncated").empty();
    record.segment = number(head.value("warc-segment-number")).value_or(0);
    record.id = head.value("warc-record-id");
    record.origin = head.value("warc-segment-origin-id");
    record.total = number(head.value("warc-segment-total-length")).value_or(0);
    record.refers_to = without_brackets(head.value("warc-refers-to-target-uri"));
    return cut_block(std::move(record), bytes.substr(head.end), *length);
}

/// "20140216050221" as ISO 8601.
std::string iso_of(const std::string& digits) {
    if (digits.size() != 14 || digits.find_first_not_of("0123456789") != std::string::npos) {
        return {};
    }
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2) + "T" + digits.substr(8, 2) + ":" +
           digits.substr(10, 2) + ":" + digits.substr(12, 2) + "Z";
}

/// The address comes first and may hold spaces; `fields` says how many there should be.
Step next_of_arc(std::string_view bytes, std::size_t fields) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    base::Diagnostics ignored;
    const std::string line = base::collapse_space(base::scrub(bytes.substr(0, end), {}, ignored));
    const std::vector<std::string> words = words_in(line);
    const std::optional<std::size_t> length = words.size() < fields ? std::nullopt : number(words.back());
    if (!length || line.find(':') == std::string::npos) {
        return {{}, bytes.substr(std::min(end + 1, bytes.size()))};
    }
    const std::size_t behind_address = words.size() - (fields - 1);
    WebRecord record;
    for (std::size_t i = 0; i < behind_address; ++i) {
        record.target += (i == 0 ? "" : " ") + words[i];
    }
    record.kind = record.target.starts_with(arc_mark) ? "warcinfo" : "response";
    record.date = iso_of(words[behind_address + 1]);
    record.type = "application/http";
    return cut_block(std::move(record), bytes.substr(std::min(end + 1, bytes.size())), *length);
}

/// Its first block, behind the first line, begins with the version.
std::size_t fields_of_arc(std::string_view bytes) {
    const std::size_t block = bytes.find('\n');
    const bool second = block != std::string_view::npos && bytes.substr(block + 1).starts_with("2 ");
    return second ? arc_fields + more_arc_fields : arc_fields;
}

/// Where the next record of a WARC may begin.
std::string_view resynchronised(std::string_view bytes) {
    const std::size_t at = bytes.find("\nWARC/");
    return at == std::string_view::npos ? std::string_view() : bytes.substr(at + 1);
}

}  // namespace

bool is_web_archive(std::string_view bytes) {
    return (bytes.starts_with(warc_mark) && bytes.size() > 6 && bytes[5] >= '0' && bytes[5] <= '9') ||
           (bytes.starts_with(arc_mark) &&
            bytes.substr(0, bytes.find('\n')).find(" text/plain ") != std::string_view::npos);
}

bool for_each_record(std::string_view bytes, const std::function<bool(const WebRecord&)>& visit) {
    const bool arc = bytes.starts_with(arc_mark);
    const std::size_t fields = arc ? fields_of_arc(bytes) : 0;
    bool sound = true;
    for (bytes = without_line_ends(bytes); !bytes.empty(); bytes = without_line_ends(bytes)) {
        Step step = arc ? next_of_arc(bytes, fields) : next_of_warc(bytes);
        if (!step.record) {
            sound = false;
            // In an ARC the line is passed over already.
            bytes = arc ? step.rest : resynchronised(step.rest);
            continue;
        }
        bytes = step.rest;
        if (!visit(*step.record)) {
            break;
        }
    }
    return sound;
}

}  // namespace gazette::reader
