// The Universal Declaration of Human Rights in some thirty languages, from the shared corpora.

#include <algorithm>
#include <fstream>

#include "base/language.h"
#include "fonts.h"

using namespace gazette::font;
namespace fs = std::filesystem;

namespace {

struct Declaration {
    std::string file;
    std::string language;
    std::vector<std::string> paragraphs;
};

/// The value of an attribute, in either kind of quotes.
std::string attribute(const std::string& xml, const std::string& name) {
    const std::size_t at = xml.find(name + "=");
    if (at == std::string::npos) return "";
    const std::size_t from = at + name.size() + 2;
    return xml.substr(from, xml.find(xml[from - 1], from) - from);
}

/// The text between tags; the files have no entities but those of XML itself, which do not matter here.
Declaration read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string xml((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    Declaration out{path.filename().string(), attribute(xml, "xml:lang"), {}};
    for (std::size_t at = xml.find('>'); at != std::string::npos; at = xml.find('>', at + 1)) {
        const std::size_t end = std::min(xml.find('<', at), xml.size());
        std::string text = xml.substr(at + 1, end - at - 1);
        std::replace(text.begin(), text.end(), '\n', ' ');
        if (text.find_first_not_of(" \r\t") != std::string::npos) out.paragraphs.push_back(std::move(text));
    }
    return out;
}

/// Empty, and a line in the output, where the corpora are absent.
std::vector<Declaration> declarations() {
    const fs::path folder = fs::path(GAZETTE_SHARED_DIR) / "corpora" / "udhr";
    std::vector<fs::path> files;
    if (fs::is_directory(folder)) {
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() == ".xml") files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<Declaration> out;
    for (const fs::path& file : files) out.push_back(read(file));
    if (out.empty()) WARN("skipped: no corpora here");
    return out;
}

}  // namespace

TEST_CASE("every character of every language has a glyph, in the serif and the sans") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    for (const Declaration& declaration : declarations()) {
        CAPTURE(declaration.file, declaration.language);
        REQUIRE(declaration.paragraphs.size() > 10);
        for (const std::string family : {"serif", "sans", "display"}) {
            std::size_t uncovered = 0;
            std::size_t missing = 0;
            for (const std::string& text : declaration.paragraphs) {
                const auto direction = gazette::base::direction_of(declaration.language);
                const auto shaped =
                    shaper.shape(text, {whole(text, declaration.language, {family, true, false})}, direction);
                uncovered += shaped.uncovered.size();
                for (const Run& run : shaped.runs) {
                    for (const Glyph& glyph : run.glyphs) missing += glyph.id == 0;
                }
            }
            CHECK(uncovered == 0);
            CHECK(missing == 0);
        }
    }
}

TEST_CASE("words from the cache are shaped as in their line") {
    GAZETTE_LIBRARY(library);
    Shaper cached(library, WordCaching::on);
    Shaper uncached(library, WordCaching::off);
    for (const Declaration& declaration : declarations()) {
        CAPTURE(declaration.file, declaration.language);
        const auto direction = gazette::base::direction_of(declaration.language);
        std::size_t different = 0;
        for (const std::string& text : declaration.paragraphs) {
            const std::vector<Span> spans = {whole(text, declaration.language)};
            const auto first = dump(cached.shape(text, spans, direction), library);
            const auto other = dump(uncached.shape(text, spans, direction), library);
            different += first != other;
            different += first != dump(cached.shape(text, spans, direction), library);
        }
        CHECK(different == 0);
    }
}
