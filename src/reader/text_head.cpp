#include "reader/text_head.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/page_moment.h"
#include "reader/text_byline.h"

namespace gazette::reader {

namespace {

constexpr std::size_t longest_headline = 200;
constexpr std::size_t longest_date_line = 80;
constexpr std::size_t longest_deck = 300;
constexpr std::size_t shortest_deck_words = 4;
/// What leads to a date has no more words.
constexpr std::size_t longest_date_label_words = 4;
/// So many lines below the headline may state who wrote the text and when.
constexpr int most_head_lines = 4;

constexpr std::string_view bars[] = {" | ", " · ", " • ", " — ", " – ", " / "};

std::optional<std::string> single_line(const TextBlock& block) {
    return block.lines.size() == 1 && !block.is_rule && !block.is_code ? std::optional(joined(block)) : std::nullopt;
}

/// Of a line that is the heading of a day, or the date of the text.
bool is_bare_date(const TextBlock& block) {
    return block.lines.size() == 1 && html::moment_in(block.lines.front().text);
}

bool is_headline(const TextBlock& block) {
    return block.lines.size() == 1 && !block.is_code && is_short_line(joined(block), longest_headline);
}

/// Whether the only date of its own line stands above the headline; one of several is the heading of a day.
bool opens_with_date(const std::vector<TextBlock>& blocks, const Rules& rules) {
    return blocks.size() > 2 && is_bare_date(blocks[0]) && is_headline(blocks[1]) && has_letter(joined(blocks[1])) &&
           !states_head(joined(blocks[1]), rules) && std::none_of(blocks.begin() + 1, blocks.end(), is_bare_date);
}

/// Half open, of a line.
struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The last part of what bars part, where there are several.
std::optional<Part> last_part(std::string_view line) {
    std::optional<Part> part;
    for (const std::string_view bar : bars) {
        const std::size_t at = line.rfind(bar);
        if (at != std::string_view::npos && (!part || at + bar.size() > part->end)) {
            part = {at, at + bar.size()};
        }
    }
    return part;
}

/// A caption with its credit has more, and so has a paragraph.
bool is_one_sentence(std::string_view text) {
    return text.find(". ") == text.npos && text.find("? ") == text.npos && text.find("! ") == text.npos;
}

class HeadTaker {
public:
    HeadTaker(std::vector<TextBlock>& blocks, const Rules& rules, HeadDates dates, article::Article& article)
        : blocks_(blocks), rules_(rules), dates_(dates), article_(article) {}

    void run() {
        dates_part_text_ = dates_ == HeadDates::taken && has_dates_below();
        std::optional<std::size_t> deck;
        std::size_t at = 0;
        for (int taken = 0; taken < most_head_lines && at + 1 < blocks_.size();) {
            if (take(blocks_[at])) {
                blocks_.erase(begin_of(at));
                ++taken;
            } else if (!deck && is_deck(at)) {
                deck = at++;
            } else {
                break;
            }
        }
        if (deck && !article_.byline.empty() && is_one_sentence(joined(blocks_[*deck]))) {
            article_.subtitle = joined(blocks_[*deck]);
            blocks_.erase(begin_of(*deck));
        }
    }

private:
    /// A chronicle has dates for headings.
    bool has_dates_below() const {
        // What is last is the heading of nothing.
        for (std::size_t at = behind_head(); at + 1 < blocks_.size(); ++at) {
            if (is_bare_date(blocks_[at])) {
                return true;
            }
        }
        return false;
    }

    /// The first block that neither states who and when nor stands above one that does; a second date there is no head's.
    std::size_t behind_head() const {
        bool has_deck = false;
        bool has_date = false;
        std::size_t at = 0;
        for (; at + 1 < blocks_.size(); ++at) {
            if (states(blocks_[at])) {
                has_date = has_date || is_bare_date(blocks_[at]);
            } else if (!has_deck && is_deck(at) && !(has_date && is_bare_date(blocks_[at + 1]))) {
                has_deck = true;
            } else {
                break;
            }
        }
        return at;
    }

    std::optional<StatedMoment> moment_of(const std::string& line) const {
        if (dates_ == HeadDates::left) {
            return std::nullopt;
        }
        const std::optional<StatedMoment> stated = stated_moment(line, rules_);
        return stated && stated->is_bare && dates_part_text_ ? std::nullopt : stated;
    }

    std::vector<TextBlock>::iterator begin_of(std::size_t at) { return blocks_.begin() + static_cast<std::ptrdiff_t>(at); }

    /// A line or a short paragraph above one that is a byline or a date.
    bool is_deck(std::size_t at) const {
        if (at + 2 >= blocks_.size() || blocks_[at].is_rule || blocks_[at].is_code || !states(blocks_[at + 1])) {
            return false;
        }
        const std::string deck = joined(blocks_[at]);
        return base::count_code_points(deck) <= longest_deck && base::count_words(deck) >= shortest_deck_words;
    }

    bool states(const TextBlock& block) const {
        const std::optional<std::string> line = single_line(block);
        return line && (moment_of(*line) || text_byline(*line, rules_));
    }

    bool take(const TextBlock& block) {
        const std::optional<std::string> line = single_line(block);
        return line && (take_byline(*line) || take_dates(*line));
    }

    /// "By Ada Quill | Updated 24 November 2026" states a date too.
    bool take_byline(const std::string& line) {
        if (!article_.byline.empty()) {
            return false;
        }
        const std::optional<Part> bar = last_part(line);
        const std::optional<StatedMoment> dated = bar ? moment_of(line.substr(bar->end)) : std::nullopt;
        std::optional<TextByline> byline = text_byline(dated ? line.substr(0, bar->begin) : line, rules_);
        if (!byline) {
            return false;
        }
        if (dated) {
            take_moment(dated);
        } else if (dates_ == HeadDates::taken && !article_.published) {
            article_.published = byline->published;
        }
        article_.byline = std::move(byline->names);
        article_.printed_byline = std::move(byline->printed);
        return true;
    }

    /// One, or two with a bar between them.
    bool take_dates(const std::string& line) {
        if (take_moment(moment_of(line))) {
            return true;
        }
        const std::optional<Part> bar = last_part(line);
        const std::optional<StatedMoment> first = bar ? moment_of(line.substr(0, bar->begin)) : std::nullopt;
        return first && take_moment(moment_of(line.substr(bar->end))) && take_moment(first);
    }

    bool take_moment(const std::optional<StatedMoment>& stated) {
        std::optional<base::DateTime>& moment = stated && stated->is_change ? article_.modified : article_.published;
        if (!stated || moment) {
            return false;
        }
        moment = stated->moment;
        return true;
    }

    std::vector<TextBlock>& blocks_;
    const Rules& rules_;
    HeadDates dates_;
    article::Article& article_;
    bool dates_part_text_ = false;
};

}  // namespace

std::optional<StatedMoment> stated_moment(const std::string& line, const Rules& rules) {
    if (base::count_code_points(line) > longest_date_line || !html::moment_within(line)) {
        return std::nullopt;
    }
    if (const std::optional<base::DateTime> moment = html::moment_in(line)) {
        return StatedMoment{*moment, false, true};
    }
    const std::string_view why = rules.html().phrases.tops.why(html::Phrase(line));
    const bool is_change = why == "date of change";
    if (!is_change && why != "date") {
        return std::nullopt;
    }
    std::size_t at = 0;
    for (std::size_t words = 0; words < longest_date_label_words; ++words) {
        at = line.find_first_of(" :", at);
        at = at == std::string::npos ? at : line.find_first_not_of(" :", at);
        if (at == std::string::npos) {
            return std::nullopt;
        }
        if (const std::optional<base::DateTime> moment = html::moment_in(std::string_view(line).substr(at))) {
            return StatedMoment{*moment, is_change};
        }
    }
    return std::nullopt;
}

std::string take_headline(std::vector<TextBlock>& blocks, const Rules& rules) {
    if (blocks.size() < 2 || !is_headline(blocks.front())) {
        return {};
    }
    const auto headline = blocks.begin() + (opens_with_date(blocks, rules) ? 1 : 0);
    std::string line = joined(*headline);
    blocks.erase(headline);
    return line;
}

void take_head_lines(std::vector<TextBlock>& blocks, const Rules& rules, HeadDates dates, article::Article& article) {
    HeadTaker(blocks, rules, dates, article).run();
}

}  // namespace gazette::reader
