#include "reader/page_notes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/address.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/word_list.h"

namespace gazette::reader::html {

namespace {

/// Characters of what refers to a note, or leads back: "[note 12]".
constexpr std::size_t longest_mark = 12;

/// What stands around marks and says nothing.
bool is_bracket(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0 || c == '[' || c == ']' || c == '(' ||
           c == ')' || c == 0x3010 || c == 0x3011 || c == 0x3014 || c == 0x3015 || c == 0xFF08 || c == 0xFF09;
}

/// The same, or an arrow that leads back. U+FE0E and U+FE0F ask for text or picture.
bool is_back_mark(char32_t c) {
    return is_bracket(c) || c == '^' || c == ',' || (c >= 0x2190 && c < 0x2200) || c == 0x23CE || c == 0x25B2 ||
           c == 0x25B4 || (c >= 0x2900 && c < 0x2980) || (c >= 0x2B00 && c < 0x2BFF) || c == 0xFE0E || c == 0xFE0F;
}

template <class Is>
bool all_of_text(std::string_view text, Is is) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is(base::next_code_point(text, at))) {
            return false;
        }
    }
    return true;
}

bool is_blank_text(std::string_view text) {
    return all_of_text(text, [](char32_t c) { return c <= ' ' || c == 0xA0; });
}

/// "1", "[2]", "*", "†": no word.
bool is_bare_mark(std::string_view text) {
    return all_of_text(text, [](char32_t c) {
        return (c >= '0' && c <= '9') || c == '*' || c == 0x2020 || c == 0x2021 || c == 0xA7 || c == 0xB9 || c == 0xB2 ||
               c == 0xB3 || is_bracket(c);
    });
}

std::string text_in_brackets(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!is_bracket(base::next_code_point(text, at))) {
            out.append(text, begin, at - begin);
        }
    }
    return out;
}

template <std::size_t count>
bool has_word_of(std::string_view words, const std::array<std::string_view, count>& known) {
    return !words.empty() &&
           std::any_of(known.begin(), known.end(), [&](std::string_view word) { return has_word(words, word); });
}

// The classes are those that Pandoc, GitHub, the engines of Markdown, Sphinx and MediaWiki write.
constexpr std::array<std::string_view, 4> reference_names = {"doc-noteref", "noteref", "footnote", "endnote"};
constexpr std::array<std::string_view, 6> reference_classes = {"footnote-ref",       "footnoteRef", "noteref",
                                                               "footnote-reference", "fn-ref",      "footnote"};
constexpr std::array<std::string_view, 9> note_names = {
    "doc-footnote", "doc-endnote", "doc-endnotes", "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"};
constexpr std::array<std::string_view, 5> note_classes = {"footnotes", "footnote", "endnotes", "endnote", "references"};
constexpr std::array<std::string_view, 7> back_names = {
    "doc-backlink",    "footnote-back", "footnote-backref", "data-footnote-backref",
    "reversefootnote", "fn-backref",    "backlink"};

class NoteFinder {
public:
    NoteFinder(const Page& page, const Location& location) : page_(page), location_(location) {}

    PageNotes run() {
        gather_links();
        if (std::none_of(links_.begin(), links_.end(), [](const FragmentLink& link) { return link.is_mark; })) {
            return {};
        }
        resolve_targets();
        find_notes();
        leave_innermost();
        if (!found_.notes.empty()) {
            find_references();
            find_back_links();
            leave_with_words();
            leave_numbered();
        }
        return std::move(found_);
    }

private:
    struct FragmentLink {
        NodeIndex node = 0;
        std::string id;
        bool is_mark = false;
        /// Called a reference to a note, rather than only looking like one.
        bool is_named = false;
        NodeIndex target = no_node;
        /// Where the target stands in a text, and the note that it would be.
        NodeIndex target_block = no_node;
        NodeIndex note = no_node;
    };

    // ---- links within the page

    std::string id_in(NodeIndex link) const {
        if (!page_.has(link, Attribute::href) || page_.raw(link, Attribute::href).find('#') == std::string_view::npos) {
            return {};
        }
        const std::string href = page_.value(link, Attribute::href);
        const std::size_t hash = href.find('#');
        if (hash != 0 && (location_.page.empty() || href.compare(0, hash, location_.page) != 0)) {
            return {};
        }
        return href.substr(hash + 1);
    }

    void gather_links() {
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            if (page_[i].tag != Tag::a) {
                continue;
            }
            FragmentLink link;
            link.id = id_in(i);
            if (!link.id.empty()) {
                link.node = i;
                judge(link);
                links_.push_back(std::move(link));
            }
        }
    }

    void judge(FragmentLink& link) const {
        const std::string text = page_.text_of(link.node);
        if (text_in_brackets(text).empty() || base::count_characters(text) > longest_mark) {
            return;
        }
        link.is_named = is_named_reference(link.node) || is_superior(link.node);
        link.is_mark = link.is_named || is_bare_mark(text);
    }

    bool is_named_reference(NodeIndex link) const {
        return has_word_of(page_.raw(link, Attribute::role), reference_names) ||
               has_word_of(page_.raw(link, Attribute::epub_type), reference_names) ||
               has_word_of(page_.raw(link, Attribute::class_), reference_classes) ||
               has_word_of(page_.raw(link, Attribute::rel), reference_names);
    }

    /// In a sup element, or with nothing but one in it.
    bool is_superior(NodeIndex link) const {
        for (NodeIndex at = page_[link].parent; at != no_node && is_inline(page_[at].tag); at = page_[at].parent) {
            if (page_[at].tag == Tag::sup) {
                return true;
            }
        }
        const NodeIndex sup = page_.find(Tag::sup, link, page_[link].end);
        return sup != no_node && only_outside(link, sup, page_[sup].end, is_bracket);
    }

    /// Whether all text of an element but that from `begin` to `end` is of these characters.
    template <class Is>
    bool only_outside(NodeIndex element, NodeIndex begin, NodeIndex end, Is is) const {
        for (NodeIndex i = element + 1; i < page_[element].end; ++i) {
            if (i >= begin && i < end) {
                i = end - 1;
            } else if (page_[i].tag == Tag::img || (page_[i].tag == Tag::text && !all_of_text(page_[i].text, is))) {
                return false;
            }
        }
        return true;
    }

    void resolve_targets() {
        std::unordered_map<std::string, NodeIndex> nodes;
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            if (page_.has(i, Attribute::id)) {
                nodes.try_emplace(page_.value(i, Attribute::id), i);
            }
            if (page_[i].tag == Tag::a && page_.has(i, Attribute::name)) {
                nodes.try_emplace(page_.value(i, Attribute::name), i);
            }
        }
        for (FragmentLink& link : links_) {
            auto found = nodes.find(link.id);
            if (found == nodes.end()) {
                found = nodes.find(base::percent_decoded(link.id));
            }
            if (found != nodes.end()) {
                link.target = found->second;
                link.target_block = block_of(found->second);
                link.note = link.is_mark ? note_at(found->second) : no_node;
            }
        }
    }

    /// The element, or the one around it, that stands apart from the line.
    NodeIndex block_of(NodeIndex node) const {
        while (node != 0 && is_inline(page_[node].tag)) {
            node = page_[node].parent;
        }
        return node;
    }

    // ---- what is a note

    /// The element that holds the text of the note that a target is or opens; `no_node` where it can be none.
    NodeIndex note_at(NodeIndex target) const {
        NodeIndex block = block_of(target);
        if (block != target && !opens(block, target)) {
            return no_node;
        }
        const NodeIndex parent = page_[block].parent;
        switch (page_[block].tag) {
        case Tag::dt: return definition_after(block);
        case Tag::th:
        case Tag::td: return parent != no_node && page_[parent].tag == Tag::tr ? parent : no_node;
        case Tag::p:
        case Tag::div: return page_[parent].tag == Tag::li && opens(parent, block) ? parent : block;
        case Tag::li:
        case Tag::dd:
        case Tag::tr:
        case Tag::aside:
        case Tag::table: return block;
        default: return no_node;
        }
    }

    /// Whether nothing but marks stands before it.
    bool opens(NodeIndex block, NodeIndex inner) const {
        for (NodeIndex i = block + 1; i < inner; ++i) {
            if (page_[i].tag == Tag::text && !all_of_text(page_[i].text, is_back_mark)) {
                return false;
            }
        }
        return true;
    }

    NodeIndex definition_after(NodeIndex term) const {
        const NodeIndex end = page_[page_[term].parent].end;
        for (NodeIndex i = page_[term].end; i < end; i = page_[i].end) {
            if (page_[i].tag != Tag::text) {
                return page_[i].tag == Tag::dd ? i : no_node;
            }
        }
        return no_node;
    }

    /// The blocks that the links of its note lead to, and those of the term before that.
    const std::set<NodeIndex>& leads_to(const FragmentLink& link) {
        const auto [entry, is_new] = leads_to_.try_emplace(link.note);
        if (is_new) {
            const NodeIndex begin = std::min(block_of(link.target), link.note);
            const auto first = std::lower_bound(links_.begin(), links_.end(), begin,
                                                [](const FragmentLink& each, NodeIndex node) { return each.node < node; });
            for (auto each = first; each != links_.end() && each->node < page_[link.note].end; ++each) {
                entry->second.insert(each->target_block);
            }
        }
        return entry->second;
    }

    bool is_in_section_of_notes(NodeIndex node) const {
        for (NodeIndex at = node; at != no_node && page_[at].tag != Tag::body; at = page_[at].parent) {
            if (has_word_of(page_.raw(at, Attribute::role), note_names) ||
                has_word_of(page_.raw(at, Attribute::epub_type), note_names) ||
                has_word_of(page_.raw(at, Attribute::class_), note_classes)) {
                return true;
            }
        }
        return false;
    }

    /// Divisions hold anything: a mark that only looks like one leads to none.
    bool may_be_note(const FragmentLink& link) const {
        const Tag tag = page_[link.note].tag;
        const bool holds_anything = tag == Tag::div || tag == Tag::table || tag == Tag::aside;
        return link.note > link.node && (!holds_anything || link.is_named || is_in_section_of_notes(link.note));
    }

    void find_notes() {
        for (const FragmentLink& link : links_) {
            if (link.note == no_node || index_.contains(link.note) || !may_be_note(link)) {
                continue;
            }
            if (leads_to(link).contains(block_of(link.node)) || (link.is_named && is_in_section_of_notes(link.note))) {
                index_.emplace(link.note, 0);
            }
        }
    }

    /// What holds other notes is a list of them.
    void leave_innermost() {
        for (auto note = index_.begin(); note != index_.end(); ++note) {
            const auto next = std::next(note);
            if (next == index_.end() || next->first >= page_[note->first].end) {
                note->second = static_cast<int>(found_.notes.size()) + 1;
                found_.notes.push_back({note->first, {}});
                found_.elements.insert(note->first);
            }
        }
        std::erase_if(index_, [](const auto& note) { return note.second == 0; });
    }

    /// The note that a node is in, or `no_node`.
    NodeIndex note_around(NodeIndex node) const {
        const auto after = found_.elements.upper_bound(node);
        const NodeIndex note = after == found_.elements.begin() ? no_node : *std::prev(after);
        return note != no_node && node < page_[note].end ? note : no_node;
    }

    // ---- what refers to notes

    void find_references() {
        for (FragmentLink& link : links_) {
            const auto note = index_.find(link.note);
            if (note == index_.end() || note_around(link.node) == link.note) {
                link.note = no_node;
                continue;
            }
            found_.references.emplace(with_brackets(link.node), note->second);
            blocks_of_references_[link.note].insert(block_of(link.node));
            if (page_[link.target].tag == Tag::dt) {
                found_.back_links.emplace(link.target, note->second);
            }
            std::string& label = found_.notes[static_cast<std::size_t>(note->second) - 1].label;
            if (label.empty()) {
                label = text_in_brackets(page_.text_of(link.node));
            }
        }
    }

    /// The link with the elements that hold it and nothing else.
    NodeIndex with_brackets(NodeIndex link) const {
        NodeIndex at = link;
        for (NodeIndex up = page_[at].parent; up != no_node && is_inline(page_[up].tag) && page_[up].tag != Tag::a &&
                                              only_outside(up, at, page_[at].end, is_bracket);
             up = page_[at].parent) {
            at = up;
        }
        return at;
    }

    // ---- what leads back

    void find_back_links() {
        std::map<NodeIndex, std::vector<NodeIndex>> by_note;
        for (const FragmentLink& link : links_) {
            const NodeIndex note = note_around(link.node);
            if (note != no_node && link.note == no_node && leads_back(link, note)) {
                by_note[note].push_back(link.node);
            }
        }
        for (const auto& [note, links] : by_note) {
            for (const NodeIndex link : links) {
                found_.back_links.emplace(with_marks(link, note, links), index_.at(note));
            }
        }
    }

    bool leads_back(const FragmentLink& link, NodeIndex note) const {
        const std::string text = page_.text_of(link.node);
        const bool named = has_word_of(page_.raw(link.node, Attribute::role), back_names) ||
                           has_word_of(page_.raw(link.node, Attribute::class_), back_names);
        const auto blocks = blocks_of_references_.find(note);
        const bool there = blocks != blocks_of_references_.end() && blocks->second.contains(link.target_block);
        return named || all_of_text(text, is_back_mark) || (there && base::count_characters(text) <= longest_mark);
    }

    NodeIndex with_marks(NodeIndex link, NodeIndex note, const std::vector<NodeIndex>& links) const {
        NodeIndex at = link;
        const auto is_link = [&](NodeIndex i) { return std::binary_search(links.begin(), links.end(), i); };
        for (NodeIndex up = page_[at].parent; up != note && up != no_node && !says_something(up, is_link);
             up = page_[at].parent) {
            at = up;
        }
        return at;
    }

    /// Besides marks that lead back and the elements that are passed over.
    template <class IsPassedOver>
    bool says_something(NodeIndex element, const IsPassedOver& is_passed_over) const {
        for (NodeIndex i = element + 1; i < page_[element].end;) {
            if (is_passed_over(i)) {
                i = page_[i].end;
                continue;
            }
            if (page_[i].tag == Tag::img || (page_[i].tag == Tag::text && !all_of_text(page_[i].text, is_back_mark))) {
                return true;
            }
            ++i;
        }
        return false;
    }

    /// What the rest of the notes are stays text.
    template <class IsKept>
    void keep(const IsKept& is_kept) {
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < found_.notes.size(); ++i) {
            if (!is_kept(found_.notes[i])) {
                others.push_back(i);
            }
        }
        found_.remove(others);
    }

    /// Where notes have numbers, those of a series with letters ("[n 1]", "[a]") stay text, so that the numbers stay as printed.
    void leave_numbered() {
        const auto is_number = [](const PageNote& note) { return !note.label.empty() && is_bare_mark(note.label); };
        if (std::any_of(found_.notes.begin(), found_.notes.end(), is_number)) {
            keep(is_number);
        }
    }

    void leave_with_words() {
        const auto leads_back = [&](NodeIndex i) { return found_.back_links.contains(i); };
        keep([&](const PageNote& note) { return says_something(note.element, leads_back); });
    }

    const Page& page_;
    const Location& location_;
    std::vector<FragmentLink> links_;
    std::map<NodeIndex, std::set<NodeIndex>> leads_to_;
    /// By element: the note's index, and 1.
    std::map<NodeIndex, int> index_;
    std::map<NodeIndex, std::set<NodeIndex>> blocks_of_references_;
    PageNotes found_;
};

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
        for (NodeIndex i = note + 1; i < page_[note].end;) {
            if (notes_.back_links.contains(i) || selection_.drops(i)) {
                i = page_[i].end;
                continue;
            }
            if (page_[i].tag == Tag::img || (page_[i].tag == Tag::text && !all_of_text(page_[i].text, is_back_mark))) {
                return true;
            }
            ++i;
        }
        return false;
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

int PageNotes::referred_to(NodeIndex node) const {
    const auto found = references.find(node);
    return found == references.end() ? 0 : found->second;
}

void PageNotes::remove(const std::vector<std::size_t>& indexes) {
    std::vector<int> numbers(notes.size());
    std::vector<PageNote> kept;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (std::binary_search(indexes.begin(), indexes.end(), i)) {
            elements.erase(notes[i].element);
        } else {
            kept.push_back(std::move(notes[i]));
            numbers[i] = static_cast<int>(kept.size());
        }
    }
    notes = std::move(kept);
    for (auto* const nodes : {&references, &back_links}) {
        for (auto& [node, note] : *nodes) {
            note = numbers[static_cast<std::size_t>(note) - 1];
        }
        std::erase_if(*nodes, [](const auto& each) { return each.second == 0; });
    }
}

PageNotes notes_of(const Page& page, const Location& location) {
    return NoteFinder(page, location).run();
}

void keep_notes(const Page& page, const std::vector<NodeIndex>& roots, PageNotes& notes, Selection& selection) {
    if (!notes.empty()) {
        NoteKeeper(page, roots, notes, selection).run();
    }
}

}  // namespace gazette::reader::html
