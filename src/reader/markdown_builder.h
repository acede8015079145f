#pragma once

// The events of md4c in, a tree of blocks out. Private to this room.

#include <md4c.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace gazette::reader {

/// Takes the events in md4c's order. The tree is at most 64 blocks deep and 64 inlines within a block; what lies deeper
/// goes to the parent at that depth.
class MarkdownBuilder {
public:
    /// `most_targets` bounds the bytes of all targets and titles of links together: references to one long definition
    /// would multiply it.
    /// `text` is what is parsed, and its first line that of the input.
    MarkdownBuilder(std::size_t most_targets, std::string_view text, int first_line);

    void enter(MD_BLOCKTYPE type, const void* detail);
    void leave(MD_BLOCKTYPE type);
    /// False where the targets grow beyond bounds; the parse must end then, and the tree is of no use.
    [[nodiscard]] bool enter(MD_SPANTYPE type, const void* detail);
    void leave(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, std::string_view text);

    article::Blocks take();
    /// Whether the text holds HTML that says more than a line break or a comment.
    bool has_html() const { return raw_html_; }
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
    void close(OpenSpan span);
    void close_link(OpenSpan span);
    void close_image(OpenSpan span);
    void lift(article::Inlines children);
    const std::string& entity(std::string_view reference);
    std::string text_of(const MD_ATTRIBUTE& attribute);
    int line_of(const MD_ATTRIBUTE& attribute);

    std::vector<OpenBlock> blocks_;
    std::vector<OpenSpan> spans_;
    /// Containers and spans within them that were entered too deep to be kept.
    std::size_t lifted_blocks_ = 0;
    std::size_t lifted_spans_ = 0;
    std::size_t targets_left_;
    std::string_view text_;
    int first_line_;
    /// Offsets of line ends, found when first asked for.
    std::vector<std::size_t> line_ends_;
    /// Decoding one takes a parser; a text has few different ones.
    std::map<std::string, std::string, std::less<>> entities_;
    bool too_deep_ = false;
    bool raw_html_ = false;
    bool unsafe_target_ = false;
};

}  // namespace gazette::reader
