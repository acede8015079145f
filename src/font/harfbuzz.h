#pragma once

// A stretch of text in one face, script and direction in, glyphs in logical order out.

#include <cstdint>
#include <string_view>
#include <vector>

#include "font/face.h"
#include "font/handles.h"
#include "font/shaper.h"

namespace gazette::font {

/// All but the face that decides how text is shaped.
struct Setting {
    hb_script_t script = HB_SCRIPT_LATIN;
    hb_language_t language = HB_LANGUAGE_INVALID;
    bool right_to_left = false;
    std::vector<hb_feature_t> features;
};

class HarfBuzz {
public:
    HarfBuzz();

    /// Appends the glyphs of bytes [begin, end) of `text`, which sees its neighbours in `text`: letters join across the
    /// ends. Clusters are byte offsets into `text`. A control character is shaped as a space. False where the face lacks
    /// a glyph; then glyph 0 stands for it.
    bool shape(const Face& face, const Setting& setting, std::string_view text, std::uint32_t begin, std::uint32_t end,
               std::vector<Glyph>& out);

private:
    void blank_controls();

    Buffer buffer_;
};

}  // namespace gazette::font
