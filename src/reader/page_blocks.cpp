#include "reader/page_blocks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "article/notes.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/page_builder.h"

namespace gazette::reader::html {

namespace {

using article::Block;
using article::Blocks;
using article::Inlines;

/// Lists and quotes within one another; deeper ones become what they hold.
constexpr std::size_t deepest_block = 10;

/// An image, and what is said of the language of its alternative text.
struct LineImage {
    article::Image image;
    std::string language;
};

/// The images of a line that holds nothing else; `only` becomes false where it does.
void gather_images(const Inlines& line, const std::string& language, std::vector<LineImage>& images, bool& only) {
    for (const article::Inline& part : line) {
        if (const auto* image = std::get_if<article::Image>(&part.value)) {
            images.push_back({*image, language});
        } else if (const auto* link = std::get_if<article::Link>(&part.value)) {
            gather_images(link->children, language, images, only);
        } else if (const auto* strong = std::get_if<article::Strong>(&part.value)) {
            gather_images(strong->children, language, images, only);
        } else if (const auto* emphasis = std::get_if<article::Emphasis>(&part.value)) {
            gather_images(emphasis->children, language, images, only);
        } else if (const auto* span = std::get_if<article::Span>(&part.value)) {
            gather_images(span->children, span->language.empty() ? language : span->language, images, only);
        } else {
            only = only && is_blank({part});
        }
    }
}

std::vector<LineImage> only_images(const Inlines& line) {
    std::vector<LineImage> images;
    bool only = true;
    gather_images(line, {}, images, only);
    return only ? images : std::vector<LineImage>{};
}

std::optional<base::Direction> stated_direction(const Page& page, NodeIndex node) {
    const std::string_view direction = page.raw(node, Attribute::dir);
    if (direction == "rtl" || direction == "RTL") {
        return base::Direction::right_to_left;
    }
    if (direction == "ltr" || direction == "LTR") {
        return base::Direction::left_to_right;
    }
    return std::nullopt;
}

std::string_view style_value(std::string_view style, std::string_view property) {
    const std::size_t at = style.find(property);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = base::trim(style.substr(at + property.size()));
    return rest.starts_with(':') ? base::trim(rest.substr(1, rest.find(';') - 1)) : std::string_view();
}

/// Whether an inline style sets text in italics; nothing where it does not say.
std::optional<bool> slant_of(std::string_view style) {
    const std::string_view value = style_value(style, "font-style");
    const bool slanted = value == "italic" || value == "oblique";
    return slanted || value == "normal" ? std::optional(slanted) : std::nullopt;
}

/// Whether an inline style sets text in bold: programs paste all of a text within a b element of normal weight.
std::optional<bool> weight_of(std::string_view style) {
    const std::string_view value = style_value(style, "font-weight");
    const bool heavy =
        value == "bold" || value == "bolder" || value == "600" || value == "700" || value == "800" || value == "900";
    return heavy || value == "normal" || value == "400" || value == "300" ? std::optional(heavy) : std::nullopt;
}

std::string stated_language(const Page& page, NodeIndex node) {
    const std::string language = page.value(node, Attribute::lang);
    return base::canonical_language(language.empty() ? page.value(node, Attribute::xml_lang) : language);
}

}  // namespace

Blocks blocks_of(const Page& page, const std::vector<NodeIndex>& roots, const Reading& reading) {
    BlockBuilder builder(page, reading);
    Blocks blocks = builder.run(roots);
    if (!reading.notes.empty()) {
        std::vector<article::Note> notes;
        for (const PageNote& each : reading.notes.notes) {
            notes.push_back(builder.note(each));
        }
        lift_references(blocks);
        article::add_notes(blocks, std::move(notes));
    }
    unlink_missing(blocks);
    return blocks;
}

BlockBuilder::BlockBuilder(const Page& page, const Reading& reading)
    : page_(page), selection_(reading.selection), location_(reading.location), language_(reading.language),
      notes_(reading.notes), has_block_(page.size()) {
    note_blocks();
    note_linked_ids();
}

article::Note BlockBuilder::note(const PageNote& note) {
    Flow flow;
    pending_id_.clear();
    add_children(note.element, flow);
    flush(flow);
    mark_language(note.element, flow.blocks, 0);
    lift_references(flow.blocks);
    remove_marks(flow.blocks, note.label, page_[note.element].tag == Tag::li);
    return {std::move(flow.blocks)};
}

void BlockBuilder::note_blocks() {
    for (NodeIndex i = page_.size(); i-- > 1;) {
        const Tag tag = page_[i].tag;
        const bool stands_apart = has_block_[i] || !is_inline(tag);
        if (stands_apart && is_kept(i) && tag != Tag::noscript) {
            has_block_[page_[i].parent] = true;
        }
    }
}

void BlockBuilder::note_linked_ids() {
    for (NodeIndex i = 1; i < page_.size(); ++i) {
        if (page_[i].tag == Tag::a) {
            const std::string_view href = page_.raw(i, Attribute::href);
            if (href.size() > 1 && href.front() == '#') {
                linked_ids_.insert(page_.value(i, Attribute::href).substr(1));
            }
        }
    }
}

Blocks BlockBuilder::run(const std::vector<NodeIndex>& roots) {
    Flow flow;
    for (const NodeIndex root : roots) {
        add(root, flow);
        flush(flow);
    }
    return std::move(flow.blocks);
}

Blocks BlockBuilder::blocks_in(NodeIndex element) {
    Flow flow;
    add_children(element, flow);
    flush(flow);
    return std::move(flow.blocks);
}

Inlines BlockBuilder::line_of(NodeIndex element) {
    Blocks blocks = blocks_in(element);
    mark_language(element, blocks, 0);
    return flattened(std::move(blocks));
}

Inlines BlockBuilder::line_of_cell(NodeIndex cell) {
    Blocks blocks = blocks_in(cell);
    for (NodeIndex at = cell; page_[at].tag != Tag::table && page_[at].tag != Tag::document; at = page_[at].parent) {
        mark_language(at, blocks, 0);
        if (!stated_language(page_, at).empty()) {
            break;
        }
    }
    return flattened(std::move(blocks));
}

void BlockBuilder::push(Flow& flow, Block block) {
    if (block.id.empty()) {
        block.id = std::exchange(pending_id_, {});
    }
    flow.blocks.push_back(std::move(block));
}

void BlockBuilder::flush(Flow& flow) {
    for (Inlines& line : flow.line.take()) {
        std::vector<LineImage> images = only_images(line);
        if (images.empty()) {
            push(flow, {article::Paragraph{std::move(line)}});
        }
        for (LineImage& each : images) {
            push(flow, {.value = article::Figure{std::move(each.image), {}}, .language = std::move(each.language)});
        }
    }
}

std::string BlockBuilder::other_language(NodeIndex node) const {
    std::string language = stated_language(page_, node);
    const bool other = base::primary_language(language) != base::primary_language(language_);
    return other ? std::move(language) : std::string();
}

/// One that states no language is in that of the text, whatever its image says of its own.
Inlines BlockBuilder::caption_of(NodeIndex caption, const Block& figure) {
    Inlines words = line_of(caption);
    if (!figure.language.empty() && !is_blank(words) && stated_language(page_, caption).empty()) {
        words = {{article::Span{language_, {}, std::move(words)}}};
    }
    return words;
}

void BlockBuilder::mark_language(NodeIndex node, Blocks& blocks, std::size_t first) const {
    const std::string language = other_language(node);
    const std::optional<base::Direction> direction = stated_direction(page_, node);
    for (std::size_t i = first; i < blocks.size(); ++i) {
        if (!language.empty() && blocks[i].language.empty()) {
            blocks[i].language = language;
        }
        if (direction && !blocks[i].direction && *direction != base::direction_of(language_)) {
            blocks[i].direction = direction;
        }
    }
}

// ---- the walk

std::string BlockBuilder::id_of(NodeIndex node) const {
    std::string id = page_.has(node, Attribute::id) ? page_.value(node, Attribute::id) : std::string();
    if (id.empty() && page_[node].tag == Tag::a) {
        id = page_.value(node, Attribute::name);
    }
    return id.find_first_of(" \t\r\n\f") == std::string::npos ? id : std::string();
}

void BlockBuilder::add(NodeIndex node, Flow& flow) {
    if (!is_kept(node) || (!notes_.empty() && add_of_notes(node, flow))) {
        return;
    }
    if (page_[node].tag == Tag::text) {
        flow.line.add_text(page_[node].text);
        return;
    }
    if (std::string id = id_of(node); pending_id_.empty() && linked_ids_.contains(id)) {
        pending_id_ = std::move(id);
    }
    if (!add_replaced(node, flow)) {
        add_element(node, flow);
    }
}

/// False where it has nothing to do with notes.
bool BlockBuilder::add_of_notes(NodeIndex node, Flow& flow) {
    if (const int note = notes_.referred_to(node); note > 0) {
        flow.line.add_reference(note);
        return true;
    }
    return notes_.stands_elsewhere(node);
}

void BlockBuilder::add_children(NodeIndex parent, Flow& flow) {
    for (const NodeIndex child : Children(page_, parent)) {
        add(child, flow);
    }
}

void BlockBuilder::add_element(NodeIndex node, Flow& flow) {
    if (is_inline(page_[node].tag)) {
        if (has_block_[node]) {
            add_blocks_within_line(node, flow);
        } else {
            add_inline(node, flow);
        }
        return;
    }
    flush(flow);
    const std::size_t first = flow.blocks.size();
    if (selection_.is_caption[node]) {
        add_caption(node, flow);
    } else if (!add_special(node, flow)) {
        add_container(node, flow);
    }
    mark_language(node, flow.blocks, first);
}

/// An element of the line around whole blocks is mostly a mistake, and means what it says where it strikes them out.
void BlockBuilder::add_blocks_within_line(NodeIndex node, Flow& flow) {
    const Tag tag = page_[node].tag;
    if (tag != Tag::del && tag != Tag::s && tag != Tag::strike) {
        add_children(node, flow);
        return;
    }
    flush(flow);
    const std::size_t first = flow.blocks.size();
    add_children(node, flow);
    flush(flow);
    for (std::size_t i = first; i < flow.blocks.size(); ++i) {
        if (auto* paragraph = std::get_if<article::Paragraph>(&flow.blocks[i].value)) {
            Inlines struck = {{article::Strikethrough{std::move(paragraph->inlines)}}};
            paragraph->inlines = std::move(struck);
        }
    }
}

void BlockBuilder::add_container(NodeIndex node, Flow& flow) {
    add_children(node, flow);
    flush(flow);
}

/// Elements that are no text: breaks, images, controls, what is embedded.
bool BlockBuilder::add_replaced(NodeIndex node, Flow& flow) {
    switch (page_[node].tag) {
    case Tag::br: flow.line.add_break(); return true;
    case Tag::img:
    case Tag::amp_img: add_image(node, flow); return true;
    case Tag::noscript: add_hidden_images(node, flow); return true;
    case Tag::wbr: return true;
    case Tag::head:
    case Tag::title:
    case Tag::button:
    case Tag::input:
    case Tag::audio:
    case Tag::video:
    case Tag::iframe:
    case Tag::embed:
    case Tag::object:
    case Tag::map:
    case Tag::meter:
    case Tag::progress:
    case Tag::rp: return true;
    default: return false;
    }
}

bool BlockBuilder::add_special(NodeIndex node, Flow& flow) {
    const Tag tag = page_[node].tag;
    if (heading_level(tag) > 0) {
        add_heading(node, flow);
    } else if ((tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dir) && depth_ < deepest_block) {
        add_list(node, flow);
    } else if (tag == Tag::blockquote && depth_ < deepest_block) {
        add_quote(node, flow);
    } else if (tag == Tag::pre) {
        add_code(node, flow);
    } else if (tag == Tag::figure) {
        add_figure(node, flow);
    } else if (tag == Tag::dt) {
        add_term(node, flow);
    } else if (tag == Tag::hr) {
        push(flow, {article::Rule{}});
    } else if (tag == Tag::table && is_data_table(page_, node)) {
        add_table(node, flow);
    } else {
        return false;
    }
    return true;
}

// ---- within a line

std::vector<Wrapper> BlockBuilder::wrappers_of(NodeIndex node) const {
    std::vector<Wrapper> wrappers;
    std::string language = other_language(node);
    std::optional<base::Direction> direction = stated_direction(page_, node);
    if (!direction && page_[node].tag == Tag::bdi) {
        // What states a direction is isolated.
        direction = base::direction_of_text(text_in(node, false), base::direction_of(language_));
    }
    if (!language.empty() || direction) {
        wrappers.push_back(article::Span{std::move(language), direction, {}});
    }
    const Tag tag = page_[node].tag;
    const std::string_view style = page_.raw(node, Attribute::style);
    const bool cites = tag == Tag::em || tag == Tag::i || tag == Tag::cite || tag == Tag::dfn || tag == Tag::var;
    if (slant_of(style).value_or(cites) && (cites || tag == Tag::span)) {
        wrappers.push_back(article::Emphasis{});
    }
    const bool stresses = tag == Tag::strong || tag == Tag::b;
    if (weight_of(style).value_or(stresses) && (stresses || tag == Tag::span)) {
        wrappers.push_back(article::Strong{});
    }
    switch (tag) {
    case Tag::s:
    case Tag::strike:
    case Tag::del: wrappers.push_back(article::Strikethrough{}); break;
    case Tag::sup: wrappers.push_back(article::Superscript{}); break;
    case Tag::sub: wrappers.push_back(article::Subscript{}); break;
    case Tag::a: {
        std::string href = absolute(location_, page_.value(node, Attribute::href));
        if (!location_.page.empty() && href.starts_with(location_.page + "#")) {
            href.erase(0, location_.page.size());
        }
        // Whether another article of the edition is there shows later.
        if (is_safe_link(href) || (location_.base.empty() && is_path_beside(href))) {
            wrappers.push_back(
                article::Link{std::move(href), base::collapse_space(page_.value(node, Attribute::title)), {}});
        }
        break;
    }
    default: break;
    }
    return wrappers;
}

/// Looks behind the element first: many in a row are looked through once.
bool BlockBuilder::is_all_of_its_parent(NodeIndex node) const {
    const auto holds_text = [&](NodeIndex from, NodeIndex to) {
        for (NodeIndex i = from; i < to;) {
            const Tag tag = page_[i].tag;
            if (tag == Tag::noscript || tag == Tag::button) {
                i = page_[i].end;
                continue;
            }
            if (tag == Tag::text && !base::trim(page_[i].text).empty()) {
                return true;
            }
            ++i;
        }
        return false;
    };
    const NodeIndex around = page_[node].parent;
    return !holds_text(page_[node].end, page_[around].end) && !holds_text(around + 1, node);
}

/// With its line breaks: a block of code where it is all that its paragraph holds.
void BlockBuilder::add_inline_code(NodeIndex node, Flow& flow) {
    std::string text = text_in(node, true);
    if (text.find('\n') == std::string::npos) {
        flow.line.add_code(base::collapse_space(text));
        return;
    }
    if (!is_inline(page_[page_[node].parent].tag) && is_all_of_its_parent(node)) {
        flush(flow);
        push(flow, {article::CodeBlock{std::string(base::trim(text)), {}}});
        return;
    }
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        flow.line.add_code(base::collapse_space(text.substr(at, end - at)));
        if (end < text.size()) {
            flow.line.add_break();
        }
        at = end + 1;
    }
}

void BlockBuilder::add_inline(NodeIndex node, Flow& flow) {
    const Tag tag = page_[node].tag;
    if (tag == Tag::code || tag == Tag::kbd || tag == Tag::samp || tag == Tag::tt) {
        add_inline_code(node, flow);
        return;
    }
    if (selection_.is_caption[node]) {
        flush(flow);
        add_caption(node, flow);
        return;
    }
    if (is_formula_part(node)) {
        add_formula_part(node, flow);
        return;
    }
    const bool ruby = tag == Tag::rt;
    const bool quoted = tag == Tag::q;
    std::vector<Wrapper> wrappers = wrappers_of(node);
    const std::size_t count = wrappers.size();
    for (Wrapper& wrapper : wrappers) {
        flow.line.open(std::move(wrapper));
    }
    if (ruby || quoted) {
        flow.line.add_text(ruby ? "(" : "“");
    }
    add_children(node, flow);
    if (ruby || quoted) {
        flow.line.add_text(ruby ? ")" : "”");
    }
    for (std::size_t i = 0; i < count; ++i) {
        flow.line.close();
    }
}

void BlockBuilder::add_image(NodeIndex node, Flow& flow) {
    std::optional<article::Image> image = image_of(page_, node, location_);
    if (!image) {
        return;
    }
    shown_images_.insert(image->source);
    const std::string language = image->alt.empty() ? std::string() : other_language(node);
    if (!language.empty()) {
        flow.line.open(article::Span{language, {}, {}});
    }
    flow.line.add_image(*std::move(image));
    if (!language.empty()) {
        flow.line.close();
    }
}

/// Pages that load images by script repeat them for browsers without.
void BlockBuilder::add_hidden_images(NodeIndex noscript, Flow& flow) {
    for (NodeIndex i = noscript; i < page_[noscript].end; ++i) {
        if (page_[i].tag != Tag::img) {
            continue;
        }
        std::optional<article::Image> image = image_of(page_, i, location_);
        if (image && shown_images_.insert(image->source).second) {
            flow.line.add_image(*std::move(image));
        }
    }
}

std::string BlockBuilder::text_in(NodeIndex element, bool keep_lines) const {
    std::string text;
    for (NodeIndex i = element; i < page_[element].end;) {
        if (!is_kept(i)) {
            i = page_[i].end;
            continue;
        }
        if (page_[i].tag == Tag::text) {
            text += page_[i].text;
        } else if (page_[i].tag == Tag::br || (page_[i].tag == Tag::tr && !text.empty())) {
            text += '\n';
        }
        ++i;
    }
    return keep_lines ? text : base::collapse_space(text);
}

}  // namespace gazette::reader::html
