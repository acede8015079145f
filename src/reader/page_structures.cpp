#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include "base/text.h"
#include "reader/page_builder.h"

namespace gazette::reader::html {

namespace {

using article::Block;
using article::Blocks;
using article::Inlines;

constexpr int highest_number = 1'000'000;

std::optional<int> number(std::string_view text) {
    text = base::trim(text);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::optional(std::clamp(value, -highest_number, highest_number)) : std::nullopt;
}

/// What HTML's `type` says; its letters are apart from its capitals.
article::NumberSystem system_of(std::string_view type) {
    using article::NumberSystem;
    if (type == "a") return NumberSystem::lower_letters;
    if (type == "A") return NumberSystem::upper_letters;
    if (type == "i") return NumberSystem::lower_roman;
    if (type == "I") return NumberSystem::upper_roman;
    return NumberSystem::decimal;
}

/// What the element's own style says (CSS Counter Styles 3, 6); it goes before `type`.
std::optional<article::NumberSystem> system_of_style(std::string_view style) {
    using article::NumberSystem;
    constexpr std::pair<std::string_view, NumberSystem> systems[] = {{"lower-alpha", NumberSystem::lower_letters},
                                                                     {"lower-latin", NumberSystem::lower_letters},
                                                                     {"upper-alpha", NumberSystem::upper_letters},
                                                                     {"upper-latin", NumberSystem::upper_letters},
                                                                     {"lower-roman", NumberSystem::lower_roman},
                                                                     {"upper-roman", NumberSystem::upper_roman},
                                                                     {"decimal", NumberSystem::decimal}};
    const std::size_t at = style.find("list-style");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view declaration = style.substr(at, style.find(';', at) - at);
    const auto* found = std::find_if(std::begin(systems), std::end(systems), [&](const auto& system) {
        return declaration.find(system.first) != std::string_view::npos;
    });
    return found == std::end(systems) ? std::nullopt : std::optional(found->second);
}

article::Numbering numbering_of(const Page& page, NodeIndex list) {
    const std::optional<article::NumberSystem> styled = system_of_style(page.raw(list, Attribute::style));
    return {number(page.raw(list, Attribute::start)).value_or(1),
            styled ? *styled : system_of(page.raw(list, Attribute::type)), page.has(list, Attribute::reversed)};
}

/// Many pages state all numbers.
void forget_what_follows(article::List& list) {
    const std::vector<int> numbers = article::numbers_of(list);
    for (std::size_t i = 0; i < numbers.size() && list.numbering; ++i) {
        const int expected = i == 0 ? list.numbering->start : article::number_after(*list.numbering, numbers[i - 1]);
        if (list.items[i].number == expected) {
            list.items[i].number.reset();
        }
    }
}

/// Of "language-cpp", "lang-cpp", "brush: cpp", "highlight-source-cpp".
std::string code_language(std::string_view classes) {
    for (const std::string_view opening : {"language-", "lang-", "highlight-source-", "brush: "}) {
        const std::size_t at = classes.find(opening);
        if (at != std::string_view::npos) {
            const std::string_view rest = classes.substr(at + opening.size());
            return std::string(rest.substr(0, rest.find_first_of(" ;\t\r\n\f")));
        }
    }
    return {};
}

/// Of an item that opens with a box to tick, as renderers of Markdown write it.
std::optional<bool> state_of_task(const Page& page, NodeIndex item) {
    const bool is_task = page.raw(item, Attribute::class_).find("task-list-item") != std::string_view::npos;
    const NodeIndex box = is_task ? page.find(Tag::input, item, page[item].end) : no_node;
    return box == no_node ? std::nullopt : std::optional(page.has(box, Attribute::checked));
}

}  // namespace

/// Its own, or that of the first element in it that is no reference to a note.
std::string BlockBuilder::id_of_heading(NodeIndex node) const {
    for (NodeIndex i = node; i < page_[node].end;) {
        const bool is_reference = notes_.referred_to(i) > 0;
        if (std::string id = is_reference ? std::string() : id_of(i); !id.empty()) {
            return id;
        }
        i = is_reference ? page_[i].end : i + 1;
    }
    return {};
}

void BlockBuilder::add_heading(NodeIndex node, Flow& flow) {
    const int level = heading_level(page_[node].tag);
    // Other articles may link to it, too.
    std::string id = std::exchange(pending_id_, {});
    if (id.empty()) {
        id = id_of_heading(node);
    }
    Blocks blocks = blocks_in(node);
    pending_id_.clear();
    // Images in a heading stand before it.
    for (auto block = blocks.begin(); block != blocks.end();) {
        const bool figure = std::holds_alternative<article::Figure>(block->value);
        if (figure) {
            push(flow, std::move(*block));
        }
        block = figure ? blocks.erase(block) : block + 1;
    }
    Inlines line = flattened(std::move(blocks));
    if (!is_blank(line)) {
        push(flow, {article::Heading{level, std::move(line)}, std::move(id)});
    } else {
        pending_id_ = std::move(id);
    }
}

void BlockBuilder::add_list(NodeIndex node, Flow& flow) {
    ++depth_;
    article::List list;
    if (page_[node].tag == Tag::ol) {
        list.numbering = numbering_of(page_, node);
    }
    Flow loose;
    for (const NodeIndex child : Children(page_, node)) {
        if (page_[child].tag == Tag::li && is_kept(child)) {
            Flow item;
            add(child, item);
            flush(item);
            if (!item.blocks.empty()) {
                const std::optional<int> value = list.numbering ? number(page_.raw(child, Attribute::value)) : std::nullopt;
                list.items.push_back({std::move(item.blocks), state_of_task(page_, child), value});
            }
            continue;
        }
        add(child, loose);
        flush(loose);
        if (!loose.blocks.empty()) {
            if (list.items.empty()) {
                list.items.emplace_back();
            }
            Blocks& last = list.items.back().blocks;
            std::move(loose.blocks.begin(), loose.blocks.end(), std::back_inserter(last));
            loose.blocks.clear();
        }
    }
    list.tight = std::all_of(list.items.begin(), list.items.end(), [](const article::ListItem& item) {
        return std::count_if(item.blocks.begin(), item.blocks.end(),
                             [](const Block& block) { return !std::holds_alternative<article::List>(block.value); }) <= 1;
    });
    --depth_;
    if (list.numbering && list.numbering->reversed && !number(page_.raw(node, Attribute::start))) {
        list.numbering->start = static_cast<int>(list.items.size());
    }
    if (!list.items.empty()) {
        forget_what_follows(list);
        push(flow, {std::move(list)});
    }
}

void BlockBuilder::add_quote(NodeIndex node, Flow& flow) {
    ++depth_;
    Blocks blocks = blocks_in(node);
    --depth_;
    if (!blocks.empty()) {
        push(flow, {article::Quote{std::move(blocks)}});
    }
}

void BlockBuilder::add_code(NodeIndex node, Flow& flow) {
    std::string text = text_in(node, true);
    text.erase(0, text.find_first_not_of('\n') == std::string::npos ? text.size() : text.find_first_not_of('\n'));
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.pop_back();
    }
    if (base::trim(text).empty()) {
        add_container(node, flow);
        return;
    }
    std::string language = code_language(page_.value(node, Attribute::class_));
    const NodeIndex code = page_.find(Tag::code, node, page_[node].end);
    if (language.empty() && code != no_node) {
        language = code_language(page_.value(code, Attribute::class_));
    }
    push(flow, {article::CodeBlock{std::move(text), std::move(language)}});
}

/// The caption goes with the last image before it; without one it is a paragraph.
void BlockBuilder::add_figure(NodeIndex node, Flow& flow) {
    // A figure of figures has captions within it that are not its own.
    NodeIndex caption = no_node;
    const std::size_t first = flow.blocks.size();
    Inlines words;
    for (const NodeIndex child : Children(page_, node)) {
        if (page_[child].tag != Tag::figcaption) {
            add(child, flow);
        } else if (caption == no_node) {
            caption = child;
        }
    }
    flush(flow);
    if (caption != no_node && is_kept(caption)) {
        words = caption_of(caption, flow.blocks.size() > first ? flow.blocks.back() : Block{});
    }
    if (is_blank(words)) {
        return;
    }
    auto* const figure = flow.blocks.size() > first ? std::get_if<article::Figure>(&flow.blocks.back().value) : nullptr;
    if (figure != nullptr && figure->caption.empty()) {
        figure->caption = std::move(words);
    } else {
        push(flow, {article::Paragraph{std::move(words)}});
    }
}

void BlockBuilder::add_caption(NodeIndex node, Flow& flow) {
    auto* const figure = flow.blocks.empty() ? nullptr : std::get_if<article::Figure>(&flow.blocks.back().value);
    if (figure == nullptr || has_block_[node]) {
        add_container(node, flow);
        return;
    }
    Inlines words = caption_of(node, flow.blocks.back());
    if (!figure->caption.empty() && !is_blank(words)) {
        figure->caption.push_back({article::Text{" "}});
    }
    std::move(words.begin(), words.end(), std::back_inserter(figure->caption));
}

/// A definition list is terms in bold, each with the paragraphs that define it.
void BlockBuilder::add_term(NodeIndex node, Flow& flow) {
    Inlines line = flattened(blocks_in(node));
    if (!is_blank(line)) {
        push(flow, {article::Paragraph{{{article::Strong{std::move(line)}}}, true}});
    }
}

void BlockBuilder::add_table(NodeIndex node, Flow& flow) {
    article::Table table = table_of(*this, node);
    if (!table.rows.empty()) {
        push(flow, {std::move(table)});
    }
}

}  // namespace gazette::reader::html
