#pragma once

// The events of md4c in, a tree of blocks out. Private to this room.

#include <md4c.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "reader/markdown_notes.h"

namespace gazette::reader {

/// The numbers of notes by their labels.
using NoteNumbers = std::map<std::string, int, std::less<>>;

/// Where the lines of a text that is parsed are in the input.
struct LineNumbers {
    int first = 1;
    /// By line: its distance from the first; empty: they follow one another.
    const std::vector<int>& distances;

    int at(std::size_t line) const { return first + (line < distances.size() ? distances[line] : static_cast<int>(line)); }
};

struct MarkdownBounds {
    /// Bytes of all targets and titles of links together (markdown_parse.h).
    std::size_t targets = 0;
    /// Blocks and inlines.
    std::size_t elements = 0;
};

/// Takes the events in md4c's order. The tree is at most 64 blocks deep and 64 inlines within a block; what lies deeper
/// goes to the parent at that depth.
class MarkdownBuilder {
public:
    /// `text` is what is parsed; what it refers to by these labels becomes references to notes.
    MarkdownBuilder(MarkdownBounds bounds, std::string_view text, LineNumbers lines, const NoteNumbers& notes);

    // False where the text grows beyond bounds; the parse must end then, and the tree is of no use.
    [[nodiscard]] bool enter(MD_BLOCKTYPE type, const void* detail);
    [[nodiscard]] bool enter(MD_SPANTYPE type, const void* detail);
    [[nodiscard]] bool text(MD_TEXTTYPE type, std::string_view text);
    void leave(MD_BLOCKTYPE type);
    void leave(MD_SPANTYPE type);

    article::Blocks take();
    /// Whether the text holds HTML that says more than a line break or a comment.
    bool has_html() const { return raw_html_; }
    /// All that look like references to notes, whether there is such a note or not, in the order of the text.
    const std::vector<NoteMark>& note_marks() const { return note_marks_; }
    int line_of(const NoteMark& mark) { return line_at(mark.offset); }
    /// Cells of rows beyond those of their tables' heads, with their lines.
    const std::vector<article::RemovedLine>& removed() const { return removed_; }
    /// What the tree has not kept as it was.
    base::Diagnostics diagnostics(const std::string& file) const;

private:
    /// A block that has been entered and not yet left.
    struct OpenBlock {
        MD_BLOCKTYPE type = MD_BLOCK_DOC;
        article::Blocks children;
        article::Inlines inlines;
        /// Code and raw HTML.
        std::string text;
        article::List list;
        article::ListItem item;
        article::Table table;
        article::TableRow row;
        /// Of a row or a cell: where its last text ends, in bytes of the text that is parsed, and how many cells without
        /// text are behind it.
        std::optional<std::size_t> text_end;
        std::size_t cells_behind = 0;
        int level = 1;
        std::string language;
        article::Alignment alignment = article::Alignment::none;
    };
    struct OpenSpan {
        MD_SPANTYPE type = MD_SPAN_EM;
        std::string target;
        std::string title;
        int line = 0;
        article::Inlines children;
    };

    [[nodiscard]] bool take_element();
    void open_block(MD_BLOCKTYPE type, const void* detail);
    OpenBlock& top() { return blocks_.back(); }
    article::Inlines& inlines() { return spans_.empty() ? top().inlines : spans_.back().children; }
    void add(article::Block block) { top().children.push_back(std::move(block)); }

    void read_detail(OpenBlock& block, const void* detail);
    void add_inline_html(std::string_view html);
    void flush_inlines();
    void close(OpenBlock block);
    void close_html(const std::string& html);
    void close_table_part(OpenBlock block);
    void close_cell(OpenBlock block);
    void list_cells_beyond_head(const OpenBlock& row);
    void close_span();
    void close_spans();
    void close(OpenSpan span);
    void close_link(OpenSpan span);
    void close_image(OpenSpan span);
    void lift(article::Inlines children);
    const std::string& entity(std::string_view reference);
    std::string text_of(const MD_ATTRIBUTE& attribute);
    int line_of(const MD_ATTRIBUTE& attribute);
    int line_at(std::size_t offset);
    bool is_within(const char* text) const;
    void add_words(std::string_view text);
    bool is_escaped(std::string_view text) const;

    std::vector<OpenBlock> blocks_;
    std::vector<OpenSpan> spans_;
    /// Containers and spans within them that were entered too deep to be kept.
    std::size_t lifted_blocks_ = 0;
    std::size_t lifted_spans_ = 0;
    MarkdownBounds left_;
    std::string_view text_;
    LineNumbers lines_;
    const NoteNumbers& notes_;
    std::vector<NoteMark> note_marks_;
    std::vector<article::RemovedLine> removed_;
    /// Offsets of line ends, found when first asked for.
    std::vector<std::size_t> line_ends_;
    /// Decoding one takes a parser; a text has few different ones.
    std::map<std::string, std::string, std::less<>> entities_;
    bool too_deep_ = false;
    bool raw_html_ = false;
    bool unsafe_target_ = false;
};

}  // namespace gazette::reader
