#include "reader/markdown_notes.h"

#include <algorithm>

#include "base/text.h"
#include "reader/markdown_lines.h"

namespace gazette::reader {

namespace {

constexpr std::string_view note_item_mark = "1. ";
constexpr std::size_t longest_label = 200;

/// Whether a line begins a block of its own right below a paragraph.
bool begins_block(std::string_view line) {
    const std::size_t at = spaces_before(line);
    const std::string_view rest = line.substr(at);
    return after_containers(line) > at || rest.starts_with('#') || rest.starts_with("```") || rest.starts_with("~~~") ||
           rest.starts_with("***") || rest.starts_with("---") || rest.starts_with("===") || rest.starts_with("___") ||
           end_of_note_mark(rest) > 0 || rest.starts_with('<');
}

/// Where a definition's text begins in its first line; 0 where the line opens none.
std::size_t text_of_definition(std::string_view line) {
    const std::size_t at = spaces_before(line);
    const std::size_t length = at < 4 ? end_of_note_mark(line.substr(at)) : 0;
    const std::size_t colon = at + length;
    return length > 0 && colon < line.size() && line[colon] == ':' ? colon + 1 : 0;
}

std::string_view without_indent(std::string_view line) {
    return line.starts_with('\t') ? line.substr(1) : line.substr(std::min<std::size_t>(4, spaces_before(line)));
}

/// Takes the lines that go on with it; blank ones at its end are not part of it.
void take_lines(const std::vector<std::string_view>& lines, NoteDefinition& note) {
    bool blank = false;
    for (std::size_t i = note.end; i < lines.size(); ++i) {
        if (is_blank_line(lines[i])) {
            blank = true;
            continue;
        }
        const bool indented = lines[i].starts_with('\t') || spaces_before(lines[i]) >= 4;
        if (!indented && (blank || begins_block(lines[i]) || is_blank_line(note.lines.back()))) {
            return;
        }
        note.lines.resize(i - note.begin);
        note.lines.push_back(without_indent(lines[i]));
        note.end = i + 1;
        blank = false;
    }
}

class Composer {
public:
    void add(std::string_view line, std::size_t number, std::string_view before = {}) {
        out_.text.append(is_blank_line(line) ? std::string_view() : before);
        out_.text.append(line);
        out_.text += '\n';
        out_.lines.push_back(static_cast<int>(number));
    }

    void add_item(const NoteDefinition& note) {
        bool first = true;
        for (std::size_t i = 0; i < note.lines.size(); ++i) {
            if (!first || !is_blank_line(note.lines[i])) {
                add(note.lines[i], note.begin + i, first ? note_item_mark : "   ");
                first = false;
            }
        }
        add({}, note.begin);
        out_.item_ends.push_back(out_.text.size());
    }

    /// As text: with its mark escaped, it defines nothing, neither a note nor a link. A block of its own.
    void add_as_text(const NoteDefinition& note, std::string_view first_line) {
        add({}, note.begin);
        add(first_line.substr(spaces_before(first_line)), note.begin, "\\");
        for (std::size_t i = 1; i < note.lines.size(); ++i) {
            add(note.lines[i], note.begin + i);
        }
        add({}, note.begin);
    }

    TextWithNotes take() { return std::move(out_); }

private:
    TextWithNotes out_;
};

/// Where code and brackets of a paragraph end; found in one pass.
class InlineScanner {
public:
    explicit InlineScanner(std::string_view text) : text_(text), ends_(text.size()) {
        for (std::size_t at = text.find('`'); at != std::string_view::npos; at = text.find('`', at)) {
            runs_[run_at(at)].push_back(at);
            at += run_at(at);
        }
        std::vector<std::size_t> square;
        std::vector<std::size_t> round;
        for (std::size_t at = 0; at < text.size();) {
            const char c = text[at];
            if (c == '[' || c == '(') {
                (c == '[' ? square : round).push_back(at);
            } else if (c == ']' || c == ')') {
                std::vector<std::size_t>& open = c == ']' ? square : round;
                if (!open.empty()) {
                    ends_[open.back()] = at + 1;
                    open.pop_back();
                }
            }
            at = c == '`' ? end_of_code(at) : at + (c == '\\' ? 2 : 1);
        }
    }

    /// Of a code span, or of the backticks where there is none.
    std::size_t end_of_code(std::size_t at) const {
        const std::size_t length = run_at(at);
        // None begin so where a backslash takes the first of them.
        const auto others = runs_.find(length);
        if (others == runs_.end()) {
            return at + length;
        }
        const auto next = std::upper_bound(others->second.begin(), others->second.end(), at);
        return (next == others->second.end() ? at : *next) + length;
    }

    /// Of "[...]" or "(...)" that opens here; 0 where nothing closes it.
    std::size_t end_of_brackets(std::size_t at) const { return ends_[at]; }

private:
    std::size_t run_at(std::size_t at) const { return std::min(text_.find_first_not_of('`', at), text_.size()) - at; }

    std::string_view text_;
    std::vector<std::size_t> ends_;
    /// By length: where they begin.
    std::map<std::size_t, std::vector<std::size_t>> runs_;
};

/// So that what opens the note begins no block of its own.
std::string as_paragraph(std::string_view text) {
    std::string line(base::trim(text));
    std::replace(line.begin(), line.end(), '\n', ' ');
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) {
        return line.insert(digits, "\\");
    }
    const bool is_mark = !line.empty() && std::string_view("#>-+*=").find(line.front()) != std::string_view::npos;
    const bool opens_block = is_mark && (line.size() == 1 || line[1] == ' ' || line[1] == line[0] || line[0] == '>');
    return opens_block && !line.starts_with("**") ? "\\" + line : line;
}

class InlineNotes {
public:
    explicit InlineNotes(std::string_view markdown) : lines_(base::split_lines(markdown)) {
        prefix_ = "inline-note-";
        while (markdown.find(prefix_) != std::string_view::npos) {
            prefix_ += '-';
        }
    }

    TextWithInlineNotes run() {
        CodeFence fence;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool after_blank = i == 0 || is_blank_line(lines_[i - 1]);
            const bool indented = lines_[i].starts_with('\t') || spaces_before(lines_[i]) >= 4;
            if (fence.takes(lines_[i]) || is_blank_line(lines_[i]) || (indented && (after_blank || i == code_end_))) {
                add_paragraph(begin, i);
                add_line(lines_[i], i);
                code_end_ = indented ? i + 1 : code_end_;
                begin = i + 1;
            }
        }
        add_paragraph(begin, lines_.size());
        for (std::size_t i = 0; i < notes_.size(); ++i) {
            add_line({}, lines_of_notes_[i]);
            add_line("[^" + out_.labels[i] + "]: " + notes_[i], lines_of_notes_[i]);
        }
        return std::move(out_);
    }

private:
    void add_line(std::string_view line, std::size_t number) {
        out_.text.append(line) += '\n';
        out_.lines.push_back(static_cast<int>(number));
    }

    void add_paragraph(std::size_t begin, std::size_t end) {
        std::string text;
        for (std::size_t i = begin; i < end; ++i) {
            text.append(lines_[i]) += '\n';
        }
        if (text.find("^[") == std::string::npos) {
            for (std::size_t i = begin; i < end; ++i) {
                add_line(lines_[i], i);
            }
            return;
        }
        replace(text, begin);
    }

    void replace(const std::string& text, std::size_t line) {
        const InlineScanner scanner(text);
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = end_of_part(text, scanner, at);
            const std::string_view part = std::string_view(text).substr(at, end - at);
            if (part.starts_with("^[") && part.ends_with(']')) {
                out_.labels.push_back(prefix_ + std::to_string(notes_.size() + 1));
                out += "[^" + out_.labels.back() + "]";
                notes_.push_back(as_paragraph(part.substr(2, part.size() - 3)));
                lines_of_notes_.push_back(line);
                line += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
            } else {
                add_part(part, out, line);
            }
            at = end;
        }
    }

    void add_part(std::string_view part, std::string& out, std::size_t& line) {
        for (const char c : part) {
            if (c != '\n') {
                out += c;
                continue;
            }
            add_line(out, line++);
            out.clear();
        }
    }

    /// A note, or what can hold none, or a character.
    static std::size_t end_of_part(const std::string& text, const InlineScanner& scanner, std::size_t at) {
        const std::string_view rest = std::string_view(text).substr(at);
        std::size_t end = 0;
        if (rest.starts_with('\\')) {
            return std::min(at + 2, text.size());
        }
        if (rest.starts_with('`')) {
            return scanner.end_of_code(at);
        }
        if (rest.starts_with("](")) {
            end = scanner.end_of_brackets(at + 1);
        } else if (rest.starts_with("^[")) {
            end = scanner.end_of_brackets(at + 1);
            const bool is_link = end < text.size() && (text[end] == '(' || text[end] == '[' || text[end] == ':');
            const bool is_empty = end > 0 && is_blank_line(rest.substr(2, end - at - 3));
            end = is_link || is_empty ? 0 : end;
        }
        return end > 0 ? end : at + 1;
    }

    std::vector<std::string_view> lines_;
    std::string prefix_;
    std::vector<std::string> notes_;
    std::vector<std::size_t> lines_of_notes_;
    std::size_t code_end_ = 0;
    TextWithInlineNotes out_;
};

}  // namespace

TextWithInlineNotes with_inline_notes_named(std::string_view markdown) {
    return markdown.find("^[") == std::string_view::npos ? TextWithInlineNotes() : InlineNotes(markdown).run();
}

std::size_t end_of_note_mark(std::string_view text) {
    if (!text.starts_with("[^")) {
        return 0;
    }
    const std::size_t end = text.substr(0, longest_label).find_first_of("[] \t\n", 2);
    return end != std::string_view::npos && end > 2 && text[end] == ']' ? end + 1 : 0;
}

std::string note_label(std::string_view mark) {
    return base::fold(mark.substr(2, mark.size() - 3));
}

std::vector<NoteDefinition> note_definitions(std::string_view markdown) {
    std::vector<NoteDefinition> notes;
    if (markdown.find("[^") == std::string_view::npos) {
        return notes;
    }
    const std::vector<std::string_view> lines = base::split_lines(markdown);
    std::map<std::string, std::size_t> known;
    CodeFence fence;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t text = fence.takes(lines[i]) ? 0 : text_of_definition(lines[i]);
        if (text == 0) {
            continue;
        }
        const std::size_t at = spaces_before(lines[i]);
        NoteDefinition note{note_label(lines[i].substr(at, text - 1 - at)), i, i + 1, {base::trim(lines[i].substr(text))}};
        take_lines(lines, note);
        const bool has_text = !std::all_of(note.lines.begin(), note.lines.end(), is_blank_line);
        i = note.end - 1;
        if (!has_text) {
            continue;
        }
        const auto [first, is_new] = known.emplace(note.label, note.begin);
        note.first = is_new ? std::nullopt : std::optional(first->second);
        notes.push_back(std::move(note));
    }
    return notes;
}

TextWithNotes with_notes_first(std::string_view markdown, const std::vector<NoteDefinition>& definitions,
                               const std::vector<std::size_t>& notes) {
    const std::vector<std::string_view> lines = base::split_lines(markdown);
    Composer composer;
    for (const std::size_t note : notes) {
        composer.add_item(definitions[note]);
    }
    if (!notes.empty()) {
        composer.add("***", 0);
        composer.add({}, 0);
    }
    std::vector<bool> is_item(definitions.size());
    for (const std::size_t note : notes) {
        is_item[note] = true;
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (next == definitions.size() || i < definitions[next].begin) {
            composer.add(lines[i], i);
            continue;
        }
        const NoteDefinition& note = definitions[next];
        if (is_item[next]) {
            composer.add({}, i);
        } else {
            composer.add_as_text(note, lines[i]);
        }
        i = note.end - 1;
        ++next;
    }
    return composer.take();
}

std::vector<std::size_t> notes_in_order(const std::vector<NoteDefinition>& definitions,
                                        const std::vector<std::size_t>& items, const TextWithNotes& all,
                                        const std::vector<NoteMark>& marks) {
    std::map<std::string, std::size_t, std::less<>> by_label;
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        by_label.emplace(definitions[i].label, i);
    }
    // What each note refers to, and last what the text does.
    std::vector<std::vector<std::size_t>> leads_to(definitions.size() + 1);
    for (const NoteMark& mark : marks) {
        const auto found = by_label.find(mark.label);
        const auto item = static_cast<std::size_t>(
            std::upper_bound(all.item_ends.begin(), all.item_ends.end(), mark.offset) - all.item_ends.begin());
        if (found != by_label.end()) {
            leads_to[item < items.size() ? items[item] : definitions.size()].push_back(found->second);
        }
    }
    std::vector<std::size_t> order;
    std::vector<bool> known(definitions.size());
    std::size_t at = definitions.size();
    for (std::size_t done = 0;; ++done) {
        for (const std::size_t note : leads_to[at]) {
            if (!known[note]) {
                known[note] = true;
                order.push_back(note);
            }
        }
        if (done == order.size()) {
            return order;
        }
        at = order[done];
    }
}

}  // namespace gazette::reader
