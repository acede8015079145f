#pragma once

// What a stretch of a content stream belongs to in, its operators out (ISO 32000-1 section 14.6).

#include <functional>
#include <string>
#include <string_view>

namespace gazette::pdf {

/// Sequences follow each other and never nest: readers that lose count of nested ones lose the text after them.
class MarkedContent {
public:
    /// Gives the number that the next sequence of the element at hand has on its page.
    using NextId = std::function<int()>;

    explicit MarkedContent(std::string& out) : out_(out) {}

    /// What is drawn up to `end` belongs to one element, or to the page alone.
    void begin(std::string_view tag, NextId next_id);
    void begin_artifact();
    void end();

    /// What is drawn between the two stands for `text` (section 14.9.4). Not within a text object.
    void begin_replaced(std::string_view text);
    void end_replaced();

private:
    void begin_sequence();

    std::string& out_;
    std::string tag_ = {};
    /// Of the element at hand; none for an artifact.
    NextId next_id_ = {};
};

}  // namespace gazette::pdf
