#pragma once

// Text, breaks and the elements within a line in their order in; inlines with white space as a browser shows it out.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace gazette::reader::html {

/// What opens around a part of a line.
using Wrapper = std::variant<article::Emphasis, article::Strong, article::Strikethrough, article::Superscript,
                             article::Subscript, article::Link, article::Span>;

/// Builds the lines of one stretch of text: a paragraph break parts it, and reopens what was open around it. Elements
/// nested too deep for any text to need are left out, what they hold stays.
class LineBuilder {
public:
    void add_text(std::string_view text);
    /// As one unbreakable piece: code.
    void add_code(std::string text);
    void add_image(article::Image image);
    void add_reference(int note);
    /// Two in a row are a paragraph break.
    void add_break();
    void end_paragraph();
    /// White space where it matters; between what were blocks.
    void add_space() { space_ = true; }

    void open(Wrapper wrapper);
    void close();

    bool empty() const { return paragraphs_.empty() && open_.size() == 1 && open_.front().children.empty(); }

    /// The paragraphs so far, none empty; the builder is as new, with what was open still open.
    std::vector<article::Inlines> take();

private:
    struct Frame {
        Wrapper wrapper;
        article::Inlines children;
        bool kept = true;
    };

    article::Inlines& line() { return open_.back().children; }
    void flush_space();
    void close_top();

    std::vector<article::Inlines> paragraphs_;
    std::vector<Frame> open_ = std::vector<Frame>(1);
    bool space_ = false;
    bool at_start_ = true;
    bool after_break_ = false;
};

/// Whether there is nothing but white space and line breaks.
bool is_blank(const article::Inlines& inlines);

}  // namespace gazette::reader::html
