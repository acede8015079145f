#include "font/harfbuzz.h"

#include <algorithm>
#include <array>

namespace gazette::font {

namespace {

bool is_control(hb_codepoint_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

Glyph read_glyph(const hb_glyph_info_t& info, const hb_glyph_position_t& position) {
    Glyph glyph;
    glyph.id = info.codepoint;
    glyph.advance = position.x_advance;
    glyph.x_offset = position.x_offset;
    glyph.y_offset = position.y_offset;
    glyph.cluster = info.cluster;
    glyph.unsafe_to_break = (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    return glyph;
}

}  // namespace

/// Clusters by character, so that a mark with a glyph of its own can be told from its letter in a PDF's text. No flags for
/// the ends of the paragraph, so that a word is shaped alike wherever it stands. A dotted circle would be a glyph without
/// a character.
HarfBuzz::HarfBuzz() : buffer_(hb_buffer_create()) {
    hb_buffer_set_cluster_level(buffer_.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(buffer_.get(), static_cast<hb_buffer_flags_t>(HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
                                                                      HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE));
}

bool HarfBuzz::shape(const Face& face, const Setting& setting, std::string_view text, std::uint32_t begin,
                     std::uint32_t end, std::vector<Glyph>& out) {
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), begin, static_cast<int>(end - begin));
    blank_controls();
    hb_buffer_set_direction(buffer, setting.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, setting.script);
    hb_buffer_set_language(buffer, setting.language);
    // Other shapers of the system (Graphite, CoreText) would give other glyphs on other machines.
    constexpr std::array<const char*, 2> shapers = {"ot", nullptr};
    hb_shape_full(face.hb_font(), buffer, setting.features.data(), static_cast<unsigned>(setting.features.size()),
                  shapers.data());
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const auto first = out.size();
    bool complete = true;
    for (unsigned i = 0; i < count; ++i) {
        out.push_back(read_glyph(infos[i], positions[i]));
        complete = complete && infos[i].codepoint != 0;
    }
    if (setting.right_to_left) std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
    return complete;
}

void HarfBuzz::blank_controls() {
    unsigned count = 0;
    hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
    for (unsigned i = 0; i < count; ++i) {
        if (is_control(infos[i].codepoint)) infos[i].codepoint = ' ';
    }
}

}  // namespace gazette::font
