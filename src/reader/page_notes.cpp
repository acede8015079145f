#include "reader/page_notes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/address.h"
#include "base/text.h"
#include "reader/page_note_marks.h"
#include "reader/word_list.h"

namespace gazette::reader::html {

namespace {

/// Characters of what refers to a note, or leads back: "[note 12]".
constexpr std::size_t longest_mark = 12;

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
        return sup != no_node && holds_only(page_, link, is_bracket, [&](NodeIndex i) { return i == sup; });
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
        const auto is_known = [&](NodeIndex i) { return i == at; };
        for (NodeIndex up = page_[at].parent; up != no_node && is_inline(page_[up].tag) && page_[up].tag != Tag::a &&
                                              holds_only(page_, up, is_bracket, is_known);
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
        for (NodeIndex up = page_[at].parent; up != note && up != no_node && holds_only(page_, up, is_back_mark, is_link);
             up = page_[at].parent) {
            at = up;
        }
        return at;
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
        keep([&](const PageNote& note) { return !holds_only(page_, note.element, is_back_mark, leads_back); });
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

}  // namespace gazette::reader::html
