#pragma once

// A paragraph of the corpus in; out comes where our breaker ends its lines, by the items that TeX had or by shaping its text.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "corpus.h"
#include "layout/break_lines.h"

namespace gazette::tex_breaks {

/// The parameters that the corpus was set with.
layout::BreakSettings tex_settings(layout::ScaledPoints measure);

/// The last item of each line, as SetParagraph::line_ends has it.
std::vector<std::uint32_t> break_items(layout::LineBreaker& breaker, const std::vector<layout::Item>& items,
                                       layout::ScaledPoints measure);

/// Shapes in the corpus's face and hyphenates as TeX was told to.
class TextSetter {
public:
    static base::Result<TextSetter> open(const std::filesystem::path& manifest);
    TextSetter(TextSetter&&) noexcept;
    ~TextSetter();

    /// The index of each line's first character.
    std::vector<std::uint32_t> set(const std::string& text, layout::ScaledPoints measure);

private:
    struct State;
    explicit TextSetter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace gazette::tex_breaks
