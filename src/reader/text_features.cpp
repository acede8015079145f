#include "reader/text_features.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/page_moment.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

constexpr std::size_t longest_heading_words = 11;
constexpr std::size_t longest_dated_words = 15;
constexpr std::size_t longest_tail_words = 40;
constexpr std::size_t shortest_sentence_words = 4;
constexpr std::size_t shortest_open_words = 3;

constexpr std::string_view item_marks[] = {"•", "□", "■", "◦", "☆", "★", "▪", "●", "○", "◇", "◆", "†", "‡", "+", "*", "-"};

/// The length of the mark of a list that the line opens with; 0 where there is none.
std::size_t item_mark_length(std::string_view line) {
    for (const std::string_view mark : item_marks) {
        if (line == mark || (line.starts_with(mark) && line[mark.size()] == ' ')) {
            return mark.size();
        }
    }
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool numbered = digits > 0 && digits <= 3 && digits < line.size() && line[digits] == '.';
    return numbered && (digits + 1 == line.size() || line[digits + 1] == ' ') ? digits + 1 : 0;
}

/// Brackets and nothing outside them.
bool is_image_label(std::string_view line) {
    if (!line.starts_with("[")) {
        return false;
    }
    bool inside = false;
    for (const char c : line) {
        if (!inside && c != '[' && c != ' ') {
            return false;
        }
        inside = inside ? c != ']' : c == '[';
    }
    return true;
}

/// Words that open with a capital, of all words between spaces; names of sections and titles are full of them.
bool is_mostly_capitals(std::string_view text) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        const auto c = static_cast<UChar32>(base::next_code_point(text, next));
        capitals += u_isupper(c) || u_isdigit(c) ? 1 : 0;
        ++words;
        const std::size_t space = text.find(' ', at);
        at = space == std::string_view::npos ? text.size() : space + 1;
    }
    return capitals * 2 > words;
}

/// "1741: first pile": a colon with something on both sides.
bool states_fact(std::string_view text) {
    const std::size_t colon = text.find(": ");
    return colon != std::string_view::npos && colon > 0;
}

/// "About / Contact / Terms", "News | Sport | Weather".
bool is_row_of_links(std::string_view text) {
    std::size_t count = 0;
    for (const std::string_view bar : {" | ", " / ", " · ", " • "}) {
        for (std::size_t at = text.find(bar); at != std::string_view::npos; at = text.find(bar, at + 1)) {
            ++count;
        }
    }
    return count >= 3;
}

/// "(34) Comments", "Comments 3": without the count.
std::string_view without_count(std::string_view text) {
    constexpr std::string_view digits = "0123456789()[],. ";
    const std::size_t first = text.find_first_not_of(digits);
    if (first == std::string_view::npos) {
        return text;
    }
    return text.substr(first, text.find_last_not_of(digits) - first + 1);
}

class Reader {
public:
    explicit Reader(const Rules& rules) : rules_(rules), phrases_(rules.html().phrases), limits_(rules.content()) {}

    BlockFeatures features(const TextBlock& block) const {
        if (block.is_code) {
            return {BlockKind::prose, 0, {}};
        }
        const std::string whole = joined(block);
        BlockFeatures out;
        const std::size_t mark = item_mark_length(whole);
        out.is_item = mark > 0;
        const std::string text(base::trim(std::string_view(whole).substr(mark)));
        out.words = base::count_words(text);
        const bool is_title_like = is_mostly_capitals(text) || is_row_of_links(text);
        out.is_in_small_letters = out.words >= shortest_open_words && !is_title_like;
        out.is_fact = states_fact(text);
        out.kind = kind_of_shape(text, is_title_like, out);
        if (const std::optional<BlockKind> known = known_kind(text, out)) {
            out.kind = *known;
        }
        return out;
    }

private:
    BlockKind kind_of_shape(const std::string& text, bool is_title_like, const BlockFeatures& so_far) const {
        if (is_image_label(text)) {
            return BlockKind::image_label;
        }
        const bool ends = ends_sentence(text);
        if (!is_title_like) {
            if (so_far.words >= (ends ? limits_.prose_words : limits_.open_prose_words)) {
                return BlockKind::prose;
            }
            if (ends && so_far.words >= shortest_sentence_words) {
                return BlockKind::sentence;
            }
        }
        return so_far.is_item ? BlockKind::list_item : BlockKind::short_line;
    }

    std::optional<BlockKind> known_kind(const std::string& text, BlockFeatures& out) const {
        if (out.words > longest_tail_words || text.empty()) {
            return std::nullopt;
        }
        const html::Phrase phrase(text);
        const html::Phrase uncounted{without_count(text)};
        out.why = reason(text, uncounted);
        if (out.why == "comments" || out.why == "comment form") {
            return BlockKind::comments_heading;
        }
        if (out.words <= longest_dated_words && html::moment_within(text)) {
            out.why.clear();
            return BlockKind::dated_line;
        }
        if (const std::string_view why = phrases_.lists.why(phrase); !why.empty() && out.words <= longest_heading_words) {
            out.why = why;
            return BlockKind::list_heading;
        }
        if (out.why.empty()) {
            out.why = phrases_.tails.why(phrase);
        }
        return out.why.empty() ? std::nullopt : std::optional(BlockKind::known_line);
    }

    std::string reason(const std::string& text, const html::Phrase& phrase) const {
        if (const std::string_view why = phrases_.lines.why(phrase); !why.empty()) {
            return std::string(why);
        }
        const std::optional<Boilerplate> known = rules_.boilerplate(without_count(text));
        return known ? known->why : "";
    }

    const Rules& rules_;
    const html::Phrases& phrases_;
    const ContentLimits& limits_;
};

}  // namespace

std::vector<BlockFeatures> features_of(const std::vector<TextBlock>& blocks, const Rules& rules) {
    const Reader reader(rules);
    std::vector<BlockFeatures> out;
    out.reserve(blocks.size());
    for (const TextBlock& block : blocks) {
        out.push_back(reader.features(block));
    }
    return out;
}

}  // namespace gazette::reader
