#include "reader/page_kept_notes.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "reader/page_note_marks.h"

namespace gazette::reader::html {

namespace {

bool is_blank_text(std::string_view text) {
    return all_of_text(text, [](char32_t c) { return c <= ' ' || c == 0xA0; });
}

/// Elements whose text, if they show any, is taken without what it holds.
bool holds_no_references(Tag tag) {
    switch (tag) {
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
    case Tag::pre:
    case Tag::button:
    case Tag::noscript: return true;
    default: return false;
    }
}

class NoteKeeper {
public:
    NoteKeeper(const Page& page, const std::vector<NodeIndex>& roots, PageNotes& notes, Selection& selection)
        : page_(page), roots_(roots), notes_(notes), selection_(selection) {}

    void run() {
        leave_referred_to();
        if (notes_.empty()) {
            return;
        }
        for (const PageNote& note : notes_.notes) {
            keep(note.element);
        }
        measure();
        std::set<NodeIndex> parents;
        for (const PageNote& note : notes_.notes) {
            parents.insert(drop_container(note.element));
        }
        for (const NodeIndex parent : parents) {
            drop_headings(parent);
        }
    }

private:
    void leave_referred_to() {
        for (const NodeIndex root : roots_) {
            gather(root, page_[root].end, false);
        }
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const NodeIndex note = notes_.notes[order_[i]].element;
            gather(note + 1, page_[note].end, true);
        }
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < notes_.notes.size(); ++i) {
            if (!known_.contains(i)) {
                others.push_back(i);
            }
        }
        if (keeps_numbers()) {
            notes_.remove(others);
        } else {
            notes_ = {};
        }
    }

    /// Whether the numbers that notes get are those on the page, by which its text may call them: else they stay text.
    bool keeps_numbers() const {
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const std::string& label = notes_.notes[order_[i]].label;
            const bool is_number = label.find_first_not_of("0123456789") == std::string::npos;
            if (is_number && !label.empty() && label != std::to_string(i + 1)) {
                return false;
            }
        }
        return true;
    }

    bool has_words(NodeIndex note) const {
        return !holds_only(page_, note, is_back_mark,
                           [&](NodeIndex i) { return notes_.back_links.contains(i) || selection_.drops(i); });
    }

    void gather(NodeIndex begin, NodeIndex end, bool in_note) {
        for (NodeIndex i = begin; i < end;) {
            const bool dropped = selection_.drops(i) && (!in_note || is_hidden(i));
            if (dropped || holds_no_references(page_[i].tag) || notes_.stands_elsewhere(i)) {
                i = page_[i].end;
            } else if (const int note = notes_.referred_to(i); note > 0) {
                if (known_.insert(static_cast<std::size_t>(note) - 1).second) {
                    order_.push_back(static_cast<std::size_t>(note) - 1);
                }
                i = page_[i].end;
            } else {
                ++i;
            }
        }
    }

    bool is_hidden(NodeIndex node) const { return selection_.why[node] == "hidden"; }

    /// What was taken for clutter within a note stays away, unless that is all there is.
    void keep(NodeIndex note) {
        selection_.why[note] = {};
        if (has_words(note)) {
            return;
        }
        for (NodeIndex i = note + 1; i < page_[note].end;) {
            if (!is_hidden(i)) {
                selection_.why[i] = {};
            }
            i = is_hidden(i) ? page_[i].end : i + 1;
        }
    }

    /// Notes for each element that it has text of its own: text that is in no note and no heading.
    void measure() {
        has_text_.assign(page_.size(), false);
        std::vector<bool> passed(page_.size(), false);
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            passed[i] = passed[page_[i].parent] || notes_.stands_elsewhere(i) || selection_.drops(i) ||
                        heading_level(page_[i].tag) > 0;
        }
        for (NodeIndex i = page_.size(); i-- > 1;) {
            const bool own = page_[i].tag == Tag::text ? !is_blank_text(page_[i].text) : page_[i].tag == Tag::img;
            has_text_[i] = !passed[i] && (own || has_text_[i]);
            has_text_[page_[i].parent] = has_text_[page_[i].parent] || has_text_[i];
        }
    }

    /// The highest element that holds nothing but notes goes, with its headings. Its parent comes back.
    NodeIndex drop_container(NodeIndex note) {
        NodeIndex container = note;
        for (NodeIndex up = page_[note].parent; up != no_node && !has_text_[up] && page_[up].tag != Tag::body &&
                                                std::find(roots_.begin(), roots_.end(), up) == roots_.end();
             up = page_[up].parent) {
            container = up;
        }
        if (container != note) {
            selection_.drop(container, "heading of nothing");
        }
        gone_.insert(container);
        return page_[container].parent;
    }

    /// Those between which and the next one stood nothing but notes.
    void drop_headings(NodeIndex parent) {
        std::vector<NodeIndex> above;
        bool notes_below = false;
        const auto end = [&] {
            for (const NodeIndex each : above) {
                if (notes_below) {
                    selection_.drop(each, "heading of nothing");
                }
            }
            above.clear();
            notes_below = false;
        };
        for (const NodeIndex child : Children(page_, parent)) {
            const Tag tag = page_[child].tag;
            if (gone_.contains(child)) {
                notes_below = true;
            } else if (tag == Tag::hr || is_heading(child)) {
                if (notes_below) {
                    end();
                }
                above.push_back(child);
            } else if (has_text_[child]) {
                above.clear();
                notes_below = false;
            }
        }
        end();
    }

    /// Or what holds one and no other text.
    bool is_heading(NodeIndex node) const {
        for (NodeIndex i = node; i < page_[node].end && !has_text_[node]; ++i) {
            if (heading_level(page_[i].tag) > 0) {
                return true;
            }
        }
        return false;
    }

    const Page& page_;
    const std::vector<NodeIndex>& roots_;
    PageNotes& notes_;
    Selection& selection_;
    std::set<std::size_t> known_;
    std::vector<std::size_t> order_;
    std::vector<bool> has_text_;
    std::set<NodeIndex> gone_;
};

}  // namespace

void keep_notes(const Page& page, const std::vector<NodeIndex>& roots, PageNotes& notes, Selection& selection) {
    if (!notes.empty()) {
        NoteKeeper(page, roots, notes, selection).run();
    }
}

}  // namespace gazette::reader::html
