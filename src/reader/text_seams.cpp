#include "reader/text_seams.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/text_characters.h"
#include "reader/text_wrap.h"

namespace gazette::reader {

namespace {

constexpr std::string_view hyphens[] = {"-", "\u2010"};
constexpr std::string_view soft_hyphen = "\u00AD";

/// A text cuts words where so many lines end in the middle of one, and at least one in so many of all lines that go on.
constexpr std::size_t fewest_cuts = 2;
constexpr std::size_t lines_per_cut = 25;

/// Of a line's end and the next line's start: "north-" and "ern".
struct Cut {
    SourceLine* line = nullptr;
    std::string opening;
    std::string whole;
    std::string hyphenated;
};

bool is_alphanumeric(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

/// The letters, digits and hyphens at the start of the text, or at its end.
std::string_view word_at_start(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); end = at) {
        const char32_t c = base::next_code_point(text, at);
        if (!is_alphanumeric(c) && c != U'-' && c != U'’' && c != U'\'') {
            break;
        }
    }
    return text.substr(0, end);
}

std::string_view word_at_end(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0) {
        const char32_t c = last_character(text.substr(0, begin));
        if (!is_alphanumeric(c) && c != U'-' && c != U'’' && c != U'\'') {
            break;
        }
        do {
            --begin;
        } while (begin > 0 && base::continues_character(text[begin]));
    }
    return text.substr(begin);
}

/// The text before the hyphen that it ends with; empty where no word stands right before one.
std::string_view before_hyphen(std::string_view text) {
    for (const std::string_view hyphen : hyphens) {
        if (text.ends_with(hyphen)) {
            text.remove_suffix(hyphen.size());
            return is_alphanumeric(last_character(text)) ? text : std::string_view();
        }
    }
    return {};
}

/// The words of all lines that are among `wanted`; the halves of a cut word are none.
void mark_known(const std::vector<SourceLine>& lines, std::unordered_map<std::string, bool>& wanted) {
    for (const SourceLine& line : lines) {
        for (std::size_t at = 0; at < line.text.size();) {
            const std::string_view word = word_at_start(line.text.substr(at));
            if (!word.empty() && !word.ends_with('-')) {
                if (const auto found = wanted.find(base::fold(word)); found != wanted.end()) {
                    found->second = true;
                }
            }
            at += word.size();
            if (at < line.text.size() && word.empty()) {
                base::next_code_point(line.text, at);
            }
        }
    }
}

class SeamSetter {
public:
    SeamSetter(const std::vector<SourceLine>& lines, const TextRules& rules) : lines_(lines), rules_(rules) {}

    void run(std::vector<TextBlock>& blocks) {
        for (TextBlock& block : blocks) {
            if (block.is_code) {
                continue;
            }
            for (std::size_t i = 0; i + 1 < block.lines.size(); ++i) {
                ++breaks_;
                set(block.lines[i], without_quote_marks(block.lines[i + 1].text));
            }
        }
        settle_cuts();
    }

private:
    void set(SourceLine& line, std::string_view next) {
        if (line.text.ends_with(soft_hyphen)) {
            line.seam = Seam::no_hyphen;
        } else if (takes_no_space(last_character(line.text), first_character(next))) {
            line.seam = Seam::nothing;
        } else if (const std::string_view before = before_hyphen(line.text); !before.empty()) {
            set_hyphen(line, before, next);
        }
    }

    void set_hyphen(SourceLine& line, std::string_view before, std::string_view next) {
        const std::string_view after = word_at_start(next);
        if (after.empty() || is_among(rules_.conjunctions, base::fold(after))) {
            return;
        }
        line.seam = Seam::nothing;
        if (u_islower(static_cast<UChar32>(first_character(after))) != 0 &&
            u_isdigit(static_cast<UChar32>(last_character(before))) == 0) {
            const std::string_view opening = word_at_end(before);
            cuts_.push_back({&line, base::fold(opening), base::fold(std::string(opening) + std::string(after)),
                             base::fold(std::string(opening) + "-" + std::string(after))});
        }
    }

    void settle_cuts() {
        if (cuts_.empty()) {
            return;
        }
        std::unordered_map<std::string, bool> known;
        for (const Cut& cut : cuts_) {
            known[cut.whole];
            known[cut.hyphenated];
            known[cut.opening];
        }
        mark_known(lines_, known);
        const auto is_cut = [&](const Cut& cut) {
            return known[cut.whole] ||
                   (!known[cut.hyphenated] && !known[cut.opening] && !is_among(rules_.compounds, cut.opening));
        };
        const auto count = static_cast<std::size_t>(std::count_if(cuts_.begin(), cuts_.end(), is_cut));
        const bool text_cuts_words = count >= fewest_cuts && count * lines_per_cut >= breaks_;
        for (const Cut& cut : cuts_) {
            const bool open = text_cuts_words && !known[cut.hyphenated] && !is_among(rules_.compounds, cut.opening);
            if (known[cut.whole] || open) {
                cut.line->seam = Seam::no_hyphen;
            }
        }
    }

    const std::vector<SourceLine>& lines_;
    const TextRules& rules_;
    std::vector<Cut> cuts_;
    std::size_t breaks_ = 0;
};

}  // namespace

void set_seams(std::vector<TextBlock>& blocks, const std::vector<SourceLine>& lines, const TextRules& rules) {
    SeamSetter(lines, rules).run(blocks);
}

}  // namespace gazette::reader
