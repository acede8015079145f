// Pictures on pages: what stands in the file for each of them, and what a reader is told of it.

#include "image/encode.h"
#include "objects.h"
#include "sheet.h"

using namespace sheet;
using nlohmann::json;

namespace {

/// Colours that no palette holds; the fourth channel falls from left to right.
image::Pixels gradient(std::uint32_t width, std::uint32_t height, int channels) {
    image::Pixels pixels{width, height, channels, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            for (int c = 0; c < channels; ++c) {
                const std::uint32_t value =
                    c == 3 ? 255 - 200 * x / width : (x + 3 * y) * static_cast<std::uint32_t>(c + 1) + x * y;
                pixels.samples.push_back(static_cast<std::uint8_t>(value % 256));
            }
        }
    }
    return pixels;
}

std::string jpeg_of(std::uint32_t width, std::uint32_t height) {
    const auto jpeg = image::encode_jpeg(gradient(width, height, 3));
    REQUIRE(jpeg);
    return *jpeg;
}

layout::Box picture_box(layout::PictureId picture, double x, double y, double width, double height, ElementId element) {
    using base::from_points;
    return {layout::ImageBox{{from_points(x), from_points(y), from_points(width), from_points(height)}, picture}, element};
}

/// A figure of that picture on a page of its own, below two other elements.
void paint_figure(pdf::Writer& writer, font::Library& library, layout::PictureId picture, int page) {
    Sheet sheet(library, layout::PagePart::body, page);
    sheet.line(open(writer, 0, StructureRole::paragraph), "Above the picture.");
    const ElementId group = open(writer, 0, StructureRole::group);
    layout::StructureElement figure;
    figure.role = StructureRole::figure;
    figure.parent = group;
    figure.alt = "A crane at dusk";
    sheet.add(picture_box(picture, 40, 100, 120, 80, writer.open(figure)));
    sheet.line(open(writer, group, StructureRole::caption), "Agnes, at work.");
    REQUIRE(writer.paint(sheet.take()));
}

std::vector<json> images_of(const Objects& objects) {
    std::vector<json> images;
    for (const json& reference : objects.all("/Subtype", "/Image")) images.push_back(objects.follow(reference));
    return images;
}

/// A document with one picture; the dictionary of its image comes back.
json only_image(font::Library& library, layout::Picture picture, std::optional<Objects>& objects) {
    pdf::Writer writer(metadata(), library);
    const auto id = writer.add_picture(std::move(picture));
    REQUIRE(id);
    paint_figure(writer, library, *id, 1);
    objects = Objects::read(finish(writer));
    if (!objects) return {};
    const json resources = objects->at(objects->follow(objects->pages().at(0)), "/Resources");
    return resources.at("/XObject").at("/Im0");
}

}  // namespace

TEST_CASE("a picture is in the file once, however many pages show it, and in no page's resources but theirs") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    const std::string jpeg = jpeg_of(120, 80);
    for (int page = 1; page <= 3; ++page) {
        const auto id = writer.add_picture({jpeg, {}, false});
        REQUIRE(id);
        paint_figure(writer, library, *id, page);
    }
    Sheet plain(library, layout::PagePart::body, 4);
    plain.line(open(writer, 0, StructureRole::paragraph), "No picture.");
    REQUIRE(writer.paint(plain.take()));
    GAZETTE_OBJECTS(objects, finish(writer));
    CHECK(images_of(objects).size() == 1);
    for (std::size_t page = 0; page < 4; ++page) {
        const json& resources = objects.at(objects.follow(objects.pages().at(page)), "/Resources");
        CHECK(resources.contains("/XObject") == (page < 3));
        CHECK((objects.content(page).find("/Im0 Do") != std::string::npos) == (page < 3));
    }
}

TEST_CASE("a figure has its alternative text and the place of its picture, and its caption stands beside it") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    const auto id = writer.add_picture({jpeg_of(120, 80), {}, false});
    REQUIRE(id);
    paint_figure(writer, library, *id, 1);
    GAZETTE_OBJECTS(objects, finish(writer));
    CHECK(objects.structure() == "Document [* *]\n  P [0:0]\n  Div [* *]\n    Figure [0:1]\n    Caption [0:2]\n");
    const json figure = objects.elements("/Figure").at(0);
    CHECK(text(objects.at(figure, "/Alt")) == "A crane at dusk");
    const json& layout = objects.at(figure, "/A");
    CHECK(layout.at("/O") == "/Layout");
    CHECK(layout.at("/Placement") == "/Block");
    CHECK(layout.at("/BBox") == json({40, page_height - 180, 160, page_height - 100}));
    // The area is the unit square's, as the content draws it.
    CHECK_THAT(objects.content(0), Catch::Contains("q 120 0 0 80 40 240 cm /Im0 Do Q"));
}

TEST_CASE("the bytes of a JPEG stay as they are") {
    GAZETTE_LIBRARY(library);
    const std::string jpeg = jpeg_of(120, 80);
    pdf::Writer writer(metadata(), library);
    const auto id = writer.add_picture({jpeg, {}, false});
    REQUIRE(id);
    paint_figure(writer, library, *id, 1);
    const std::string pdf = finish(writer);
    CHECK(pdf.find(jpeg) != std::string::npos);
    GAZETTE_OBJECTS(objects, pdf);
    const json image = images_of(objects).at(0);
    CHECK(image.at("/Filter") == "/DCTDecode");
    CHECK(image.at("/ColorSpace") == "/DeviceRGB");
    CHECK(image.at("/Width") == 120);
    CHECK(image.at("/Height") == 80);
    CHECK_FALSE(image.contains("/Interpolate"));
}

TEST_CASE("what shows through is a soft mask") {
    GAZETTE_LIBRARY(library);
    std::optional<Objects> objects;
    const json reference = only_image(library, {image::encode_png(gradient(40, 30, 4)), {}, false}, objects);
    if (!objects) return;
    const json& image = objects->follow(reference);
    CHECK(image.at("/ColorSpace") == "/DeviceRGB");
    const json& mask = objects->at(image, "/SMask");
    CHECK(mask.at("/ColorSpace") == "/DeviceGray");
    CHECK(mask.at("/Width") == 40);
    const image::Pixels pixels = gradient(40, 30, 4);
    std::string alpha;
    for (std::size_t at = 3; at < pixels.samples.size(); at += 4) alpha += static_cast<char>(pixels.samples[at]);
    CHECK(objects->stream(image.at("/SMask")) == alpha);
}

TEST_CASE("few colours are a palette, and no colours are grey") {
    GAZETTE_LIBRARY(library);
    std::optional<Objects> objects;
    image::Pixels two{16, 16, 3, {}};
    for (int at = 0; at < 16 * 16; ++at) {
        const std::uint8_t red = at % 3 == 0 ? 200 : 10;
        two.samples.insert(two.samples.end(), {red, 20, 30});
    }
    const json palette = only_image(library, {image::encode_png(two), {}, false}, objects);
    if (!objects) return;
    const json& space = objects->follow(palette).at("/ColorSpace");
    CHECK(space.at(0) == "/Indexed");
    CHECK(space.at(1) == "/DeviceRGB");
    CHECK(space.at(2) == 1);
    const json grey = only_image(library, {jpeg_of(64, 64), {}, true}, objects);
    CHECK(objects->follow(grey).at("/ColorSpace") == "/DeviceGray");
}

TEST_CASE("a picture is as large as the largest place that shows it needs, whatever the order") {
    GAZETTE_LIBRARY(library);
    const std::string jpeg = jpeg_of(400, 200);
    const auto sizes_of = [&](const std::vector<image::Size>& places) {
        pdf::Writer writer(metadata(), library);
        std::vector<layout::PictureId> ids;
        for (const image::Size& place : places) {
            const auto id = writer.add_picture({jpeg, place, false});
            REQUIRE(id);
            ids.push_back(*id);
        }
        // The last one was added, but no page shows it.
        for (std::size_t page = 0; page + 1 < ids.size(); ++page) {
            paint_figure(writer, library, ids[page], static_cast<int>(page + 1));
        }
        std::string sizes;
        const auto objects = Objects::read(finish(writer));
        if (!objects) return std::string("no qpdf");
        for (const json& image : images_of(*objects)) {
            sizes += image.at("/Width").dump() + "x" + image.at("/Height").dump() + " ";
        }
        return sizes;
    };
    if (sizes_of({{100, 50}, {100, 50}}) == "no qpdf") return;
    CHECK(sizes_of({{100, 50}, {80, 40}, {}}) == "100x50 ");
    CHECK(sizes_of({{80, 40}, {100, 50}, {}}) == "100x50 ");
    CHECK(sizes_of({{80, 40}, {}, {100, 50}, {}}) == "400x200 ");
}

TEST_CASE("pictures are numbered as pages show them, not as they were added") {
    GAZETTE_LIBRARY(library);
    const std::string first = jpeg_of(120, 80);
    const std::string second = jpeg_of(140, 80);
    const auto document = [&](bool turned) {
        pdf::Writer writer(metadata(), library);
        const auto one = writer.add_picture({turned ? second : first, {}, false});
        const auto two = writer.add_picture({turned ? first : second, {}, false});
        REQUIRE((one && two));
        paint_figure(writer, library, turned ? *two : *one, 1);
        paint_figure(writer, library, turned ? *one : *two, 2);
        return finish(writer);
    };
    CHECK((document(false) == document(true)));
}

TEST_CASE("a damaged picture is refused, each time with the same words, and the document goes on without it") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    const std::string cut = jpeg_of(120, 80).substr(0, 900);
    const auto first = writer.add_picture({cut, {}, false});
    const auto second = writer.add_picture({cut, {}, false});
    REQUIRE_FALSE(first);
    REQUIRE_FALSE(second);
    CHECK_THAT(first.error().what, Catch::Contains("damaged"));
    CHECK(first.error().what == second.error().what);
    const auto sound = writer.add_picture({jpeg_of(120, 80), {}, false});
    REQUIRE(sound);
    paint_figure(writer, library, *sound, 1);
    GAZETTE_OBJECTS(objects, finish(writer));
    CHECK(images_of(objects).size() == 1);
}

TEST_CASE("a page that shows a picture which was never added is an error") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    Sheet sheet(library, layout::PagePart::body, 1);
    sheet.add(picture_box(7, 0, 0, 10, 10, layout::artifact));
    const auto painted = writer.paint(sheet.take());
    REQUIRE_FALSE(painted);
    CHECK(painted.error().what == "a box shows a picture that was never added");
}

TEST_CASE("two documents that differ in a picture alone have different identifiers") {
    GAZETTE_LIBRARY(library);
    const auto identifier = [&](std::uint32_t height) {
        pdf::Writer writer(metadata(), library);
        const auto id = writer.add_picture({jpeg_of(120, height), {}, false});
        REQUIRE(id);
        paint_figure(writer, library, *id, 1);
        const auto objects = Objects::read(finish(writer));
        return objects ? text(objects->trailer().at("/ID").at(0)) : std::to_string(height);
    };
    CHECK(identifier(80) != identifier(81));
    CHECK(identifier(80) == identifier(80));
}
