#include "epub/xhtml.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <variant>

#include "article/children.h"
#include "article/notes.h"
#include "article/opening.h"
#include "base/address.h"
#include "base/text.h"
#include "epub/heading_levels.h"
#include "epub/ids.h"
#include "epub/label.h"
#include "epub/language.h"
#include "epub/page_breaks.h"
#include "epub/table_shape.h"
#include "epub/walk.h"

namespace gazette::epub {

namespace {

/// Parsers of readers give up at 256 (libxml2); what is nested deeper than this keeps its text and loses its element.
constexpr std::size_t maximum_depth = 128;

constexpr std::string_view box_open = "\u2610 ";
constexpr std::string_view box_checked = "\u2611 ";

bool has_own_attributes(const article::Block& block) {
    return !block.id.empty() || !block.language.empty() || block.direction;
}

bool is_task_list(const article::List& list) {
    return std::any_of(list.items.begin(), list.items.end(),
                       [](const article::ListItem& item) { return item.checked.has_value(); });
}

const article::Image* sole_image(const article::Inlines& inlines) {
    return inlines.size() == 1 ? std::get_if<article::Image>(&inlines.front().value) : nullptr;
}

/// Of a level from 1 to 6.
const char* heading_name(int level) {
    static constexpr const char* names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return names[level - 1];
}

const char* class_of(article::Alignment alignment) {
    switch (alignment) {
    case article::Alignment::start: return "start";
    case article::Alignment::centre: return "centre";
    case article::Alignment::end: return "end";
    case article::Alignment::none: break;
    }
    return "";
}

const char* type_of(article::NumberSystem system) {
    switch (system) {
    case article::NumberSystem::decimal: break;
    case article::NumberSystem::lower_letters: return "a";
    case article::NumberSystem::upper_letters: return "A";
    case article::NumberSystem::lower_roman: return "i";
    case article::NumberSystem::upper_roman: return "I";
    }
    return "1";
}

// What is left to write, the next on top: a stack in place of recursion, so that depth costs memory only.

struct BlockTask {
    const article::Block* block;
    /// A paragraph without an element of its own: the text of a tight list's item.
    bool bare = false;
};
struct InlineTask {
    const article::Inline* node;
    /// A reference to a note right behind another.
    bool parted = false;
};
struct ItemTask {
    const article::ListItem* item;
    bool tight = false;
};
struct RowTask {
    const article::Table* table;
    std::size_t row = 0;
    /// The end of the head or the body, which no cell may reach beyond.
    std::size_t end = 0;
    /// Short rows are filled up to this; 0 where cells reach into rows below and columns cannot be counted by row.
    std::size_t columns = 0;
    bool several_columns = false;
};
struct CellTask {
    const article::TableCell* cell;
    article::Alignment alignment = article::Alignment::none;
    bool in_head = false;
    const char* scope = "";
    int row_span = 1;
};
struct NoteTask {
    const article::Note* note;
    int number = 1;
};
struct OpenTask {
    const char* element;
};
struct CloseTask {
    bool link = false;
};
using Task = std::variant<BlockTask, InlineTask, ItemTask, NoteTask, RowTask, CellTask, OpenTask, CloseTask>;

class BodyWriter {
public:
    BodyWriter(Xml& xml, const XhtmlOptions& options, const article::Blocks& blocks, HeadingLevels& headings)
        : xml_(xml), options_(options), headings_(headings) {
        article::for_each_block(blocks, [&](const article::Block& block) { ids_.insert(block.id); });
        note_ends(blocks);
        opening_ = options.marks_opening ? article::opening_of(blocks) : article::Opening();
        push(blocks);
    }

    void run() {
        while (!tasks_.empty()) {
            const Task task = tasks_.back();
            tasks_.pop_back();
            std::visit([&](const auto& each) { perform(each); }, task);
        }
    }

private:
    // ---- the stack; the last one pushed is the first one written

    template <class Range, class Make>
    void push_each(const Range& range, const Make& make) {
        for (std::size_t i = range.size(); i-- > 0;) {
            tasks_.push_back(make(range[i], i));
        }
    }
    void push(const article::Blocks& blocks) {
        push_each(blocks, [](const article::Block& block, std::size_t) { return BlockTask{&block}; });
    }
    void push(const article::Inlines& inlines, std::size_t begin = 0) {
        for (std::size_t i = inlines.size(); i-- > begin;) {
            tasks_.push_back(InlineTask{&inlines[i], article::references_meet(inlines, i)});
        }
    }

    void note_ends(const article::Blocks& blocks) {
        const auto* notes = blocks.empty() ? nullptr : std::get_if<article::Notes>(&blocks.back().value);
        if (notes != nullptr) {
            first_note_ = notes->start;
            note_count_ = static_cast<int>(notes->notes.size());
            before_notes_ = blocks.size() > 1 ? &blocks[blocks.size() - 2] : nullptr;
            for_each_inline(blocks, [&](const article::Inline& node) {
                if (const auto* reference = std::get_if<article::NoteReference>(&node.value)) {
                    references_.insert(reference->number);
                }
            });
        }
    }

    // ---- elements

    /// The id of a block, or nothing where an earlier block has the same.
    std::string id_of(const article::Block& block) {
        const bool first = !block.id.empty() && written_ids_.insert(block.id).second;
        return first ? safe_id(options_.id_prefix, block.id) : std::string();
    }

    void open(const char* name, const article::Block& block) {
        xml_.open(name, {{"id", id_of(block)}});
        language_attributes(xml_, block.language, block.direction);
    }

    bool too_deep() const { return xml_.depth() >= maximum_depth; }

    /// An element for a block that holds blocks; its content is to be pushed next.
    void open_container(const char* name, const article::Block& block) {
        if (!too_deep()) {
            open(name, block);
            tasks_.push_back(CloseTask{});
        } else if (const std::string id = id_of(block); !id.empty()) {
            xml_.element("span", {{"id", id}}, "");
        }
    }

    void wrap(const char* name, const article::Inlines& children) {
        if (!too_deep()) {
            xml_.open(name);
            tasks_.push_back(CloseTask{});
        }
        push(children);
    }

    void perform(const OpenTask& task) { xml_.open(task.element); }
    void perform(const CloseTask& task) {
        xml_.close();
        in_link_ = in_link_ && !task.link;
    }
    void perform(const InlineTask& task) {
        parted_ = task.parted;
        std::visit([&](const auto& each) { write(each); }, task.node->value);
    }
    void perform(const BlockTask& task) {
        if (task.bare) {
            push(std::get<article::Paragraph>(task.block->value).inlines);
            return;
        }
        std::visit([&](const auto& each) { write(*task.block, each); }, task.block->value);
    }

    // ---- within a line

    void write(const article::Text& text) {
        const std::string_view whole = text.text;
        if (&text != opening_.text) {
            xml_.text(whole);
            return;
        }
        xml_.text(whole.substr(0, opening_.begin));
        xml_.element("span", {{"class", "opening"}}, opening_.words());
        xml_.text(whole.substr(opening_.end));
    }
    void write(const article::Emphasis& emphasis) { wrap("em", emphasis.children); }
    void write(const article::Strong& strong) { wrap("strong", strong.children); }
    void write(const article::Strikethrough& strike) { wrap("s", strike.children); }
    void write(const article::Superscript& superscript) { wrap("sup", superscript.children); }
    void write(const article::Subscript& subscript) { wrap("sub", subscript.children); }
    void write(const article::LineBreak&) { xml_.empty("br"); }
    void write(const article::PageBreak& mark) { write_page_break(xml_, mark); }
    void write(const article::InlineCode& code) { xml_.element("code", {{"dir", code_direction()}}, code.text); }

    void write(const article::Span& span) {
        if (!too_deep()) {
            xml_.open("span");
            language_attributes(xml_, span.language, span.direction);
            tasks_.push_back(CloseTask{});
        }
        push(span.children);
    }

    std::string address_of(const article::Image& image) const {
        return options_.image_address ? options_.image_address(image) : std::string();
    }

    /// An image that its author says nothing of has an empty alternative text: readers then pass over it.
    void write_image(const std::string& address, const article::Image& image) {
        xml_.open("img", {{"src", address}});
        xml_.attribute("alt", image.alt);
        xml_.close_void();
    }

    void write(const article::Image& image) {
        if (const std::string address = address_of(image); !address.empty()) {
            write_image(address, image);
        } else if (!image.alt.empty()) {
            xml_.element("span", {{"class", "image"}}, image.alt);
        }
    }

    void write(const article::Link& link) {
        const std::string address = address_of(link);
        const bool labelled = has_label(link.children);
        const bool pictured = !labelled && any_image(link.children, [this](const article::Image& image) {
            return !address_of(image).empty();
        });
        // Of an image that is not at hand, and that nothing is said of, nothing is left to follow.
        const bool vanishes =
            !labelled && !pictured && any_image(link.children, [](const article::Image&) { return true; });
        if (!address.empty() && !in_link_ && !too_deep() && !vanishes) {
            const std::string name = pictured && link.title.empty() ? link.href : std::string();
            xml_.open("a", {{"href", address}, {"title", link.title}, {"aria-label", name}});
            tasks_.push_back(CloseTask{true});
            in_link_ = true;
            if (!labelled && !pictured) {
                xml_.text(link.href);
            }
        }
        push(link.children);
    }

    template <class Is>
    static bool any_image(const article::Inlines& inlines, const Is& is) {
        return any_inline(inlines, [&](const article::Inline& node) {
            const auto* image = std::get_if<article::Image>(&node.value);
            return image != nullptr && is(*image);
        });
    }

    /// Empty where it leads nowhere.
    std::string address_of(const article::Link& link) const {
        const std::string address = options_.link_address(link.href);
        if (!address.starts_with('#')) {
            return address;
        }
        for (const std::string& id : {address.substr(1), base::percent_decoded(address.substr(1))}) {
            if (!id.empty() && ids_.contains(id)) {
                return "#" + safe_id(options_.id_prefix, id);
            }
            if (std::string other = options_.elsewhere ? options_.elsewhere(id) : std::string(); !other.empty()) {
                return other;
            }
        }
        return {};
    }

    const char* code_direction() const { return options_.direction == base::Direction::right_to_left ? "ltr" : ""; }

    // ---- notes

    const char* epub_type(const char* type) const { return options_.notes.epub_types ? type : ""; }

    std::string digits_of(int number) const {
        return options_.notes.digits ? options_.notes.digits(number) : "[" + std::to_string(number) + "]";
    }

    /// Empty where it is nowhere.
    std::string address_of(NoteEnd end, int number) const {
        const bool here = end == NoteEnd::reference ? references_.contains(number)
                                                    : number >= first_note_ && number < first_note_ + note_count_;
        if (here) {
            return "#" + note_id(options_.id_prefix, end, number);
        }
        return options_.notes.elsewhere ? options_.notes.elsewhere(end, number) : std::string();
    }

    void write(const article::NoteReference& reference) {
        const std::string digits = digits_of(reference.number);
        const bool first = written_references_.insert(reference.number).second;
        const std::string id = first ? note_id(options_.id_prefix, NoteEnd::reference, reference.number) : std::string();
        const std::string address = address_of(NoteEnd::note, reference.number);
        xml_.open("sup", {{"class", "noteref"}});
        xml_.text(parted_ && options_.notes.digits ? "," : "");
        if (address.empty() || in_link_ || too_deep()) {
            xml_.element("span", {{"id", id}}, digits);
        } else {
            xml_.element("a", {{"epub:type", epub_type("noteref")}, {"role", "doc-noteref"}, {"id", id}, {"href", address}},
                         digits);
        }
        xml_.close();
    }

    /// The roles of DPUB-ARIA 1.1. An item of a list may not be a note as well, so each holds one; as "footnote" e-readers open it
    /// over the page, and "endnote" is deprecated for single ones (EPUB Structural Semantics 1.1).
    void write(const article::Block&, const article::Notes& notes) {
        xml_.open("section", {{"class", "notes"}, {"epub:type", epub_type("endnotes")}, {"role", "doc-endnotes"}});
        const std::string& title = options_.notes.title;
        if (notes.start > 1) {
            xml_.attribute("aria-label", title);
        } else if (!title.empty()) {
            xml_.element(heading_name(headings_.next(0)), title);
        }
        xml_.open("ol");
        if (notes.start != 1) {
            xml_.attribute("start", std::to_string(notes.start));
        }
        tasks_.push_back(CloseTask{});
        tasks_.push_back(CloseTask{});
        push_each(notes.notes, [&](const article::Note& note, std::size_t index) {
            return NoteTask{&note, notes.start + static_cast<int>(index)};
        });
    }

    /// Its number leads back to where it is referred to.
    void perform(const NoteTask& task) {
        const article::Blocks& blocks = task.note->blocks;
        const std::string id = note_id(options_.id_prefix, NoteEnd::note, task.number);
        if (options_.notes.epub_types) {
            xml_.open("li");
            xml_.open("aside", {{"id", id}, {"epub:type", "footnote"}, {"role", "doc-footnote"}});
            tasks_.push_back(CloseTask{});
        } else {
            xml_.open("li", {{"id", id}});
        }
        tasks_.push_back(CloseTask{});
        const auto* opening = blocks.empty() ? nullptr : std::get_if<article::Paragraph>(&blocks.front().value);
        for (std::size_t i = blocks.size(); i-- > (opening != nullptr ? 1 : 0);) {
            tasks_.push_back(BlockTask{&blocks[i]});
        }
        opening != nullptr ? open("p", blocks.front()) : xml_.open("p");
        // A page that begins with the note begins with its number.
        std::size_t begin = 0;
        for (; opening != nullptr && begin < opening->inlines.size(); ++begin) {
            const auto* mark = std::get_if<article::PageBreak>(&opening->inlines[begin].value);
            if (mark == nullptr) {
                break;
            }
            write_page_break(xml_, *mark);
        }
        link_back(task.number);
        tasks_.push_back(CloseTask{});
        if (opening != nullptr) {
            xml_.text(" ");
            push(opening->inlines, begin);
        }
    }

    /// Shows the number of the note, or an arrow beside that of the list.
    void link_back(int number) {
        const std::string address = address_of(NoteEnd::reference, number);
        const std::string shown = options_.notes.digits ? digits_of(number) : "\u21a9";
        if (address.empty()) {
            xml_.element("span", {{"class", "backlink"}}, options_.notes.digits ? shown : std::string());
            return;
        }
        const std::string label = options_.notes.back ? options_.notes.back(number) : std::string();
        xml_.element("a", {{"class", "backlink"}, {"role", "doc-backlink"}, {"href", address}, {"aria-label", label}},
                     shown);
    }

    // ---- blocks

    void write(const article::Block& block, const article::Paragraph& paragraph) {
        if (const article::Image* image = sole_image(paragraph.inlines); image && address_of(*image).empty()) {
            image_text(block, *image);
            return;
        }
        open("p", block);
        const bool is_last = &block == before_notes_;
        if (is_last || paragraph.is_term) {
            xml_.attribute("class", !paragraph.is_term ? "last" : is_last ? "term last" : "term");
        }
        tasks_.push_back(CloseTask{});
        push(paragraph.inlines);
    }

    /// What stands in an image's place; nothing for one that its author says nothing of.
    void image_text(const article::Block& block, const article::Image& image) {
        if (!image.alt.empty()) {
            open("p", block);
            xml_.attribute("class", "image");
            xml_.text(image.alt);
            xml_.close();
        }
    }

    void write(const article::Block& block, const article::Heading& heading) {
        const bool wordless = !options_.headings_without_words && base::trim(article::plain_text(heading.inlines)).empty();
        if (wordless && heading.inlines.empty() && id_of(block).empty()) {
            return;
        }
        open(wordless ? "p" : heading_name(headings_.next(heading.level)), block);
        tasks_.push_back(CloseTask{});
        push(heading.inlines);
    }

    void write(const article::Block& block, const article::Quote& quote) {
        open_container("blockquote", block);
        push(quote.blocks);
    }

    void write(const article::Block& block, const article::List& list) {
        const bool flat = too_deep();
        open_container(list.numbering ? "ol" : "ul", block);
        if (!flat && list.numbering) {
            write_numbering(*list.numbering, list.items.size());
        }
        if (!flat && is_task_list(list)) {
            xml_.attribute("class", "tasks");
        }
        push_each(list.items,
                  [&](const article::ListItem& item, std::size_t) { return ItemTask{&item, list.tight && !flat}; });
    }

    void write_numbering(const article::Numbering& numbering, std::size_t items) {
        if (numbering.system != article::NumberSystem::decimal) {
            xml_.attribute("type", type_of(numbering.system));
        }
        if (numbering.reversed) {
            xml_.attribute("reversed", "reversed");
        }
        if (numbering.start != (numbering.reversed ? static_cast<int>(items) : 1)) {
            xml_.attribute("start", std::to_string(numbering.start));
        }
    }

    void perform(const ItemTask& task) {
        if (!too_deep()) {
            xml_.open("li");
            if (task.item->number) {
                xml_.attribute("value", std::to_string(*task.item->number));
            }
            tasks_.push_back(CloseTask{});
        }
        if (task.item->checked) {
            xml_.text(*task.item->checked ? box_checked : box_open);
        }
        push_each(task.item->blocks, [&](const article::Block& block, std::size_t i) {
            const bool bare = task.tight && i == 0 && !has_own_attributes(block) &&
                              std::holds_alternative<article::Paragraph>(block.value);
            return BlockTask{&block, bare};
        });
    }

    void write(const article::Block& block, const article::CodeBlock& code) {
        open("pre", block);
        if (!block.direction) {
            xml_.attribute("dir", "ltr");
        }
        const std::string language = code.language.substr(0, code.language.find(' '));
        xml_.open("code", {{"class", language.empty() ? language : "language-" + language}});
        write_code(code);
        xml_.close();
        xml_.close();
    }

    void write_code(const article::CodeBlock& code) {
        const std::string_view text = code.text;
        std::size_t begin = 0;
        for (const article::PageBreakInCode& each : code.breaks) {
            xml_.text(text.substr(begin, each.at - begin));
            write_page_break(xml_, each.mark);
            begin = each.at;
        }
        xml_.text(text.substr(begin));
    }

    void write_all(const std::vector<article::PageBreak>& marks) {
        for (const article::PageBreak& mark : marks) {
            write_page_break(xml_, mark);
        }
    }

    void write(const article::Block& block, const article::Figure& figure) {
        const std::string address = address_of(figure.image);
        if (address.empty() && figure.image.alt.empty() && figure.caption.empty()) {
            write_all(figure.breaks);
            return;
        }
        open("figure", block);
        write_all(figure.breaks);
        if (!address.empty()) {
            write_image(address, figure.image);
        } else if (!figure.image.alt.empty()) {
            xml_.element("p", {{"class", "image"}}, figure.image.alt);
        }
        tasks_.push_back(CloseTask{});
        push_caption("figcaption", figure.caption);
    }

    void push_caption(const char* name, const article::Inlines& caption) {
        if (!caption.empty()) {
            tasks_.push_back(CloseTask{});
            push(caption);
            tasks_.push_back(OpenTask{name});
        }
    }

    void write(const article::Block& block, const article::Rule&) { xml_.empty("hr", {{"id", id_of(block)}}); }

    // ---- tables

    void write(const article::Block& block, const article::Table& table) {
        if (table.rows.empty()) {
            write(block, article::Paragraph{table.caption});
            return;
        }
        open("table", block);
        tasks_.push_back(CloseTask{});
        const std::size_t head = std::min(table.header_rows, table.rows.size());
        const std::size_t columns = columns_of(table);
        const bool several = has_several_columns(table);
        std::size_t end = table.rows.size();
        const std::vector<std::size_t> groups = row_groups(table);
        for (std::size_t i = groups.size(); i-- > 0;) {
            push_rows("tbody", {&table, groups[i], end, columns, several});
            end = groups[i];
        }
        push_rows("thead", {&table, 0, head, columns, several});
        push_caption("caption", table.caption);
    }

    void push_rows(const char* group, const RowTask& first) {
        if (first.row == first.end) {
            return;
        }
        tasks_.push_back(CloseTask{});
        for (std::size_t row = first.end; row-- > first.row;) {
            tasks_.push_back(RowTask{first.table, row, first.end, first.columns, first.several_columns});
        }
        tasks_.push_back(OpenTask{group});
    }

    void perform(const RowTask& task) {
        const article::Table& table = *task.table;
        const article::TableRow& row = table.rows[task.row];
        xml_.open("tr");
        tasks_.push_back(CloseTask{});
        for (std::size_t column = width_of(row); column < task.columns; ++column) {
            tasks_.push_back(CloseTask{});
            tasks_.push_back(OpenTask{"td"});
        }
        const char* scope = scope_in(table, task.row, task.several_columns);
        const int rows_left = static_cast<int>(task.end - task.row);
        push_each(row, [&](const article::TableCell& cell, std::size_t column) {
            return CellTask{&cell, column < table.alignments.size() ? table.alignments[column] : article::Alignment::none,
                            task.row < table.header_rows, scope, std::clamp(cell.row_span, 1, rows_left)};
        });
    }

    void perform(const CellTask& task) {
        const article::TableCell& cell = *task.cell;
        const bool header = is_header(cell, task.in_head);
        xml_.open(header ? "th" : "td", {{"class", class_of(task.alignment)}});
        if (header) {
            xml_.attribute("scope", task.scope);
        }
        if (column_span(cell) > 1) {
            xml_.attribute("colspan", std::to_string(column_span(cell)));
        }
        if (task.row_span > 1) {
            xml_.attribute("rowspan", std::to_string(task.row_span));
        }
        tasks_.push_back(CloseTask{});
        push(cell.inlines);
    }

    Xml& xml_;
    const XhtmlOptions& options_;
    HeadingLevels& headings_;
    std::vector<Task> tasks_;
    /// All ids of the body, and those that have been written.
    std::set<std::string> ids_;
    std::set<std::string> written_ids_;
    /// The notes of these blocks, and the numbers that they refer to, known where there are notes.
    int first_note_ = 1;
    int note_count_ = 0;
    /// The last block of the text, where notes follow it.
    const article::Block* before_notes_ = nullptr;
    std::set<int> references_;
    std::set<int> written_references_;
    article::Opening opening_;
    bool in_link_ = false;
    bool parted_ = false;
};

}  // namespace

std::string stated_address(const std::string& href) {
    return href.starts_with('#') ? href : base::safe_address(href).value_or(std::string());
}

std::string note_id(std::string_view prefix, NoteEnd end, int number) {
    // safe_id writes no full stop before digits that could stay.
    return std::string(prefix) + (end == NoteEnd::note ? "note." : "noteref.") + std::to_string(number);
}

std::string to_xhtml(const article::Blocks& blocks, const XhtmlOptions& options) {
    Xml xml;
    HeadingLevels headings(options.headline_level);
    write_xhtml(xml, blocks, options, headings);
    return xml.take();
}

void write_xhtml(Xml& xml, const article::Blocks& blocks, const XhtmlOptions& options, HeadingLevels& headings) {
    BodyWriter(xml, options, blocks, headings).run();
}

}  // namespace gazette::epub
