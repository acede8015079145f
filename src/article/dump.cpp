#include <fmt/format.h>

#include "article/article.h"

namespace gazette::article {

namespace {

/// `text` in double quotes, with what would hide in a listing written out.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\t': out += "\\t"; break;
        default: out += c;
        }
    }
    return out + '"';
}

const char* name_of(Fact fact) {
    switch (fact) {
    case Fact::title: return "title";
    case Fact::subtitle: return "subtitle";
    case Fact::byline: return "byline";
    case Fact::source: return "source";
    case Fact::url: return "url";
    case Fact::published: return "published";
    case Fact::modified: return "modified";
    case Fact::retrieved: return "retrieved";
    case Fact::language: return "language";
    case Fact::tags: return "tags";
    case Fact::licence: return "licence";
    }
    return "";
}

const char* name_of(base::Direction direction) {
    return direction == base::Direction::right_to_left ? "rtl" : "ltr";
}

const char* name_of(Alignment alignment) {
    switch (alignment) {
    case Alignment::none: return "none";
    case Alignment::start: return "start";
    case Alignment::centre: return "centre";
    case Alignment::end: return "end";
    }
    return "";
}

std::string text_of(const Numbering& numbering) {
    const std::string first = written(numbering.system, numbering.start);
    std::string out = fmt::format(" ordered from {}", first);
    const bool has_signs = numbering.system == NumberSystem::lower_roman || numbering.system == NumberSystem::upper_roman;
    if (has_signs) out += " in Roman numbers";
    if (numbering.reversed) out += " down";
    return out;
}

class Dump {
public:
    explicit Dump(int depth = 0) : depth_(depth) {}

    void blocks(const Blocks& blocks) {
        for (const Block& block : blocks) {
            attributes_ = attributes_of(block);
            std::visit([this](const auto& value) { add(value); }, block.value);
        }
    }

    std::string text() && { return std::move(out_); }

private:
    // ---- blocks

    void add(const Paragraph& paragraph) { holder(paragraph.is_term ? "term" : "paragraph", paragraph.inlines); }
    void add(const Heading& heading) { holder(fmt::format("heading {}", heading.level), heading.inlines); }
    void add(const Rule&) { line("rule"); }

    void add(const Quote& quote) {
        line("quote");
        nested([&] { blocks(quote.blocks); });
    }

    void add(const CodeBlock& code) {
        line(code.language.empty() ? "code " + quoted(code.text)
                                   : fmt::format("code {} {}", code.language, quoted(code.text)));
    }

    void add(const List& list) {
        line("list" + (list.numbering ? text_of(*list.numbering) : "") + (list.tight ? "" : " loose"));
        nested([&] {
            for (const ListItem& item : list.items) add(item);
        });
    }

    void add(const ListItem& item) {
        const std::string head = !item.checked ? "item" : *item.checked ? "item done" : "item to do";
        line(head + (item.number ? fmt::format(" number {}", *item.number) : ""));
        nested([&] { blocks(item.blocks); });
    }

    void add(const Notes& notes) {
        line(notes.start == 1 ? "notes" : fmt::format("notes from {}", notes.start));
        nested([&] {
            for (const Note& note : notes.notes) {
                line("note");
                nested([&] { blocks(note.blocks); });
            }
        });
    }

    void add(const Figure& figure) {
        line("figure");
        nested([&] {
            add(figure.image);
            if (!figure.caption.empty()) holder("caption", figure.caption);
        });
    }

    void add(const Table& table) {
        std::string head = "table";
        if (table.header_rows > 0) head += fmt::format(" header {}", table.header_rows);
        for (Alignment alignment : table.alignments) head += std::string(" ") + name_of(alignment);
        line(head);
        nested([&] {
            if (!table.caption.empty()) holder("caption", table.caption);
            for (const TableRow& row : table.rows) add(row);
        });
    }

    void add(const TableRow& row) {
        line("row");
        nested([&] {
            for (const TableCell& cell : row) {
                std::string head = cell.header ? "header" : "cell";
                if (cell.column_span != 1) head += fmt::format(" columns {}", cell.column_span);
                if (cell.row_span != 1) head += fmt::format(" rows {}", cell.row_span);
                holder(head, cell.inlines);
            }
        });
    }

    // ---- inlines

    void add(const Text& text) { line("text " + quoted(text.text)); }
    void add(const Emphasis& emphasis) { holder("emphasis", emphasis.children); }
    void add(const Strong& strong) { holder("strong", strong.children); }
    void add(const Strikethrough& strikethrough) { holder("strikethrough", strikethrough.children); }
    void add(const Superscript& superscript) { holder("superscript", superscript.children); }
    void add(const Subscript& subscript) { holder("subscript", subscript.children); }
    void add(const InlineCode& code) { line("code " + quoted(code.text)); }
    void add(const LineBreak&) { line("line break"); }
    void add(const NoteReference& reference) { line(fmt::format("reference to note {}", reference.number)); }
    void add(const PageBreak& page) { line("page break " + quoted(page.label)); }

    void add(const Link& link) {
        std::string head = "link " + quoted(link.href);
        if (!link.title.empty()) head += " title " + quoted(link.title);
        line(head);
        nested([&] { inlines(link.children); });
    }

    void add(const Image& image) {
        std::string head = fmt::format("image {} alt {}", quoted(image.source), quoted(image.alt));
        if (!image.title.empty()) head += " title " + quoted(image.title);
        line(head);
    }

    void add(const Span& span) {
        std::string head = "span";
        if (!span.language.empty()) head += " " + span.language;
        if (span.direction) head += std::string(" ") + name_of(*span.direction);
        holder(head, span.children);
    }

    void inlines(const Inlines& inlines) {
        for (const Inline& part : inlines) {
            std::visit([this](const auto& value) { add(value); }, part.value);
        }
    }

    // ---- lines

    /// What holds text alone shows it on its own line.
    void holder(const std::string& head, const Inlines& children) {
        const bool text_alone = children.size() == 1 && std::holds_alternative<Text>(children[0].value);
        if (text_alone) {
            line(head + " " + quoted(std::get<Text>(children[0].value).text));
            return;
        }
        line(head);
        nested([&] { inlines(children); });
    }

    static std::string attributes_of(const Block& block) {
        std::string out;
        if (!block.id.empty()) out += " #" + block.id;
        if (!block.language.empty()) out += " lang " + block.language;
        if (block.direction) out += std::string(" ") + name_of(*block.direction);
        return out;
    }

    void line(const std::string& text) {
        out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
        out_ += text + std::exchange(attributes_, {}) + '\n';
    }

    template <class Content>
    void nested(Content content) {
        ++depth_;
        content();
        --depth_;
    }

    int depth_;
    /// Of the block whose first line comes next.
    std::string attributes_;
    std::string out_;
};

/// The facts of an article, each on a line of its own; unknown ones are left out.
class Facts {
public:
    void add(const char* name, const std::string& value) {
        if (!value.empty()) out_ += fmt::format("{} {}\n", name, quoted(value));
    }
    void add(const char* name, const std::optional<base::DateTime>& moment) {
        if (moment) out_ += fmt::format("{} {}\n", name, base::iso(*moment));
    }
    void add_line(const std::string& line) { out_ += line + '\n'; }

    std::string text() && { return std::move(out_); }

private:
    std::string out_;
};

std::string stated_facts(const Article& article) {
    std::string out = "stated by editor:";
    for (Fact fact : article.stated_by_editor) out += std::string(" ") + name_of(fact);
    return out;
}

}  // namespace

std::string dump(const Blocks& blocks) {
    Dump dump;
    dump.blocks(blocks);
    return std::move(dump).text();
}

std::string dump(const Article& article) {
    Facts facts;
    facts.add("title", article.title);
    facts.add("subtitle", article.subtitle);
    facts.add("byline", article.byline);
    facts.add("dateline", article.dateline);
    facts.add("source", article.source.name);
    facts.add("profile", article.source.profile);
    facts.add("source url", article.source.url);
    facts.add("url", article.url);
    facts.add("published", article.published);
    facts.add("modified", article.modified);
    facts.add("retrieved", article.retrieved);
    facts.add_line(fmt::format("language {} {}", article.language, name_of(article.direction)));
    for (const std::string& tag : article.tags) facts.add("tag", tag);
    facts.add("licence", article.licence);
    facts.add("image", article.image);
    if (!article.stated_by_editor.empty()) facts.add_line(stated_facts(article));
    facts.add("input", article.input.name);
    facts.add_line("body");
    Dump body(1);
    body.blocks(article.body);
    std::string out = std::move(facts).text() + std::move(body).text();
    for (const RemovedLine& removed : article.removed) {
        out += fmt::format("removed {} ({}, line {})\n", quoted(removed.text), removed.why, removed.line);
    }
    for (const base::Diagnostic& diagnostic : article.diagnostics) out += base::format(diagnostic) + '\n';
    return out;
}

}  // namespace gazette::article
