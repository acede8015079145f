#pragma once

// The text of a feed in XML, ill-formed too, in; its elements as a tree in document order out.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reader/feed_spaces.h"

namespace gazette::reader::feed {

using XmlIndex = std::uint32_t;
inline constexpr XmlIndex no_element = 0xFFFFFFFFU;

struct XmlAttribute {
    Space space = Space::core;
    /// As written, without its prefix.
    std::string_view name;
    /// As written, references not decoded.
    std::string_view raw;
};

/// A text node has no name. Nodes are stored parents first, so that a subtree is the range from its index to `end`.
struct XmlNode {
    std::string_view name;
    /// Of a text node, as written.
    std::string_view text;
    XmlIndex parent = no_element;
    XmlIndex end = 0;
    std::uint32_t first_attribute = 0;
    std::uint16_t attribute_count = 0;
    Space space = Space::core;
    /// Of a text: within a CDATA section, where no reference is one.
    bool literal = false;
    /// Bytes of the source from the start tag to past the end tag.
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;
};

/// What had to be repaired, and where that was first.
struct XmlRepair {
    std::size_t count = 0;
    std::string what;
    int line = 0;
};

class XmlTree {
public:
    /// `source` is scrubbed UTF-8 of less than 4 GiB and must outlive the tree. Never fails: a tag that nothing closes ends
    /// with what holds it, an end tag that closes nothing goes, a reference that is none is text. Entities that the document
    /// declares are not expanded (feed_entities.h). Elements deeper than 200 leave their text to those above; what comes after `most_nodes`
    /// is left out, which is a repair.
    XmlTree(std::string_view source, std::size_t most_nodes);

    /// Node 0 is the document.
    XmlIndex size() const { return static_cast<XmlIndex>(nodes_.size()); }
    const XmlNode& operator[](XmlIndex index) const { return nodes_[index]; }

    bool is_text(XmlIndex index) const { return nodes_[index].name.empty(); }
    /// Names are compared without case, for CDF writes them in capitals.
    bool is(XmlIndex index, Space space, std::string_view lower_name) const;

    /// The attribute's value, references decoded; null-like empty where absent.
    std::string attribute(XmlIndex index, Space space, std::string_view lower_name) const;
    bool has_attribute(XmlIndex index, Space space, std::string_view lower_name) const;
    const XmlAttribute* attributes_begin(XmlIndex index) const {
        return attributes_.data() + nodes_[index].first_attribute;
    }

    /// The first child of that name, or no_element.
    XmlIndex child(XmlIndex parent, Space space, std::string_view lower_name) const;
    XmlIndex first_element(XmlIndex parent) const;

    /// All text below, references decoded.
    std::string text_of(XmlIndex index) const;
    /// Only that of its own children.
    std::string own_text(XmlIndex index) const;
    bool has_elements(XmlIndex index) const { return first_element(index) != no_element; }
    /// What an element holds as HTML: names without prefix, text escaped.
    std::string markup_of(XmlIndex index) const;

    /// "rss", the name after DOCTYPE with its identifiers, or empty.
    std::string_view doctype() const { return doctype_; }
    const XmlRepair& repair() const { return repair_; }

private:
    class Builder;

    std::string_view source_;
    std::vector<XmlNode> nodes_;
    std::vector<XmlAttribute> attributes_;
    std::string_view doctype_;
    XmlRepair repair_;
};

}  // namespace gazette::reader::feed
