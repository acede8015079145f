#include "reader/markdown_additions.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/file_name.h"
#include "reader/markdown_attributes.h"
#include "reader/markdown_comments.h"
#include "reader/markdown_lines.h"
#include "reader/markdown_places.h"

namespace gazette::reader {

namespace {

/// Where none of these is, nothing is added.
constexpr std::string_view signs[] = {"[!", "%%", "![[", "{", "~", ":::", "!!! ", "??? "};

/// Bytes of what an image leads to, and of what is said of it. Searches go no farther, so that a line of nothing but openings
/// takes no time.
constexpr std::size_t longest_target = 2000;
constexpr std::size_t longest_bare_address = 300;

bool has_additions(std::string_view markdown) {
    return std::any_of(std::begin(signs), std::end(signs),
                       [&](std::string_view sign) { return markdown.find(sign) != std::string_view::npos; });
}

/// What a site's program sets apart opens a line with one of these; what it fills in stands between "{{" or "{%" and its like.
constexpr std::string_view foreign_openings[] = {":::", "!!! ", "??? "};

constexpr std::string_view picture_endings[] = {".png", ".jpg",  ".jpeg", ".gif", ".webp",
                                                ".svg", ".avif", ".bmp",  ".tif", ".tiff"};

bool is_picture(std::string_view path) {
    const std::string ending = extension_of(std::string(path));
    return std::find(std::begin(picture_endings), std::end(picture_endings), ending) != std::end(picture_endings);
}

std::string image_of(std::string_view path, std::string_view alternative, std::string_view title) {
    const auto escaped = [](std::string_view text, std::string_view special) {
        std::string out;
        for (const char c : text) {
            out += special.find(c) == std::string_view::npos ? "" : "\\";
            out += c;
        }
        return out;
    };
    std::string image = "![" + escaped(alternative, "\\[]*_`<&!") + "](<" + escaped(path, "\\<>") + ">";
    return image + (title.empty() ? ")" : " \"" + escaped(title, "\\\"") + "\")");
}

/// In a table a backslash stands before each bar.
std::string_view without_escape(std::string_view text) {
    return text.substr(0, text.size() - (text.ends_with('\\') ? 1 : 0));
}

/// What stands behind the first bar of "|A pier|300"; the last may say how large the picture is shown ("300", "300x200").
std::string_view label_without_size(std::string_view bars) {
    const std::size_t last = bars.rfind('|');
    const bool has_size = !bars.empty() && bars.find_first_not_of("0123456789x ", last + 1) == std::string_view::npos;
    const std::string_view label = has_size ? without_escape(bars.substr(0, last)) : bars;
    return base::trim(label.substr(std::min<std::size_t>(1, label.size())));
}

std::ptrdiff_t quote_marks(std::string_view line) {
    const std::string_view marks = line.substr(0, after_containers(line));
    return std::count(marks.begin(), marks.end(), '>');
}

bool is_single(std::string_view line, std::size_t at) {
    return line.substr(at + 1, 1) != line.substr(at, 1) && (at == 0 || line[at - 1] != line[at]);
}

constexpr std::string_view signs_of_numbers[] = {"-", "+", ".", "$", "\u20AC", "\u00A3", "\u00A5"};

/// Whether a number is at `at`, as in "5" and "$5", or a path.
bool is_number_or_path(std::string_view line, std::size_t at) {
    const std::string_view rest = line.substr(at);
    const auto* const sign = std::find_if(std::begin(signs_of_numbers), std::end(signs_of_numbers),
                                          [&](std::string_view each) { return rest.starts_with(each); });
    const std::size_t digit = sign == std::end(signs_of_numbers) ? 0 : sign->size();
    return rest.starts_with('/') || (digit < rest.size() && base::is_ascii_digit(rest[digit]));
}

/// Whether the tilde at `at` stands before words and the next one behind them, as in "~20 euros~ 15 euros".
bool strikes_through(std::string_view line, std::size_t at) {
    const std::size_t close = line.find('~', at + 1);
    const auto is_part_of_word = [&](std::size_t i) {
        return i < line.size() && (base::is_ascii_letter_or_digit(line[i]) || (line[i] & 0x80) != 0 || line[i] == '/');
    };
    return close != std::string_view::npos && is_single(line, close) && line[close - 1] != ' ' &&
           !is_part_of_word(close + 1) && !is_number_or_path(line, close + 1) && (at == 0 || !is_part_of_word(at - 1));
}

bool is_letter(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0 || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_ALPHABETIC) != 0;
}

/// Whether letters stand right before and behind the sign at `at`, as in "Monday~Friday".
bool is_between_letters(std::string_view line, std::size_t at) {
    std::size_t before = at;
    while (before > 0 && (before == at || base::continues_character(line[before]))) {
        --before;
    }
    std::size_t behind = at + 1;
    return before < at && behind < line.size() && is_letter(base::next_code_point(line, before)) &&
           is_letter(base::next_code_point(line, behind));
}

/// Where the tilde stands that ends what the one at `at` begins, with no space between; `at` itself where none does.
std::size_t closing_tilde(std::string_view line, std::size_t at) {
    const std::size_t close = line.find_first_of("~ \t", at + 1);
    return close != std::string_view::npos && line[close] == '~' ? close : at;
}

/// Whether what goes on behind `before` is part of a bare address.
bool is_in_address(std::string_view before) {
    before = before.substr(before.size() - std::min(before.size(), longest_bare_address));
    const std::string_view word = before.substr(before.find_last_of(" \t") + 1);
    return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
}

/// Whether what follows a comment ends something, and needs no space before it. Stars and the like do where no word is behind
/// them.
bool closes(std::string_view behind) {
    const std::size_t marks = std::min(behind.find_first_not_of("*_~"), behind.size());
    const bool has_word = marks < behind.size() && (base::is_ascii_letter_or_digit(behind[marks]) ||
                                                    (behind[marks] & 0x80) != 0 || behind[marks] == '`');
    return marks > 0 ? !has_word
                     : !behind.empty() && std::string_view(".,;:!?)]}").find(behind[0]) != std::string_view::npos;
}

/// What stands before a later line of the containers that `prefix` opens.
std::string within_containers(std::string_view prefix) {
    std::string out(prefix);
    std::replace_if(out.begin(), out.end(), [](char c) { return c != '>' && c != '\t'; }, ' ');
    return out;
}

/// "WARNING" as people write it.
std::string kind_in_words(std::string_view kind) {
    std::string words = base::lower_ascii(kind.substr(0, kind.find('|')));
    std::replace(words.begin(), words.end(), '-', ' ');
    if (!words.empty()) {
        words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    }
    return words;
}

/// The line that opens a callout.
struct CalloutOpening {
    std::string_view kind;
    /// Where its mark begins, and what is behind it, in bytes of the line.
    std::size_t begin = 0;
    std::size_t title = 0;
};

std::optional<CalloutOpening> callout_opening(std::string_view line) {
    const std::size_t begin = after_containers(line);
    const std::size_t mark = line.substr(0, begin).find_last_not_of(' ');
    const std::size_t close = line.find(']', begin);
    if (mark == std::string_view::npos || line[mark] != '>' || begin - mark > 4 || line.substr(begin, 2) != "[!" ||
        close == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view kind = line.substr(begin + 2, close - begin - 2);
    const bool is_kind = !kind.empty() && std::all_of(kind.begin(), kind.end(), [](char c) {
        return base::is_ascii_letter_or_digit(c) || c == '-' || c == '_' || c == '|' || c == ' ';
    });
    const std::string_view behind = line.substr(close + 1);
    const std::size_t folding = behind.starts_with('-') || behind.starts_with('+') ? 1 : 0;
    if (!is_kind || (behind.size() > folding && behind[folding] != ' ')) {
        return std::nullopt;
    }
    return CalloutOpening{kind, begin, close + 1 + folding};
}

/// Hugo's own shortcode for a picture, where `words` are nothing else.
std::optional<std::string> figure_shortcode(std::string_view words) {
    constexpr std::string_view opening = "{{<";
    constexpr std::string_view name = "figure ";
    const std::string_view inner =
        words.starts_with(opening) ? base::trim(words.substr(opening.size())) : std::string_view();
    if (!inner.starts_with(name) || !words.ends_with(">}}") || words.find("}}") + 2 != words.size()) {
        return std::nullopt;
    }
    std::string source;
    std::string alternative;
    std::string caption;
    std::string title;
    for (auto& [key, value] : attribute_pairs(inner.substr(name.size()))) {
        std::string* const where = key == "src"       ? &source
                                   : key == "alt"     ? &alternative
                                   : key == "caption" ? &caption
                                   : key == "title"   ? &title
                                                      : nullptr;
        if (where != nullptr) {
            *where = std::move(value);
        }
    }
    return source.empty() ? std::nullopt : std::optional(image_of(source, alternative, caption.empty() ? title : caption));
}

constexpr std::string_view comment_opening = "{::comment}";
constexpr std::string_view comment_closings[] = {"{:/comment}", "{:/}"};

/// What kramdown takes for attributes of a block, or for its own options, where `words` are all of a line.
bool is_attribute_line(std::string_view words) {
    if (words.starts_with("{::") || words.starts_with("{:/")) {
        const bool is_comment = words.starts_with("{::comment") || words.starts_with("{:/comment") || words == "{:/}";
        return base::is_ascii_letter_at(words, 3) && words.find('}') == words.size() - 1 && !is_comment;
    }
    const auto attributes = words.starts_with("{:") ? attributes_at(words) : std::nullopt;
    return attributes && attributes->size == words.size();
}

class Additions {
public:
    Additions(std::string_view markdown, const MarkdownPlaces& places, const std::string& file, int first_line)
        : text_(markdown), places_(places), comments_(markdown_comments(markdown, places)),
          lines_(base::split_lines(markdown)), file_(file), first_line_(first_line) {
        plain_.text.reserve(markdown.size());
    }

    PlainMarkdown take() && {
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            const std::string_view line = lines_[at_];
            add(plain(line));
            above_ = lines_[at_];
        }
        report();
        return std::move(plain_);
    }

private:
    void add(std::string_view line) {
        plain_.text += line;
        plain_.text += '\n';
    }

    /// In bytes of the text; `part` views it.
    std::size_t offset_of(std::string_view part) const { return static_cast<std::size_t>(part.data() - text_.data()); }

    /// Whether a part that is not empty begins with a word, where Markdown is read.
    bool is_words(std::string_view part) const { return places_.is_word_of_markdown(offset_of(part)); }

    std::string plain(std::string_view line) {
        const std::size_t begin = after_containers(line);
        const std::string_view prefix = line.substr(0, begin);
        const std::string_view words = line.substr(begin);
        words_begin_ = begin;
        if (const std::size_t last = end_of_long_comment(words); last > at_) {
            return take_comment(prefix, last, comment_mark, comment_mark);
        }
        if (words.empty() || !is_words(words)) {
            return plain_line(line, 0);
        }
        const bool may_be_callout = words.starts_with("[!") && opens_quote(line);
        if (const std::optional<CalloutOpening> opening = may_be_callout ? callout_opening(line) : std::nullopt) {
            return callout(*opening, line);
        }
        if (std::optional<std::string> image = figure_shortcode(base::trim(words))) {
            return std::string(prefix) + *image;
        }
        if (is_attribute_line(base::trim(words))) {
            note_attributes();
            return std::string(prefix);
        }
        if (const std::size_t last = end_of_comment_block(base::trim(words)); last > at_) {
            return take_comment(prefix, last, comment_opening, "{:/");
        }
        if (std::any_of(std::begin(foreign_openings), std::end(foreign_openings),
                        [&](std::string_view each) { return words.starts_with(each); })) {
            note_foreign(words);
        }
        return plain_line(line, 0);
    }

    bool opens_quote(std::string_view line) const {
        return quote_marks(line) > quote_marks(above_) || is_blank_line(above_.substr(after_containers(above_)));
    }

    /// As a strong line with a break behind it, to which two spaces come where text follows.
    std::string callout(const CalloutOpening& opening, std::string_view line) {
        const std::string stated(base::trim(plain_line(line, opening.title)));
        const std::string title = stated.empty() ? kind_in_words(opening.kind) : stated;
        const std::string_view strong = title.find('*') == std::string::npos ? "**" : "";
        return std::string(line.substr(0, opening.begin)) + std::string(strong) + title + std::string(strong) + "  ";
    }

    /// Where the comment that begins here ends, in bytes of the text; 0 where none begins.
    std::size_t end_of_comment_at(std::size_t offset) const {
        const auto comment = std::lower_bound(comments_.begin(), comments_.end(), offset,
                                              [](const MarkdownComment& each, std::size_t at) { return each.begin < at; });
        return comment != comments_.end() && comment->begin == offset ? comment->end : 0;
    }

    /// The line where the comment ends which these words open, the rest of the present one; the present one where they open none.
    std::size_t end_of_long_comment(std::string_view words) const {
        const std::size_t end = end_of_comment_at(offset_of(words));
        const auto behind =
            std::upper_bound(lines_.begin() + static_cast<std::ptrdiff_t>(at_), lines_.end(), end,
                             [&](std::size_t at, std::string_view line) { return at < offset_of(line) + 1; });
        return std::max(at_ + 1, static_cast<std::size_t>(behind - lines_.begin())) - 1;
    }

    /// The lines from the present one to `last` become empty ones; what they say, but what stands before the first one's text.
    std::string take_lines(std::string_view prefix, std::size_t last) {
        std::string words(lines_[at_].substr(prefix.size()));
        add(prefix);
        while (++at_ < last) {
            add(within_containers(prefix));
            words.append(" ").append(lines_[at_]);
        }
        return words.append(" ").append(lines_[at_]);
    }

    std::string take_comment(std::string_view prefix, std::size_t last, std::string_view opening,
                             std::string_view closing) {
        const std::size_t first = at_;
        const std::string words = take_lines(prefix, last);
        remove(std::string_view(words).substr(opening.size(), words.rfind(closing) - opening.size()), first);
        return within_containers(prefix);
    }

    void remove(std::string_view comment, std::size_t line) {
        if (std::string words = base::collapse_space(comment); !words.empty()) {
            plain_.removed.push_back({std::move(words), "comment in the Markdown", number_of(line)});
        }
    }

    int number_of(std::size_t line) const { return first_line_ + static_cast<int>(line); }

    /// The line that closes kramdown's comment which these words open; the present one where they open none.
    std::size_t end_of_comment_block(std::string_view words) {
        if (words != comment_opening || at_ >= without_comment_end_from_) {
            return at_;
        }
        for (std::size_t i = at_ + 1; i < lines_.size(); ++i) {
            const std::string_view closing = base::trim(lines_[i].substr(after_containers(lines_[i])));
            if (std::find(std::begin(comment_closings), std::end(comment_closings), closing) !=
                std::end(comment_closings)) {
                return i;
            }
        }
        without_comment_end_from_ = at_;
        return at_;
    }

    /// From `at` on.
    std::string plain_line(std::string_view line, std::size_t at) {
        std::string out;
        while (at < line.size()) {
            const std::size_t sign = std::min(line.find_first_of("%!{~", at), line.size());
            out += line.substr(at, sign - at);
            at = sign == line.size() ? sign : end_of_addition(line, sign, out);
            if (at == sign && at < line.size()) {
                out += line[at++];
            }
        }
        return out;
    }

    /// Where what is added at `at` ends, in whose place `out` has what it says; `at` itself where nothing is added.
    std::size_t end_of_addition(std::string_view line, std::size_t at, std::string& out) {
        switch (line[at]) {
        case '%': return end_of_comment(line, at, out);
        case '!': return end_of_embed(line, at, out);
        case '~': return end_of_tilde(line, at, out);
        default: return end_of_braces(line, at, out);
        }
    }

    std::size_t end_of_comment(std::string_view line, std::size_t at, std::string& out) {
        const std::size_t end = end_of_comment_at(offset_of(line) + at);
        if (end == 0 || end > offset_of(line) + line.size()) {
            return at;
        }
        const std::string_view comment = line.substr(at, end - offset_of(line) - at);
        remove(comment.substr(comment_mark.size(), comment.size() - 2 * comment_mark.size()), at_);
        return behind_comment(line, at, at + comment.size(), out);
    }

    /// Where a line goes on whose comment stands from `begin` to `end`. One of the spaces around it goes, and the one before what
    /// closes; where the comment begins the line's words, all that are behind it.
    std::size_t behind_comment(std::string_view line, std::size_t begin, std::size_t end, std::string& out) const {
        const std::size_t next = std::min(line.find_first_not_of(" \t", end), line.size());
        if (begin == words_begin_) {
            return next;
        }
        if (!out.ends_with(' ') || line.substr(end, 1) == " ") {
            return end + (out.ends_with(' ') ? 1 : 0);
        }
        if (closes(line.substr(end))) {
            out.pop_back();
        }
        return end;
    }

    /// Of a comment of kramdown that stands in one line.
    std::size_t end_of_marked_comment(std::string_view line, std::size_t at, std::string& out) {
        if (unclosed_line_ == number_of(at_)) {
            return at;
        }
        const std::size_t begin = at + comment_opening.size();
        for (std::size_t close = line.find("{:/", begin); close != std::string_view::npos;
             close = line.find("{:/", close + 1)) {
            for (const std::string_view closing : comment_closings) {
                if (line.substr(close).starts_with(closing)) {
                    remove(line.substr(begin, close - begin), at_);
                    return behind_comment(line, at, close + closing.size(), out);
                }
            }
        }
        unclosed_line_ = number_of(at_);
        return at;
    }

    /// Where the next "]]" of the text is from the offset `at` on, which never is before the last one asked for.
    std::size_t next_closing_brackets(std::size_t at) {
        if (closing_brackets_ <= at) {
            closing_brackets_ = std::min(text_.find("]]", at), text_.size());
        }
        return closing_brackets_;
    }

    std::size_t end_of_embed(std::string_view line, std::size_t at, std::string& out) {
        const std::string_view mark = line.substr(at, 3);
        if (mark != "![[" || !is_words(mark) || !is_words(mark.substr(2))) {
            return at;
        }
        const std::size_t close = next_closing_brackets(offset_of(mark)) - offset_of(line);
        if (close >= line.size() || close - at > longest_target) {
            return at;
        }
        const std::string_view inner = line.substr(at + 3, close - at - 3);
        const std::size_t bar = std::min(inner.find('|'), inner.size());
        const std::string_view path = without_escape(base::trim(inner.substr(0, bar)));
        if (!is_picture(path)) {
            note_foreign(line.substr(at, close + 2 - at));
            return at;
        }
        out += image_of(base::replace_all(std::string(path), "%", "%25"), label_without_size(inner.substr(bar)), "");
        return close + 2;
    }

    /// One that says "about" ("~5", "~$5"), "to" ("3~5", "a~b") or whose files these are ("~/a") strikes nothing through, nor
    /// does the one that ends its word ("H~2~O").
    std::size_t end_of_tilde(std::string_view line, std::size_t at, std::string& out) {
        const bool begins = is_between_letters(line, at) || (is_number_or_path(line, at + 1) && !strikes_through(line, at));
        const std::size_t offset = offset_of(line) + at;
        if (!is_single(line, at) || !(begins || offset == closing_tilde_) || !is_words(line.substr(at)) ||
            is_in_address(line.substr(0, at))) {
            return at;
        }
        closing_tilde_ = begins ? offset_of(line) + closing_tilde(line, at) : std::string_view::npos;
        out += "\\~";
        return at + 1;
    }

    std::size_t end_of_braces(std::string_view line, std::size_t at, std::string& out) {
        const std::string_view rest = line.substr(at);
        if ((rest.starts_with("{{") || rest.starts_with("{%")) && places_.is_word(offset_of(rest))) {
            note_foreign(rest);
            return at;
        }
        if (!is_words(rest)) {
            return at;
        }
        if (rest.starts_with(comment_opening)) {
            return end_of_marked_comment(line, at, out);
        }
        const auto is_in = [&](const std::vector<std::size_t>& braces) {
            return std::binary_search(braces.begin(), braces.end(), offset_of(rest));
        };
        const bool may_be = is_in(places_.braces_behind_links) || attributes_end_ == offset_of(rest) ||
                            (rest.starts_with("{:") && is_in(places_.braces_behind_spans));
        const auto attributes = may_be ? attributes_at(rest) : std::nullopt;
        if (!attributes) {
            return at;
        }
        note_attributes();
        attributes_end_ = offset_of(rest) + attributes->size;
        return at + attributes->size;
    }

    void note_attributes() { attributes_line_ = attributes_line_ == 0 ? number_of(at_) : attributes_line_; }

    /// Once a line.
    void note_foreign(std::string_view text) {
        if (foreign_last_ == number_of(at_)) {
            return;
        }
        foreign_last_ = number_of(at_);
        if (foreign_count_++ == 0) {
            foreign_line_ = number_of(at_);
            foreign_ = base::shortened(base::collapse_space(text), 60);
        }
    }

    void note(int line, std::string what) {
        plain_.diagnostics.push_back({base::Severity::note, {file_, line, 0}, std::move(what), ""});
    }

    void report() {
        if (attributes_line_ > 0) {
            note(attributes_line_, "attributes in braces were left out");
        }
        if (foreign_count_ > 0) {
            const std::string more = foreign_count_ > 1 ? ", and " + std::to_string(foreign_count_ - 1) + " more" : "";
            note(foreign_line_, "what another program would make something of stays as text: " + foreign_ + more);
        }
    }

    std::string_view text_;
    const MarkdownPlaces& places_;
    std::vector<MarkdownComment> comments_;
    std::vector<std::string_view> lines_;
    const std::string& file_;
    int first_line_;
    PlainMarkdown plain_;
    std::size_t at_ = 0;
    /// Where the words of the present line begin, behind its containers.
    std::size_t words_begin_ = 0;
    std::string_view above_;
    /// No later line ends a comment of kramdown.
    std::size_t without_comment_end_from_ = std::string_view::npos;
    /// The number of the last line where nothing closes such a comment within it.
    int unclosed_line_ = 0;
    std::size_t closing_brackets_ = 0;
    /// The tilde that ends the word which one that strikes nothing through begins, in bytes of the text.
    std::size_t closing_tilde_ = std::string_view::npos;
    int attributes_line_ = 0;
    /// Of the last ones of a link or a span, in bytes of the text: others may follow.
    std::size_t attributes_end_ = std::string_view::npos;
    std::size_t foreign_count_ = 0;
    int foreign_line_ = 0;
    int foreign_last_ = 0;
    std::string foreign_;
};

}  // namespace

PlainMarkdown with_additions_plain(std::string markdown, const std::string& file, int first_line) {
    std::optional<MarkdownPlaces> places = has_additions(markdown) ? markdown_places(markdown) : std::nullopt;
    if (!places) {
        return {std::move(markdown), {}, {}, {}};
    }
    PlainMarkdown plain = Additions(markdown, *places, file, first_line).take();
    plain.heading_ends = std::move(places->heading_ends);
    return plain;
}

}  // namespace gazette::reader
