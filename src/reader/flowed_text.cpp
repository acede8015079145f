#include "reader/flowed_text.h"

#include <algorithm>

#include "base/text.h"

namespace gazette::reader {

namespace {

struct FlowedLine {
    std::size_t quotes = 0;
    std::string_view text;
    bool flows = false;
};

/// RFC 3676, 4.1 to 4.5: the marks of quotes and the space that shields the line are taken off; "-- " opens a signature.
FlowedLine line_of(std::string_view line) {
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    FlowedLine out;
    out.quotes = std::min(line.find_first_not_of('>'), line.size());
    out.text = line.substr(out.quotes);
    if (out.text.starts_with(' ')) {
        out.text.remove_prefix(1);
    }
    out.flows = out.text.ends_with(' ') && out.text != "-- ";
    return out;
}

}  // namespace

std::string unflowed(std::string_view text, bool without_space) {
    std::string out;
    std::string paragraph;
    std::size_t quotes = 0;
    std::size_t joined = 0;
    const auto end_paragraph = [&] {
        if (joined == 0) {
            return;
        }
        const std::string_view gap = joined > 1 ? "\n" : "";
        out.append(gap).append(quotes, '>').append(quotes > 0 ? " " : "").append(paragraph).append("\n").append(gap);
        paragraph.clear();
        joined = 0;
    };
    for (const std::string_view each : base::split_lines(text)) {
        const FlowedLine line = line_of(each);
        if (joined > 0 && line.quotes != quotes) {
            end_paragraph();
        }
        quotes = line.quotes;
        paragraph += line.text.substr(0, line.text.size() - (line.flows && without_space ? 1 : 0));
        ++joined;
        if (!line.flows) {
            end_paragraph();
        }
    }
    end_paragraph();
    return out;
}

}  // namespace gazette::reader
