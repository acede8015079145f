#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "article/children.h"
#include "article/lines.h"
#include "base/utf8.h"
#include "reader/page_builder.h"
#include "reader/page_note_marks.h"

namespace gazette::reader::html {

namespace {

using article::Block;
using article::Blocks;
using article::Inline;
using article::Inlines;

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

void append_line(Inlines& out, Inlines&& line) {
    if (is_blank(line)) {
        return;
    }
    if (!out.empty()) {
        out.push_back({article::LineBreak{}});
    }
    std::move(line.begin(), line.end(), std::back_inserter(out));
}

/// What was appended since keeps what its block says of its language and direction.
void mark_since(Inlines& out, std::size_t first, const Block& block) {
    first += first < out.size() && std::holds_alternative<article::LineBreak>(out[first].value) ? 1U : 0U;
    if (first >= out.size() || (block.language.empty() && !block.direction)) {
        return;
    }
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
    Inlines marked(std::make_move_iterator(begin), std::make_move_iterator(out.end()));
    out.erase(begin, out.end());
    out.push_back({article::Span{block.language, block.direction, std::move(marked)}});
}

void append_blocks(Inlines& out, Blocks&& blocks) {
    for (Block& block : blocks) {
        const std::size_t first = out.size();
        std::visit(
            Overloaded{
                [&](article::Paragraph& paragraph) { append_line(out, std::move(paragraph.inlines)); },
                [&](article::Heading& heading) { append_line(out, {{article::Strong{std::move(heading.inlines)}}}); },
                [&](article::CodeBlock& code) {
                    std::replace(code.text.begin(), code.text.end(), '\n', ' ');
                    append_line(out, {{article::InlineCode{std::move(code.text)}}});
                },
                [&](article::Figure& figure) {
                    append_line(out, {{std::move(figure.image)}});
                    append_line(out, std::move(figure.caption));
                },
                [&](article::Quote& quote) { append_blocks(out, std::move(quote.blocks)); },
                [&](article::List& list) {
                    for (article::ListItem& item : list.items) {
                        append_blocks(out, std::move(item.blocks));
                    }
                },
                [&](article::Table& table) {
                    for (article::TableRow& row : table.rows) {
                        for (article::TableCell& cell : row) {
                            append_line(out, std::move(cell.inlines));
                        }
                    }
                },
                [&](article::Rule&) {},
                [&](article::Notes& notes) {
                    for (article::Note& note : notes.notes) {
                        append_blocks(out, std::move(note.blocks));
                    }
                },
            },
            block.value);
        mark_since(out, first, block);
    }
}

void unlink(Inlines& line, const std::set<std::string>& ids) {
    Inlines kept;
    for (Inline& part : line) {
        if (Inlines* const children = article::children_of(part)) {
            unlink(*children, ids);
        }
        auto* const link = std::get_if<article::Link>(&part.value);
        if (link != nullptr && link->href.starts_with('#') && !ids.contains(link->href.substr(1))) {
            std::move(link->children.begin(), link->children.end(), std::back_inserter(kept));
        } else {
            kept.push_back(std::move(part));
        }
    }
    line = std::move(kept);
}

// ---- notes

/// White space and arrows, at the beginning of a text or at its end.
bool is_space_or_arrow(char32_t c) {
    return c <= ' ' || c == 0xA0 || is_arrow(c);
}

std::size_t arrows_before(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t next = 0; next < text.size(); at = next) {
        if (!is_space_or_arrow(base::next_code_point(text, next))) {
            break;
        }
    }
    return at;
}

/// Where the text ends without the arrows behind it.
std::size_t end_before_arrows(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_space_or_arrow(base::next_code_point(text, at))) {
            end = at;
        }
    }
    return end;
}

/// Whether a text is the label, in brackets or before a stop.
bool shows(std::string_view text, const std::string& label) {
    constexpr std::string_view around = " \t[]().:";
    const std::size_t begin = std::min(text.find_first_not_of(around), text.size());
    const std::size_t end = text.find_last_not_of(around) + 1;
    return !label.empty() && begin < end && text.substr(begin, end - begin) == label;
}

/// The bytes of a label in brackets or before a stop, and of the space behind it; 0 where the text opens with none.
std::size_t label_before(std::string_view text, const std::string& label) {
    const std::size_t at = text.find_first_not_of("[(");
    if (label.empty() || at == std::string_view::npos || text.substr(at, label.size()) != label) {
        return 0;
    }
    const std::size_t after = at + label.size();
    const std::size_t end = std::min(text.find_first_not_of("]).:", after), text.size());
    const bool is_number = label.front() >= '0' && label.front() <= '9';
    const bool is_parted = end < text.size() && text[end] == ' ' && (end > after || !is_number);
    return is_parted ? end + 1 : 0;
}

void remove_marks_before(Inlines& line, const std::string& label, bool is_item) {
    for (bool labelled = false; !line.empty();) {
        if (auto* const text = std::get_if<article::Text>(&line.front().value)) {
            text->text.erase(0, arrows_before(text->text));
            if (!is_item && !labelled) {
                text->text.erase(0, label_before(text->text, label));
            }
            if (labelled) {
                text->text.erase(0, std::min(text->text.find_first_not_of(".:)] "), text->text.size()));
            }
            if (!text->text.empty()) {
                return;
            }
        } else if (labelled || article::children_of(line.front()) == nullptr ||
                   !shows(article::plain_text({line.front()}), label)) {
            return;
        } else {
            labelled = true;
        }
        line.erase(line.begin());
    }
}

void remove_marks_behind(Inlines& line) {
    while (!line.empty()) {
        auto* const text = std::get_if<article::Text>(&line.back().value);
        if (text == nullptr && !std::holds_alternative<article::LineBreak>(line.back().value)) {
            return;
        }
        if (text != nullptr) {
            text->text.resize(end_before_arrows(text->text));
            if (!text->text.empty()) {
                return;
            }
        }
        line.pop_back();
    }
}

void lift_references(Inlines& line) {
    Inlines out;
    for (Inline& each : line) {
        Inlines* const children = article::children_of(each);
        if (children != nullptr) {
            lift_references(*children);
        }
        auto* const superior = std::get_if<article::Superscript>(&each.value);
        const auto is_reference = [](const Inline& node) {
            return std::holds_alternative<article::NoteReference>(node.value);
        };
        if (superior == nullptr || std::none_of(children->begin(), children->end(), is_reference)) {
            out.push_back(std::move(each));
            continue;
        }
        for (Inline& child : *children) {
            const bool apart = is_reference(child) || is_blank({child});
            out.push_back(apart ? std::move(child) : Inline{article::Superscript{{std::move(child)}}});
        }
    }
    line = std::move(out);
}

}  // namespace

void remove_marks(Blocks& note, const std::string& label, bool is_item) {
    if (note.empty()) {
        return;
    }
    if (auto* const first = std::get_if<article::Paragraph>(&note.front().value)) {
        remove_marks_before(first->inlines, label, is_item);
    }
    if (auto* const last = std::get_if<article::Paragraph>(&note.back().value)) {
        remove_marks_behind(last->inlines);
    }
    std::erase_if(note, [](const Block& block) {
        const auto* const paragraph = std::get_if<article::Paragraph>(&block.value);
        return paragraph != nullptr && is_blank(paragraph->inlines);
    });
}

void lift_references(Blocks& blocks) {
    article::for_each_line(blocks, [](Inlines& line) { lift_references(line); });
}

Inlines flattened(Blocks blocks) {
    Inlines line;
    append_blocks(line, std::move(blocks));
    return line;
}

void unlink_missing(Blocks& blocks) {
    std::set<std::string> ids;
    article::for_each_block(blocks, [&](const Block& block) {
        if (!block.id.empty()) {
            ids.insert(block.id);
        }
    });
    article::for_each_line(blocks, [&](Inlines& line) { unlink(line, ids); });
}

}  // namespace gazette::reader::html
