#include "cover/cover.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <hb-ot.h>

#include "cover/canvas.h"
#include "cover/text.h"
#include "font/handles.h"
#include "image/decode.h"

namespace gazette::cover {

namespace {

// LOOK, section 10: the page and its type scale.

constexpr int page_width = 1600;
constexpr int page_height = 2560;
constexpr double margin = 120;
constexpr double measure = page_width - 2 * margin;
constexpr double last_baseline = page_height - margin;

constexpr image::Rgb ink = {0, 0, 0};
constexpr image::Rgb rubric = {0x9A, 0x1B, 0x1E};

const TextStyle edition_line{{"sans", true}, 48, 1.2, 0, 30};
const TextStyle masthead{{"display", true}, 204, 0.97, -15, 90, 3};
const TextStyle date_line{{"display", true}, 92, 1.2, -10, 60};
const TextStyle weekday_line{{"sans"}, 48, 1.2, 0, 30};
const TextStyle kicker{{"sans", true}, 42, 1.2, 80, 30};
const TextStyle lead_headline{{"display", true}, 136, 1.02, -14, 84, 5};
const TextStyle headline{{"serif", true}, 62, 1.2, 0, 54, 2};
const TextStyle source_line{{"sans"}, 46, 1.2, 0, 36};
const TextStyle sources_list{{"sans"}, 40, 1.35, 0, 40, 3, false};

constexpr std::size_t most_further_headlines = 4;

std::string upper_case(const std::string& text, const std::string& language) {
    std::string out;
    icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale(language.c_str())).toUTF8String(out);
    return out;
}

/// Names as the language lists them, each isolated so that its direction stays its own.
std::string list_of(const std::vector<std::string>& names, const std::string& language) {
    std::vector<icu::UnicodeString> items;
    for (const std::string& name : names) {
        items.push_back(icu::UnicodeString::fromUTF8("\u2068" + name + "\u2069"));
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> formatter(
        icu::ListFormatter::createInstance(icu::Locale(language.c_str()), status));
    icu::UnicodeString list;
    if (formatter) {
        formatter->format(items.data(), static_cast<std::int32_t>(items.size()), list, status);
    }
    std::string out;
    list.toUTF8String(out);
    return out;
}

/// Where a line begins or ends.
enum class Edge { left, right };

Edge starting_edge(base::Direction direction) {
    return direction == base::Direction::right_to_left ? Edge::right : Edge::left;
}

Edge opposite(Edge edge) {
    return edge == Edge::left ? Edge::right : Edge::left;
}

class CoverPage {
public:
    CoverPage(const edition::Edition& edition, font::Library& library)
        : edition_(edition), entries_(edition::entries_of(edition)), setter_(library) {}

    /// From the top down. The list of sources stands on the bottom margin, and headlines fill what is between.
    Canvas draw() {
        edition_head();
        const double bottom = sources();
        if (!entries_.empty()) {
            lead_story();
            further_headlines(bottom);
        }
        return std::move(canvas_);
    }

private:
    // ---- what is said

    Words of_edition(std::string text) const { return {std::move(text), edition_.language, edition_.direction}; }

    Words title() const {
        return {edition_.title, edition_.language, base::direction_of_text(edition_.title, edition_.direction)};
    }

    Words headline_of(const edition::Entry& entry) const {
        const std::string& title = entry.head.title.empty() ? entry.head.input.name : entry.head.title;
        return {title, entry.head.language, base::direction_of_text(title, entry.head.direction)};
    }

    Words source_of(const edition::Entry& entry) const {
        const source::Outlet& outlet = entry.provenance.outlet;
        if (outlet.name.empty()) {
            return of_edition(edition_.labels.text("unknown_source"));
        }
        return {outlet.name, outlet.language.empty() ? entry.head.language : outlet.language,
                base::direction_of_text(outlet.name, edition_.direction)};
    }

    std::string number() const {
        return edition_.number.empty() ? std::string() : edition_.labels.text("number", {{"number", edition_.number}});
    }

    // ---- drawing; `y_` is the last baseline, or the lower edge of the last rule

    void rule(double thickness) {
        canvas_.rectangle(margin, y_, measure, thickness, ink);
        y_ += thickness;
    }

    void draw_line(const PlacedLine& line, double y, Edge edge, double inset, const image::Rgb& colour) {
        const double x = edge == Edge::left ? margin + inset : page_width - margin - inset - line.width;
        for (const PlacedGlyph& glyph : line.glyphs) {
            const font::Face& face = setter_.library().face(glyph.face);
            if (face.colour_bitmaps()) {
                draw_picture(face, glyph, x + glyph.x, y - glyph.y);
            } else {
                canvas_.fill(Outline::of_glyph(face, glyph.id, x + glyph.x, page_height - y + glyph.y, glyph.scale),
                             colour);
            }
        }
    }

    /// A glyph that is a PNG, as emoji are; its extents say where it stands (OpenType 1.9, CBDT). A broken one is left out.
    void draw_picture(const font::Face& face, const PlacedGlyph& glyph, double x, double y) {
        const font::Blob png(hb_ot_color_glyph_reference_png(face.hb_font(), glyph.id));
        hb_glyph_extents_t extents{};
        if (font::bytes_of(png).empty() || hb_font_get_glyph_extents(face.hb_font(), glyph.id, &extents) == 0) {
            return;
        }
        if (base::Result<image::Pixels> picture = image::decode(font::bytes_of(png))) {
            canvas_.picture(*std::move(picture), x + extents.x_bearing * glyph.scale, y - extents.y_bearing * glyph.scale,
                            extents.width * glyph.scale, -extents.height * glyph.scale);
        }
    }

    /// All lines of a text where texts of its direction start, the first baseline `below` where we are. Gives the last.
    PlacedLine lines(const FittedText& text, double below, const image::Rgb& colour = ink) {
        const std::vector<PlacedLine> placed = setter_.place(text);
        if (placed.empty()) {
            return {};
        }
        for (const PlacedLine& line : placed) {
            draw_line(line, y_ + below + line.y, starting_edge(text.words.direction), 0, colour);
        }
        y_ += below + placed.back().y;
        return placed.back();
    }

    /// Two texts of the edition on one baseline: one at its starting edge, one opposite.
    void pair(const std::string& start, const TextStyle& start_style, const std::string& end, const TextStyle& end_style,
              double inset) {
        constexpr double gap = 60;
        const Edge edge = starting_edge(edition_.direction);
        double taken = inset;
        for (const PlacedLine& line : setter_.place(setter_.fit(of_edition(end), end_style, measure / 2))) {
            draw_line(line, y_, opposite(edge), 0, ink);
            taken += line.width + gap;
        }
        for (const PlacedLine& line : setter_.place(setter_.fit(of_edition(start), start_style, measure - taken))) {
            draw_line(line, y_, edge, inset, ink);
        }
    }

    // ---- the parts of the page

    void edition_head() {
        constexpr double square = 40;
        const bool at_left = starting_edge(edition_.direction) == Edge::left;
        canvas_.rectangle(at_left ? margin : page_width - margin - square, margin, square, square, rubric);
        y_ = margin + square - 3;
        pair(number(), edition_line, edition_.publisher, edition_line, square + 24);
        const FittedText fitted = setter_.fit(title(), masthead, measure);
        const PlacedLine last = lines(fitted, 30 + fitted.style.size);
        y_ += std::max(0.3 * fitted.style.size, last.descent + 30);
        rule(18);
        y_ += 13;
        rule(4);
        y_ += 31 + date_line.size;
        pair(edition_.labels.long_date(edition_.date), date_line, edition_.labels.weekday(edition_.date), weekday_line, 0);
        y_ += 54;
        rule(3);
    }

    void lead_story() {
        const edition::Entry& lead = *entries_.front();
        const std::string& section = edition_.sections.front().title;
        if (!section.empty()) {
            lines(setter_.fit(of_edition(upper_case(section, edition_.language)), kicker, measure), 90, rubric);
        }
        const FittedText fitted = setter_.fit(headline_of(lead), lead_headline, measure);
        const PlacedLine last = lines(fitted, fitted.style.size + (section.empty() ? 24 : 6));
        lines(setter_.fit(source_of(lead), source_line, measure), std::max(91.0, last.descent + 60));
        y_ += 57;
    }

    /// As many as there is room for, whole ones.
    void further_headlines(double bottom) {
        const std::size_t end = std::min(entries_.size(), 1 + most_further_headlines);
        for (std::size_t i = 1; i < end; ++i) {
            const FittedText fitted = setter_.fit(headline_of(*entries_[i]), headline, measure);
            constexpr double around = 3 + 21 + 59 + 31;
            if (y_ + around + fitted.style.size + height_of(setter_.place(fitted)) > bottom) {
                return;
            }
            rule(3);
            lines(fitted, 21 + fitted.style.size);
            lines(setter_.fit(source_of(*entries_[i]), source_line, measure), 59);
            y_ += 31;
        }
    }

    /// The foot of the page; gives its upper edge and stays where it was.
    double sources() {
        if (edition_.sources.empty()) {
            return last_baseline;
        }
        std::vector<std::string> names;
        std::transform(edition_.sources.begin(), edition_.sources.end(), std::back_inserter(names),
                       [](const edition::SourceEntry& source) { return source.outlet.name; });
        const FittedText list = setter_.fit(of_edition(list_of(names, edition_.language)), sources_list, measure);
        const std::string count = edition_.labels.count("sources_count", static_cast<long long>(names.size()));
        const double resume = y_;
        const double top = last_baseline - height_of(setter_.place(list)) - 56 - 74;
        y_ = top;
        rule(9);
        lines(setter_.fit(of_edition(upper_case(count, edition_.language)), kicker, measure), 65, rubric);
        lines(list, 56);
        y_ = resume;
        return top;
    }

    const edition::Edition& edition_;
    const std::vector<const edition::Entry*> entries_;
    TextSetter setter_;
    Canvas canvas_{{page_width, page_height}};
    double y_ = 0;
};

}  // namespace

Canvas draw(const edition::Edition& edition, font::Library& library) {
    return CoverPage(edition, library).draw();
}

}  // namespace gazette::cover
