#include "reader/page_line.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace gazette::reader::html {

namespace {

using article::Inline;
using article::Inlines;

constexpr std::size_t deepest_wrapper = 16;

Inline wrapped(Wrapper&& wrapper, Inlines&& children) {
    return std::visit(
        [&](auto&& value) -> Inline {
            value.children = std::move(children);
            return {std::move(value)};
        },
        std::move(wrapper));
}

bool is_break(const Inline& part) {
    return std::holds_alternative<article::LineBreak>(part.value);
}

/// White space before a line's end is not shown.
void trim_end(Inlines& line) {
    while (!line.empty()) {
        auto* const text = std::get_if<article::Text>(&line.back().value);
        if (is_break(line.back())) {
            line.pop_back();
        } else if (text != nullptr && base::trim(text->text).empty()) {
            line.pop_back();
        } else {
            return;
        }
    }
}

}  // namespace

bool is_blank(const Inlines& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](const Inline& part) {
        const auto* const text = std::get_if<article::Text>(&part.value);
        return is_break(part) || (text != nullptr && base::trim(text->text).empty());
    });
}

void LineBuilder::flush_space() {
    if (space_ && !at_start_) {
        if (auto* const text = line().empty() ? nullptr : std::get_if<article::Text>(&line().back().value)) {
            text->text += ' ';
        } else {
            line().push_back({article::Text{" "}});
        }
    }
    space_ = false;
    at_start_ = false;
    after_break_ = false;
}

void LineBuilder::add_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && !base::is_html_space(text[end])) {
            ++end;
        }
        if (end > i) {
            flush_space();
            if (line().empty() || !std::holds_alternative<article::Text>(line().back().value)) {
                line().push_back({article::Text{}});
            }
            std::get<article::Text>(line().back().value).text.append(text, i, end - i);
        }
        for (i = end; i < text.size() && base::is_html_space(text[i]); ++i) {
            space_ = true;
        }
    }
}

void LineBuilder::add_code(std::string text) {
    if (!text.empty()) {
        flush_space();
        line().push_back({article::InlineCode{std::move(text)}});
    }
}

void LineBuilder::add_image(article::Image image) {
    flush_space();
    line().push_back({std::move(image)});
}

void LineBuilder::add_reference(int note) {
    flush_space();
    line().push_back({article::NoteReference{note}});
}

void LineBuilder::add_break() {
    if (after_break_) {
        end_paragraph();
    } else if (!at_start_) {
        line().push_back({article::LineBreak{}});
        space_ = false;
        at_start_ = true;
        after_break_ = true;
    }
}

void LineBuilder::open(Wrapper wrapper) {
    const bool kept = open_.size() < deepest_wrapper;
    if (kept && !at_start_) {
        // White space belongs outside: "a <b>b</b>".
        flush_space();
    }
    open_.push_back({std::move(wrapper), {}, kept});
}

void LineBuilder::close_top() {
    Frame top = std::move(open_.back());
    open_.pop_back();
    if (!top.kept) {
        std::move(top.children.begin(), top.children.end(), std::back_inserter(line()));
    } else if (!is_blank(top.children)) {
        // A break that ends the element would not be seen as one that ends the line.
        const bool broken = is_break(top.children.back());
        if (broken) {
            top.children.pop_back();
        }
        line().push_back(wrapped(std::move(top.wrapper), std::move(top.children)));
        if (broken) {
            line().push_back({article::LineBreak{}});
        }
    } else {
        space_ = space_ || !top.children.empty();
    }
}

void LineBuilder::close() {
    if (open_.size() > 1) {
        close_top();
    }
}

void LineBuilder::end_paragraph() {
    std::vector<Wrapper> reopened;
    std::vector<bool> kept;
    while (open_.size() > 1) {
        reopened.push_back(open_.back().wrapper);
        kept.push_back(open_.back().kept);
        close_top();
    }
    trim_end(line());
    if (!is_blank(line())) {
        paragraphs_.push_back(std::move(line()));
    }
    line() = {};
    space_ = false;
    at_start_ = true;
    after_break_ = false;
    for (std::size_t i = reopened.size(); i-- > 0;) {
        open_.push_back({std::move(reopened[i]), {}, kept[i]});
    }
}

std::vector<Inlines> LineBuilder::take() {
    end_paragraph();
    return std::exchange(paragraphs_, {});
}

}  // namespace gazette::reader::html
