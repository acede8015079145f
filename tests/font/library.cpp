#include "font/library.h"

#include <fstream>
#include <set>

#include <unistd.h>

#include "font/font_files.h"
#include "font/manifest.h"
#include "fonts.h"

using namespace gazette::font;
namespace fs = std::filesystem;

namespace {

/// A folder with a manifest and font files, gone at the end of the test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("gazette-font-" + std::to_string(::getpid()))) {
        fs::create_directories(path_ / "files");
    }
    ~Folder() { fs::remove_all(path_); }

    fs::path write(const std::string& manifest) const {
        std::ofstream(path_ / "fonts.toml", std::ios::binary) << manifest;
        return path_ / "fonts.toml";
    }
    void write_file(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ / "files" / name, std::ios::binary) << bytes;
    }
    fs::path files() const { return path_ / "files"; }

private:
    fs::path path_;
};

const std::string latin = R"(
[[face]]
family = "serif"
scripts = ["Latn"]
regular = "NotoSerif-Regular.ttf"
)";

std::string name(Library& library, const Role& role, const char* script, const char* language = "") {
    const std::string full = library.face(library.candidates(role, script, language).front()).postscript_name();
    return full.substr(0, full.find("-Regular"));
}

}  // namespace

TEST_CASE("the project's manifest names no file that its packages lack") {
    const auto manifest = read_manifest(manifest_file);
    REQUIRE(manifest);
    FontFiles files(system_font_folders());
    std::set<std::string> packages;
    for (const FaceEntry& face : manifest->faces) {
        if (files.find(face.files[0])) packages.insert(face.package);
    }
    std::string missing;
    for (const FaceEntry& face : manifest->faces) {
        for (const std::string& file : face.files) {
            const bool installed = packages.count(face.package) > 0;
            if (installed && !file.empty() && !files.find(file)) missing += file + " ";
        }
    }
    CHECK(missing.empty());
    if (packages.empty()) WARN("skipped: none of the packages is installed");
}

TEST_CASE("all faces of the manifest open") {
    GAZETTE_LIBRARY(library);
    for (const bool bold : {false, true}) {
        for (const bool italic : {false, true}) library.last_resort({"serif", bold, italic});
    }
    for (const auto& diagnostic : library.take_diagnostics()) FAIL_CHECK(format(diagnostic));
    CHECK(library.face_count() > 200);
}

TEST_CASE("metrics come from the face") {
    GAZETTE_LIBRARY(library);
    const Face& face = library.face(library.candidates({"serif", true, true}, "Latn", "en").front());
    const Metrics& metrics = face.metrics();
    CHECK(metrics.units_per_em == 1000);
    CHECK(metrics.ascent == 1069);
    CHECK(metrics.descent == -293);
    CHECK(metrics.cap_height == 714);
    CHECK(metrics.x_height > 500);
    CHECK(metrics.weight == 700);
    CHECK(metrics.italic_angle < 0);
    CHECK(metrics.serif);
    CHECK_FALSE(metrics.fixed_pitch);
    CHECK(metrics.bounding_box[0] < 0);
    CHECK(metrics.bounding_box[3] > metrics.ascent / 2);
    CHECK(face.embedding() == Embedding::subset);
    CHECK_FALSE(face.cff());
    CHECK_FALSE(face.colour_bitmaps());

    const Face& mono = library.face(library.candidates({"mono"}, "Latn", "en").front());
    CHECK(mono.metrics().fixed_pitch);
    CHECK_FALSE(mono.metrics().serif);
    const auto& emoji = library.candidates({"emoji"}, "Zsye", "en");
    if (!emoji.empty()) CHECK(library.face(emoji.front()).colour_bitmaps());
}

TEST_CASE("the weight is the manifest's where the file states another") {
    GAZETTE_LIBRARY(library);
    CHECK(library.face(library.candidates({"serif", true, false}, "Mymr", "my").front()).metrics().weight == 700);
}

TEST_CASE("of font files with one name the first folder's is found, in a folder the one whose path is first") {
    const Folder folder;
    for (const char* const sub : {"b", "a", "a-old", "c"}) {
        fs::create_directories(folder.files() / "west" / sub);
        fs::create_directories(folder.files() / "east" / sub);
        folder.write_file(std::string("west/") + sub + "/Both.ttf", "");
        folder.write_file(std::string("east/") + sub + "/Both.ttf", "");
        folder.write_file(std::string("east/") + sub + "/Late.otf", "");
        folder.write_file(std::string("east/") + sub + "/Notes.txt", "");
    }
    FontFiles files({folder.files() / "none", folder.files() / "west", folder.files() / "east"});
    CHECK(files.find("Both.ttf") == folder.files() / "west/a/Both.ttf");
    CHECK(files.find("Late.otf") == folder.files() / "east/a/Late.otf");
    CHECK_FALSE(files.find("Notes.txt"));
    CHECK_FALSE(files.find("a/Both.ttf"));
}

TEST_CASE("a missing face is told once, with its package, and the next is taken") {
    const Folder folder;
    const auto manifest = folder.write(latin + R"(
[[face]]
family = "serif"
scripts = ["Arab"]
regular = "Absent-Regular.ttf"
package = "fonts-absent"

[[face]]
family = "serif"
scripts = ["Arab"]
regular = "NotoNaskhArabic-Regular.ttf"
)");
    auto library = Library::open(manifest, {});
    if (!library) {
        WARN("skipped: no Noto faces here");
        return;
    }
    CHECK(library->take_diagnostics().empty());
    CHECK(name(*library, {}, "Arab") == "NotoNaskhArabic");
    library->candidates({"serif", true, false}, "Arab", "fa");
    const auto told = library->take_diagnostics();
    REQUIRE(told.size() == 1);
    CHECK(format(told[0]) == "warning: font file Absent-Regular.ttf is missing\n  hint: sudo apt install fonts-absent");
}

TEST_CASE("a face that comes after one that is there is not missed") {
    const Folder folder;
    auto library = Library::open(folder.write(latin + R"(
[[face]]
family = "serif"
scripts = ["Latn"]
regular = "Absent-Regular.ttf"
)"),
                                 {});
    if (!library) {
        WARN("skipped: no Noto faces here");
        return;
    }
    library->candidates({}, "Latn", "en");
    CHECK(library->take_diagnostics().empty());
}

TEST_CASE("without a face for Latin there is no library") {
    const Folder folder;
    const auto library = Library::open(folder.write(R"(
[[face]]
family = "serif"
scripts = ["Latn"]
regular = "Absent-Regular.ttf"
package = "fonts-absent"
)"),
                                       {});
    REQUIRE_FALSE(library);
    CHECK(library.error().what == "no face for Latin in the font family 'serif'");
    CHECK(library.error().hint == "sudo apt install fonts-absent");
}

TEST_CASE("a mistake in the manifest is told with its place") {
    struct Case {
        std::string manifest, what, hint;
    };
    const Case cases[] = {
        {latin + "weigth = 400\n", "unknown key 'weigth'", ""},
        {latin + "boldd = \"x.ttf\"\n", "unknown key 'boldd'", "did you mean 'bold'?"},
        {latin + "index = \"one\"\n", "'index' must be an integer", ""},
        {"[[face]]\nfamily = \"serif\"\nregular = \"x.ttf\"\n", "a face without scripts",
         "a [[face]] needs family, scripts and regular"},
        {"[styles]\nbold = [\"heavy\"]\n", "'heavy' is no style of a face", ""},
    };
    const Folder folder;
    for (const Case& each : cases) {
        CAPTURE(each.manifest);
        const auto library = Library::open(folder.write(each.manifest), {});
        REQUIRE_FALSE(library);
        CHECK(library.error().what == each.what);
        if (!each.hint.empty()) CHECK(library.error().hint == each.hint);
        CHECK(library.error().place.line > 0);
    }
}

TEST_CASE("a font in a folder that was handed in comes first, and a damaged one is told and passed over") {
    const Folder folder;
    folder.write_file("Broken-Regular.ttf", "no font at all");
    const auto manifest = folder.write(R"(
[[face]]
family = "serif"
scripts = ["Latn"]
regular = "Broken-Regular.ttf"
)" + latin);
    auto library = Library::open(manifest, {folder.files()});
    if (!library) {
        WARN("skipped: no Noto faces here");
        return;
    }
    CHECK(name(*library, {}, "Latn") == "NotoSerif");
    const auto told = library->take_diagnostics();
    REQUIRE(told.size() == 1);
    CHECK(told[0].place.file == (folder.files() / "Broken-Regular.ttf").string());
}

TEST_CASE("a family outside the manifest is asked of the system, and is serif where that has none") {
    GAZETTE_LIBRARY(library);
    CHECK(name(library, {"No Such Family 1899"}, "Latn") == "NotoSerif");
    const auto told = library.take_diagnostics();
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == "no font family 'No Such Family 1899'");

    if (name(library, {"DejaVu Sans", true, false}, "Latn") != "DejaVuSans-Bold") WARN("skipped: no DejaVu here");
    CHECK(name(library, {"DejaVu Sans"}, "Arab") == "NotoNaskhArabic");
}
