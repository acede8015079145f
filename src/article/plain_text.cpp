#include <algorithm>
#include <array>
#include <cmath>

#include "article/article.h"
#include "base/text.h"

namespace gazette::article {

namespace {

/// Calls the function that fits the value's kind: one small lambda a kind, none forgotten.
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

void append_text(std::string& out, const Inlines& inlines);

void append_text(std::string& out, const Inline& part) {
    std::visit(Overloaded{
                   [&](const Text& text) { out += text.text; },
                   [&](const InlineCode& code) { out += code.text; },
                   [&](const Image& image) { out += image.alt; },
                   [&](const LineBreak&) { out += ' '; },
                   [&](const PageBreak&) {},
                   [&](const NoteReference&) {},
                   [&](const auto& holder) { append_text(out, holder.children); },
               },
               part.value);
}

void append_text(std::string& out, const Inlines& inlines) {
    for (const Inline& part : inlines) append_text(out, part);
}

/// Gathers the lines of blocks.
class Lines {
public:
    void add(const Blocks& blocks) {
        for (const Block& block : blocks) {
            std::visit([this](const auto& value) { add(value); }, block.value);
        }
    }

    std::string joined() && { return std::move(out_); }

private:
    void add(const Paragraph& paragraph) { add_line(plain_text(paragraph.inlines)); }
    void add(const Heading& heading) { add_line(plain_text(heading.inlines)); }
    void add(const Quote& quote) { add(quote.blocks); }
    void add(const Rule&) {}

    void add(const List& list) {
        for (const ListItem& item : list.items) add(item.blocks);
    }

    void add(const Notes& notes) {
        for (const Note& note : notes.notes) add(note.blocks);
    }

    void add(const CodeBlock& code) {
        for (std::string_view line : base::split_lines(code.text)) add_line(line);
    }

    void add(const Figure& figure) {
        add_line(figure.image.alt);
        add_line(plain_text(figure.caption));
    }

    void add(const Table& table) {
        add_line(plain_text(table.caption));
        for (const TableRow& row : table.rows) {
            std::string line;
            for (const TableCell& cell : row) {
                if (&cell != &row.front()) line += '\t';
                line += base::trim(plain_text(cell.inlines));
            }
            add_line(line);
        }
    }

    void add_line(std::string_view line) {
        line = base::trim(line);
        if (line.empty()) return;
        if (!out_.empty()) out_ += '\n';
        out_ += line;
    }

    std::string out_;
};

/// Languages whose usual script parts no words with spaces.
bool counts_characters(const std::string& language) {
    constexpr std::array<std::string_view, 9> languages = {"zh", "yue", "wuu", "ja", "th", "lo", "km", "my", "bo"};
    return std::find(languages.begin(), languages.end(), base::primary_language(language)) != languages.end();
}

}  // namespace

std::string plain_text(const Inlines& inlines) {
    std::string out;
    append_text(out, inlines);
    return out;
}

std::string plain_text(const Blocks& blocks) {
    Lines lines;
    lines.add(blocks);
    return std::move(lines).joined();
}

Length length_of(const Blocks& blocks, const std::string& language) {
    const std::string text = plain_text(blocks);
    if (counts_characters(language)) return {base::count_characters(text), true};
    return {base::count_words(text), false};
}

int minutes_to_read(Length length) {
    const double a_minute = length.characters ? 500 : 230;
    return std::max(1, static_cast<int>(std::lround(static_cast<double>(length.count) / a_minute)));
}

}  // namespace gazette::article
