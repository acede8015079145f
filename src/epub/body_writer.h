#pragma once

// The blocks of a body in, its XHTML out, in the order of the text without recursion. Private to this room: see xhtml.h.

#include <cstddef>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "article/article.h"
#include "article/opening.h"
#include "epub/heading_levels.h"
#include "epub/walk.h"
#include "epub/xhtml.h"
#include "epub/xml.h"

namespace gazette::epub {

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

/// Inlines and blocks are written in xhtml.cpp, notes in xhtml_notes.cpp, tables in xhtml_tables.cpp.
class BodyWriter {
public:
    BodyWriter(Xml& xml, const XhtmlOptions& options, const article::Blocks& blocks, HeadingLevels& headings);

    void run();

private:
    // ---- the stack; the last one pushed is the first one written

    template <class Range, class Make>
    void push_each(const Range& range, const Make& make) {
        for (std::size_t i = range.size(); i-- > 0;) {
            tasks_.push_back(make(range[i], i));
        }
    }
    void push(const article::Blocks& blocks);
    void push(const article::Inlines& inlines, std::size_t begin = 0);

    void note_ends(const article::Blocks& blocks);

    // ---- elements

    /// The id of a block, or nothing where an earlier block has the same.
    std::string id_of(const article::Block& block);

    void open(const char* name, const article::Block& block);

    bool too_deep() const;

    /// An element for a block that holds blocks; its content is to be pushed next.
    void open_container(const char* name, const article::Block& block);

    void wrap(const char* name, const article::Inlines& children);

    void perform(const OpenTask& task);
    void perform(const CloseTask& task);
    void perform(const InlineTask& task);
    void perform(const BlockTask& task);

    // ---- within a line

    void write(const article::Text& text);
    void write(const article::Emphasis& emphasis);
    void write(const article::Strong& strong);
    void write(const article::Strikethrough& strike);
    void write(const article::Superscript& superscript);
    void write(const article::Subscript& subscript);
    void write(const article::LineBreak&);
    void write(const article::PageBreak& mark);
    void write(const article::InlineCode& code);

    void write(const article::Span& span);

    std::string address_of(const article::Image& image) const;

    /// An image that its author says nothing of has an empty alternative text: readers then pass over it.
    void write_image(const std::string& address, const article::Image& image);

    void write(const article::Image& image);

    void write(const article::Link& link);

    template <class Is>
    static bool any_image(const article::Inlines& inlines, const Is& is) {
        return any_inline(inlines, [&](const article::Inline& node) {
            const auto* image = std::get_if<article::Image>(&node.value);
            return image != nullptr && is(*image);
        });
    }

    /// Empty where it leads nowhere.
    std::string address_of(const article::Link& link) const;

    const char* code_direction() const;

    // ---- notes

    const char* epub_type(const char* type) const;

    std::string digits_of(int number) const;

    /// Empty where it is nowhere.
    std::string address_of(NoteEnd end, int number) const;

    void write(const article::NoteReference& reference);

    /// The roles of DPUB-ARIA 1.1. An item of a list may not be a note as well, so each holds one; as "footnote" e-readers open it
    /// over the page, and "endnote" is deprecated for single ones (EPUB Structural Semantics 1.1).
    void write(const article::Block&, const article::Notes& notes);

    /// Its number leads back to where it is referred to.
    void perform(const NoteTask& task);

    /// Shows the number of the note, or an arrow beside that of the list.
    void link_back(int number);

    // ---- blocks

    void write(const article::Block& block, const article::Paragraph& paragraph);

    /// What stands in an image's place; nothing for one that its author says nothing of.
    void image_text(const article::Block& block, const article::Image& image);

    void write(const article::Block& block, const article::Heading& heading);

    void write(const article::Block& block, const article::Quote& quote);

    void write(const article::Block& block, const article::List& list);

    void write_numbering(const article::Numbering& numbering, std::size_t items);

    void perform(const ItemTask& task);

    void write(const article::Block& block, const article::CodeBlock& code);

    void write_code(const article::CodeBlock& code);

    void write_all(const std::vector<article::PageBreak>& marks);

    void write(const article::Block& block, const article::Figure& figure);

    void push_caption(const char* name, const article::Inlines& caption);

    void write(const article::Block& block, const article::Rule&);

    // ---- tables

    void write(const article::Block& block, const article::Table& table);

    void push_rows(const char* group, const RowTask& first);

    void perform(const RowTask& task);

    void perform(const CellTask& task);

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

/// "h1"; of a level from 1 to 6.
const char* heading_name(int level);

}  // namespace gazette::epub
