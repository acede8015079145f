#pragma once

// A page as a tree in document order: elements, their attributes and text, for passes that never recurse.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reader/html_markup.h"
#include "reader/html_names.h"

namespace gazette::reader::html {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = 0xFFFFFFFFU;

/// Nodes are stored parents first and in document order, so that a subtree is the range from its index to `end`.
struct Node {
    Tag tag = Tag::other;
    NodeIndex parent = no_node;
    NodeIndex end = 0;
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
    /// Where its start tag is in the source; that of its parent for text.
    std::uint32_t source_offset = 0;
    /// Of a text node.
    std::string_view text;
};

class Page {
public:
    /// `source` is scrubbed UTF-8 and must outlive the page. Of what is beyond `most` only the text is kept.
    explicit Page(std::string_view source, const MostMarkup& most = {});
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    /// Node 0 is the document.
    NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
    const Node& operator[](NodeIndex index) const { return nodes_[index]; }

    /// As written; empty where absent.
    std::string_view raw(NodeIndex index, Attribute name) const;
    bool has(NodeIndex index, Attribute name) const;
    /// Character references decoded, scrubbed, trimmed.
    std::string value(NodeIndex index, Attribute name) const;

    /// All text of the subtree, white space collapsed; that of elements which are never shown left out. Where it is longer
    /// than `most` bytes, only so much of it that this shows.
    std::string text_of(NodeIndex index, std::size_t most = std::string::npos) const;

    /// The first element of that kind at or after `from`, before `end`.
    NodeIndex find(Tag tag, NodeIndex from, NodeIndex end) const;
    NodeIndex find(Tag tag) const { return find(tag, 0, size()); }

    /// Contents of the scripts of linked data.
    const std::vector<std::string_view>& json_ld() const { return markup_.json_ld; }
    /// Elements that are not in the tree and may hold words.
    const std::vector<LeftOut>& left_out() const { return markup_.left_out; }
    /// What its frames show, as written.
    const std::vector<std::string_view>& frames() const { return markup_.frames; }
    bool has_scripts() const { return markup_.has_scripts; }
    /// Whether there is more of elements, attributes or text than is taken.
    bool is_cut() const { return markup_.cut; }
    /// The line of the first tag that was left out because too much is open around it; 0 where none was.
    int line_too_deep() const { return markup_.too_deep ? line_at(*markup_.too_deep) : 0; }

    /// The line of the source that an element starts on, counting from 1.
    int line_of(NodeIndex index) const { return line_at(nodes_[index].source_offset); }
    int line_at(std::uint32_t source_offset) const;

private:
    class Builder;
    class Arena;

    Markup markup_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> line_ends_;
    /// Where gumbo's strings are, which the nodes view.
    std::unique_ptr<Arena> arena_;
    /// Texts that had to be scrubbed, or put together from several.
    std::vector<std::unique_ptr<std::string>> texts_;
};

/// Whether a text among these nodes shows anything.
bool shows_text(const Page& page, NodeIndex from, NodeIndex to);

/// Whether the heading right before an element holds the control that opens it, as in lists of questions.
bool is_opened_by(const Page& page, NodeIndex heading, NodeIndex element);

/// The nearest element of these kinds around a node; no_node where there is none.
NodeIndex closest(const Page& page, NodeIndex node, std::initializer_list<Tag> tags);

/// The children of a node, each in turn.
class Children {
public:
    Children(const Page& page, NodeIndex parent) : page_(page), begin_(parent + 1), end_(page[parent].end) {}

    class Iterator {
    public:
        Iterator(const Page& page, NodeIndex at) : page_(&page), at_(at) {}
        NodeIndex operator*() const { return at_; }
        Iterator& operator++() {
            at_ = (*page_)[at_].end;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

    private:
        const Page* page_;
        NodeIndex at_;
    };

    Iterator begin() const { return {page_, begin_}; }
    Iterator end() const { return {page_, end_}; }

private:
    const Page& page_;
    NodeIndex begin_;
    NodeIndex end_;
};

/// `raw` with its character references decoded (those that end with ";"), scrubbed and trimmed.
std::string decoded(std::string_view raw);

/// Whether the text may hold what scrubbing changes.
bool needs_scrubbing(std::string_view text);

}  // namespace gazette::reader::html
