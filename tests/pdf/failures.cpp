// What cannot be made is an error with its reason; what is merely odd makes a sound file.

#include <csignal>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

#include <hb-ot.h>

#include "image/encode.h"
#include "objects.h"
#include "pdf/glyph_codes.h"
#include "pdf/png_image.h"
#include "pdf/structure.h"
#include "sheet.h"

using namespace sheet;

namespace {

/// A folder with a manifest of one face, and the face.
class OneFace {
public:
    explicit OneFace(const std::string& font) {
        std::filesystem::create_directories(folder_);
        write("face.ttf", font);
        write("fonts.toml",
              "[families]\nserif = []\n[[face]]\nfamily = \"serif\"\nscripts = [\"Latn\"]\nregular = \"face.ttf\"\n");
    }
    ~OneFace() { std::filesystem::remove_all(folder_); }

    base::Result<font::Library> open() const { return font::Library::open(folder_ / "fonts.toml", {folder_}); }

private:
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("gazette-pdf-face-" + std::to_string(getpid()));
};

std::size_t number_at(const std::string& bytes, std::size_t at, int size) {
    std::size_t value = 0;
    for (int index = 0; index < size; ++index) value = value << 8 | static_cast<unsigned char>(bytes[at++]);
    return value;
}

/// The font file with other embedding rights (OS/2 fsType).
std::string with_rights(std::string font, char rights) {
    const std::size_t tables = number_at(font, 4, 2);
    for (std::size_t table = 0; table < tables; ++table) {
        const std::size_t entry = 12 + 16 * table;
        if (font.compare(entry, 4, "OS/2") == 0) font[number_at(font, entry + 8, 4) + 9] = rights;
    }
    return font;
}

/// Files end early while this lives.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit low{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &low);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_ = {};
    void (*handler_)(int) = nullptr;
};

base::AtomicFile somewhere() {
    auto file = base::AtomicFile::create(std::filesystem::temp_directory_path() / "gazette-never-made.pdf");
    REQUIRE(file);
    return std::move(*file);
}

/// Why a document with this page cannot be finished.
std::string refusal(font::Library& library, layout::Page page) {
    pdf::Writer writer(metadata(), library);
    if (const auto done = writer.paint(std::move(page)); !done) return done.error().what;
    base::AtomicFile file = somewhere();
    base::Crew crew;
    const auto done = writer.finish(file, crew);
    return done ? "" : base::format(done.error());
}

/// A page with these boxes, in the document itself.
layout::Page page_of(font::Library& library, std::vector<layout::TextBox> boxes) {
    Sheet page(library, layout::PagePart::body, 1);
    for (layout::TextBox& box : boxes) page.add({std::move(box), 0});
    return page.take();
}

std::string emoji_png(font::Library& library) {
    const auto boxes = boxes_of(library, "😀", {}, 0);
    if (boxes.size() != 1 || !library.face(boxes[0].face).colour_bitmaps()) return {};
    hb_blob_t* blob = hb_ot_color_glyph_reference_png(library.face(boxes[0].face).hb_font(), boxes[0].glyphs[0].id);
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(blob, &size);
    std::string png(bytes, size);
    hb_blob_destroy(blob);
    return png;
}

}  // namespace

TEST_CASE("a document without pages is refused") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    base::AtomicFile file = somewhere();
    base::Crew crew;
    const auto done = writer.finish(file, crew);
    REQUIRE_FALSE(done);
    CHECK(done.error().what == "the PDF has no pages");
}

TEST_CASE("a picture that finds no room in the scratch file ends the document, as it is a sound one") {
    GAZETTE_LIBRARY(library);
    // Noise, which nothing makes shorter.
    image::Pixels noise{300, 300, 3, {}};
    unsigned state = 1;
    for (int i = 0; i < 300 * 300 * 3; ++i) {
        state = state * 1664525 + 1013904223;
        noise.samples.push_back(static_cast<std::uint8_t>(state >> 24));
    }
    pdf::Writer writer(metadata(), library);
    const FullDisk full(1 << 12);
    CHECK_FALSE(writer.add_picture({image::encode_png(noise), {}, false}));
    CHECK_FALSE(writer.paint(page_of(library, {})));
}

TEST_CASE("a document is finished once, and nothing is painted after") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    paint_everything(writer, library);
    finish(writer);
    base::AtomicFile file = somewhere();
    base::Crew crew;
    CHECK_FALSE(writer.finish(file, crew));
    CHECK_FALSE(writer.paint(page_of(library, {})));
}

TEST_CASE("what belongs to no element is refused") {
    GAZETTE_LIBRARY(library);
    CHECK_FALSE(pdf::Structure().open([] {
        layout::StructureElement orphan;
        orphan.parent = 1;
        return orphan;
    }()));
    layout::Page stray = page_of(library, {});
    stray.boxes.push_back({layout::RuleBox{}, 7});
    CHECK_THAT(refusal(library, stray), Catch::Contains("never opened"));
    layout::Page loose = page_of(library, {});
    loose.links.push_back({{}, "https://example.org/", "", layout::artifact});
    CHECK_THAT(refusal(library, loose), Catch::Contains("link"));
}

TEST_CASE("more glyphs and texts of a face than there are codes are refused, with advice") {
    GAZETTE_LIBRARY(library);
    const layout::TextBox letter = boxes_of(library, "a", {}, 0).front();
    std::vector<layout::TextBox> boxes;
    for (int text = 0; text < 33; ++text) {
        layout::TextBox box = letter;
        box.glyphs.clear();
        box.text.clear();
        for (font::GlyphId glyph = 1; glyph <= 2000; ++glyph) {
            box.glyphs.push_back({glyph, 0, 0, 0, static_cast<std::uint32_t>(box.text.size())});
            box.text += static_cast<char>('A' + text);
        }
        boxes.push_back(std::move(box));
    }
    const std::string why = refusal(library, page_of(library, boxes));
    CHECK_THAT(why, Catch::Contains("65,535") && Catch::Contains("split the edition"));
    boxes.pop_back();
    CHECK(refusal(library, page_of(library, boxes)).empty());
}

TEST_CASE("codes end with the last that two bytes hold") {
    GAZETTE_LIBRARY(library);
    const auto& face = library.face(boxes_of(library, "a", {}, 0).front().face);
    pdf::GlyphCodes codes(face, "F0");
    for (int text = 0; text < 32; ++text) {
        for (font::GlyphId glyph = 1; glyph <= 2040; ++glyph) codes.code(glyph, "\u65B0" + std::to_string(text));
    }
    REQUIRE(codes.all().size() == 0x10000 - 0x100);
    CHECK(codes.all().front().code == 0x100);
    CHECK(codes.all().back().code == 0xFFFF);
    CHECK_FALSE(codes.exhausted());
    CHECK(codes.code(1, "one more").code < 0x100);
    CHECK_FALSE(codes.exhausted());
    codes.code(1, "\u65B0 and one more");
    CHECK(codes.exhausted());
    codes.code(1, "\u65B0 and another");
    CHECK(codes.exhausted());
}

TEST_CASE("a face that may not be embedded is refused, by its name") {
    GAZETTE_LIBRARY(library);
    const auto font = base::read_file(library.face(boxes_of(library, "a", {}, 0).front().face).path());
    REQUIRE(font);
    for (const bool forbidden : {false, true}) {
        const OneFace folder(with_rights(*font, forbidden ? 2 : 0));
        auto own = folder.open();
        REQUIRE(own);
        const std::string why = refusal(*own, page_of(*own, boxes_of(*own, "Words", {}, 0)));
        if (forbidden) CHECK_THAT(why, Catch::Contains("NotoSerif") && Catch::Contains("forbids"));
        if (!forbidden) CHECK(why.empty());
    }
}

TEST_CASE("a glyph that its face does not have is refused") {
    GAZETTE_LIBRARY(library);
    layout::TextBox box = boxes_of(library, "a", {}, 0).front();
    box.glyphs[0].id = 60'000;
    CHECK_THAT(refusal(library, page_of(library, {box})), Catch::Contains("NotoSerif"));
}

TEST_CASE("a full disk is an error") {
    GAZETTE_LIBRARY(library);
    pdf::Writer writer(metadata(), library);
    paint_everything(writer, library);
    base::AtomicFile file = somewhere();
    const FullDisk full(10'000);
    base::Crew crew;
    auto done = writer.finish(file, crew);
    if (done) done = file.commit();
    REQUIRE_FALSE(done);
    CHECK_FALSE(done.error().what.empty());
}

TEST_CASE("texts with the signs of PDF and XML are kept as they are") {
    GAZETTE_LIBRARY(library);
    const std::string odd = "a)(b <c> [d] {e} /f %g \\h & \"i\" 'j' \xEF\xBB\xBF\t𠮷";
    pdf::Metadata about = metadata();
    about.title = about.author = odd;
    pdf::Writer writer(about, library);
    Sheet page(library, layout::PagePart::body, 1);
    page.anchor(odd);
    layout::StructureElement figure;
    figure.role = StructureRole::figure;
    figure.alt = figure.id = odd;
    const ElementId link = open(writer, writer.open(figure), StructureRole::link);
    page.link(link, page.line(link, "here"), "#" + odd, odd);
    REQUIRE(writer.paint(page.take()));
    writer.outline({odd, odd, 0});
    GAZETTE_OBJECTS(objects, finish(writer));
    CHECK(text(objects.at(objects.at(objects.trailer(), "/Info"), "/Title")) == odd);
    CHECK(text(objects.elements("/Figure").at(0).at("/Alt")) == odd);
    CHECK(text(objects.at(objects.at(objects.at(objects.catalog(), "/Outlines"), "/First"), "/Title")) == odd);
    CHECK(text(objects.follow(objects.all("/Subtype", "/Link").at(0)).at("/Contents")) == odd);
}

TEST_CASE("a text that PDF/A allows no string for is cut, an address of that length is no link") {
    GAZETTE_LIBRARY(library);
    std::string longest;
    while (longest.size() < 200'000) longest += "words 𠮷 ";
    pdf::Metadata about = metadata();
    about.title = longest;
    pdf::Writer writer(about, library);
    Sheet page(library, layout::PagePart::body, 1);
    const ElementId link = open(writer, 0, StructureRole::link);
    page.link(link, page.line(link, "here"), "https://example.org/" + std::string(40'000, 'a'), "far");
    REQUIRE(writer.paint(page.take()));
    GAZETTE_OBJECTS(objects, finish(writer));
    const std::string title = text(objects.at(objects.at(objects.trailer(), "/Info"), "/Title"));
    CHECK_THAT(title, Catch::StartsWith("words 𠮷 words") && Catch::EndsWith("…"));
    // Nine UTF-16 units for eleven bytes; two bytes a unit, and 32,767 bytes at most.
    CHECK(title.size() / 11 * 9 > 15'000);
    CHECK(title.size() / 11 * 9 < 32'767 / 2);
    CHECK(objects.all("/Subtype", "/Link").empty());
    CHECK_THAT(objects.structure(), Catch::Contains("Span"));
}

TEST_CASE("boxes that make no sense make a sound file") {
    GAZETTE_LIBRARY(library);
    const layout::TextBox sound = boxes_of(library, "fi\u0301sh", {}, base::from_points(50)).front();
    std::vector<layout::TextBox> boxes(8, sound);
    boxes[0].size = 0;
    boxes[1].scale = 0;
    boxes[2].scale = -1000;
    boxes[3].size = -boxes[3].size;
    for (layout::PlacedGlyph& glyph : boxes[4].glyphs) glyph.cluster = 1000;
    boxes[5].glyphs[0].cluster = 3;  // inside a character, and before none
    boxes[6].text = "\xFF\xC3";
    boxes[7].text.clear();
    pdf::Writer writer(metadata(), library);
    REQUIRE(writer.paint(page_of(library, boxes)));
    const File file("odd.pdf", finish(writer));
    const auto said = output_of("qpdf", "--check '" + file.path().string() + "'");
    if (said) CHECK_THAT(*said, Catch::Contains("No syntax or stream encoding errors"));
}

TEST_CASE("a picture that is damaged anywhere is refused or shown, but does no harm") {
    GAZETTE_LIBRARY(library);
    const std::string png = emoji_png(library);
    if (png.empty()) {
        WARN("skipped: no emoji of colour bitmaps here");
        return;
    }
    const auto pixels = pdf::decode_png(png);
    REQUIRE(pixels);
    CHECK(pixels->colour.size() == std::size_t{3} * pixels->width * pixels->height);
    CHECK(pixels->alpha.size() == std::size_t{pixels->width} * pixels->height);
    CHECK_FALSE(pdf::decode_png("not a picture"));
    CHECK_FALSE(pdf::decode_png(""));
    CHECK_FALSE(pdf::decode_png(png.substr(0, png.size() / 2)));
    std::string huge = png;
    huge.replace(16, 8, std::string("\0\1\0\0\0\1\0\0", 8));
    CHECK_FALSE(pdf::decode_png(huge));
    for (std::size_t at = 0; at < png.size(); at += 7) {
        std::string broken = png;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        if (const auto decoded = pdf::decode_png(broken)) CHECK(decoded->colour.size() % 3 == 0);
    }
}
