// Figures in a column: how large a picture is set, what a reader is told of it, and what stands for one that cannot be shown.

#include <filesystem>
#include <optional>

#include "image/encode.h"
#include "layout/figure.h"
#include "setting.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

/// Takes every picture but those that it is told to refuse, and keeps what was opened.
class Recorder final : public Painter {
public:
    ElementId open(StructureElement element) override {
        elements.push_back(std::move(element));
        return static_cast<ElementId>(elements.size());
    }
    base::Result<void> paint(Page) override { return {}; }
    void outline(OutlineItem) override {}
    base::Result<PictureId> add_picture(Picture picture) override {
        if (refuses) return base::fail("the JPEG image is damaged");
        pictures.push_back(std::move(picture));
        return static_cast<PictureId>(pictures.size() - 1);
    }

    bool refuses = false;
    std::vector<StructureElement> elements;
    std::vector<Picture> pictures;
};

/// All that a figure needs around it, in the style of the broadsheet.
struct Desk {
    explicit Desk(font::Library& library)
        : style(style::read(std::filesystem::path(GAZETTE_SOURCE_DIR) / "styles", "broadsheet")->pdf),
          setter(library, patterns, style), links(edition),
          context{edition, style, setter, painter, diagnostics, geometry_of(style), voice_of("en"), links} {}

    FigureFrame frame(const std::string& language = "en") {
        return {0,
                voice_of(language),
                "en",
                scope,
                context.geometry.column_width(2),
                style.images.height,
                context.geometry.height,
                context.geometry.unit};
    }

    edition::Edition edition;
    style::PdfStyle style;
    HyphenationPatterns patterns;
    ParagraphSetter setter;
    Recorder painter;
    base::Diagnostics diagnostics;
    edition::Links links;
    Context context;
    ArticleScope scope{1, "rain.md", {}};
};

article::Figure figure(const std::string& alt, const std::string& caption = {}) {
    article::Figure out;
    out.image.source = "fog.jpg";
    out.image.alt = alt;
    out.image.line = 14;
    if (!caption.empty()) out.caption.push_back({article::Text{caption}});
    return out;
}

const Rectangle& area_of(const Flow& flow) {
    for (const FlowItem& item : flow) {
        for (const Box& box : item.content.boxes) {
            if (const auto* image = std::get_if<ImageBox>(&box.content)) return image->area;
        }
    }
    FAIL("no picture was set");
    throw 0;
}

std::string words_of(const Flow& flow) {
    std::string out;
    for (const FlowItem& item : flow) {
        for (const Box& box : item.content.boxes) {
            if (const auto* text = std::get_if<TextBox>(&box.content)) out += text->text;
        }
    }
    return out;
}

double points(ScaledPoints length) {
    return base::to_points(length);
}

}  // namespace

#define GAZETTE_DESK(name)                                                                                                 \
    GAZETTE_LIBRARY(name##_library);                                                                                       \
    Desk name(name##_library)

TEST_CASE("a picture is as wide as its column, but has no fewer than 150 pixels to the inch") {
    GAZETTE_DESK(desk);
    const FigureFrame frame = desk.frame();
    const Rectangle wide = area_of(set_picture(desk.context, figure("Fog"), {"", {900, 600}}, frame));
    CHECK(wide.width == frame.measure);
    CHECK(points(wide.height) == Approx(points(frame.measure) * 2 / 3).margin(0.01));
    const Rectangle small = area_of(set_picture(desk.context, figure("Fog"), {"", {300, 150}}, frame));
    CHECK(points(small.width) == Approx(144));
    CHECK(points(small.height) == Approx(72));
    CHECK(small.x == 0);
}

TEST_CASE("a tall picture is scaled to the style's height, and no side vanishes") {
    GAZETTE_DESK(desk);
    const FigureFrame frame = desk.frame();
    const Rectangle tall = area_of(set_picture(desk.context, figure("Mast"), {"", {1000, 4000}}, frame));
    CHECK(points(tall.height) == Approx(264));
    CHECK(points(tall.width) == Approx(66));
    const Rectangle line = area_of(set_picture(desk.context, figure("Wire"), {"", {60000, 1}}, frame));
    CHECK(line.width == frame.measure);
    CHECK(points(line.height) == Approx(1));
}

TEST_CASE("a picture of a right-to-left text stands at the right") {
    GAZETTE_DESK(desk);
    const FigureFrame frame = desk.frame("fa");
    const Rectangle area = area_of(set_picture(desk.context, figure("مه"), {"", {300, 150}}, frame));
    CHECK(area.x + area.width == frame.measure);
}

TEST_CASE("the painter is asked for fewer pixels only where there are half as many again as are wanted") {
    GAZETTE_DESK(desk);
    const FigureFrame frame = desk.frame();
    // 240.6 points at 300 pixels to the inch are 1003.
    set_picture(desk.context, figure("Fog"), {"", {1500, 1000}}, frame);
    set_picture(desk.context, figure("Fog"), {"", {1600, 1000}}, frame);
    CHECK(desk.painter.pictures.at(0).at_most == image::Size{});
    CHECK(desk.painter.pictures.at(1).at_most == image::Size{1003, 627});
}

TEST_CASE("a figure and its caption are in one group, and the figure has the alternative text") {
    GAZETTE_DESK(desk);
    const Flow flow =
        set_picture(desk.context, figure("Fog over a quay", "The quay in fog."), {"", {900, 600}}, desk.frame());
    REQUIRE(desk.painter.elements.size() == 3);
    CHECK(desk.painter.elements[0].role == StructureRole::group);
    CHECK(desk.painter.elements[1].role == StructureRole::figure);
    CHECK(desk.painter.elements[1].parent == 1);
    CHECK(desk.painter.elements[1].alt == "Fog over a quay");
    CHECK(desk.painter.elements[2].role == StructureRole::caption);
    CHECK(desk.painter.elements[2].parent == 1);
    CHECK(words_of(flow) == "The quay in fog.");
    REQUIRE(flow.size() == 1);
}

TEST_CASE(
    "what is described by its caption alone has that for alternative text; what is not described at all is decoration") {
    GAZETTE_DESK(desk);
    set_picture(desk.context, figure("", "The quay in fog."), {"", {900, 600}}, desk.frame());
    CHECK(desk.painter.elements.at(1).alt == "The quay in fog.");
    desk.painter.elements.clear();
    const Flow flow = set_picture(desk.context, figure(""), {"", {900, 600}}, desk.frame());
    CHECK(desk.painter.elements.empty());
    CHECK(flow.at(0).content.boxes.at(0).element == artifact);
    CHECK(desk.diagnostics.empty());
}

TEST_CASE("a caption longer than a column goes on in the next one, its picture whole") {
    GAZETTE_DESK(desk);
    std::string caption;
    for (int i = 0; i < 60; ++i) caption += harbour_news;
    const FigureFrame frame = desk.frame();
    const Flow flow = set_picture(desk.context, figure("Fog", caption), {"", {900, 600}}, frame);
    CHECK(flow.size() > 60);
    for (const FlowItem& item : flow) CHECK(item.content.height <= frame.column_height);
    CHECK(area_of(flow).width == frame.measure);
}

TEST_CASE("a picture that the painter refuses leaves a warning with the article's line, its alternative text in a frame "
          "and its caption") {
    GAZETTE_DESK(desk);
    desk.painter.refuses = true;
    const Flow flow =
        set_picture(desk.context, figure("Fog over a quay", "The quay in fog."), {"", {900, 600}}, desk.frame());
    CHECK(words_of(flow) == "Fog over a quayThe quay in fog.");
    int frames = 0;
    for (const Box& box : flow.at(0).content.boxes) frames += std::holds_alternative<FrameBox>(box.content) ? 1 : 0;
    CHECK(frames == 1);
    for (const StructureElement& element : desk.painter.elements) CHECK(element.role == StructureRole::paragraph);
    REQUIRE(desk.diagnostics.size() == 1);
    CHECK(base::format(desk.diagnostics[0]) == "rain.md:14: warning: fog.jpg: the JPEG image is damaged");
}

TEST_CASE("nothing stands for decoration that cannot be shown") {
    GAZETTE_DESK(desk);
    CHECK(set_without_picture(desk.context, figure(""), desk.frame()).empty());
}

TEST_CASE("images that are none, and ones of no pixels, are errors before they reach the painter") {
    const auto loaded = [](const std::string& bytes) {
        return load_picture([&](const std::string&) { return base::Result<std::string>(bytes); }, {});
    };
    CHECK_FALSE(loaded(""));
    CHECK_FALSE(loaded("<html>not found</html>"));
    const auto svg = loaded("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    REQUIRE_FALSE(svg);
    CHECK_THAT(svg.error().what, Catch::Contains("SVG"));
    CHECK_FALSE(loaded(std::string("GIF89a\0\0\0\0\0\0\0;", 14)));
    const auto sound = loaded(image::encode_png({2, 3, 1, std::vector<std::uint8_t>(6, 90)}));
    REQUIRE(sound);
    CHECK(sound->size == image::Size{2, 3});
    CHECK_FALSE(load_picture({}, {}));
}

TEST_CASE("a data URI is not written out in a warning") {
    article::Image image;
    image.source = "data:image/png;base64," + std::string(5000, 'A');
    const base::Diagnostic diagnostic = not_shown(image, "rain.md", base::fail("the image is cut").diagnostic);
    CHECK(diagnostic.what.size() < 120);
    CHECK_THAT(diagnostic.what, Catch::EndsWith("\u2026: the image is cut"));
}
