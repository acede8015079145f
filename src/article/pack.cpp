#include "article/pack.h"

#include <cassert>
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace gazette::article {

namespace {

template <class Node, class Kind>
concept Is = std::same_as<std::remove_const_t<Node>, Kind>;

// Calls `each` with every member of a node, the same for packing and unpacking. A member that is missing here does not
// compile.

template <class Node, class Each>
    requires Is<Node, Text> || Is<Node, InlineCode>
void members(Node& node, Each each) {
    auto& [text] = node;
    each(text);
}
template <class Node, class Each>
    requires requires(Node& node) { node.children; } && (!Is<Node, Link>) && (!Is<Node, Span>)
void members(Node& node, Each each) {
    auto& [children] = node;
    each(children);
}
template <class Each>
void members(Is<Link> auto& node, Each each) {
    auto& [href, title, children] = node;
    each(href, title, children);
}
template <class Each>
void members(Is<Image> auto& node, Each each) {
    auto& [source, alt, title, line] = node;
    each(source, alt, title, line);
}
template <class Node, class Each>
    requires std::is_empty_v<Node>
void members(Node&, Each) {}
template <class Each>
void members(Is<PageBreak> auto& node, Each each) {
    auto& [id, label] = node;
    each(id, label);
}
template <class Each>
void members(Is<NoteReference> auto& node, Each each) {
    auto& [number] = node;
    each(number);
}
template <class Each>
void members(Is<Span> auto& node, Each each) {
    auto& [language, direction, children] = node;
    each(language, direction, children);
}
template <class Each>
void members(Is<Inline> auto& node, Each each) {
    auto& [value] = node;
    each(value);
}
template <class Each>
void members(Is<Paragraph> auto& node, Each each) {
    auto& [inlines, is_term] = node;
    each(inlines, is_term);
}
template <class Each>
void members(Is<Heading> auto& node, Each each) {
    auto& [level, inlines] = node;
    each(level, inlines);
}
template <class Each>
void members(Is<ListItem> auto& node, Each each) {
    auto& [blocks, checked, number] = node;
    each(blocks, checked, number);
}
template <class Each>
void members(Is<Numbering> auto& node, Each each) {
    auto& [start, system, reversed] = node;
    each(start, system, reversed);
}
template <class Each>
void members(Is<List> auto& node, Each each) {
    auto& [numbering, tight, items] = node;
    each(numbering, tight, items);
}
template <class Each>
void members(Is<Quote> auto& node, Each each) {
    auto& [blocks] = node;
    each(blocks);
}
template <class Each>
void members(Is<CodeBlock> auto& node, Each each) {
    // Readers make no page breaks.
    auto& [text, language, breaks] = node;
    each(text, language);
}
template <class Each>
void members(Is<Figure> auto& node, Each each) {
    auto& [image, caption, breaks] = node;
    each(image, caption);
}
template <class Each>
void members(Is<TableCell> auto& node, Each each) {
    auto& [inlines, header, column_span, row_span] = node;
    each(inlines, header, column_span, row_span);
}
template <class Each>
void members(Is<Table> auto& node, Each each) {
    auto& [caption, alignments, header_rows, rows] = node;
    each(caption, alignments, header_rows, rows);
}
template <class Each>
void members(Is<Note> auto& node, Each each) {
    auto& [blocks] = node;
    each(blocks);
}
template <class Each>
void members(Is<Notes> auto& node, Each each) {
    auto& [start, notes] = node;
    each(start, notes);
}
template <class Each>
void members(Is<Block> auto& node, Each each) {
    auto& [value, id, language, direction] = node;
    each(value, id, language, direction);
}

/// Numbers are written seven bits a byte, the lowest first (LEB128); what may be long comes after its length.
class Packer {
public:
    template <class Value>
        requires std::integral<Value> || std::is_enum_v<Value>
    void put(Value value) {
        auto rest = static_cast<std::uint64_t>(value);
        for (; rest >= 0x80; rest >>= 7) {
            bytes_ += static_cast<char>(rest | 0x80);
        }
        bytes_ += static_cast<char>(rest);
    }
    void put(const std::string& text) {
        put(text.size());
        bytes_ += text;
    }
    template <class Value>
    void put(const std::vector<Value>& values) {
        put(values.size());
        for (const Value& value : values) {
            put(value);
        }
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        put(value.has_value());
        if (value) {
            put(*value);
        }
    }
    template <class... Kinds>
    void put(const std::variant<Kinds...>& value) {
        put(value.index());
        std::visit([&](const auto& each) { put(each); }, value);
    }
    template <class Node>
        requires std::is_aggregate_v<Node>
    void put(const Node& node) {
        members(node, [&](const auto&... member) { (put(member), ...); });
    }

    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    template <class Value>
        requires std::integral<Value> || std::is_enum_v<Value>
    void take(Value& value) {
        value = static_cast<Value>(number());
    }
    void take(std::string& text) {
        const auto size = static_cast<std::size_t>(number());
        assert(size <= bytes_.size());
        text = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
    }
    template <class Value>
    void take(std::vector<Value>& values) {
        values.resize(static_cast<std::size_t>(number()));
        for (Value& value : values) {
            take(value);
        }
    }
    template <class Value>
    void take(std::optional<Value>& value) {
        if (number() != 0) {
            take(value.emplace());
        }
    }
    template <class... Kinds>
    void take(std::variant<Kinds...>& value) {
        take_kind(value, number(), std::index_sequence_for<Kinds...>());
    }
    template <class Node>
        requires std::is_aggregate_v<Node>
    void take(Node& node) {
        members(node, [&](auto&... member) { (take(member), ...); });
    }

    bool at_end() const { return bytes_.empty(); }

private:
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            assert(!bytes_.empty() && shift < 64);
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                return value;
            }
        }
    }

    template <class Variant, std::size_t... Index>
    void take_kind(Variant& value, std::uint64_t index, std::index_sequence<Index...>) {
        assert(index < sizeof...(Index));
        ((index == Index ? take(value.template emplace<Index>()) : void()), ...);
    }

    std::string_view bytes_;
};

}  // namespace

std::string pack(const Blocks& blocks) {
    Packer packer;
    packer.put(blocks);
    return packer.take();
}

Blocks unpack(std::string_view bytes) {
    Unpacker unpacker(bytes);
    Blocks blocks;
    unpacker.take(blocks);
    assert(unpacker.at_end());
    return blocks;
}

}  // namespace gazette::article
