#pragma once

// A subtree of a page in, blocks out: the walk behind `blocks_of`.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "reader/html_page.h"
#include "reader/page_blocks.h"
#include "reader/page_images.h"
#include "reader/page_line.h"
#include "reader/page_selection.h"

namespace gazette::reader::html {

class BlockBuilder {
public:
    BlockBuilder(const Page& page, const Reading& reading);

    /// References are to the notes as `Reading::notes` counts them.
    article::Blocks run(const std::vector<NodeIndex>& roots);
    article::Note note(const PageNote& note);

    /// What an element holds, as blocks or as one line.
    article::Blocks blocks_in(NodeIndex element);
    article::Inlines line_of(NodeIndex element);
    /// A cell that states no language is in that of its row, or of its part of the table.
    article::Inlines line_of_cell(NodeIndex cell);

    const Page& page() const { return page_; }
    bool is_kept(NodeIndex node) const { return !selection_.drops(node); }

private:
    /// Blocks so far, and the line that is being written after them.
    struct Flow {
        article::Blocks blocks;
        LineBuilder line;
    };

    void note_blocks();
    void note_linked_ids();
    /// What links may call the element; empty where they may not.
    std::string id_of(NodeIndex node) const;
    std::string id_of_heading(NodeIndex node) const;

    void add(NodeIndex node, Flow& flow);
    bool add_of_notes(NodeIndex node, Flow& flow);
    void add_children(NodeIndex parent, Flow& flow);
    void add_element(NodeIndex node, Flow& flow);
    void add_inline(NodeIndex node, Flow& flow);
    void add_inline_code(NodeIndex node, Flow& flow);
    bool is_all_of_its_parent(NodeIndex node) const;
    bool add_special(NodeIndex node, Flow& flow);
    bool add_replaced(NodeIndex node, Flow& flow);
    void add_blocks_within_line(NodeIndex node, Flow& flow);
    void add_container(NodeIndex node, Flow& flow);
    void add_image(NodeIndex node, Flow& flow);
    void add_hidden_images(NodeIndex noscript, Flow& flow);

    void add_heading(NodeIndex node, Flow& flow);
    void add_list(NodeIndex node, Flow& flow);
    void add_quote(NodeIndex node, Flow& flow);
    void add_code(NodeIndex node, Flow& flow);
    void add_figure(NodeIndex node, Flow& flow);
    void add_caption(NodeIndex node, Flow& flow);
    void add_term(NodeIndex node, Flow& flow);
    void add_table(NodeIndex node, Flow& flow);

    /// Whether it is a fraction, root, power or index of MathML with as many arguments as it needs.
    bool is_formula_part(NodeIndex node) const;
    void add_formula_part(NodeIndex node, Flow& flow);
    void add_operand(NodeIndex argument, Flow& flow);
    void add_raised(NodeIndex argument, Wrapper wrapper, Flow& flow);

    std::vector<Wrapper> wrappers_of(NodeIndex node) const;
    void flush(Flow& flow);
    void push(Flow& flow, article::Block block);
    /// As it states, where that is another one than the article's; else empty.
    std::string other_language(NodeIndex node) const;
    article::Inlines caption_of(NodeIndex caption, const article::Block& figure);
    void mark_language(NodeIndex node, article::Blocks& blocks, std::size_t first) const;
    std::string text_in(NodeIndex element, bool keep_lines) const;

    const Page& page_;
    const Selection& selection_;
    const Location& location_;
    const std::string& language_;
    const PageNotes& notes_;
    /// By node: whether it holds an element that stands apart from the line.
    std::vector<bool> has_block_;
    std::set<std::string> linked_ids_;
    std::set<std::string> shown_images_;
    std::string pending_id_;
    std::size_t depth_ = 0;
};

/// Whether the table holds data; else it only lays out what is in its cells.
bool is_data_table(const Page& page, NodeIndex table);

article::Table table_of(BlockBuilder& builder, NodeIndex table);

/// Blocks as one line, with breaks between them.
article::Inlines flattened(article::Blocks blocks);

/// Takes the label and arrows off a note that opens with them or ends in them.
void remove_marks(article::Blocks& note, const std::string& label, bool is_item);

/// References to notes that stand in superior text stand beside it.
void lift_references(article::Blocks& blocks);

/// Links to ids that no block has become what they hold.
void unlink_missing(article::Blocks& blocks);

}  // namespace gazette::reader::html
