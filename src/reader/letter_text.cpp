#include "reader/letter_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/text_blocks.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

constexpr std::string_view armour_opens = "-----BEGIN PGP ";
constexpr std::string_view signed_opens = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view armour_ends = "-----END PGP ";
/// Mailman draws 47.
constexpr std::size_t shortest_drawn_line = 40;

using Lines = std::vector<std::string_view>;

bool has_no_words(std::string_view line) {
    return base::trim(line).empty();
}

/// Words that open with no capital; a script without capitals has no others.
bool has_small_words(std::string_view text) {
    constexpr std::size_t fewest = 3;
    std::size_t words = 0;
    std::size_t ideographs = 0;
    bool opens = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(base::next_code_point(text, at));
        const bool is_small = u_isalpha(c) != 0 && u_isupper(c) == 0;
        words += opens && is_small ? 1 : 0;
        ideographs += u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0 ? 1 : 0;
        opens = c == ' ';
    }
    return words >= fewest || ideographs >= fewest;
}

/// Takes the lines apart, from the first to the last.
class LetterLines {
public:
    LetterLines(std::string_view text, const LetterRules& rules) : rules_(rules), lines_(base::split_lines(text)) {}

    LetterText run(LetterPlace place) {
        take_off_armour();
        part();
        if (place == LetterPlace::end) {
            take_off_end();
        }
        add_to_last_stretch(lines_);
        return std::move(out_);
    }

private:
    void remove(std::string_view line, const char* why) {
        if (std::string bare = base::collapse_space(line); !bare.empty()) {
            out_.removed.push_back({std::move(bare), why, 0});
        }
    }

    // ---- OpenPGP

    void take_off_armour() {
        Lines kept;
        bool is_signed = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = lines_[i];
            const std::size_t end = line.starts_with(armour_opens) ? end_of_armour(i) : i;
            if (end > i) {
                is_signed = line.starts_with(signed_opens);
                take_off(i, end, is_signed);
                i = end - 1;
            } else {
                // A signed text ends where anything opens, and in it what opens with a hyphen is shielded by another one.
                is_signed = is_signed && !line.starts_with(armour_opens);
                kept.push_back(is_signed && line.starts_with("- ") ? line.substr(2) : line);
            }
        }
        lines_ = std::move(kept);
    }

    /// Behind the line that ends what opens here: for a signed text that is its head; `begin` where it only looks like armour.
    std::size_t end_of_armour(std::size_t begin) const {
        std::size_t i = begin + 1;
        while (i < lines_.size() && is_armour_field(lines_[i])) {
            ++i;
        }
        if (lines_[begin].starts_with(signed_opens)) {
            return i < lines_.size() && has_no_words(lines_[i]) ? i + 1 : begin;
        }
        while (i < lines_.size() && is_armour_data(lines_[i])) {
            ++i;
        }
        const std::string end = std::string(armour_ends).append(lines_[begin].substr(armour_opens.size()));
        return i < lines_.size() && base::trim(lines_[i]) == base::trim(end) ? i + 1 : begin;
    }

    /// "Version: 1", "Comment: made at the quay", "Comment:".
    static bool is_armour_field(std::string_view line) {
        const std::string_view name = line.substr(0, line.find(": "));
        const bool has_value = name.size() < line.size() && !name.empty();
        return (has_value || (name.size() > 1 && name.ends_with(':'))) && name.find(' ') == std::string_view::npos;
    }

    /// Base64 and its checksum, or nothing.
    static bool is_armour_data(std::string_view line) {
        constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
        return base::trim(line).find_first_not_of(digits) == std::string_view::npos;
    }

    void take_off(std::size_t begin, std::size_t end, bool is_signed) {
        const bool secret = lines_[begin].starts_with("-----BEGIN PGP MESSAGE");
        out_.encrypted = out_.encrypted || secret;
        // Nobody reads more than the first line of what is no text.
        for (std::size_t i = begin; i < (is_signed ? end : begin + 1); ++i) {
            remove(lines_[i], secret ? "encrypted" : is_signed ? "head of a signed text" : "signature or key");
        }
    }

    // ---- the end

    void take_off_end() {
        if (const std::size_t begin = last_with_few_below(is_drawn, rules_.footer_lines); is_footer(begin)) {
            take_off_from(begin, "footer of a mailing list");
        }
        // Some lists add their footer as a signature, below that of the letter.
        if (const std::size_t begin = last_with_few_below(is_mark, rules_.signature_lines); is_footer(begin)) {
            take_off_from(begin, "footer of a mailing list");
        }
        take_off_from(last_with_few_below(is_mark, rules_.signature_lines), "signature");
        // Bare hyphens part sections and postscripts as well.
        const auto is_bare = [](std::string_view line) { return line == "--"; };
        if (const std::size_t begin = last_with_few_below(is_bare, rules_.signature_lines); !has_sentence(begin)) {
            take_off_from(begin, "signature");
        }
    }

    static bool is_mark(std::string_view line) { return line == "-- "; }

    /// Whether one of the paragraphs from there on is a sentence.
    bool has_sentence(std::size_t begin) {
        std::string paragraph;
        for (std::size_t i = begin; i <= lines_.size(); ++i) {
            if (i < lines_.size() && !has_no_words(lines_[i])) {
                paragraph.append(lines_[i]).append(" ");
                continue;
            }
            if (is_sentence(paragraph)) {
                return true;
            }
            paragraph.clear();
        }
        return false;
    }

    static bool has_address(std::string_view line) {
        return line.find('@') != std::string_view::npos || line.find("://") != std::string_view::npos;
    }

    static bool is_drawn(std::string_view line) {
        const std::string_view drawn = base::trim(line);
        return drawn.size() >= shortest_drawn_line && drawn.find_first_not_of('_') == std::string_view::npos;
    }

    /// The last such line with words below it, where those are at most so many lines, none of them long; else the number of lines.
    template <class IsLine>
    std::size_t last_with_few_below(IsLine is_line, std::size_t most) const {
        std::size_t filled = 0;
        for (std::size_t i = lines_.size(); i-- > 0 && filled <= most;) {
            if (is_line(lines_[i]) && filled > 0) {
                return i;
            }
            if (base::count_code_points(lines_[i]) > rules_.longest_end_line) {
                break;
            }
            filled += !has_no_words(lines_[i]);
        }
        return lines_.size();
    }

    /// Whether a line from there on says that a list sent the letter, and one has an address.
    bool is_footer(std::size_t begin) {
        const auto says_list = [&](std::string_view line) {
            const html::Phrase phrase(line);
            return !rules_.footer.why(phrase).empty() || !rules_.below.why(phrase).empty() ||
                   !rules_.below_linked.why(phrase).empty();
        };
        return std::any_of(at(begin), lines_.end(), says_list) && std::any_of(at(begin), lines_.end(), has_address);
    }

    /// Where words are above it.
    void take_off_from(std::size_t begin, const char* why) {
        if (std::none_of(lines_.begin(), at(begin), has_letter)) {
            return;
        }
        for (auto line = at(begin); line != lines_.end(); ++line) {
            remove(*line, why);
        }
        lines_.erase(at(begin), lines_.end());
    }

    Lines::iterator at(std::size_t index) { return lines_.begin() + static_cast<std::ptrdiff_t>(index); }

    // ---- forwarded letters

    /// What is left are the lines of the last stretch.
    void part() {
        out_.stretches.emplace_back();
        Lines open;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::size_t end = end_of_head(i);
            if (end == i) {
                open.push_back(lines_[i]);
                continue;
            }
            add_to_last_stretch(open);
            open.clear();
            LetterStretch next;
            for (; i < end; ++i) {
                if (std::string line = base::collapse_space(lines_[i]); !line.empty()) {
                    next.head.push_back(std::move(line));
                }
            }
            --i;
            out_.stretches.push_back(std::move(next));
        }
        lines_ = std::move(open);
    }

    void add_to_last_stretch(const Lines& lines) {
        for (const std::string_view line : lines) {
            out_.stretches.back().text.append(line).append("\n");
        }
    }

    /// Behind the head of a letter whose mark is line `begin`; `begin` where it is none.
    std::size_t end_of_head(std::size_t begin) const {
        constexpr std::size_t longest_mark = 100;
        if (lines_[begin].size() > longest_mark || rules_.forwarded.why(html::Phrase(lines_[begin])).empty()) {
            return begin;
        }
        std::size_t i = begin + 1;
        while (i < lines_.size() && has_no_words(lines_[i])) {
            ++i;
        }
        const std::size_t first = i;
        while (i < lines_.size() && (is_field(lines_[i]) || (i > first && is_folded(lines_[i])))) {
            ++i;
        }
        return i >= first + 2 ? i : begin;
    }

    /// "Subject: Ferry timetable", in any language.
    static bool is_field(std::string_view line) {
        constexpr std::size_t longest_name = 30;
        const std::size_t colon = std::min(line.find(':'), line.find("："));
        return colon != std::string_view::npos && colon > 0 && colon <= longest_name &&
               std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), ' ') <= 1 &&
               line.substr(colon, 3) != "://";
    }

    static bool is_folded(std::string_view line) {
        return (line.starts_with(' ') || line.starts_with('\t')) && !has_no_words(line);
    }

    const LetterRules& rules_;
    Lines lines_;
    LetterText out_;
};

}  // namespace

bool is_sentence(std::string_view paragraph) {
    return ends_sentence(paragraph) && has_small_words(paragraph);
}

LetterText letter_text(std::string_view text, LetterPlace place, const LetterRules& rules) {
    return LetterLines(text, rules).run(place);
}

}  // namespace gazette::reader
