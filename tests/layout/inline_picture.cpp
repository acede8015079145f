// Images within lines: signs that are set there, pictures that follow the text, and those that words stand for.

#include <algorithm>
#include <vector>

#include "image/encode.h"
#include "press.h"

using namespace gazette;
using namespace gazette::layout;

namespace {

/// Takes every picture.
struct PictureProof : Proof {
    base::Result<PictureId> add_picture(Picture picture) override {
        pictures.push_back(std::move(picture));
        return static_cast<PictureId>(pictures.size() - 1);
    }
    std::vector<Picture> pictures;
};

std::string png(std::uint32_t width, std::uint32_t height) {
    return image::encode_png({width, height, 1, std::vector<std::uint8_t>(std::size_t{width} * height, 128)});
}

base::Result<std::string> load(const std::string& source) {
    if (source == "sign.png") return png(24, 24);
    if (source == "formula.png") return png(2000, 40);
    if (source == "dot.png") return png(8, 8);
    if (source == "quay.png") return png(400, 300);
    return base::fail("image not found: " + source);
}

article::Inline image_of(const std::string& source, const std::string& alt) {
    return {article::Image{source, alt, {}, 4}};
}

void set(article::Blocks body, PictureProof& proof, font::Library& library, const char* style = "broadsheet") {
    edition::Entry entry = entry_of("Ferries", std::move(body));
    entry.load_image = load;
    typeset({entry}, library, proof, style);
}

struct Shown {
    Rectangle area;
    ElementId element;
    const Page* page;
};

std::vector<Shown> pictures_in(const Proof& proof) {
    std::vector<Shown> shown;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            if (const auto* picture = std::get_if<ImageBox>(&box.content))
                shown.push_back({picture->area, box.element, &page});
        }
    }
    return shown;
}

/// The first text that begins so.
const TextBox& text_box(const Proof& proof, const std::string& start) {
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text != nullptr && text->text.starts_with(start)) return *text;
        }
    }
    FAIL("nothing begins with " << start);
    throw 0;
}

}  // namespace

TEST_CASE("a sign stands within its line, between the words around it and no higher than the line") {
    GAZETTE_LIBRARY(library);
    for (const char* style : {"broadsheet", "large-print", "eink"}) {
        PictureProof proof;
        set({text_block({words("Rated "), image_of("sign.png", "three stars"), words(" by its builders.")})}, proof,
            library, style);
        const std::vector<Shown> shown = pictures_in(proof);
        REQUIRE(shown.size() == 1);
        const Rectangle& area = shown.front().area;
        const TextBox& before = text_box(proof, "Rated ");
        const TextBox& after = text_box(proof, " by its");
        CHECK(area.x >= before.x + before.width);
        CHECK(area.x + area.width <= after.x + 1);
        CHECK(area.width == area.height);
        CHECK(area.height <= before.size * 120 / 100);
        CHECK(area.y < before.baseline - before.size / 2);
        CHECK(area.y + area.height >= before.baseline);
        CHECK(area.y + area.height < before.baseline + before.size / 2);
        const StructureElement& figure = proof.elements.at(shown.front().element);
        CHECK(figure.role == StructureRole::figure);
        CHECK(figure.alt == "three stars");
        CHECK(figure.within_line);
        CHECK(proof.elements.at(figure.parent).role == StructureRole::paragraph);
        CHECK(proof.diagnostics.empty());
    }
}

TEST_CASE(
    "a small sign has the size of its pixels on a screen and stands on the baseline, a wide one has room in its column") {
    GAZETTE_LIBRARY(library);
    PictureProof proof;
    set({text_block({words("A dot "), image_of("dot.png", "dot"), words(" and a formula "), image_of("formula.png", "sum"),
                     words(" in one line.")})},
        proof, library);
    const std::vector<Shown> shown = pictures_in(proof);
    REQUIRE(shown.size() == 2);
    const Rectangle& dot = shown[0].area;
    CHECK(dot.width == 6 * base::scaled_points_per_point);
    CHECK(dot.y + dot.height == text_box(proof, " and a").baseline);
    const Rectangle& formula = shown[1].area;
    CHECK(formula.width <= base::scaled_points_per_point * 190);
    CHECK(formula.width > formula.height * 40);
    CHECK(!proof.complains_of("stands out of its column"));
}

TEST_CASE("a sign that nothing is said of is decoration, and one in a link is part of it") {
    GAZETTE_LIBRARY(library);
    PictureProof proof;
    set({text_block({words("Plain "),
                     image_of("dot.png", ""),
                     words(" and "),
                     {article::Link{"https://harbour.example/a", "", {words("linked "), image_of("sign.png", "star")}}},
                     words(".")})},
        proof, library);
    const std::vector<Shown> shown = pictures_in(proof);
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].element == artifact);
    const StructureElement& star = proof.elements.at(shown[1].element);
    CHECK(star.alt == "star");
    CHECK(proof.elements.at(star.parent).role == StructureRole::link);
    const std::vector<LinkArea> links = proof.links();
    const auto led = std::find_if(links.begin(), links.end(),
                                  [](const LinkArea& link) { return link.target == "https://harbour.example/a"; });
    REQUIRE(led != links.end());
    CHECK(led->area.x + led->area.width >= shown[1].area.x + shown[1].area.width);
    CHECK(led->description == "linked star");
}

TEST_CASE("a picture amid the words of a paragraph follows it as a figure, and leaves one space") {
    GAZETTE_LIBRARY(library);
    PictureProof proof;
    set({text_block({words("The quay "), image_of("quay.png", "The quay"), words(" at noon.")}), text_block("Later.")},
        proof, library);
    const std::vector<Shown> shown = pictures_in(proof);
    REQUIRE(shown.size() == 1);
    CHECK(shown.front().area.width > 100 * base::scaled_points_per_point);
    const StructureElement& figure = proof.elements.at(shown.front().element);
    CHECK(figure.alt == "The quay");
    CHECK(!figure.within_line);
    const std::vector<ElementId> paragraphs = proof.of(StructureRole::paragraph);
    const auto said = [&](const std::string& text) {
        return std::any_of(paragraphs.begin(), paragraphs.end(),
                           [&](ElementId each) { return proof.text_of(each).find(text) != std::string::npos; });
    };
    // Its first words are small capitals.
    CHECK(said("quay at noon."));
}

TEST_CASE("words stand for an image that is not found, and for a picture where it cannot follow, and it is said") {
    GAZETTE_LIBRARY(library);
    PictureProof proof;
    set({text_block({words("Rated "), image_of("lost.png", "three stars"), words(" and "), image_of("none.png", ""),
                     words(" more.")}),
         text_block({{article::Emphasis{{words("See "), image_of("quay.png", "the quay"), words("!")}}}})},
        proof, library);
    CHECK(pictures_in(proof).empty());
    CHECK(text_box(proof, "three stars").text == "three stars");
    CHECK(text_box(proof, "the quay").text == "the quay");
    CHECK(proof.complains_of("tide.md:4: warning: image not found: lost.png"));
    CHECK(proof.complains_of("tide.md:4: warning: image not found: none.png"));
    CHECK(proof.complains_of("tide.md:4: note: an image within a line is set as its alternative text"));
    CHECK(proof.diagnostics.size() == 3);
}
