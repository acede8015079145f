#include "epub/xhtml.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "article/children.h"
#include "article/notes.h"
#include "base/address.h"
#include "base/text.h"
#include "epub/body_writer.h"
#include "epub/ids.h"
#include "epub/label.h"
#include "epub/language.h"
#include "epub/page_breaks.h"

namespace gazette::epub {

namespace {

/// Parsers of readers give up at 256 (libxml2); what is nested deeper than this keeps its text and loses its element.
constexpr std::size_t maximum_depth = 128;

constexpr std::string_view box_open = "\u2610 ";
constexpr std::string_view box_checked = "\u2611 ";

const char* type_of(article::NumberSystem system) {
    switch (system) {
    case article::NumberSystem::decimal: break;
    case article::NumberSystem::lower_letters: return "a";
    case article::NumberSystem::upper_letters: return "A";
    case article::NumberSystem::lower_roman: return "i";
    case article::NumberSystem::upper_roman: return "I";
    }
    return "1";
}

bool has_own_attributes(const article::Block& block) {
    return !block.id.empty() || !block.language.empty() || block.direction;
}

bool is_task_list(const article::List& list) {
    return std::any_of(list.items.begin(), list.items.end(),
                       [](const article::ListItem& item) { return item.checked.has_value(); });
}

const article::Image* sole_image(const article::Inlines& inlines) {
    return inlines.size() == 1 ? std::get_if<article::Image>(&inlines.front().value) : nullptr;
}

}  // namespace

const char* heading_name(int level) {
    static constexpr const char* names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return names[level - 1];
}

BodyWriter::BodyWriter(Xml& xml, const XhtmlOptions& options, const article::Blocks& blocks, HeadingLevels& headings)
    : xml_(xml), options_(options), headings_(headings) {
    article::for_each_block(blocks, [&](const article::Block& block) { ids_.insert(block.id); });
    note_ends(blocks);
    opening_ = options.marks_opening ? article::opening_of(blocks) : article::Opening();
    push(blocks);
}

void BodyWriter::run() {
    while (!tasks_.empty()) {
        const Task task = tasks_.back();
        tasks_.pop_back();
        std::visit([&](const auto& each) { perform(each); }, task);
    }
}

void BodyWriter::push(const article::Blocks& blocks) {
    push_each(blocks, [](const article::Block& block, std::size_t) { return BlockTask{&block}; });
}

void BodyWriter::push(const article::Inlines& inlines, std::size_t begin) {
    for (std::size_t i = inlines.size(); i-- > begin;) {
        tasks_.push_back(InlineTask{&inlines[i], article::references_meet(inlines, i)});
    }
}

std::string BodyWriter::id_of(const article::Block& block) {
    const bool first = !block.id.empty() && written_ids_.insert(block.id).second;
    return first ? safe_id(options_.id_prefix, block.id) : std::string();
}

void BodyWriter::open(const char* name, const article::Block& block) {
    xml_.open(name, {{"id", id_of(block)}});
    language_attributes(xml_, block.language, block.direction);
}

bool BodyWriter::too_deep() const {
    return xml_.depth() >= maximum_depth;
}

void BodyWriter::open_container(const char* name, const article::Block& block) {
    if (!too_deep()) {
        open(name, block);
        tasks_.push_back(CloseTask{});
    } else if (const std::string id = id_of(block); !id.empty()) {
        xml_.element("span", {{"id", id}}, "");
    }
}

void BodyWriter::wrap(const char* name, const article::Inlines& children) {
    if (!too_deep()) {
        xml_.open(name);
        tasks_.push_back(CloseTask{});
    }
    push(children);
}

void BodyWriter::perform(const OpenTask& task) {
    xml_.open(task.element);
}

void BodyWriter::perform(const CloseTask& task) {
    xml_.close();
    in_link_ = in_link_ && !task.link;
}

void BodyWriter::perform(const InlineTask& task) {
    parted_ = task.parted;
    std::visit([&](const auto& each) { write(each); }, task.node->value);
}

void BodyWriter::perform(const BlockTask& task) {
    if (task.bare) {
        push(std::get<article::Paragraph>(task.block->value).inlines);
        return;
    }
    std::visit([&](const auto& each) { write(*task.block, each); }, task.block->value);
}

void BodyWriter::write(const article::Text& text) {
    const std::string_view whole = text.text;
    if (&text != opening_.text) {
        xml_.text(whole);
        return;
    }
    xml_.text(whole.substr(0, opening_.begin));
    xml_.element("span", {{"class", "opening"}}, opening_.words());
    xml_.text(whole.substr(opening_.end));
}

void BodyWriter::write(const article::Emphasis& emphasis) {
    wrap("em", emphasis.children);
}

void BodyWriter::write(const article::Strong& strong) {
    wrap("strong", strong.children);
}

void BodyWriter::write(const article::Strikethrough& strike) {
    wrap("s", strike.children);
}

void BodyWriter::write(const article::Superscript& superscript) {
    wrap("sup", superscript.children);
}

void BodyWriter::write(const article::Subscript& subscript) {
    wrap("sub", subscript.children);
}

void BodyWriter::write(const article::LineBreak&) {
    xml_.empty("br");
}

void BodyWriter::write(const article::PageBreak& mark) {
    write_page_break(xml_, mark);
}

void BodyWriter::write(const article::InlineCode& code) {
    xml_.element("code", {{"dir", code_direction()}}, code.text);
}

void BodyWriter::write(const article::Span& span) {
    if (!too_deep()) {
        xml_.open("span");
        language_attributes(xml_, span.language, span.direction);
        tasks_.push_back(CloseTask{});
    }
    push(span.children);
}

std::string BodyWriter::address_of(const article::Image& image) const {
    return options_.image_address ? options_.image_address(image) : std::string();
}

void BodyWriter::write_image(const std::string& address, const article::Image& image) {
    xml_.open("img", {{"src", address}});
    xml_.attribute("alt", image.alt);
    xml_.close_void();
}

void BodyWriter::write(const article::Image& image) {
    if (const std::string address = address_of(image); !address.empty()) {
        write_image(address, image);
    } else if (!image.alt.empty()) {
        xml_.element("span", {{"class", "image"}}, image.alt);
    }
}

void BodyWriter::write(const article::Link& link) {
    const std::string address = address_of(link);
    const bool labelled = has_label(link.children);
    const bool pictured =
        !labelled && any_image(link.children, [this](const article::Image& image) { return !address_of(image).empty(); });
    // Of an image that is not at hand, and that nothing is said of, nothing is left to follow.
    const bool vanishes = !labelled && !pictured && any_image(link.children, [](const article::Image&) { return true; });
    if (!address.empty() && !in_link_ && !too_deep() && !vanishes) {
        const std::string name = pictured && link.title.empty() ? link.href : std::string();
        xml_.open("a", {{"href", address}, {"title", link.title}, {"aria-label", name}});
        tasks_.push_back(CloseTask{true});
        in_link_ = true;
        if (!labelled && !pictured) {
            xml_.text(link.href);
        }
    }
    push(link.children);
}

std::string BodyWriter::address_of(const article::Link& link) const {
    const std::string address = options_.link_address(link.href);
    if (!address.starts_with('#')) {
        return address;
    }
    for (const std::string& id : {address.substr(1), base::percent_decoded(address.substr(1))}) {
        if (!id.empty() && ids_.contains(id)) {
            return "#" + safe_id(options_.id_prefix, id);
        }
        if (std::string other = options_.elsewhere ? options_.elsewhere(id) : std::string(); !other.empty()) {
            return other;
        }
    }
    return {};
}

const char* BodyWriter::code_direction() const {
    return options_.direction == base::Direction::right_to_left ? "ltr" : "";
}

void BodyWriter::write(const article::Block& block, const article::Paragraph& paragraph) {
    if (const article::Image* image = sole_image(paragraph.inlines); image && address_of(*image).empty()) {
        image_text(block, *image);
        return;
    }
    open("p", block);
    const bool is_last = &block == before_notes_;
    if (is_last || paragraph.is_term) {
        xml_.attribute("class", !paragraph.is_term ? "last" : is_last ? "term last" : "term");
    }
    tasks_.push_back(CloseTask{});
    push(paragraph.inlines);
}

void BodyWriter::image_text(const article::Block& block, const article::Image& image) {
    if (!image.alt.empty()) {
        open("p", block);
        xml_.attribute("class", "image");
        xml_.text(image.alt);
        xml_.close();
    }
}

void BodyWriter::write(const article::Block& block, const article::Heading& heading) {
    const bool wordless = !options_.headings_without_words && base::trim(article::plain_text(heading.inlines)).empty();
    if (wordless && heading.inlines.empty() && id_of(block).empty()) {
        return;
    }
    open(wordless ? "p" : heading_name(headings_.next(heading.level)), block);
    tasks_.push_back(CloseTask{});
    push(heading.inlines);
}

void BodyWriter::write(const article::Block& block, const article::Quote& quote) {
    open_container("blockquote", block);
    push(quote.blocks);
}

void BodyWriter::write(const article::Block& block, const article::List& list) {
    const bool flat = too_deep();
    open_container(list.numbering ? "ol" : "ul", block);
    if (!flat && list.numbering) {
        write_numbering(*list.numbering, list.items.size());
    }
    if (!flat && is_task_list(list)) {
        xml_.attribute("class", "tasks");
    }
    push_each(list.items, [&](const article::ListItem& item, std::size_t) { return ItemTask{&item, list.tight && !flat}; });
}

void BodyWriter::write_numbering(const article::Numbering& numbering, std::size_t items) {
    if (numbering.system != article::NumberSystem::decimal) {
        xml_.attribute("type", type_of(numbering.system));
    }
    if (numbering.reversed) {
        xml_.attribute("reversed", "reversed");
    }
    if (numbering.start != (numbering.reversed ? static_cast<int>(items) : 1)) {
        xml_.attribute("start", std::to_string(numbering.start));
    }
}

void BodyWriter::perform(const ItemTask& task) {
    if (!too_deep()) {
        xml_.open("li");
        if (task.item->number) {
            xml_.attribute("value", std::to_string(*task.item->number));
        }
        tasks_.push_back(CloseTask{});
    }
    if (task.item->checked) {
        xml_.text(*task.item->checked ? box_checked : box_open);
    }
    push_each(task.item->blocks, [&](const article::Block& block, std::size_t i) {
        const bool bare =
            task.tight && i == 0 && !has_own_attributes(block) && std::holds_alternative<article::Paragraph>(block.value);
        return BlockTask{&block, bare};
    });
}

void BodyWriter::write(const article::Block& block, const article::CodeBlock& code) {
    open("pre", block);
    if (!block.direction) {
        xml_.attribute("dir", "ltr");
    }
    const std::string language = code.language.substr(0, code.language.find(' '));
    xml_.open("code", {{"class", language.empty() ? language : "language-" + language}});
    write_code(code);
    xml_.close();
    xml_.close();
}

void BodyWriter::write_code(const article::CodeBlock& code) {
    const std::string_view text = code.text;
    std::size_t begin = 0;
    for (const article::PageBreakInCode& each : code.breaks) {
        xml_.text(text.substr(begin, each.at - begin));
        write_page_break(xml_, each.mark);
        begin = each.at;
    }
    xml_.text(text.substr(begin));
}

void BodyWriter::write_all(const std::vector<article::PageBreak>& marks) {
    for (const article::PageBreak& mark : marks) {
        write_page_break(xml_, mark);
    }
}

void BodyWriter::write(const article::Block& block, const article::Figure& figure) {
    const std::string address = address_of(figure.image);
    if (address.empty() && figure.image.alt.empty() && figure.caption.empty()) {
        write_all(figure.breaks);
        return;
    }
    open("figure", block);
    write_all(figure.breaks);
    if (!address.empty()) {
        write_image(address, figure.image);
    } else if (!figure.image.alt.empty()) {
        xml_.element("p", {{"class", "image"}}, figure.image.alt);
    }
    tasks_.push_back(CloseTask{});
    push_caption("figcaption", figure.caption);
}

void BodyWriter::push_caption(const char* name, const article::Inlines& caption) {
    if (!caption.empty()) {
        tasks_.push_back(CloseTask{});
        push(caption);
        tasks_.push_back(OpenTask{name});
    }
}

void BodyWriter::write(const article::Block& block, const article::Rule&) {
    xml_.empty("hr", {{"id", id_of(block)}});
}

std::string stated_address(const std::string& href) {
    return href.starts_with('#') ? href : base::safe_address(href).value_or(std::string());
}

std::string note_id(std::string_view prefix, NoteEnd end, int number) {
    // safe_id writes no full stop before digits that could stay.
    return std::string(prefix) + (end == NoteEnd::note ? "note." : "noteref.") + std::to_string(number);
}

std::string to_xhtml(const article::Blocks& blocks, const XhtmlOptions& options) {
    Xml xml;
    HeadingLevels headings(options.headline_level);
    write_xhtml(xml, blocks, options, headings);
    return xml.take();
}

void write_xhtml(Xml& xml, const article::Blocks& blocks, const XhtmlOptions& options, HeadingLevels& headings) {
    BodyWriter(xml, options, blocks, headings).run();
}

}  // namespace gazette::epub
