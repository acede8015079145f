#include "reader/markdown_builder.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>
#include <variant>

#include "base/text.h"
#include "reader/html_text.h"
#include "reader/markdown_lines.h"

namespace gazette::reader {

namespace {

using article::Block;
using article::Blocks;
using article::Inline;
using article::Inlines;

/// What walks a tree may recurse.
constexpr std::size_t deepest_nesting = 64;

article::Alignment alignment_of(MD_ALIGN align) {
    switch (align) {
    case MD_ALIGN_LEFT: return article::Alignment::start;
    case MD_ALIGN_CENTER: return article::Alignment::centre;
    case MD_ALIGN_RIGHT: return article::Alignment::end;
    case MD_ALIGN_DEFAULT: break;
    }
    return article::Alignment::none;
}

/// Whether the target has no scheme (a path, "#id") or one of `schemes`.
bool has_scheme_of(const std::string& target, std::initializer_list<std::string_view> schemes) {
    const std::size_t colon = target.find(':');
    if (colon == std::string::npos || target.find_first_of("/?#") < colon) {
        return true;
    }
    const std::string scheme = base::fold(std::string_view(target).substr(0, colon));
    return std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
}

bool is_break_tag(std::string_view html) {
    const std::string tag = base::fold(html.substr(0, 8));
    return tag.starts_with("<br") && tag.size() > 3 && (tag[3] == '>' || tag[3] == '/' || tag[3] == ' ');
}

/// One comment and nothing else.
bool is_comment(std::string_view html) {
    return html.starts_with("<!--") && html.find("-->") == html.size() - 3;
}

/// Text holds no newline; a character reference can name one.
std::string in_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

void append_text(Inlines& inlines, std::string_view text) {
    if (!inlines.empty()) {
        if (auto* last = std::get_if<article::Text>(&inlines.back().value)) {
            last->text += text;
            return;
        }
    }
    inlines.push_back({article::Text{std::string(text)}});
}

bool is_blank(const Inlines& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](const Inline& each) {
        const auto* text = std::get_if<article::Text>(&each.value);
        return text != nullptr && base::trim(text->text).empty();
    });
}

/// A paragraph that is one image alone is a figure; its title is the caption.
Block paragraph_or_figure(Inlines inlines) {
    const auto* image = inlines.size() == 1 ? std::get_if<article::Image>(&inlines.front().value) : nullptr;
    if (image == nullptr) {
        return {article::Paragraph{std::move(inlines)}};
    }
    article::Figure figure{*image, {}};
    if (!figure.image.title.empty()) {
        append_text(figure.caption, figure.image.title);
    }
    return {std::move(figure)};
}

bool is_container(MD_BLOCKTYPE type) {
    return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_LI;
}

}  // namespace

MarkdownBuilder::MarkdownBuilder(MarkdownBounds bounds, std::string_view text, LineNumbers lines, const NoteNumbers& notes)
    : left_(bounds), text_(text), lines_(lines), notes_(notes) {
    blocks_.emplace_back();
}

Blocks MarkdownBuilder::take() {
    return std::move(blocks_.front().children);
}

base::Diagnostics MarkdownBuilder::diagnostics(const std::string& file) const {
    base::Diagnostics out;
    const base::Place place{file, 0, 0};
    if (too_deep_) {
        out.push_back({base::Severity::warning, place, "what is nested too deep was lifted out of what is around it",
                       "nest at most " + std::to_string(deepest_nesting) + " levels"});
    }
    if (raw_html_) {
        out.push_back({base::Severity::note, place, "HTML in the Markdown: its safe markup was kept", ""});
    }
    if (unsafe_target_) {
        out.push_back({base::Severity::note, place, "a link to neither the web nor a mail address: its text was kept", ""});
    }
    return out;
}

// ---- blocks

bool MarkdownBuilder::take_element() {
    if (left_.elements == 0) {
        return false;
    }
    --left_.elements;
    return true;
}

bool MarkdownBuilder::enter(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_DOC) {
        return true;
    }
    if (!take_element()) {
        return false;
    }
    open_block(type, detail);
    return true;
}

void MarkdownBuilder::open_block(MD_BLOCKTYPE type, const void* detail) {
    close_spans();
    flush_inlines();
    // All that is entered within a lifted container and is a container lies too deep as well.
    if (is_container(type) && (lifted_blocks_ > 0 || (type != MD_BLOCK_LI && blocks_.size() > deepest_nesting))) {
        ++lifted_blocks_;
        too_deep_ = true;
        return;
    }
    OpenBlock block;
    block.type = type;
    read_detail(block, detail);
    blocks_.push_back(std::move(block));
}

void MarkdownBuilder::leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_DOC) {
        return;
    }
    close_spans();
    if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE) {
        flush_inlines();
    }
    if (is_container(type) && lifted_blocks_ > 0) {
        --lifted_blocks_;
        return;
    }
    OpenBlock block = std::move(blocks_.back());
    blocks_.pop_back();
    close(std::move(block));
}

void MarkdownBuilder::read_detail(OpenBlock& block, const void* detail) {
    switch (block.type) {
    case MD_BLOCK_UL: block.list.tight = static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0; break;
    case MD_BLOCK_OL: {
        const auto* list = static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
        block.list.numbering = article::Numbering{static_cast<int>(list->start)};
        block.list.tight = list->is_tight != 0;
        break;
    }
    case MD_BLOCK_LI: {
        const auto* item = static_cast<const MD_BLOCK_LI_DETAIL*>(detail);
        if (item->is_task != 0) {
            block.item.checked = item->task_mark != ' ';
        }
        break;
    }
    case MD_BLOCK_H: block.level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level); break;
    case MD_BLOCK_CODE: block.language = text_of(static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->lang); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: block.alignment = alignment_of(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align); break;
    default: break;
    }
}

/// The text of a tight list's item comes without a paragraph around it.
void MarkdownBuilder::flush_inlines() {
    OpenBlock& block = top();
    if (block.type == MD_BLOCK_LI || block.type == MD_BLOCK_QUOTE) {
        if (!is_blank(block.inlines)) {
            block.children.push_back(paragraph_or_figure(std::move(block.inlines)));
        }
        block.inlines.clear();
    }
}

void MarkdownBuilder::close(OpenBlock block) {
    switch (block.type) {
    case MD_BLOCK_QUOTE: add({article::Quote{std::move(block.children)}}); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: add({std::move(block.list)}); break;
    case MD_BLOCK_LI:
        block.item.blocks = std::move(block.children);
        top().list.items.push_back(std::move(block.item));
        break;
    case MD_BLOCK_HR: add({article::Rule{}}); break;
    case MD_BLOCK_H: add({article::Heading{block.level, std::move(block.inlines)}}); break;
    case MD_BLOCK_CODE: add({article::CodeBlock{std::move(block.text), std::move(block.language)}}); break;
    case MD_BLOCK_HTML: close_html(block.text); break;
    case MD_BLOCK_P:
        if (!is_blank(block.inlines)) {
            add(paragraph_or_figure(std::move(block.inlines)));
        }
        break;
    default: close_table_part(std::move(block));
    }
}

void MarkdownBuilder::close_html(const std::string& html) {
    raw_html_ = raw_html_ || !is_comment(base::trim(html));
}

void MarkdownBuilder::close_table_part(OpenBlock block) {
    switch (block.type) {
    case MD_BLOCK_TABLE: add({std::move(block.table)}); break;
    case MD_BLOCK_THEAD:
        top().table.header_rows = block.table.rows.size();
        top().table.alignments = std::move(block.table.alignments);
        [[fallthrough]];
    case MD_BLOCK_TBODY:
        std::move(block.table.rows.begin(), block.table.rows.end(), std::back_inserter(top().table.rows));
        break;
    case MD_BLOCK_TR:
        list_cells_beyond_head(block);
        top().table.rows.push_back(std::move(block.row));
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: close_cell(std::move(block)); break;
    default: break;
    }
}

void MarkdownBuilder::close_cell(OpenBlock block) {
    const bool header = block.type == MD_BLOCK_TH;
    top().cells_behind = block.text_end ? 0 : top().cells_behind + 1;
    top().text_end = block.text_end ? block.text_end : top().text_end;
    top().row.push_back({std::move(block.inlines), header, 1, 1});
    if (header && blocks_.size() >= 2) {
        blocks_[blocks_.size() - 2].table.alignments.push_back(block.alignment);
    }
}

/// md4c passes over them. What is behind the bars of the cells that there are is theirs.
void MarkdownBuilder::list_cells_beyond_head(const OpenBlock& row) {
    if (!row.text_end) {
        return;
    }
    const std::string_view line = text_.substr(0, std::min(text_.find('\n', *row.text_end), text_.size()));
    std::size_t at = *row.text_end;
    for (std::size_t i = 0; i <= row.cells_behind && at < line.size(); ++i) {
        at = next_bar(line, at) + 1;
    }
    std::string_view words = base::trim(line.substr(std::min(at, line.size())));
    words = base::trim(words.substr(0, words.size() - (words.ends_with('|') ? 1 : 0)));
    if (words.find_first_not_of("| \t") != std::string_view::npos) {
        removed_.push_back({base::collapse_space(words), "cell beyond the table's head", line_at(at)});
    }
}

// ---- inlines

bool MarkdownBuilder::enter(MD_SPANTYPE type, const void* detail) {
    if (!take_element()) {
        return false;
    }
    if (spans_.size() >= deepest_nesting) {
        ++lifted_spans_;
        too_deep_ = true;
        return true;
    }
    OpenSpan span;
    span.type = type;
    if (type == MD_SPAN_A) {
        const auto* link = static_cast<const MD_SPAN_A_DETAIL*>(detail);
        span.target = text_of(link->href);
        span.title = text_of(link->title);
    } else if (type == MD_SPAN_IMG) {
        const auto* image = static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
        span.target = text_of(image->src);
        span.title = text_of(image->title);
        span.line = line_of(image->src);
    }
    const std::size_t size = span.target.size() + span.title.size();
    if (size > left_.targets) {
        return false;
    }
    left_.targets -= size;
    spans_.push_back(std::move(span));
    return true;
}

/// 0 where md4c hands over a copy, as of what holds entities.
int MarkdownBuilder::line_of(const MD_ATTRIBUTE& attribute) {
    return is_within(attribute.text) ? line_at(static_cast<std::size_t>(attribute.text - text_.data())) : 0;
}

bool MarkdownBuilder::is_within(const char* text) const {
    return !std::less<>()(text, text_.data()) && std::less<>()(text, text_.data() + text_.size());
}

int MarkdownBuilder::line_at(std::size_t offset) {
    if (line_ends_.empty()) {
        for (std::size_t at = text_.find('\n'); at != std::string_view::npos; at = text_.find('\n', at + 1)) {
            line_ends_.push_back(at);
        }
    }
    const auto before = std::lower_bound(line_ends_.begin(), line_ends_.end(), offset) - line_ends_.begin();
    return lines_.at(static_cast<std::size_t>(before));
}

/// md4c may enter a span that it does not leave, or leave one that it has not entered: in "[](*)*" it takes the star of the
/// target for one of the text.
void MarkdownBuilder::leave(MD_SPANTYPE type) {
    if (lifted_spans_ > 0) {
        --lifted_spans_;
        return;
    }
    const auto entered =
        std::find_if(spans_.rbegin(), spans_.rend(), [&](const OpenSpan& span) { return span.type == type; });
    for (auto count = entered == spans_.rend() ? 0 : entered - spans_.rbegin() + 1; count > 0; --count) {
        close_span();
    }
}

void MarkdownBuilder::close_span() {
    OpenSpan span = std::move(spans_.back());
    spans_.pop_back();
    close(std::move(span));
}

/// A block has none that go on beyond it, nor beyond a block within it.
void MarkdownBuilder::close_spans() {
    lifted_spans_ = 0;
    while (!spans_.empty()) {
        close_span();
    }
}

bool MarkdownBuilder::text(MD_TEXTTYPE type, std::string_view text) {
    if ((top().type == MD_BLOCK_TD || top().type == MD_BLOCK_TH) && is_within(text.data())) {
        top().text_end = static_cast<std::size_t>(text.data() - text_.data()) + text.size();
    }
    if (top().type == MD_BLOCK_CODE || top().type == MD_BLOCK_HTML) {
        top().text += text;
        return true;
    }
    switch (type) {
    case MD_TEXT_BR: inlines().push_back({article::LineBreak{}}); return take_element();
    case MD_TEXT_SOFTBR: append_text(inlines(), " "); return true;
    case MD_TEXT_ENTITY: append_text(inlines(), entity(text)); return true;
    case MD_TEXT_HTML: add_inline_html(text); return take_element();
    case MD_TEXT_NORMAL: add_words(text); return true;
    default: append_text(inlines(), text); return true;
    }
}

/// md4c hands over in one piece what it finds no markup in, and starts a new one behind a backslash that escapes.
void MarkdownBuilder::add_words(std::string_view text) {
    const bool in_image =
        std::any_of(spans_.begin(), spans_.end(), [](const OpenSpan& span) { return span.type == MD_SPAN_IMG; });
    std::size_t begin = 0;
    for (std::size_t at = in_image ? text.npos : text.find("[^"); at != text.npos; at = text.find("[^", at + 1)) {
        const std::size_t length = end_of_note_mark(text.substr(at));
        if (length == 0 || is_escaped(text.substr(at)) || !is_within(text.data() + at)) {
            continue;
        }
        NoteMark mark{note_label(text.substr(at, length)), static_cast<std::size_t>(text.data() + at - text_.data())};
        if (const auto number = notes_.find(mark.label); number != notes_.end()) {
            if (at > begin) {
                append_text(inlines(), text.substr(begin, at - begin));
            }
            inlines().push_back({article::NoteReference{number->second}});
            begin = at + length;
        }
        note_marks_.push_back(std::move(mark));
    }
    if (begin < text.size()) {
        append_text(inlines(), text.substr(begin));
    }
}

bool MarkdownBuilder::is_escaped(std::string_view text) const {
    return is_within(text.data()) && text.data() > text_.data() && text.data()[-1] == '\\';
}

void MarkdownBuilder::add_inline_html(std::string_view html) {
    if (is_break_tag(html)) {
        inlines().push_back({article::LineBreak{}});
    } else if (!is_comment(html)) {
        raw_html_ = true;
    }
}

void MarkdownBuilder::close(OpenSpan span) {
    switch (span.type) {
    case MD_SPAN_EM: inlines().push_back({article::Emphasis{std::move(span.children)}}); break;
    case MD_SPAN_STRONG: inlines().push_back({article::Strong{std::move(span.children)}}); break;
    case MD_SPAN_DEL: inlines().push_back({article::Strikethrough{std::move(span.children)}}); break;
    case MD_SPAN_CODE: inlines().push_back({article::InlineCode{article::plain_text(span.children)}}); break;
    case MD_SPAN_IMG: close_image(std::move(span)); break;
    case MD_SPAN_A: close_link(std::move(span)); break;
    default: lift(std::move(span.children));
    }
}

/// A link may lead to the web, to a mail address, within the article or to a file beside it; never run anything.
void MarkdownBuilder::close_link(OpenSpan span) {
    if (has_scheme_of(span.target, {"http", "https", "mailto"})) {
        inlines().push_back({article::Link{std::move(span.target), std::move(span.title), std::move(span.children)}});
    } else {
        unsafe_target_ = true;
        lift(std::move(span.children));
    }
}

void MarkdownBuilder::close_image(OpenSpan span) {
    if (has_scheme_of(span.target, {"http", "https", "data"})) {
        inlines().push_back(
            {article::Image{std::move(span.target), article::plain_text(span.children), std::move(span.title), span.line}});
    } else {
        unsafe_target_ = true;
        lift(std::move(span.children));
    }
}

void MarkdownBuilder::lift(Inlines children) {
    for (Inline& child : children) {
        if (const auto* text = std::get_if<article::Text>(&child.value)) {
            append_text(inlines(), text->text);
        } else {
            inlines().push_back(std::move(child));
        }
    }
}

const std::string& MarkdownBuilder::entity(std::string_view reference) {
    auto known = entities_.find(reference);
    if (known == entities_.end()) {
        known = entities_.emplace(reference, in_one_line(decode_entity(reference))).first;
    }
    return known->second;
}

std::string MarkdownBuilder::text_of(const MD_ATTRIBUTE& attribute) {
    std::string text;
    for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
        const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                    attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
        text += attribute.substr_types[i] == MD_TEXT_ENTITY ? entity(part) : std::string(part);
    }
    return in_one_line(std::move(text));
}

}  // namespace gazette::reader
