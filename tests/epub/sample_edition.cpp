#include "sample_edition.h"

#include <catch2/catch.hpp>

#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>

#include "base/hash.h"
#include "image/encode.h"

namespace sample {

namespace {

using article::Blocks;
using base::Direction;

void set_body(edition::Entry& entry, Blocks body) {
    entry.provenance.length = {100, false};
    entry.load_body = [body = std::move(body)]() -> base::Result<Blocks> { return body; };
}

edition::Entry entry(const std::string& title, const std::string& language, const std::string& outlet, Blocks body) {
    edition::Entry made;
    made.head.title = title;
    made.head.language = language;
    made.head.direction = base::direction_of(language);
    made.head.input.name = "clippings/" + outlet + ".txt";
    made.head.input.sha256 = base::sha256_hex(title);
    made.provenance.outlet.name = outlet;
    made.provenance.outlet.language = language;
    made.provenance.language = language;
    made.provenance.direction = made.head.direction;
    made.provenance.input = made.head.input;
    set_body(made, std::move(body));
    made.load_image = image_source({{"keys.png", picture_png(3, 2)}});
    return made;
}

/// Colours by place, so that pictures of different sizes differ.
image::Pixels pixels(std::uint32_t width, std::uint32_t height) {
    image::Pixels made{width, height, 3, {}};
    for (std::uint32_t i = 0; i < width * height * 3; ++i) {
        made.samples.push_back(static_cast<std::uint8_t>(i * 37));
    }
    return made;
}

}  // namespace

std::string picture_png(std::uint32_t width, std::uint32_t height) {
    return image::encode_png(pixels(width, height));
}

std::string picture_jpeg(std::uint32_t width, std::uint32_t height) {
    base::Result<std::string> bytes = image::encode_jpeg(pixels(width, height));
    REQUIRE(bytes);
    return *bytes;
}

ImageSource image_source(std::map<std::string, std::string> files) {
    return [files = std::move(files)](const std::string& source) -> base::Result<std::string> {
        const auto file = files.find(source);
        return file != files.end() ? base::Result<std::string>(file->second)
                                   : base::fail("image not found: " + source, "put it beside the article");
    };
}

namespace {

Blocks every_block() {
    using namespace article;
    Table table;
    table.caption = words("High water");
    table.alignments = {Alignment::start, Alignment::end};
    table.header_rows = 1;
    table.rows = {{{words("Port")}, {words("Metres")}}, {{words("Varnholm")}, {words("2.1")}}};
    List tasks;
    tasks.items = {{{paragraph("Count the keys")}, true}, {{paragraph("Polish them")}, false}};
    Block anchored = paragraph("An anchor to come back to.");
    anchored.id = "notes & more";
    Block quote{Quote{{paragraph("دریا خانهٔ من است.")}}};
    quote.language = "fa";
    quote.direction = Direction::right_to_left;
    return {{Heading{2, words("What was counted")}},
            {Paragraph{{{Text{"See "}},
                        {Link{"#notes & more", "", words("the notes")}},
                        {Text{" and "}},
                        {Link{"https://keys.example/a b?c=1&d=<2>", "", words("the list")}},
                        {Text{", "}},
                        {Emphasis{words("slowly")}},
                        {LineBreak{}},
                        {InlineCode{"a < b"}}}}},
            {CodeBlock{"for key in keys:\n    count(key)", "python"}},
            std::move(quote),
            {tasks},
            {table},
            {Figure{{"keys.png", "A table covered with keys", ""}, words("The keys, before the count")}},
            {Rule{}},
            std::move(anchored)};
}

void write_all(const edition::Edition& edition, const std::filesystem::path& path, base::Diagnostics& diagnostics,
               std::size_t jobs, const epub::PageList& pages, const epub::MakeFonts& fonts) {
    const std::string css_path = std::string(GAZETTE_DATA_DIR) + "/styles/broadsheet/epub.css";
    base::Result<std::string> css = base::read_file(css_path);
    REQUIRE(css);
    base::Result<base::AtomicFile> file = base::AtomicFile::create(path);
    REQUIRE(file);
    const epub::Options options{.css = *css, .cover = cover, .style_name = "broadsheet", .pages = pages, .fonts = fonts};
    base::Crew crew(jobs);
    const base::Result<void> written = epub::write(edition, options, crew, *file, diagnostics);
    INFO((written ? std::string() : base::format(written.error())));
    REQUIRE(written);
    REQUIRE(file->commit());
}

}  // namespace

image::EpubImage cover() {
    return {picture_jpeg(32, 51), "image/jpeg", {32, 51}};
}

edition::Entry full_entry() {
    edition::Entry made = entry("Varnholm votes to give the sea its street back", "en", "Kestrel Bay Herald",
                                {paragraph("The vote was taken in the fish hall."), paragraph("Work begins in March.")});
    made.minutes = 4;
    made.head.subtitle = "After nine winters of pumping, the cheapest defence is a row of houses";
    made.head.byline = "Ilka Marrane";
    made.head.dateline = "Varnholm, 23 November";
    source::Provenance& provenance = made.provenance;
    provenance.outlet.type = "Regional daily newspaper";
    provenance.outlet.place = "Varnholm";
    provenance.outlet.profile = "Owned by a readers’ trust; funded by sales & notices.";
    provenance.url = "https://kestrel.example/2026/11/23/vote?a=1&b=2";
    provenance.published = base::DateTime{{2026, 11, 23}, base::TimeOfDay{22, 15, 0}, 0};
    provenance.modified = base::DateTime{{2026, 11, 24}, {}, {}};
    provenance.retrieved = base::DateTime{{2026, 11, 24}, base::TimeOfDay{8, 32, 0}, 210};
    provenance.licence = "All rights reserved";
    provenance.length = {612, false};
    provenance.lines_removed = 14;
    provenance.stated_by_editor = {article::Fact::url, article::Fact::retrieved};
    return made;
}

edition::Entry bare_entry() {
    return entry("Found on a bench", "und", "", {paragraph("Somebody wrote this down.")});
}

edition::Entry entry_of(const std::string& title, article::Blocks body, std::map<std::string, std::string> images) {
    edition::Entry made = entry(title, "en", "Kestrel Bay Herald", std::move(body));
    made.load_image = image_source(std::move(images));
    return made;
}

edition::Edition edition_of(std::vector<edition::Section> sections, const std::string& language) {
    edition::Edition made;
    made.title = "The Morning Gazette";
    made.language = language;
    made.direction = base::direction_of(language);
    made.date = {2026, 11, 24};
    made.identifier = "urn:uuid:" + base::uuid_v5("The Morning Gazette\n2026-11-24");
    made.series_identifier = "urn:uuid:" + base::uuid_v5("The Morning Gazette");
    made.modified = 1795496767;
    made.tool = "gazette 0.1.0";
    made.sections = std::move(sections);
    base::Result<edition::Labels> labels = edition::Labels::read(std::string(GAZETTE_DATA_DIR) + "/labels", language);
    INFO((labels ? std::string() : base::format(labels.error())));
    REQUIRE(labels);
    made.labels = *std::move(labels);
    int number = 0;
    for (edition::Section& section : made.sections) {
        for (edition::Entry& each : section.entries) {
            each.number = ++number;
            if (!each.provenance.outlet.name.empty()) {
                made.sources.push_back({each.provenance.outlet, {number}});
            }
        }
    }
    return made;
}

edition::Edition rich_edition(const std::string& language) {
    edition::Entry keys =
        entry("Nine thousand “keys” & <locks>, catalogued 🔑", "en", "Ostra Museum Bulletin", every_block());
    edition::Entry persian = entry(
        "قناتی که از نو آواز می‌خواند", "fa", "کرانهٔ نو",
        {paragraph("آب پس از سی سال به روستا بازگشت."), paragraph("نگهبان قنات هر روز می‌آید.")});
    persian.provenance.outlet.romanised = "Karaneh-ye Now";
    persian.provenance.outlet.type = "Local weekly";
    edition::Edition made =
        edition_of({{"Harbours", {full_entry(), std::move(persian)}},
                    {"Letters & things",
                     {std::move(keys),
                      entry("一人の客を待つ渡し船", "ja", "潮見野新報",
                            {paragraph("渡し船は今朝も一人の客を待っている。"), paragraph("船長は急がない。")}),
                      entry("पुल के नीचे का पुस्तकालय", "hi", "नदीतट समाचार", {paragraph("पुल के नीचे हर शाम किताबें खुलती हैं।")}),
                      bare_entry()}}},
                   language);
    made.number = "214";
    made.publisher = "Harbour Desk";
    made.missing = {{"clippings/osterlund.txt", "missing_absent", "cannot read: no such file"},
                    {"clippings/salt <&>.md", "missing_empty", ""}};
    return made;
}

std::string bytes_of(const edition::Edition& edition, base::Diagnostics* diagnostics, std::size_t jobs,
                     const epub::PageList& pages, const epub::MakeFonts& fonts) {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("gazette-test-" + std::to_string(getpid()) + ".epub");
    base::Diagnostics ignored;
    write_all(edition, path, diagnostics ? *diagnostics : ignored, jobs, pages, fonts);
    base::Result<std::string> bytes = base::read_file(path);
    std::filesystem::remove(path);
    REQUIRE(bytes);
    return *bytes;
}

std::vector<File> files_in(const std::string& epub) {
    zip_error_t error;
    zip_error_init(&error);
    zip_t* const archive = zip_open_from_source(zip_source_buffer_create(epub.data(), epub.size(), 0, &error),
                                                ZIP_RDONLY | ZIP_CHECKCONS, &error);
    REQUIRE(archive != nullptr);
    std::vector<File> files;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) == 0);
        std::string text(stat.size, '\0');
        zip_file_t* const file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        REQUIRE(zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
        zip_fclose(file);
        files.emplace_back(stat.name, std::move(text));
    }
    zip_discard(archive);
    return files;
}

std::string file_of(const edition::Edition& edition, const std::string& name, const epub::PageList& pages) {
    const std::vector<File> files = files_in(bytes_of(edition, nullptr, 1, pages));
    const auto file = std::find_if(files.begin(), files.end(), [&](const File& each) { return each.first == name; });
    INFO(name);
    REQUIRE(file != files.end());
    return file->second;
}

}  // namespace sample
