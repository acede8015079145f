#include "reader/html_open_elements.h"

#include <algorithm>

namespace gazette::reader::html {

namespace {

constexpr std::size_t deepest_open = 400;
/// Beyond this, tags are no longer paired.
constexpr std::size_t most_open = 1024;
constexpr std::size_t most_formatting = 24;
/// How often formatting elements may be reopened in a page before formatting is left out altogether.
constexpr std::size_t most_reopened = 200'000;

/// Elements of ruby text, which close one another within a ruby element and nowhere else.
bool is_ruby_part(Tag tag) {
    return tag == Tag::rp || tag == Tag::rt || tag == Tag::rb || tag == Tag::rtc;
}

/// Elements with implied end tags (HTML Standard, 13.1.2.4), and those that stand once.
bool closes_by_itself(Tag tag) {
    switch (tag) {
    case Tag::p:
    case Tag::li:
    case Tag::dt:
    case Tag::dd:
    case Tag::tr:
    case Tag::td:
    case Tag::th:
    case Tag::thead:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::colgroup:
    case Tag::option:
    case Tag::optgroup:
    case Tag::rp:
    case Tag::rt:
    case Tag::rb:
    case Tag::rtc:
    case Tag::html:
    case Tag::head:
    case Tag::body: return true;
    default: return false;
    }
}

/// HTML Standard, 13.2.4.3: elements that are reopened after a block closes around them.
bool is_formatting(Tag tag) {
    switch (tag) {
    case Tag::a:
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::s:
    case Tag::small:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u: return true;
    default: return false;
    }
}

bool is_formatting(std::uint32_t key) {
    return key < 256 && is_formatting(static_cast<Tag>(key));
}

/// An end tag does not reach beyond these.
bool is_scope(std::uint32_t key) {
    return key == static_cast<std::uint32_t>(Tag::table) || key == static_cast<std::uint32_t>(Tag::object);
}

bool is_block(std::uint32_t key) {
    return key < 256 && !is_inline(static_cast<Tag>(key));
}

}  // namespace

std::uint32_t OpenElements::key_of(Tag tag, std::string_view name) {
    if (tag != Tag::other) {
        return static_cast<std::uint32_t>(tag);
    }
    std::uint32_t hash = 2166136261U;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return hash | 0x80000000U;
}

std::uint32_t OpenElements::count(std::uint32_t key) const {
    if (key < known_.size()) {
        return known_[key];
    }
    const auto found = unknown_.find(key);
    return found == unknown_.end() ? 0 : found->second;
}

void OpenElements::add(std::uint32_t key, int difference) {
    std::uint32_t& counted = key < known_.size() ? known_[key] : unknown_[key];
    counted = static_cast<std::uint32_t>(static_cast<int>(counted) + difference);
}

bool OpenElements::in_ruby() const {
    const std::uint32_t ruby = key_of(Tag::ruby, {});
    for (std::size_t i = stack_.size(); i-- > 0 && stack_[i].key < known_.size();) {
        if (stack_[i].key == ruby) {
            return stack_[i].kept;
        }
        if (!is_inline(static_cast<Tag>(stack_[i].key))) {
            return false;
        }
    }
    return false;
}

bool OpenElements::open(Tag tag, std::string_view name) {
    if (is_void(tag)) {
        return true;
    }
    // Where HTML would not close them they could be nested without end.
    if ((is_ruby_part(tag) && !in_ruby()) || (closes_by_itself(tag) && count(key_of(Tag::math, {})) > 0)) {
        return false;
    }
    const bool formatting = is_formatting(tag);
    if (!formatting) {
        reopened_ += open_formatting_;
    }
    if (closes_by_itself(tag)) {
        return true;
    }
    // A link closes the one that is open.
    if (tag == Tag::a && count(key_of(tag, name)) > 0) {
        close(tag, name);
    }
    if (stack_.size() >= most_open) {
        return false;
    }
    const bool formatting_spent = formatting && (open_formatting_ >= most_formatting || reopened_ > most_reopened);
    const Element element{key_of(tag, name), kept_ < deepest_open && !formatting_spent};
    stack_.push_back(element);
    add(element.key, 1);
    kept_ += element.kept;
    open_formatting_ += element.kept && formatting;
    return element.kept;
}

bool OpenElements::is_too_deep() const {
    return kept_ >= deepest_open || stack_.size() >= most_open;
}

bool OpenElements::remove_at(std::size_t index) {
    const Element element = stack_[index];
    stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
    add(element.key, -1);
    kept_ -= element.kept;
    open_formatting_ -= element.kept && is_formatting(element.key);
    return element.kept;
}

void OpenElements::pop_to(std::size_t size, bool formatting_too) {
    for (std::size_t i = stack_.size(); i-- > size;) {
        if (formatting_too || !is_formatting(stack_[i].key)) {
            remove_at(i);
        }
    }
}

bool OpenElements::close(Tag tag, std::string_view name) {
    if (closes_by_itself(tag)) {
        return true;
    }
    const std::uint32_t key = key_of(tag, name);
    if (is_void(tag) || count(key) == 0) {
        return false;
    }
    const bool inline_element = tag == Tag::other || is_inline(tag);
    for (std::size_t i = stack_.size(); i-- > 0;) {
        if (stack_[i].key == key) {
            const bool kept = stack_[i].kept;
            if (is_formatting(tag)) {
                return remove_at(i);
            }
            // A formatting element outlives the block that closes around it, but not the table.
            pop_to(i, tag == Tag::table);
            return kept;
        }
        if (is_scope(stack_[i].key) || (inline_element && !is_formatting(tag) && is_block(stack_[i].key))) {
            return false;
        }
    }
    return false;
}

}  // namespace gazette::reader::html
