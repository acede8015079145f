#include "reader/text_blocks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/text_code.h"
#include "reader/text_seams.h"
#include "reader/text_wrap.h"

namespace gazette::reader {

namespace {

using Lines = std::vector<SourceLine>;

constexpr std::size_t shortest_rule = 3;
/// Longer lines have no line drawn under them.
constexpr std::size_t longest_underlined = 200;
/// The first line of a paragraph stands at least so many columns further in than the others.
constexpr int least_indent = 2;
/// In columns. Lines of verse, of an address or of facts are no wider; longer ones are paragraphs.
constexpr std::size_t widest_verse = 60;

constexpr std::u32string_view rule_characters = U"-*_=~#·•—–─═━＊";
constexpr std::u32string_view underline_characters = U"=-~^*_─═━";

std::uint8_t indent_of(std::string_view line) {
    constexpr std::size_t tab_width = 8;
    std::size_t columns = 0;
    for (const char c : line) {
        if (c != ' ' && c != '\t') {
            break;
        }
        columns += c == ' ' ? 1 : tab_width - columns % tab_width;
    }
    return static_cast<std::uint8_t>(std::min<std::size_t>(columns, 255));
}

/// The character that the line repeats, with or without spaces between; 0 where there is another, or too few of it.
char32_t repeated_character(std::string_view line) {
    char32_t repeated = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = base::next_code_point(line, at);
        if (c == U' ' || c == U'\u3000') {
            continue;
        }
        if (count > 0 && c != repeated) {
            return 0;
        }
        repeated = c;
        ++count;
    }
    return count >= shortest_rule ? repeated : 0;
}

char32_t rule_character(std::string_view line) {
    const char32_t c = repeated_character(line);
    return rule_characters.find(c) != std::u32string_view::npos ? c : 0;
}

char32_t underline_character(std::string_view line) {
    const char32_t c = repeated_character(line);
    return line.find(' ') == std::string_view::npos && underline_characters.find(c) != std::u32string_view::npos ? c : 0;
}

/// ">>> print(1)" and ">>> a = 1": what one types into an interpreter.
bool is_prompt(std::string_view line) {
    const std::size_t bracket = line.find('(');
    const bool calls = bracket != line.npos && bracket + 1 < line.size() && line[bracket - 1] != ' ';
    return line.starts_with(">>> ") && (calls || line.find(" = ") != line.npos);
}

bool is_bare_quote_mark(std::string_view line) {
    return line.find_first_not_of("> ") == std::string_view::npos;
}

/// Lines between two blank ones, parted into what they are.
class Stanza {
public:
    Stanza(std::vector<TextBlock>& blocks, int margin) : blocks_(blocks), margin_(margin) {}

    void add(const SourceLine& line) { lines_.push_back(line); }
    bool empty() const { return lines_.empty(); }

    void close() {
        if (lines_.empty()) {
            return;
        }
        if (is_code()) {
            add_code();
            return;
        }
        open_code_ = false;
        Lines part;
        for (const SourceLine& line : lines_) {
            if (part.size() == 1 && is_underlined(part.front(), line)) {
                blocks_.push_back({{part.front()}, underline_character(line.text)});
                part.clear();
            } else if (rule_character(line.text) != 0) {
                add_part(part);
                blocks_.push_back({{line}, 0, true});
            } else {
                part.push_back(line);
            }
        }
        add_part(part);
        lines_.clear();
    }

    /// Lines between fences.
    void add_fenced(Lines lines) {
        close();
        open_code_ = false;
        if (!lines.empty()) {
            blocks_.push_back({std::move(lines), 0, false, true});
        }
    }

private:
    bool is_code() const {
        const auto prose = [](const SourceLine& line) { return reads_as_prose(line.text); };
        // What is further in than the first line of the code explains it.
        const bool goes_on = open_code_ && (margin_of(lines_) > blocks_.back().lines.front().indent ||
                                            std::none_of(lines_.begin(), lines_.end(), prose));
        return is_drawn(lines_) || (is_indented(lines_, margin_) && (goes_on || has_signs_of_code(lines_)));
    }

    /// Blank lines part no code that is indented.
    void add_code() {
        const bool indented = is_indented(lines_, margin_);
        if (open_code_ && indented) {
            Lines& above = blocks_.back().lines;
            above.insert(above.end(), lines_.begin(), lines_.end());
        } else {
            blocks_.push_back({lines_, 0, false, true});
        }
        open_code_ = indented;
        lines_.clear();
    }

    static bool is_underlined(const SourceLine& heading, const SourceLine& line) {
        return underline_character(line.text) != 0 && has_letter(heading.text) && !item_mark(heading.text) &&
               is_short_line(heading.text, longest_underlined);
    }

    void add_part(Lines& part) {
        const int indent = indent_that_opens(part);
        Lines together;
        std::optional<ItemMark> open;
        std::vector<OpenList> lists;
        for (const SourceLine& line : part) {
            const std::optional<ItemMark> mark = item_mark(line.text);
            const bool item = mark && opens_item(*mark, line, open, lists, together);
            const bool other = !together.empty() && quote_depth(line.text) != quote_depth(together.back().text);
            if (item || other || (line.indent >= indent && !open)) {
                add_paragraph(together, open.has_value(), item);
                open = item ? mark : std::nullopt;
            }
            if (item) {
                add_to(lists, *mark, line.indent);
            }
            together.push_back(line);
        }
        add_paragraph(together, open.has_value());
        part.clear();
    }

    /// A list that may go on, by the indent of its items.
    struct OpenList {
        std::uint8_t indent = 0;
        ItemMark last;
    };

    /// Lists within the item above end with it.
    static void add_to(std::vector<OpenList>& lists, const ItemMark& mark, std::uint8_t indent) {
        while (!lists.empty() && lists.back().indent >= indent) {
            lists.pop_back();
        }
        lists.push_back({indent, mark});
    }

    /// A line that only begins with a hyphen is one of a paragraph.
    static bool opens_item(const ItemMark& mark, const SourceLine& line, const std::optional<ItemMark>& open,
                           const std::vector<OpenList>& lists, const Lines& together) {
        if (together.empty()) {
            return true;
        }
        const bool first = !mark.ordered || mark.number == 1;
        return (first && (open || together.back().text.ends_with(':'))) ||
               (mark.ordered && std::any_of(lists.begin(), lists.end(), [&](const OpenList& list) {
                    return list.indent == line.indent && continues(list.last, mark);
                }));
    }

    /// From which indent on a line opens a paragraph; none does where too many lines have one, as in verse.
    static int indent_that_opens(const Lines& part) {
        int least = 256;
        for (const SourceLine& line : part) {
            least = std::min<int>(least, line.indent);
        }
        const int indent = least + least_indent;
        const auto count =
            std::count_if(part.begin(), part.end(), [&](const SourceLine& line) { return line.indent >= indent; });
        return static_cast<std::size_t>(count) * 2 < part.size() ? indent : 256;
    }

    /// `goes_on` where the next item of the list follows.
    void add_paragraph(Lines& lines, bool item, bool goes_on = false) {
        if (lines.empty()) {
            return;
        }
        const std::vector<bool> together = continued(lines, item, goes_on);
        const bool stays_in_lines = lines.size() > 1 && (item ? hangs(lines) : together.empty()) && all_short(lines);
        bool in_list = false;
        blocks_.push_back({{lines.front()}});
        for (std::size_t i = 1; i < lines.size(); ++i) {
            in_list = in_list || is_first_item(lines, i);
            if (together.empty() || !together[i - 1]) {
                blocks_.emplace_back();
                blocks_.back().is_next_line = stays_in_lines && !in_list;
            }
            blocks_.back().lines.push_back(lines[i]);
        }
        lines.clear();
    }

    /// A list may follow the line that names it at once.
    static bool is_first_item(const Lines& lines, std::size_t at) {
        const std::optional<ItemMark> mark = item_mark(lines[at].text);
        return mark && at + 1 < lines.size() && continues(*mark, item_mark(lines[at + 1].text));
    }

    /// Below the text of an item, not its mark.
    static bool hangs(const Lines& lines) {
        return std::all_of(lines.begin() + 1, lines.end(),
                           [&](const SourceLine& line) { return line.indent >= lines.front().indent + least_indent; });
    }

    static std::vector<bool> continued(const Lines& lines, bool item, bool goes_on) {
        if (lines.size() < 2) {
            return {};
        }
        std::vector<std::string_view> texts;
        std::transform(lines.begin(), lines.end(), std::back_inserter(texts),
                       [](const SourceLine& line) { return without_quote_marks(line.text); });
        std::vector<bool> wrapped = wrapped_lines(texts);
        return wrapped.empty() && item && (goes_on || hangs(lines)) ? hanging_lines(texts) : wrapped;
    }

    static bool all_short(const Lines& lines) {
        return std::all_of(lines.begin(), lines.end(),
                           [](const SourceLine& line) { return columns_of(line.text) <= widest_verse; });
    }

    std::vector<TextBlock>& blocks_;
    int margin_ = 0;
    Lines lines_;
    /// The last block is code that goes on where the next lines are indented too.
    bool open_code_ = false;
};

/// What a line of few words does not end with.
constexpr std::string_view ends_of_prose[] = {".", "。", "।", "۔", ":", ";", ",", "…", "።", "։"};

}  // namespace

std::vector<SourceLine> source_lines(const std::vector<std::string_view>& lines, std::size_t skip) {
    std::vector<SourceLine> out;
    out.reserve(lines.size() - std::min(skip, lines.size()));
    for (std::size_t i = skip; i < lines.size(); ++i) {
        out.push_back({base::trim(lines[i]), static_cast<int>(i) + 1, indent_of(lines[i])});
    }
    return out;
}

std::vector<TextBlock> text_blocks(const std::vector<SourceLine>& lines, const TextRules& rules) {
    std::vector<TextBlock> blocks;
    Stanza stanza(blocks, margin_of_prose(lines));
    const Fences fences(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view text = lines[i].text;
        if (const std::optional<std::size_t> end = fences.closing(i)) {
            const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            stanza.add_fenced({begin, lines.begin() + static_cast<std::ptrdiff_t>(*end)});
            i = *end;
            continue;
        }
        const bool within_quote =
            (i > 0 && is_quoted(lines[i - 1].text)) || (i + 1 < lines.size() && is_quoted(lines[i + 1].text));
        if (text.empty() || (within_quote && is_bare_quote_mark(text))) {
            stanza.close();
        } else {
            stanza.add(lines[i]);
        }
    }
    stanza.close();
    set_seams(blocks, lines, rules);
    return blocks;
}

std::string joined(const TextBlock& block) {
    std::string text;
    Seam seam = Seam::nothing;
    for (const SourceLine& line : block.lines) {
        if (seam == Seam::no_hyphen) {
            while (base::continues_character(text.back())) {
                text.pop_back();
            }
            text.pop_back();
        }
        text += (seam == Seam::space ? " " : "") + base::collapse_space(line.text);
        seam = line.seam;
    }
    return text;
}

std::string code_of(const TextBlock& block) {
    const int margin = margin_of(block.lines);
    std::string text;
    int number = block.lines.front().number;
    for (const SourceLine& line : block.lines) {
        text.append(static_cast<std::size_t>(line.number - number), '\n');
        text.append(line.text.empty() ? 0 : static_cast<std::size_t>(line.indent - margin), ' ');
        text += line.text;
        number = line.number;
    }
    return text;
}

bool is_quoted(std::string_view line) {
    if (line.starts_with("> ") || !line.starts_with(">>")) {
        return line.starts_with("> ");
    }
    const std::string_view text = line.substr(std::min(line.find_first_not_of('>'), line.size()));
    return text.empty() || (text.front() == ' ' && line.find("<<") == line.npos && !is_prompt(line));
}

std::size_t quote_depth(std::string_view line) {
    const std::string_view marks = line.substr(0, line.size() - without_quote_marks(line).size());
    return static_cast<std::size_t>(std::count(marks.begin(), marks.end(), '>'));
}

std::string_view without_quote_marks(std::string_view line) {
    return is_quoted(line) ? line.substr(std::min(line.find_first_not_of("> "), line.size())) : line;
}

bool is_short_line(std::string_view text, std::size_t limit) {
    if (text.empty() || base::count_code_points(text) > limit) {
        return false;
    }
    return std::none_of(std::begin(ends_of_prose), std::end(ends_of_prose),
                        [&](std::string_view end) { return text.ends_with(end); });
}

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (u_isalpha(static_cast<UChar32>(base::next_code_point(text, at))) != 0) {
            return true;
        }
    }
    return false;
}

}  // namespace gazette::reader
