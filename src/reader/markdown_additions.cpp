#include "reader/markdown_additions.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/file_name.h"
#include "reader/markdown_attributes.h"
#include "reader/markdown_lines.h"

namespace gazette::reader {

namespace {

/// Where none of these is, nothing is added.
constexpr std::string_view signs[] = {"[!", "%%", "![[", "){", "{:", "{{", "{%", ":::", "!!! ", "??? "};

/// Bytes of what an image or a link leads to, and of what is said of it. Searches go no farther, so that a line of nothing but
/// openings takes no time.
constexpr std::size_t longest_target = 2000;

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

/// "300" and "300x200" say how large it is shown.
bool is_size(std::string_view label) {
    return label.find_first_not_of("0123456789x") == std::string_view::npos;
}

/// Where the code that opens at `at` ends within the line; where none does, the end of its marks, which then are text.
std::size_t end_of_code_span(std::string_view line, std::size_t at) {
    const std::size_t text = std::min(line.find_first_not_of('`', at), line.size());
    for (std::size_t mark = line.find('`', text); mark != std::string_view::npos; mark = line.find('`', mark)) {
        const std::size_t end = std::min(line.find_first_not_of('`', mark), line.size());
        if (end - mark == text - at) {
            return end;
        }
        mark = end;
    }
    return text;
}

std::string_view last_of(std::string_view text) {
    return text.substr(text.size() - std::min(text.size(), longest_target));
}

/// Two signs and no third.
bool is_comment_mark(std::string_view line, std::size_t at) {
    return line.substr(at, 2) == "%%" && line.substr(at + 2, 1) != "%" && (at == 0 || line[at - 1] != '%');
}

std::size_t next_comment_mark(std::string_view line, std::size_t at) {
    for (at = line.find("%%", at); at != std::string_view::npos && !is_comment_mark(line, at);
         at = line.find("%%", at + 1)) {
    }
    return at;
}

bool is_word_at(std::string_view line, std::size_t at) {
    return at < line.size() && base::is_ascii_letter_or_digit(line[at]);
}

/// Where a comment that opens at `at` and stands in one line ends; `at` itself where none does. What joins a Latin word, as in
/// "50%%", is none.
std::size_t end_of_comment(std::string_view line, std::size_t at) {
    const std::size_t close = is_comment_mark(line, at) ? next_comment_mark(line, at + 2) : std::string_view::npos;
    const bool joined = close != std::string_view::npos &&
                        ((at > 0 && is_word_at(line, at - 1)) || is_word_at(line, close + 2) || close == at + 2);
    return close == std::string_view::npos || joined ? at : close + 2;
}

std::ptrdiff_t quote_marks(std::string_view line) {
    const std::string_view marks = line.substr(0, after_containers(line));
    return std::count(marks.begin(), marks.end(), '>');
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

/// The line that opens a callout as a strong one with a break behind it, to which two spaces come where text follows.
std::optional<std::string> callout_opening(std::string_view line) {
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
    std::string_view behind = line.substr(close + 1);
    behind.remove_prefix(behind.starts_with('-') || behind.starts_with('+') ? 1 : 0);
    if (!is_kind || (!behind.empty() && behind.front() != ' ')) {
        return std::nullopt;
    }
    const std::string stated(base::trim(behind));
    const std::string title = stated.empty() ? kind_in_words(kind) : stated;
    const std::string_view strong = title.find('*') == std::string::npos ? "**" : "";
    return std::string(line.substr(0, begin)) + std::string(strong) + title + std::string(strong) + "  ";
}

/// Hugo's own shortcode for a picture, alone on its line.
std::optional<std::string> figure_shortcode(std::string_view line) {
    const std::string_view words = base::trim(line);
    constexpr std::string_view opening = "{{< figure ";
    if (!words.starts_with(opening) || !words.ends_with(">}}") || words.find("}}") + 2 != words.size()) {
        return std::nullopt;
    }
    std::string source;
    std::string alternative;
    std::string caption;
    std::string title;
    for (auto& [key, value] : attribute_pairs(words.substr(opening.size()))) {
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

class Additions {
public:
    Additions(std::string_view markdown, const std::string& file, int first_line)
        : lines_(base::split_lines(markdown)), file_(file), first_line_(first_line) {
        plain_.text.reserve(markdown.size());
    }

    PlainMarkdown take() && {
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            const std::string_view line = lines_[at_];
            const bool is_code = fence_.takes(line) || is_indented_code(line);
            in_indented_code_ = is_code && (in_indented_code_ || is_blank_line(above_));
            add(is_code ? std::string(line) : plain(line));
            above_ = lines_[at_];
        }
        report();
        return std::move(plain_);
    }

private:
    bool is_indented_code(std::string_view line) const {
        return (line.starts_with("    ") || line.starts_with('\t')) && (is_blank_line(above_) || in_indented_code_);
    }

    void add(std::string_view line) {
        plain_.text += line;
        plain_.text += '\n';
    }

    std::string plain(std::string_view line) {
        const bool opens_quote =
            quote_marks(line) > quote_marks(above_) || is_blank_line(above_.substr(after_containers(above_)));
        if (std::optional<std::string> opening = opens_quote ? callout_opening(line) : std::nullopt) {
            return plain_line(*opening);
        }
        if (std::optional<std::string> image = figure_shortcode(line)) {
            return *std::move(image);
        }
        const std::size_t begin = after_containers(line);
        if (const auto attributes = attributes_at(line.substr(begin));
            attributes && line.substr(begin).starts_with("{:") &&
            base::trim(line.substr(begin)).size() == attributes->size) {
            note_attributes();
            return std::string(line.substr(0, begin));
        }
        if (is_comment_mark(line, begin) && next_comment_mark(line, begin + 2) == std::string_view::npos) {
            if (const std::size_t last = end_of_long_comment(); last > at_) {
                return take_comment(begin, last);
            }
        }
        return plain_line(line);
    }

    /// The line that ends with the mark which the next one with any has; the present one where there is none.
    std::size_t end_of_long_comment() {
        if (at_ >= without_mark_from_) {
            return at_;
        }
        for (std::size_t i = at_ + 1; i < lines_.size(); ++i) {
            const std::size_t mark = next_comment_mark(lines_[i], 0);
            if (mark != std::string_view::npos) {
                return base::trim(lines_[i]).size() == base::trim(lines_[i].substr(0, mark + 2)).size() ? i : at_;
            }
        }
        without_mark_from_ = at_;
        return at_;
    }

    /// The lines from the present one to `last` become empty ones.
    std::string take_comment(std::size_t begin, std::size_t last) {
        std::string words(lines_[at_].substr(begin + 2));
        const std::string prefix(lines_[at_].substr(0, begin));
        const std::size_t first = at_;
        while (at_ < last) {
            add(prefix);
            words += ' ';
            words += lines_[++at_];
        }
        remove(std::string_view(words).substr(0, words.rfind("%%")), first);
        return prefix;
    }

    void remove(std::string_view comment, std::size_t line) {
        if (std::string words = base::collapse_space(comment); !words.empty()) {
            plain_.removed.push_back({std::move(words), "comment in the Markdown", number_of(line)});
        }
    }

    int number_of(std::size_t line) const { return first_line_ + static_cast<int>(line); }

    std::string plain_line(std::string_view line) {
        const std::string_view words = line.substr(after_containers(line));
        if (std::any_of(std::begin(foreign_openings), std::end(foreign_openings),
                        [&](std::string_view each) { return words.starts_with(each); })) {
            note_foreign(words);
        }
        std::string out;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = end_of_addition(line, at, out);
            if (end == at) {
                out += line[at++];
            }
            at = std::max(at, end);
        }
        return out;
    }

    /// Where what is added at `at` ends, or what must stay as it is; `at` itself where there is neither.
    std::size_t end_of_addition(std::string_view line, std::size_t at, std::string& out) {
        std::size_t end = at;
        switch (line[at]) {
        case '\\': end = std::min(at + 2, line.size()); break;
        case '`': end = end_of_code_span(line, at); break;
        case '%':
            end = end_of_comment(line, at);
            if (end > at) {
                remove(line.substr(at + 2, end - at - 4), at_);
                end += out.ends_with(' ') && line.substr(end, 1) == " " ? 1 : 0;
            }
            return end;
        case '!': return end_of_embed(line, at, out);
        case '{': return end_of_attributes(line, at, out);
        default: return at;
        }
        out += line.substr(at, end - at);
        return end;
    }

    std::size_t end_of_embed(std::string_view line, std::size_t at, std::string& out) {
        const std::size_t close =
            line.substr(at, 3) == "![[" ? line.substr(0, at + longest_target).find("]]", at) : std::string_view::npos;
        if (close == std::string_view::npos) {
            return at;
        }
        const std::string_view inner = line.substr(at + 3, close - at - 3);
        const std::size_t bar = std::min(inner.find('|'), inner.size());
        const std::string_view path = base::trim(inner.substr(0, bar));
        if (!is_picture(path)) {
            note_foreign(line.substr(at, close + 2 - at));
            return at;
        }
        const std::string_view label = base::trim(inner.substr(std::min(inner.rfind('|'), inner.size() - 1) + 1));
        const bool has_label = bar < inner.size() && !is_size(label);
        out += image_of(base::replace_all(std::string(path), "%", "%25"), has_label ? label : "", "");
        return close + 2;
    }

    /// Behind the target of a link or an image.
    std::size_t end_of_attributes(std::string_view line, std::size_t at, const std::string& out) {
        if (const char next = at + 1 < line.size() ? line[at + 1] : ' '; next == '{' || next == '%') {
            note_foreign(line.substr(at));
            return at;
        }
        const std::size_t target = out.ends_with(')') ? last_of(out).rfind("](") : std::string::npos;
        const auto attributes = target == std::string::npos ? std::nullopt : attributes_at(line.substr(at));
        if (!attributes) {
            return at;
        }
        note_attributes();
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

    std::vector<std::string_view> lines_;
    const std::string& file_;
    int first_line_;
    PlainMarkdown plain_;
    CodeFence fence_;
    std::size_t at_ = 0;
    std::string_view above_;
    bool in_indented_code_ = false;
    /// No later line has a mark of a comment.
    std::size_t without_mark_from_ = std::string_view::npos;
    int attributes_line_ = 0;
    std::size_t foreign_count_ = 0;
    int foreign_line_ = 0;
    int foreign_last_ = 0;
    std::string foreign_;
};

}  // namespace

PlainMarkdown with_additions_plain(std::string markdown, const std::string& file, int first_line) {
    if (!has_additions(markdown)) {
        return {std::move(markdown), {}, {}};
    }
    return Additions(markdown, file, first_line).take();
}

}  // namespace gazette::reader
