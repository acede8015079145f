#include "article/notes.h"

#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "article/children.h"
#include "article/lines.h"

namespace gazette::article {

namespace {

template <class Use>
void for_each_reference(Inlines& inlines, const Use& use) {
    for (Inline& each : inlines) {
        if (Inlines* const children = children_of(each)) {
            for_each_reference(*children, use);
        } else if (auto* const reference = std::get_if<NoteReference>(&each.value)) {
            use(*reference);
        }
    }
}

template <class Use>
void for_each_reference(Blocks& blocks, const Use& use) {
    for_each_line(blocks, [&](Inlines& line) { for_each_reference(line, use); });
}

/// Follows references from text to notes and on.
class NoteNumbering {
public:
    explicit NoteNumbering(std::vector<Note> notes) : notes_(std::move(notes)), numbers_(notes_.size()) {}

    void read(Blocks& blocks) {
        for_each_reference(blocks, [&](NoteReference& reference) {
            const auto note = static_cast<std::size_t>(reference.number) - 1;
            if (numbers_.at(note) == 0) {
                order_.push_back(note);
                numbers_[note] = static_cast<int>(order_.size());
            }
            reference.number = numbers_[note];
        });
    }

    void read_notes() {
        for (; found_.notes.size() < order_.size();
             found_.notes.push_back(std::move(notes_[order_[found_.notes.size()]]))) {
            read(notes_[order_[found_.notes.size()]].blocks);
        }
    }

    /// What is not referred to so far, as text.
    void add_others(Blocks& blocks) {
        for (std::size_t i = 0; i < notes_.size(); ++i) {
            if (numbers_[i] == 0) {
                numbers_[i] = -1;
                read(notes_[i].blocks);
                std::move(notes_[i].blocks.begin(), notes_[i].blocks.end(), std::back_inserter(blocks));
                read_notes();
            }
        }
    }

    Notes take() { return std::move(found_); }

private:
    std::vector<Note> notes_;
    std::vector<int> numbers_;
    std::vector<std::size_t> order_;
    Notes found_;
};

}  // namespace

void add_notes(Blocks& blocks, std::vector<Note> notes) {
    NoteNumbering numbering(std::move(notes));
    numbering.read(blocks);
    numbering.read_notes();
    numbering.add_others(blocks);
    if (Notes found = numbering.take(); !found.notes.empty()) {
        blocks.push_back({std::move(found)});
    }
}

}  // namespace gazette::article
