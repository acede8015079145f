// Notes and the references to them.

#include <string>
#include <variant>

#include "epub/body_writer.h"
#include "epub/page_breaks.h"

namespace gazette::epub {

void BodyWriter::note_ends(const article::Blocks& blocks) {
    const auto* notes = blocks.empty() ? nullptr : std::get_if<article::Notes>(&blocks.back().value);
    if (notes != nullptr) {
        first_note_ = notes->start;
        note_count_ = static_cast<int>(notes->notes.size());
        before_notes_ = blocks.size() > 1 ? &blocks[blocks.size() - 2] : nullptr;
        for_each_inline(blocks, [&](const article::Inline& node) {
            if (const auto* reference = std::get_if<article::NoteReference>(&node.value)) {
                references_.insert(reference->number);
            }
        });
    }
}

const char* BodyWriter::epub_type(const char* type) const {
    return options_.notes.epub_types ? type : "";
}

std::string BodyWriter::digits_of(int number) const {
    return options_.notes.digits ? options_.notes.digits(number) : "[" + std::to_string(number) + "]";
}

std::string BodyWriter::address_of(NoteEnd end, int number) const {
    const bool here = end == NoteEnd::reference ? references_.contains(number)
                                                : number >= first_note_ && number < first_note_ + note_count_;
    if (here) {
        return "#" + note_id(options_.id_prefix, end, number);
    }
    return options_.notes.elsewhere ? options_.notes.elsewhere(end, number) : std::string();
}

void BodyWriter::write(const article::NoteReference& reference) {
    const std::string digits = digits_of(reference.number);
    const bool first = written_references_.insert(reference.number).second;
    const std::string id = first ? note_id(options_.id_prefix, NoteEnd::reference, reference.number) : std::string();
    const std::string address = address_of(NoteEnd::note, reference.number);
    xml_.open("sup", {{"class", "noteref"}});
    xml_.text(parted_ && options_.notes.digits ? "," : "");
    if (address.empty() || in_link_ || too_deep()) {
        xml_.element("span", {{"id", id}}, digits);
    } else {
        xml_.element("a", {{"epub:type", epub_type("noteref")}, {"role", "doc-noteref"}, {"id", id}, {"href", address}},
                     digits);
    }
    xml_.close();
}

void BodyWriter::write(const article::Block&, const article::Notes& notes) {
    xml_.open("section", {{"class", "notes"}, {"epub:type", epub_type("endnotes")}, {"role", "doc-endnotes"}});
    const std::string& title = options_.notes.title;
    if (notes.start > 1) {
        xml_.attribute("aria-label", title);
    } else if (!title.empty()) {
        xml_.element(heading_name(headings_.next(0)), title);
    }
    xml_.open("ol");
    if (notes.start != 1) {
        xml_.attribute("start", std::to_string(notes.start));
    }
    tasks_.push_back(CloseTask{});
    tasks_.push_back(CloseTask{});
    push_each(notes.notes, [&](const article::Note& note, std::size_t index) {
        return NoteTask{&note, notes.start + static_cast<int>(index)};
    });
}

void BodyWriter::perform(const NoteTask& task) {
    const article::Blocks& blocks = task.note->blocks;
    const std::string id = note_id(options_.id_prefix, NoteEnd::note, task.number);
    if (options_.notes.epub_types) {
        xml_.open("li");
        xml_.open("aside", {{"id", id}, {"epub:type", "footnote"}, {"role", "doc-footnote"}});
        tasks_.push_back(CloseTask{});
    } else {
        xml_.open("li", {{"id", id}});
    }
    tasks_.push_back(CloseTask{});
    const auto* opening = blocks.empty() ? nullptr : std::get_if<article::Paragraph>(&blocks.front().value);
    for (std::size_t i = blocks.size(); i-- > (opening != nullptr ? 1 : 0);) {
        tasks_.push_back(BlockTask{&blocks[i]});
    }
    opening != nullptr ? open("p", blocks.front()) : xml_.open("p");
    // A page that begins with the note begins with its number.
    std::size_t begin = 0;
    for (; opening != nullptr && begin < opening->inlines.size(); ++begin) {
        const auto* mark = std::get_if<article::PageBreak>(&opening->inlines[begin].value);
        if (mark == nullptr) {
            break;
        }
        write_page_break(xml_, *mark);
    }
    link_back(task.number);
    tasks_.push_back(CloseTask{});
    if (opening != nullptr) {
        xml_.text(" ");
        push(opening->inlines, begin);
    }
}

void BodyWriter::link_back(int number) {
    const std::string address = address_of(NoteEnd::reference, number);
    const std::string shown = options_.notes.digits ? digits_of(number) : "\u21a9";
    if (address.empty()) {
        xml_.element("span", {{"class", "backlink"}}, options_.notes.digits ? shown : std::string());
        return;
    }
    const std::string label = options_.notes.back ? options_.notes.back(number) : std::string();
    xml_.element("a", {{"class", "backlink"}, {"role", "doc-backlink"}, {"href", address}, {"aria-label", label}}, shown);
}

}  // namespace gazette::epub
