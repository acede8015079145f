#pragma once

// One face of a font file: its metrics and its HarfBuzz objects.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

struct hb_face_t;
struct hb_font_t;

namespace gazette::font {

/// Index of a face in its Library.
using FaceId = std::uint32_t;
/// Index of a glyph in its face; 0 is .notdef and is never placed.
using GlyphId = std::uint32_t;

/// Metrics are in font units, y upwards.
struct Metrics {
    int units_per_em = 1000;
    int ascent = 0;
    int descent = 0;
    int cap_height = 0;
    int x_height = 0;
    int underline_position = 0;
    int underline_thickness = 0;
    /// The upper edge of a rule through letters, and how thick it is.
    int strikeout_position = 0;
    int strikeout_thickness = 0;
    int weight = 400;
    double italic_angle = 0;
    int bounding_box[4] = {0, 0, 0, 0};
    bool fixed_pitch = false;
    bool serif = false;
};

/// What the embedding rights of the file allow (OS/2 fsType).
enum class Embedding { subset, whole, forbidden };

class Face {
public:
    /// `index` picks a face of a collection. `weight` replaces the one that the file states, which some state wrongly.
    /// The file stays mapped as long as the face lives. Variable fonts are refused: use static ones.
    static base::Result<Face> open(const std::string& path, unsigned index, std::optional<int> weight = {});

    Face(Face&&) noexcept;
    Face& operator=(Face&&) noexcept;
    ~Face();

    const std::string& postscript_name() const;
    const std::string& path() const;
    unsigned index() const;
    const Metrics& metrics() const;
    Embedding embedding() const;
    /// Outlines in a CFF table rather than glyf.
    bool cff() const;
    /// Colour bitmaps (CBDT) rather than outlines.
    bool colour_bitmaps() const;
    /// 0 where the face has no glyph for it.
    GlyphId glyph_of(char32_t code_point) const;
    /// In font units.
    int advance_of(GlyphId glyph) const;
    /// Borrowed.
    hb_face_t* hb_face() const;
    hb_font_t* hb_font() const;

private:
    struct State;
    explicit Face(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace gazette::font
