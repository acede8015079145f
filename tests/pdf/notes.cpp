// Notes of articles as the file has them: what qpdf finds of the tags, their names and where the links lead.

#include "layout/press.h"
#include "objects.h"
#include "sheet.h"

using namespace sheet;
using namespace gazette::layout;
using nlohmann::json;

namespace {

std::string noted(font::Library& library) {
    article::Notes notes{1, {{{text_block("Counted at noon.")}}, {{text_block("Counted at dusk.")}}}};
    const article::Blocks body = {text_block({words("Nine boats"),
                                              {article::NoteReference{1}},
                                              words(" left, ten"),
                                              {article::NoteReference{2}},
                                              words(" came.")}),
                                  {std::move(notes)}};
    pdf::Writer writer(metadata(), library);
    base::Diagnostics diagnostics;
    typeset_on(writer, {entry_of("Boats", body)}, library, diagnostics);
    return finish(writer);
}

/// The kids of an element that are elements.
std::vector<json> kids(const Objects& objects, const json& element) {
    std::vector<json> found;
    for (const json& kid : list(objects.at(element, "/K"))) {
        const json& value = objects.follow(kid);
        if (value.is_object() && value.contains("/S")) found.push_back(value);
    }
    return found;
}

/// The annotation that a Link element holds (ISO 32000-1 section 14.7.4.3).
json annotation(const Objects& objects, const json& link) {
    for (const json& kid : list(objects.at(link, "/K"))) {
        const json& value = objects.follow(kid);
        if (value.is_object() && value.value("/Type", "") == "/OBJR") return objects.at(value, "/Obj");
    }
    return {};
}

/// The height on its page where an annotation leads.
double height_of_target(const Objects& objects, const json& link) {
    const json action = objects.at(annotation(objects, link), "/A");
    REQUIRE(action.at("/S") == "/GoTo");
    const json destination = objects.at(action, "/D");
    REQUIRE(destination.is_array());
    CHECK(objects.follow(destination[0]).at("/Type") == "/Page");
    return destination[3].get<double>();
}

double top_of(const Objects& objects, const json& link) {
    return objects.at(annotation(objects, link), "/Rect")[3].get<double>();
}

}  // namespace

TEST_CASE("a note and its reference are tagged as such and lead to each other") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, noted(library));
    std::vector<json> references;
    for (const json& each : objects.elements("/Reference")) {
        // Others stand in the contents.
        if (!kids(objects, each).empty() && kids(objects, each)[0].at("/S") == "/Lbl") references.push_back(each);
    }
    const std::vector<json> notes = objects.elements("/Note");
    REQUIRE(references.size() == 2);
    REQUIRE(notes.size() == 2);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const json there = kids(objects, kids(objects, references[i])[0]).at(0);
        const std::vector<json> parts = kids(objects, notes[i]);
        REQUIRE(parts.size() == 2);
        CHECK(parts[0].at("/S") == "/Lbl");
        CHECK(parts[1].at("/S") == "/P");
        const json back = kids(objects, parts[0]).at(0);
        CHECK(there.at("/S") == "/Link");
        CHECK(back.at("/S") == "/Link");
        const std::string number = std::to_string(i + 1);
        CHECK(text(annotation(objects, there).at("/Contents")) == "Note " + number);
        CHECK(text(annotation(objects, back).at("/Contents")) == "Back to reference " + number);
        // Each leads to the line on which the other stands: no lower than its top, and not a line above.
        constexpr double line = 16;
        CHECK(height_of_target(objects, there) >= top_of(objects, back));
        CHECK(height_of_target(objects, there) < top_of(objects, back) + line);
        CHECK(height_of_target(objects, back) >= top_of(objects, there));
        CHECK(height_of_target(objects, back) < top_of(objects, there) + line);
    }
}

TEST_CASE("the notes of an edition are found by their names") {
    GAZETTE_LIBRARY(library);
    GAZETTE_OBJECTS(objects, noted(library));
    const std::vector<json> notes = objects.elements("/Note");
    REQUIRE(notes.size() == 2);
    const json names = objects.at(objects.at(objects.at(objects.catalog(), "/StructTreeRoot"), "/IDTree"), "/Names");
    std::vector<json> named;
    for (std::size_t i = 0; i + 1 < names.size(); i += 2) {
        named.push_back(objects.follow(names[i + 1]));
        CHECK(text(named.back().at("/ID")) == text(names[i]));
    }
    CHECK(named == notes);
}
