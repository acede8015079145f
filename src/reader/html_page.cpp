#include "reader/html_page.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/html_text.h"

namespace gazette::reader::html {

// ---- memory

/// What gumbo asks for, given back all at once: taking a deep tree apart node by node would overflow the stack.
class Page::Arena {
public:
    static void* allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }
    static void release(void*, void*) {}

private:
    static constexpr std::size_t block_size = std::size_t{1} << 20;

    void* allocate(std::size_t size) {
        size = (size + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);
        if (size > left_) {
            const std::size_t bytes = std::max(size, block_size);
            blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(bytes));
            next_ = blocks_.back().get();
            left_ = bytes;
        }
        std::byte* const result = next_;
        next_ += size;
        left_ -= size;
        return result;
    }

    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0;
};

// ---- from gumbo's tree

static Tag tag_known_as(GumboTag known) {
    static const std::array<Tag, GUMBO_TAG_UNKNOWN> tags = [] {
        std::array<Tag, GUMBO_TAG_UNKNOWN> all = {};
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = tag_named(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
        }
        return all;
    }();
    return tags[static_cast<std::size_t>(known)];
}

class Page::Builder {
public:
    explicit Builder(Page& page) : page_(page) {}

    void run() {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        options.allocator = &Arena::allocate;
        options.deallocator = &Arena::release;
        options.userdata = page_.arena_.get();
        const std::string& text = page_.markup_.text;
        const GumboOutput* const output = gumbo_parse_with_options(&options, text.data(), text.size());
        page_.nodes_.push_back({Tag::document, no_node, 0, 0, 0, 0, {}});
        push_children(output->document->v.document.children, 0);
        walk();
        for (const NodeIndex heading : headings_) {
            end_before_text(heading);
        }
        for (const NodeIndex button : buttons_) {
            if (is_title(button)) {
                page_.nodes_[button].tag = Tag::span;
            }
        }
    }

private:
    /// A node still to be taken over, or, with no node, the end of a subtree.
    struct Task {
        const GumboNode* node = nullptr;
        NodeIndex index = 0;
    };

    void walk() {
        while (!tasks_.empty()) {
            const Task task = tasks_.back();
            tasks_.pop_back();
            if (task.node == nullptr) {
                page_.nodes_[task.index].end = page_.size();
            } else if (task.node->type == GUMBO_NODE_ELEMENT || task.node->type == GUMBO_NODE_TEMPLATE) {
                add_element(*task.node, task.index);
            } else if (task.node->type == GUMBO_NODE_TEXT || task.node->type == GUMBO_NODE_WHITESPACE) {
                add_text(task.node->v.text.text, task.index);
            }
        }
    }

    void push_children(const GumboVector& children, NodeIndex parent) {
        tasks_.push_back({nullptr, parent});
        for (unsigned i = children.length; i > 0; --i) {
            tasks_.push_back({static_cast<const GumboNode*>(children.data[i - 1]), parent});
        }
    }

    void add_element(const GumboNode& node, NodeIndex parent) {
        const GumboElement& element = node.v.element;
        const GumboStringPiece& original = element.original_tag;
        Node added;
        added.parent = parent;
        added.source_offset = page_.nodes_[parent].source_offset;
        added.tag = tag_of(element);
        if (original.data != nullptr) {
            add_attributes(added, static_cast<std::uint32_t>(original.data - page_.markup_.text.data()));
        }
        if (added.tag == Tag::button) {
            buttons_.push_back(page_.size());
        } else if (heading_level(added.tag) > 0) {
            headings_.push_back(page_.size());
        }
        page_.nodes_.push_back(added);
        if (const int level = stated_level(page_.size() - 1); level > 0) {
            page_.nodes_.back().tag = static_cast<Tag>(static_cast<int>(Tag::h1) + level - 1);
        }
        push_children(element.children, page_.size() - 1);
    }

    /// Of an element that is a heading by its role; 0 for others.
    int stated_level(NodeIndex node) const {
        const Tag tag = page_.nodes_[node].tag;
        if ((tag != Tag::div && tag != Tag::p && tag != Tag::span) || page_.raw(node, Attribute::role) != "heading") {
            return 0;
        }
        const std::string_view level = page_.raw(node, Attribute::aria_level);
        return level.size() == 1 && level.front() >= '1' && level.front() <= '6' ? level.front() - '0' : 2;
    }

    // ---- headings without end

    /// Before the first paragraph or list in it that follows words: that is text under a heading which nobody closed. What was in
    /// the heading from there on stands after it.
    void end_before_text(NodeIndex heading) {
        Node& closed = page_.nodes_[heading];
        const NodeIndex end = closed.end;
        bool has_words = false;
        NodeIndex child = heading + 1;
        for (; child < end && !(has_words && is_text_under_heading(page_.nodes_[child].tag));
             child = page_.nodes_[child].end) {
            has_words = has_words || !page_.text_of(child, 1).empty();
        }
        closed.end = child;
        for (; child < end; child = page_.nodes_[child].end) {
            page_.nodes_[child].parent = closed.parent;
        }
    }

    static bool is_text_under_heading(Tag tag) {
        return tag == Tag::p || tag == Tag::ul || tag == Tag::ol || tag == Tag::dl || tag == Tag::table ||
               tag == Tag::pre || tag == Tag::blockquote;
    }

    // ---- buttons that are text

    /// Whether a button is what a heading or a term says, or stands before the panel that it opens: what it says is the title
    /// of the text that follows, as in lists of questions.
    bool is_title(NodeIndex button) {
        for (NodeIndex at = page_.nodes_[button].parent; at != no_node; at = page_.nodes_[at].parent) {
            const Tag tag = page_.nodes_[at].tag;
            if (heading_level(tag) > 0 || tag == Tag::dt) {
                return takes_title(at, button);
            }
            if (!is_inline(tag)) {
                break;
            }
        }
        return (page_.has(button, Attribute::aria_expanded) || page_.has(button, Attribute::aria_controls)) &&
               heads_text(button);
    }

    /// Whether a heading with text under it has no words of its own before this button of it. Asked for each of its buttons in
    /// their order; all that it holds is looked through but once.
    bool takes_title(NodeIndex heading, NodeIndex button) {
        const auto [found, is_new] = headings_of_buttons_.try_emplace(heading);
        HeadingOfButtons& known = found->second;
        known.is_empty = is_new ? heads_text(heading) && page_.text_of(heading, 1).empty()
                                : known.is_empty && page_.text_of(known.last, 1).empty();
        known.last = button;
        return known.is_empty;
    }

    /// Whether the element after it holds a paragraph that is shown.
    bool heads_text(NodeIndex node) const {
        constexpr std::size_t shortest_answer = 40;
        const NodeIndex end = page_.nodes_[page_.nodes_[node].parent].end;
        NodeIndex next = page_.nodes_[node].end;
        while (next < end && page_.nodes_[next].tag == Tag::text) {
            next = page_.nodes_[next].end;
        }
        const bool hidden =
            next < end && (page_.has(next, Attribute::hidden) || page_.raw(next, Attribute::aria_hidden) == "true");
        if (next >= end || (hidden && (heading_level(page_.nodes_[node].tag) == 0 || !is_opened_by(page_, node, next)))) {
            return false;
        }
        const bool has_paragraph =
            page_.find(Tag::p, next, page_.nodes_[next].end) != no_node || page_.nodes_[next].tag == Tag::dd;
        return has_paragraph && page_.text_of(next, shortest_answer).size() >= shortest_answer;
    }

    static Tag tag_of(const GumboElement& element) {
        if (element.tag == GUMBO_TAG_UNKNOWN) {
            GumboStringPiece name = element.original_tag;
            gumbo_tag_from_original_text(&name);
            return tag_named({name.data, name.length});
        }
        return tag_known_as(element.tag);
    }

    /// Reopened elements come out of order, hence the search.
    void add_attributes(Node& node, std::uint32_t offset) const {
        const std::vector<StartTag>& tags = page_.markup_.tags;
        const auto found = std::lower_bound(tags.begin(), tags.end(), offset,
                                            [](const StartTag& tag, std::uint32_t at) { return tag.offset < at; });
        if (found != tags.end() && found->offset == offset) {
            node.first_attribute = found->first_attribute;
            node.attribute_count = found->attribute_count;
            node.source_offset = found->source_offset;
        }
    }

    void add_text(std::string_view text, NodeIndex parent) {
        if (const std::string_view run = sole_run(text); !run.empty()) {
            text = run;
        } else if (needs_scrubbing(text)) {
            page_.texts_.push_back(std::make_unique<std::string>(completed(text)));
            text = *page_.texts_.back();
        }
        const NodeIndex index = page_.size();
        page_.nodes_.push_back({Tag::text, parent, index + 1, 0, 0, page_.nodes_[parent].source_offset, text});
    }

    // ---- texts that stand aside

    static constexpr std::size_t mark_length = 4;

    /// The text whose place the four bytes of UTF-8 keep; nullptr where they keep none's.
    const AsideText* aside_at(std::string_view mark) const {
        if (mark.size() < mark_length || mark.front() != '\xF4') {
            return nullptr;
        }
        std::size_t at = 0;
        const char32_t number = base::next_code_point(mark, at) - first_aside;
        return number < page_.markup_.aside_texts.size() ? &page_.markup_.aside_texts[number] : nullptr;
    }

    std::string_view run_of(const AsideText& aside) const {
        return std::string_view(page_.markup_.aside).substr(aside.begin, aside.end - aside.begin);
    }

    /// Without the spaces at its ends, which are in the markup too.
    std::string_view words_of(const AsideText& aside) const {
        std::string_view run = run_of(aside);
        run.remove_prefix(run.starts_with(' ') ? 1 : 0);
        run.remove_suffix(run.ends_with(' ') ? 1 : 0);
        return run;
    }

    /// Of a text that is one such run, between the spaces that it has itself; empty where it is not.
    std::string_view sole_run(std::string_view text) const {
        const std::size_t before = text.starts_with(' ') ? 1 : 0;
        const std::size_t after = before + mark_length;
        const AsideText* const aside = text.size() > after + 1 ? nullptr : aside_at(text.substr(before));
        if (aside == nullptr || (text.size() > after && text.back() != ' ')) {
            return {};
        }
        const std::string_view run = run_of(*aside);
        const bool same_spaces = run.starts_with(' ') == (before > 0) && run.ends_with(' ') == (text.size() > after);
        return same_spaces ? run : std::string_view();
    }

    /// With the runs in their places, and scrubbed.
    std::string completed(std::string_view text) const {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t mark = std::min(text.find('\xF4', at), text.size());
            out.append(text, at, mark - at);
            at = mark;
            if (const AsideText* const aside = aside_at(text.substr(mark))) {
                out += words_of(*aside);
                at += mark_length;
            } else if (at < text.size()) {
                out += text[at++];
            }
        }
        base::Diagnostics ignored;
        return base::scrub(out, "", ignored);
    }

    Page& page_;
    std::vector<Task> tasks_;
    std::vector<NodeIndex> buttons_;
    std::vector<NodeIndex> headings_;
    struct HeadingOfButtons {
        bool is_empty = false;
        NodeIndex last = no_node;
    };
    std::unordered_map<NodeIndex, HeadingOfButtons> headings_of_buttons_;
};

// ---- the page

Page::Page(std::string_view source, const MostMarkup& most)
    : markup_(reduce_markup(source, most)), arena_(std::make_unique<Arena>()) {
    Builder(*this).run();
    for (std::size_t at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1)) {
        line_ends_.push_back(static_cast<std::uint32_t>(at));
    }
}

Page::~Page() = default;

std::string_view Page::raw(NodeIndex index, Attribute name) const {
    const Node& node = nodes_[index];
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
        const AttributeValue& attribute = markup_.attributes[node.first_attribute + i];
        if (attribute.name == name) {
            return attribute.raw;
        }
    }
    return {};
}

bool Page::has(NodeIndex index, Attribute name) const {
    const Node& node = nodes_[index];
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
        if (markup_.attributes[node.first_attribute + i].name == name) {
            return true;
        }
    }
    return false;
}

std::string Page::value(NodeIndex index, Attribute name) const {
    return decoded(raw(index, name));
}

std::string Page::text_of(NodeIndex index, std::size_t most) const {
    std::string text;
    std::size_t enough = most;
    for (NodeIndex i = index; i < nodes_[index].end;) {
        const Tag tag = nodes_[i].tag;
        if (tag == Tag::noscript || tag == Tag::button) {
            i = nodes_[i].end;
            continue;
        }
        if (tag == Tag::text) {
            text += nodes_[i].text;
        } else if (tag == Tag::br || !is_inline(tag)) {
            text += ' ';
        }
        if (text.size() > enough) {
            // Elements without text leave only spaces, however many they are.
            const std::string_view words = base::trim(text);
            const bool spaced = words.data() + words.size() != text.data() + text.size();
            text = base::collapse_space(words) + (spaced ? " " : "");
            if (text.size() > most + 1) {
                break;
            }
            enough = text.size() + most;
        }
        ++i;
    }
    return base::collapse_space(text);
}

NodeIndex Page::find(Tag tag, NodeIndex from, NodeIndex end) const {
    for (NodeIndex i = from; i < end; ++i) {
        if (nodes_[i].tag == tag) {
            return i;
        }
    }
    return no_node;
}

int Page::line_at(std::uint32_t source_offset) const {
    const auto after = std::upper_bound(line_ends_.begin(), line_ends_.end(), source_offset);
    return 1 + static_cast<int>(after - line_ends_.begin());
}

// ---- text

bool needs_scrubbing(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // Controls, and the lead bytes of private use, noncharacters and C1 controls.
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F || byte == 0xC2 || byte >= 0xEE) {
            return true;
        }
        // U+2028 and U+2029, which are line ends.
        if (byte == 0xE2 && (text.substr(i).starts_with("\u2028") || text.substr(i).starts_with("\u2029"))) {
            return true;
        }
    }
    return false;
}

std::string decoded(std::string_view raw) {
    constexpr std::size_t longest_reference = 34;
    std::string out;
    std::size_t at = 0;
    for (std::size_t mark = raw.find('&'); mark != std::string_view::npos; mark = raw.find('&', at)) {
        out.append(raw, at, mark - at);
        const std::size_t end = raw.substr(mark, longest_reference).find(';');
        if (end == std::string_view::npos) {
            out += '&';
            at = mark + 1;
            continue;
        }
        const std::string_view reference = raw.substr(mark, end + 1);
        out += reference == "&amp;" ? "&" : reference == "&quot;" ? "\"" : decode_entity(reference);
        at = mark + end + 1;
    }
    out.append(raw, at);
    if (needs_scrubbing(out)) {
        base::Diagnostics ignored;
        out = base::scrub(out, "", ignored);
    }
    return std::string(base::trim(out));
}

bool shows_text(const Page& page, NodeIndex from, NodeIndex to) {
    for (NodeIndex i = from; i < to; ++i) {
        if (page[i].tag == Tag::text && !base::shows_nothing(page[i].text)) {
            return true;
        }
    }
    return false;
}

namespace {

/// Texts of buttons too.
bool shows_words(const Page& page, NodeIndex node) {
    constexpr std::size_t longest_sign = 4;
    std::string text;
    for (NodeIndex i = node; i < page[node].end && text.size() <= longest_sign; ++i) {
        text += base::trim(page[i].text);
    }
    return text.size() > longest_sign || std::any_of(text.begin(), text.end(), base::is_ascii_letter);
}

/// Whether a control of a heading is all that it says or shows a sign at most: others open menus.
bool opens_text(const Page& page, NodeIndex heading, NodeIndex control) {
    return !shows_words(page, control) ||
           (!shows_text(page, heading + 1, control) && !shows_text(page, page[control].end, page[heading].end));
}

}  // namespace

bool is_opened_by(const Page& page, NodeIndex heading, NodeIndex element) {
    const std::string_view id = page.raw(element, Attribute::id);
    if (heading == no_node || id.empty() || page[heading].parent != page[element].parent) {
        return false;
    }
    for (NodeIndex i = page[heading].end; i < element; ++i) {
        if (page[i].tag != Tag::text || !base::shows_nothing(page[i].text)) {
            return false;
        }
    }
    for (NodeIndex i = heading; i < page[heading].end; ++i) {
        if (page.raw(i, Attribute::aria_controls) == id) {
            return opens_text(page, heading, i);
        }
    }
    return false;
}

NodeIndex closest(const Page& page, NodeIndex node, std::initializer_list<Tag> tags) {
    NodeIndex at = page[node].parent;
    while (at != no_node && std::find(tags.begin(), tags.end(), page[at].tag) == tags.end()) {
        at = page[at].parent;
    }
    return at;
}

}  // namespace gazette::reader::html
