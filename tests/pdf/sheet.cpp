#include "sheet.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

namespace sheet {

using base::from_points;
using base::ScaledPoints;

namespace {

layout::TextBox box_of(const font::Library& library, const std::string& text, const font::Run& run, const Voice& voice) {
    layout::TextBox box;
    box.face = run.face;
    box.size = from_points(voice.size);
    box.scale = voice.scale;
    box.right_to_left = run.right_to_left;
    box.colour = voice.colour;
    box.text = text.substr(run.begin, run.end - run.begin);
    const double unit = voice.size * voice.scale / 1000 / library.face(run.face).metrics().units_per_em;
    for (const font::Glyph& glyph : run.glyphs) {
        box.glyphs.push_back({glyph.id, from_points(glyph.advance * unit), from_points(glyph.x_offset * unit),
                              from_points(glyph.y_offset * unit), glyph.cluster - run.begin});
        box.width += box.glyphs.back().advance;
    }
    return box;
}

}  // namespace

std::vector<layout::TextBox> boxes_of(font::Library& library, const std::string& text, const Voice& voice,
                                      ScaledPoints baseline) {
    font::Shaper shaper(library);
    const font::Span span{0, static_cast<std::uint32_t>(text.size()), voice.role, voice.language, voice.features};
    const auto shaped = shaper.shape(text, {span}, voice.direction);
    CHECK(shaped.uncovered.empty());
    const bool leftwards = voice.direction == base::Direction::right_to_left;
    ScaledPoints edge = from_points(leftwards ? page_width - margin : margin);
    std::vector<layout::TextBox> boxes;
    for (const font::Run& run : shaped.runs) {
        layout::TextBox box = box_of(library, text, run, voice);
        box.baseline = baseline;
        if (leftwards) edge -= box.width;
        box.x = edge;
        if (!leftwards) edge += box.width;
        boxes.push_back(std::move(box));
    }
    return boxes;
}

layout::TextBox box_of(font::Library& library, const std::string& text, const Voice& voice) {
    auto boxes = boxes_of(library, text, voice, base::from_points(100));
    REQUIRE(boxes.size() == 1);
    return boxes.front();
}

Sheet::Sheet(font::Library& library, layout::PagePart part, int number) : library_(library) {
    page_.part = part;
    page_.number = number;
    page_.width = from_points(page_width);
    page_.height = from_points(page_height);
}

layout::Rectangle Sheet::line(ElementId element, const std::string& text, const Voice& voice) {
    y_ += voice.size * 1.5;
    const ScaledPoints size = from_points(voice.size);
    layout::Rectangle area{from_points(page_width), from_points(y_) - size, 0, size * 5 / 4};
    for (layout::TextBox& box : boxes_of(library_, text, voice, from_points(y_))) {
        area.x = std::min(area.x, box.x);
        area.width += box.width;
        add({std::move(box), element});
    }
    return area;
}

void Sheet::link(ElementId element, const layout::Rectangle& area, const std::string& target,
                 const std::string& description) {
    page_.links.push_back({area, target, description, element});
}

ElementId open(layout::Painter& painter, ElementId parent, StructureRole role, const std::string& language, int level) {
    layout::StructureElement element;
    element.role = role;
    element.parent = parent;
    element.language = language;
    element.level = level;
    return painter.open(std::move(element));
}

pdf::Metadata metadata(const std::string& language) {
    return {"The Morning & the <Evening>", "The Editors", language, language == "fa", "gazette 9.9", 1'795'500'000};
}

namespace {

const Voice persian{"fa", 13, {}, {}, base::Direction::right_to_left};

void paint_scripts(pdf::Writer& writer, Sheet& page, ElementId article) {
    page.line(open(writer, article, StructureRole::paragraph, "fa"),
              "نامه‌ها را در راه می‌نویسند، ۱۲۳ نامه.", persian);
    page.line(open(writer, article, StructureRole::paragraph, "hi"), "किताबें क्षितिज की शक्ति हैं।", {"hi", 12});
    page.line(open(writer, article, StructureRole::paragraph, "ja"), "駅で\u00A0朝 𠮷野 新聞を読む。", {"ja", 11});
    page.line(open(writer, article, StructureRole::paragraph), "Up, up 🚀 and away 😀 👩‍🚀 🇵🇹!",
              {"en", 12});
}

void paint_list(pdf::Writer& writer, Sheet& page, ElementId article) {
    const ElementId list = open(writer, article, StructureRole::list);
    for (const char* text : {"Bread", "Ink"}) {
        const ElementId item = open(writer, list, StructureRole::list_item);
        page.line(open(writer, item, StructureRole::list_label), "• ");
        page.line(open(writer, item, StructureRole::list_body), text);
    }
}

void paint_table(pdf::Writer& writer, Sheet& page, ElementId article) {
    const ElementId table = open(writer, article, StructureRole::table);
    const ElementId head = open(writer, table, StructureRole::table_row);
    layout::StructureElement header;
    header.role = StructureRole::table_header;
    header.parent = head;
    header.column_span = 2;
    page.line(writer.open(header), "Tides");
    const ElementId row = open(writer, table, StructureRole::table_row);
    page.line(open(writer, row, StructureRole::table_data), "High");
    page.line(open(writer, row, StructureRole::table_data), "04:10");
}

void paint_body(pdf::Writer& writer, font::Library& library, ElementId article) {
    Sheet first(library, layout::PagePart::body, 1);
    first.anchor("story");
    first.line(open(writer, article, StructureRole::heading, {}, 1), "Officials affirm", {"en", 18, {"display", true}});
    const ElementId text = open(writer, article, StructureRole::paragraph);
    // As a layout does it: the link is opened before the page, and so before the words in front of it, is painted.
    const ElementId link = open(writer, text, StructureRole::link);
    first.line(text, "Five shuffling officers affirmed ", {"en", 11, {}, {}, base::Direction::left_to_right, 980});
    const layout::Rectangle area = first.line(link, "the report", {"en", 11, {}, {}, {}, 1000, {0, 60, 140}});
    first.link(link, area, "https://example.org/گزارش?day=1 2", "Report at example.org");
    first.line(text, "and went to the ");
    paint_scripts(writer, first, article);
    paint_list(writer, first, article);
    first.line(layout::artifact, "running head", {"en", 8});
    const layout::Rectangle rule{from_points(30), from_points(400), from_points(240), from_points(0.5)};
    first.add({layout::RuleBox{rule, {}}, layout::artifact});
    REQUIRE(writer.paint(first.take()));

    Sheet second(library, layout::PagePart::body, 2);
    second.line(text, "harbour at AVATAR speed.");
    paint_table(writer, second, article);
    second.anchor("note");
    second.line(open(writer, article, StructureRole::note), "A note.", {"en", 8});
    const layout::Rectangle frame{from_points(20), from_points(20), from_points(260), from_points(380)};
    second.add({layout::FrameBox{frame, from_points(1), {200, 30, 30}}, layout::artifact});
    REQUIRE(writer.paint(second.take()));
}

void paint_front(pdf::Writer& writer, font::Library& library, ElementId contents) {
    Sheet front(library, layout::PagePart::front, 1);
    for (const char* target : {"story", "nowhere"}) {
        const ElementId item = open(writer, contents, StructureRole::contents_item);
        const ElementId link = open(writer, open(writer, item, StructureRole::reference), StructureRole::link);
        const std::string title = std::string("To the ") + target;
        front.link(link, front.line(link, title), std::string("#") + target, title);
    }
    REQUIRE(writer.paint(front.take()));
}

}  // namespace

void paint_everything(pdf::Writer& writer, font::Library& library) {
    const ElementId contents = open(writer, 0, StructureRole::contents);
    const ElementId article = open(writer, 0, StructureRole::article);
    paint_body(writer, library, article);
    paint_front(writer, library, contents);
    writer.outline({"Officials affirm", "story", 0});
    writer.outline({"یادداشت 😀", "note", 1});
    writer.outline({"The end", "note", 0});
}

std::string finish(pdf::Writer& writer) {
    const auto path = std::filesystem::temp_directory_path() / ("gazette-pdf-" + std::to_string(getpid()) + ".pdf");
    auto file = base::AtomicFile::create(path);
    REQUIRE(file);
    base::Crew crew;
    if (const auto done = writer.finish(*file, crew); !done) FAIL(base::format(done.error()));
    REQUIRE(file->commit());
    auto bytes = base::read_file(path);
    std::filesystem::remove(path);
    REQUIRE(bytes);
    return std::move(*bytes);
}

std::string everything(font::Library& library, pdf::Metadata about) {
    pdf::Writer writer(std::move(about), library);
    paint_everything(writer, library);
    return finish(writer);
}

File::File(const std::string& name, const std::string& bytes)
    : path_(std::filesystem::temp_directory_path() / ("gazette-" + std::to_string(getpid()) + "-" + name)) {
    std::ofstream(path_, std::ios::binary) << bytes;
}

File::~File() {
    std::filesystem::remove(path_);
}

std::optional<std::string> output_of(const std::string& program, const std::string& arguments) {
    if (std::system(("command -v " + program + " >/dev/null").c_str()) != 0) {
        WARN("skipped: " << program << " is not installed");
        return std::nullopt;
    }
    FILE* pipe = popen((program + " " + arguments).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    char room[4096];
    while (const std::size_t count = fread(room, 1, sizeof room, pipe)) out.append(room, count);
    const int status = pclose(pipe);
    INFO(program << " " << arguments << "\n" << out);
    CHECK(WEXITSTATUS(status) == 0);
    return out;
}

}  // namespace sheet
