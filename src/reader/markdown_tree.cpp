#include "reader/markdown_tree.h"

#include <md4c.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"
#include "reader/html_text.h"

namespace gazette::reader {

namespace {

using article::Block;
using article::Blocks;
using article::Inline;
using article::Inlines;

/// Quotes and lists within each other; what lies deeper is lifted to this depth.
constexpr std::size_t deepest = 64;

/// A block that has been entered and not yet left.
struct OpenBlock {
    MD_BLOCKTYPE type = MD_BLOCK_DOC;
    Blocks children;
    Inlines inlines;
    /// Code and raw HTML.
    std::string text;
    article::List list;
    article::ListItem item;
    article::Table table;
    article::TableRow row;
    int level = 1;
    std::string language;
    article::Alignment alignment = article::Alignment::none;
    /// Its children go to its parent, because it lies too deep.
    bool lifted = false;
};

struct OpenSpan {
    MD_SPANTYPE type = MD_SPAN_EM;
    std::string target;
    std::string title;
    Inlines children;
};

std::string text_of(const MD_ATTRIBUTE& attribute) {
    std::string text;
    for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
        const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                    attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
        text += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
    }
    return text;
}

article::Alignment alignment_of(MD_ALIGN align) {
    switch (align) {
        case MD_ALIGN_LEFT:
            return article::Alignment::start;
        case MD_ALIGN_CENTER:
            return article::Alignment::centre;
        case MD_ALIGN_RIGHT:
            return article::Alignment::end;
        case MD_ALIGN_DEFAULT:
            break;
    }
    return article::Alignment::none;
}

/// A link may lead to the web, to a mail address, within the article or to a file beside it; never run anything.
bool is_safe(const std::string& target) {
    const std::size_t colon = target.find(':');
    if (colon == std::string::npos || target.find_first_of("/?#") < colon) {
        return true;
    }
    const std::string scheme = base::fold(target.substr(0, colon));
    return scheme == "http" || scheme == "https" || scheme == "mailto";
}

bool is_break_tag(std::string_view html) {
    const std::string tag = base::fold(html);
    return tag.starts_with("<br") && tag.size() > 3 && (tag[3] == '>' || tag[3] == '/' || tag[3] == ' ');
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

class Builder {
public:
    Builder(std::string file, base::Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {
        blocks_.emplace_back();
    }

    Blocks take() {
        report();
        return std::move(blocks_.front().children);
    }

    void enter(MD_BLOCKTYPE type, const void* detail) {
        if (type == MD_BLOCK_DOC) {
            return;
        }
        flush_inlines();
        OpenBlock block;
        block.type = type;
        read_detail(block, detail);
        const bool container = type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL;
        block.lifted = type == MD_BLOCK_LI ? top().lifted : container && blocks_.size() > deepest;
        too_deep_ = too_deep_ || block.lifted;
        blocks_.push_back(std::move(block));
    }

    void leave(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_DOC) {
            return;
        }
        if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE) {
            flush_inlines();
        }
        OpenBlock block = std::move(blocks_.back());
        blocks_.pop_back();
        close(std::move(block));
    }

    void enter(MD_SPANTYPE type, const void* detail) {
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
        }
        spans_.push_back(std::move(span));
    }

    void leave(MD_SPANTYPE) {
        OpenSpan span = std::move(spans_.back());
        spans_.pop_back();
        close(std::move(span));
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        if (top().type == MD_BLOCK_CODE || top().type == MD_BLOCK_HTML) {
            top().text += text;
            return;
        }
        switch (type) {
            case MD_TEXT_BR:
                inlines().push_back({article::LineBreak{}});
                break;
            case MD_TEXT_SOFTBR:
                append_text(inlines(), " ");
                break;
            case MD_TEXT_ENTITY:
                append_text(inlines(), decode_entity(text));
                break;
            case MD_TEXT_HTML:
                add_inline_html(text);
                break;
            default:
                append_text(inlines(), text);
        }
    }

private:
    OpenBlock& top() { return blocks_.back(); }
    Inlines& inlines() { return spans_.empty() ? top().inlines : spans_.back().children; }

    void add_inline_html(std::string_view html) {
        if (is_break_tag(html)) {
            inlines().push_back({article::LineBreak{}});
        } else if (!html.starts_with("<!--")) {
            raw_html_ = true;
        }
    }

    static void read_detail(OpenBlock& block, const void* detail) {
        switch (block.type) {
            case MD_BLOCK_UL:
                block.list.tight = static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
                break;
            case MD_BLOCK_OL: {
                const auto* list = static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
                block.list.ordered = true;
                block.list.start = static_cast<int>(list->start);
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
            case MD_BLOCK_H:
                block.level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
                break;
            case MD_BLOCK_CODE:
                block.language = text_of(static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->lang);
                break;
            case MD_BLOCK_TH:
            case MD_BLOCK_TD:
                block.alignment = alignment_of(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align);
                break;
            default:
                break;
        }
    }

    /// The text of a tight list's item comes without a paragraph around it.
    void flush_inlines() {
        OpenBlock& block = top();
        if (block.type == MD_BLOCK_LI || block.type == MD_BLOCK_QUOTE) {
            if (!is_blank(block.inlines)) {
                block.children.push_back(paragraph_or_figure(std::move(block.inlines)));
            }
            block.inlines.clear();
        }
    }

    void add(Block block) { top().children.push_back(std::move(block)); }

    void lift(Blocks children) {
        std::move(children.begin(), children.end(), std::back_inserter(top().children));
    }

    void close(OpenBlock block) {
        if (block.lifted) {
            lift(std::move(block.children));
            return;
        }
        switch (block.type) {
            case MD_BLOCK_QUOTE:
                add({article::Quote{std::move(block.children)}});
                break;
            case MD_BLOCK_UL:
            case MD_BLOCK_OL:
                add({std::move(block.list)});
                break;
            case MD_BLOCK_LI:
                block.item.blocks = std::move(block.children);
                top().list.items.push_back(std::move(block.item));
                break;
            case MD_BLOCK_HR:
                add({article::Rule{}});
                break;
            case MD_BLOCK_H:
                add({article::Heading{block.level, std::move(block.inlines)}});
                break;
            case MD_BLOCK_CODE:
                add({article::CodeBlock{std::move(block.text), std::move(block.language)}});
                break;
            case MD_BLOCK_HTML:
                close_html(block.text);
                break;
            case MD_BLOCK_P:
                if (!is_blank(block.inlines)) {
                    add(paragraph_or_figure(std::move(block.inlines)));
                }
                break;
            default:
                close_table_part(std::move(block));
        }
    }

    void close_html(const std::string& html) {
        if (const std::string text = text_of_html(html); !text.empty()) {
            raw_html_ = true;
            Inlines paragraph;
            append_text(paragraph, text);
            add({article::Paragraph{std::move(paragraph)}});
        }
    }

    void close_table_part(OpenBlock block) {
        switch (block.type) {
            case MD_BLOCK_TABLE:
                add({std::move(block.table)});
                break;
            case MD_BLOCK_THEAD:
                top().table.header_rows = block.table.rows.size();
                top().table.alignments = std::move(block.table.alignments);
                [[fallthrough]];
            case MD_BLOCK_TBODY:
                std::move(block.table.rows.begin(), block.table.rows.end(), std::back_inserter(top().table.rows));
                break;
            case MD_BLOCK_TR:
                top().table.rows.push_back(std::move(block.row));
                break;
            case MD_BLOCK_TH:
            case MD_BLOCK_TD:
                top().row.push_back({std::move(block.inlines), block.type == MD_BLOCK_TH, 1, 1});
                if (block.type == MD_BLOCK_TH && blocks_.size() >= 2) {
                    blocks_[blocks_.size() - 2].table.alignments.push_back(block.alignment);
                }
                break;
            default:
                break;
        }
    }

    void close(OpenSpan span) {
        switch (span.type) {
            case MD_SPAN_EM:
                inlines().push_back({article::Emphasis{std::move(span.children)}});
                break;
            case MD_SPAN_STRONG:
                inlines().push_back({article::Strong{std::move(span.children)}});
                break;
            case MD_SPAN_DEL:
                inlines().push_back({article::Strikethrough{std::move(span.children)}});
                break;
            case MD_SPAN_CODE:
                inlines().push_back({article::InlineCode{article::plain_text(span.children)}});
                break;
            case MD_SPAN_IMG:
                inlines().push_back(
                    {article::Image{std::move(span.target), article::plain_text(span.children), std::move(span.title)}});
                break;
            case MD_SPAN_A:
                close_link(std::move(span));
                break;
            default:
                std::move(span.children.begin(), span.children.end(), std::back_inserter(inlines()));
        }
    }

    void close_link(OpenSpan span) {
        if (is_safe(span.target)) {
            inlines().push_back({article::Link{std::move(span.target), std::move(span.title), std::move(span.children)}});
        } else {
            unsafe_link_ = true;
            std::move(span.children.begin(), span.children.end(), std::back_inserter(inlines()));
        }
    }

    void report() {
        if (too_deep_) {
            add_diagnostic(base::Severity::warning, "quotes or lists are nested too deep; the innermost were lifted",
                           "nest at most " + std::to_string(deepest) + " levels");
        }
        if (raw_html_) {
            add_diagnostic(base::Severity::note, "HTML in the Markdown: its text was kept, its tags were not", "");
        }
        if (unsafe_link_) {
            add_diagnostic(base::Severity::note, "a link to neither the web nor a mail address: its text was kept", "");
        }
    }

    void add_diagnostic(base::Severity severity, std::string what, std::string hint) {
        diagnostics_.push_back({severity, {file_, 0, 0}, std::move(what), std::move(hint)});
    }

    std::string file_;
    base::Diagnostics& diagnostics_;
    std::vector<OpenBlock> blocks_;
    std::vector<OpenSpan> spans_;
    bool too_deep_ = false;
    bool raw_html_ = false;
    bool unsafe_link_ = false;
};

/// No exception may pass through md4c: a failed callback ends the parse, and the exception goes on from there.
struct Parse {
    Builder& builder;
    std::exception_ptr error;

    template <class Step>
    int run(Step step) {
        try {
            step();
            return 0;
        } catch (...) {
            error = std::current_exception();
            return 1;
        }
    }
};

Parse& parse_of(void* data) {
    return *static_cast<Parse*>(data);
}

}  // namespace

article::Blocks markdown_blocks(std::string_view markdown, const std::string& file, base::Diagnostics& diagnostics) {
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
        return parse_of(data).run([&] { parse_of(data).builder.enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
        return parse_of(data).run([&] { parse_of(data).builder.leave(type); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
        return parse_of(data).run([&] { parse_of(data).builder.enter(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
        return parse_of(data).run([&] { parse_of(data).builder.leave(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
        return parse_of(data).run([&] { parse_of(data).builder.text(type, {text, size}); });
    };
    Builder builder(file, diagnostics);
    Parse parse{builder, nullptr};
    md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &parse);
    if (parse.error) {
        std::rethrow_exception(parse.error);
    }
    return builder.take();
}

}  // namespace gazette::reader
