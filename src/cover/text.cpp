#include "cover/text.h"

#include <hb.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::cover {

namespace {

constexpr std::string_view ellipsis = "…";

/// Bytes [begin, end) of a text.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Only scripts with capitals are tracked: joined letters would come apart.
bool is_cased(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (u_hasBinaryProperty(static_cast<UChar32>(base::next_code_point(text, at)), UCHAR_CASED)) {
            return true;
        }
    }
    return false;
}

double tracking_of(const font::Run& run, std::string_view text, const TextStyle& style) {
    return is_cased(text.substr(run.begin, run.end - run.begin)) ? style.tracking / 1000.0 * style.size : 0;
}

double scale_of(const font::Library& library, const font::Run& run, double size) {
    return size / library.face(run.face).metrics().units_per_em;
}

/// Where a line may end (UAX #14, by the language), the end of the text last.
std::vector<std::size_t> line_breaks(const std::string& text, const std::string& language) {
    std::vector<std::size_t> breaks;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> utext(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), utext_close);
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createLineInstance(icu::Locale(language.c_str()), status));
    if (U_SUCCESS(status)) {
        iterator->setText(utext.get(), status);
        iterator->first();
        for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
            breaks.push_back(static_cast<std::size_t>(at));
        }
    }
    if (breaks.empty() || breaks.back() != text.size()) {
        breaks.push_back(text.size());
    }
    return breaks;
}

/// How far into the line each byte of a text begins, were it set in one line.
class Ruler {
public:
    Ruler(const std::string& text, const font::ShapedText& shaped, const font::Library& library, const TextStyle& style)
        : text_(text), at_(text.size() + 1, 0) {
        for (const font::Run& run : shaped.runs) {
            const double scale = scale_of(library, run, style.size);
            const double tracking = tracking_of(run, text, style);
            for (const font::Glyph& glyph : run.glyphs) {
                at_[glyph.cluster + 1] += glyph.advance * scale + (glyph.advance > 0 ? tracking : 0);
            }
        }
        for (std::size_t i = 1; i < at_.size(); ++i) {
            at_[i] += at_[i - 1];
        }
    }

    /// Without the white space at its end.
    double width(Piece piece) const {
        const std::string_view kept = base::trim(std::string_view(text_).substr(piece.begin, piece.end - piece.begin));
        const auto end = static_cast<std::size_t>(kept.data() + kept.size() - text_.data());
        return kept.empty() ? 0 : at_[end] - at_[piece.begin];
    }

    /// The last end of a character that keeps the piece within `width`; at least one character.
    std::size_t cut(Piece piece, double width) const {
        std::size_t end = piece.begin;
        for (std::size_t next = piece.begin; next < piece.end;) {
            base::next_code_point(text_, next);
            if (end != piece.begin && this->width({piece.begin, next}) > width) {
                break;
            }
            end = next;
        }
        return end;
    }

private:
    const std::string& text_;
    std::vector<double> at_;
};

struct Broken {
    std::vector<Piece> lines;
    /// A word was too long for the width and had to be cut.
    bool forced = false;
};

Broken break_lines(const std::vector<std::size_t>& breaks, const Ruler& ruler, double width) {
    Broken broken;
    Piece line;
    for (std::size_t i = 0; i < breaks.size();) {
        if (ruler.width({line.begin, breaks[i]}) <= width) {
            line.end = breaks[i++];
            continue;
        }
        if (line.end == line.begin) {
            const std::size_t cut = ruler.cut({line.begin, breaks[i]}, width);
            if (cut == breaks[i]) {
                // A single character wider than the line: there is nothing left to cut.
                ++i;
            }
            line.end = cut;
            broken.forced = true;
        }
        broken.lines.push_back(line);
        line = {line.end, line.end};
    }
    if (line.end != line.begin) {
        broken.lines.push_back(line);
    }
    return broken;
}

/// The lines again in the narrowest width that takes as many.
Broken balanced(const std::vector<std::size_t>& breaks, const Ruler& ruler, double width, Broken best) {
    double narrow = 0;
    double wide = width;
    while (best.lines.size() > 1 && wide - narrow > 1) {
        const double middle = (narrow + wide) / 2;
        Broken tried = break_lines(breaks, ruler, middle);
        if (tried.forced || tried.lines.size() > best.lines.size()) {
            narrow = middle;
        } else {
            wide = middle;
            best = std::move(tried);
        }
    }
    return best;
}

std::string text_of(const std::string& text, Piece piece) {
    return std::string(base::trim(std::string_view(text).substr(piece.begin, piece.end - piece.begin)));
}

std::vector<std::string> texts_of(const std::string& text, const std::vector<Piece>& lines) {
    std::vector<std::string> texts;
    std::transform(lines.begin(), lines.end(), std::back_inserter(texts),
                   [&](Piece piece) { return text_of(text, piece); });
    return texts;
}

/// The first `most` lines; the last of them shortened to leave room for an ellipsis.
std::vector<std::string> shortened(const std::string& text, const Broken& broken, const Ruler& ruler, double width,
                                   std::size_t most, double size) {
    std::vector<Piece> lines(broken.lines.begin(),
                             broken.lines.begin() + static_cast<std::ptrdiff_t>(std::min(most, broken.lines.size())));
    if (lines.size() == broken.lines.size()) {
        return texts_of(text, lines);
    }
    lines.back().end = ruler.cut({lines.back().begin, text.size()}, width - size);
    std::vector<std::string> texts = texts_of(text, lines);
    texts.back() += ellipsis;
    return texts;
}

/// Takes the glyph's ink into the line's ascent and descent.
void extend(PlacedLine& line, const font::Face& face, const PlacedGlyph& glyph) {
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(face.hb_font(), glyph.id, &extents)) {
        const double top = glyph.y + extents.y_bearing * glyph.scale;
        line.ascent = std::max(line.ascent, top);
        line.descent = std::max(line.descent, -(top + extents.height * glyph.scale));
    }
}

/// Indices of the runs from left to right (UAX #9, L2).
std::vector<std::int32_t> visual_order(const std::vector<font::Run>& runs) {
    std::vector<UBiDiLevel> levels;
    std::transform(runs.begin(), runs.end(), std::back_inserter(levels), [](const font::Run& run) { return run.level; });
    std::vector<std::int32_t> order(runs.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    return order;
}

}  // namespace

double height_of(const std::vector<PlacedLine>& lines) {
    return lines.empty() ? 0 : lines.back().y;
}

FittedText TextSetter::fit(const Words& words, const TextStyle& style, double width) {
    constexpr double step = 0.96;
    FittedText fitted{words, style, {}};
    const std::string& text = words.text;
    const std::vector<std::size_t> breaks = line_breaks(text, words.language);
    const auto most = static_cast<std::size_t>(style.most_lines);
    for (;; fitted.style.size = std::max(fitted.style.size * step, style.smallest)) {
        const Ruler ruler(text, shape(text, words, fitted.style), library_, fitted.style);
        Broken broken = break_lines(breaks, ruler, width);
        if (!broken.forced && broken.lines.size() <= most) {
            broken = style.even ? balanced(breaks, ruler, width, std::move(broken)) : std::move(broken);
            fitted.lines = texts_of(text, broken.lines);
            return fitted;
        }
        if (fitted.style.size <= style.smallest) {
            fitted.lines = shortened(text, broken, ruler, width, most, fitted.style.size);
            return fitted;
        }
    }
}

std::vector<PlacedLine> TextSetter::place(const FittedText& text) {
    const double least_gap = text.style.size * 0.06;
    std::vector<PlacedLine> lines;
    for (const std::string& line : text.lines) {
        PlacedLine placed = place_line(line, text);
        if (!lines.empty()) {
            const PlacedLine& above = lines.back();
            placed.y = above.y + std::max(text.style.size * text.style.leading, above.descent + placed.ascent + least_gap);
        }
        lines.push_back(std::move(placed));
    }
    return lines;
}

PlacedLine TextSetter::place_line(const std::string& line, const FittedText& text) {
    const font::ShapedText shaped = shape(line, text.words, text.style);
    PlacedLine placed;
    for (const std::int32_t index : visual_order(shaped.runs)) {
        const font::Run& run = shaped.runs[static_cast<std::size_t>(index)];
        const double scale = scale_of(library_, run, text.style.size);
        const double tracking = tracking_of(run, line, text.style);
        const auto add = [&](const font::Glyph& glyph) {
            const PlacedGlyph at{run.face, glyph.id, placed.width + glyph.x_offset * scale, glyph.y_offset * scale, scale};
            extend(placed, library_.face(run.face), at);
            placed.glyphs.push_back(at);
            placed.width += glyph.advance * scale + (glyph.advance > 0 ? tracking : 0);
        };
        if (run.right_to_left) {
            std::for_each(run.glyphs.rbegin(), run.glyphs.rend(), add);
        } else {
            std::for_each(run.glyphs.begin(), run.glyphs.end(), add);
        }
    }
    return placed;
}

font::ShapedText TextSetter::shape(std::string_view text, const Words& words, const TextStyle& style) {
    const font::Span whole{0, static_cast<std::uint32_t>(text.size()), style.role, words.language, {}};
    return shaper_.shape(text, {whole}, words.direction);
}

}  // namespace gazette::cover
