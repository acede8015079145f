#include "reader/letter_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/text.h"

namespace gazette::reader {

namespace {

constexpr std::string_view armour_opens = "-----BEGIN PGP ";
constexpr std::string_view armour_ends = "-----END PGP ";
/// What opens a text that is signed: its head.
constexpr std::string_view signed_opens = "-----BEGIN PGP SIGNED MESSAGE-----";
/// In bytes: signatures and footers have short lines, a paragraph in one line is text.
constexpr std::size_t longest_end_line = 120;
/// Mailman draws 47.
constexpr std::size_t shortest_drawn_line = 40;

using Lines = std::vector<std::string_view>;

bool has_no_words(std::string_view line) {
    return base::trim(line).empty();
}

/// Takes the lines apart, from the first to the last.
class LetterLines {
public:
    LetterLines(std::string_view text, const LetterRules& rules) : rules_(rules), lines_(base::split_lines(text)) {}

    LetterText run() {
        take_off_armour();
        take_off_end();
        part();
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
                // What opens with a hyphen is shielded by another one.
                kept.push_back(is_signed && line.starts_with("- ") ? line.substr(2) : line);
            }
        }
        lines_ = std::move(kept);
    }

    /// Behind the line that ends what opens here: for a signed text that is its head; `begin` where nothing ends it.
    std::size_t end_of_armour(std::size_t begin) const {
        const bool head = lines_[begin].starts_with(signed_opens);
        for (std::size_t i = begin + 1; i < lines_.size(); ++i) {
            if (head ? has_no_words(lines_[i]) : lines_[i].starts_with(armour_ends)) {
                return i + 1;
            }
        }
        return begin;
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
        take_off_below([](std::string_view line) { return is_drawn(line); }, rules_.footer_lines,
                       "footer of a mailing list", true);
        take_off_below([](std::string_view line) { return line == "-- " || line == "--"; }, rules_.signature_lines,
                       "signature", false);
    }

    static bool is_drawn(std::string_view line) {
        const std::string_view drawn = base::trim(line);
        return drawn.size() >= shortest_drawn_line && drawn.find_first_not_of('_') == std::string_view::npos;
    }

    /// From the first such line with so few lines below it, none of them long, where something is above it.
    template <class IsLine>
    void take_off_below(IsLine is_line, std::size_t most, const char* why, bool with_address) {
        std::size_t filled = 0;
        std::optional<std::size_t> begin;
        bool address = false;
        for (std::size_t i = lines_.size(); i-- > 0 && filled <= most && lines_[i].size() <= longest_end_line;) {
            if (is_line(lines_[i]) && filled > 0 && (address || !with_address)) {
                begin = i;
            }
            filled += !has_no_words(lines_[i]);
            address = address || lines_[i].find_first_of('@') != std::string_view::npos ||
                      lines_[i].find("://") != std::string_view::npos;
        }
        if (!begin || std::all_of(lines_.begin(), at(*begin), has_no_words)) {
            return;
        }
        for (auto line = at(*begin); line != lines_.end(); ++line) {
            remove(*line, why);
        }
        lines_.erase(at(*begin), lines_.end());
    }

    Lines::iterator at(std::size_t index) { return lines_.begin() + static_cast<std::ptrdiff_t>(index); }

    // ---- forwarded letters

    void part() {
        out_.stretches.emplace_back();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::size_t end = end_of_head(i);
            if (end == i) {
                out_.stretches.back().text.append(lines_[i]).append("\n");
                continue;
            }
            LetterStretch next;
            for (; i < end; ++i) {
                if (std::string line = base::collapse_space(lines_[i]); !line.empty()) {
                    next.head.push_back(std::move(line));
                }
            }
            --i;
            out_.stretches.push_back(std::move(next));
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

LetterText letter_text(std::string_view text, const LetterRules& rules) {
    return LetterLines(text, rules).run();
}

}  // namespace gazette::reader
