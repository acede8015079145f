#include "font/shaper.h"

#include "fonts.h"

using gazette::base::Direction;
using namespace gazette::font;

namespace {

constexpr auto left_to_right = Direction::left_to_right;
constexpr auto right_to_left = Direction::right_to_left;

int width(const Run& run) {
    int sum = 0;
    for (const Glyph& glyph : run.glyphs) sum += glyph.advance;
    return sum;
}

/// The faces of the runs and their texts: "NotoSerif[abc] NotoNaskhArabic[…]".
std::string faces(const std::string& text, const ShapedText& shaped, const Library& library) {
    std::string out;
    for (const Run& run : shaped.runs) {
        if (!out.empty()) out += ' ';
        std::string name = library.face(run.face).postscript_name();
        if (const auto at = name.find("-Regular"); at != std::string::npos) name.erase(at);
        out += name + "[" + text.substr(run.begin, run.end - run.begin) + "]";
    }
    return out;
}

}  // namespace

TEST_CASE("a ligature is one glyph that stands for its letters") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "a fin";
    const auto shaped = shaper.shape(text, {whole(text, "en")}, left_to_right);
    REQUIRE(shaped.runs.size() == 1);
    std::vector<unsigned> clusters;
    for (const Glyph& glyph : shaped.runs[0].glyphs) clusters.push_back(glyph.cluster);
    CHECK(clusters == std::vector<unsigned>{0, 1, 2, 4});

    const auto without = shaper.shape(text, {whole(text, "en", {}, {"liga=0"})}, left_to_right);
    CHECK(without.runs[0].glyphs.size() == 5);
}

TEST_CASE("kerning brings A and V together") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "AV";
    const auto kerned = shaper.shape(text, {whole(text, "en")}, left_to_right);
    const auto plain = shaper.shape(text, {whole(text, "en", {}, {"kern=0"})}, left_to_right);
    CHECK(width(kerned.runs.at(0)) < width(plain.runs.at(0)));
}

TEST_CASE("a feature of the span changes the glyphs") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "1850";
    const auto lining = shaper.shape(text, {whole(text, "en")}, left_to_right);
    const auto old_style = shaper.shape(text, {whole(text, "en", {}, {"onum"})}, left_to_right);
    CHECK(lining.runs.at(0).glyphs.at(0).id != old_style.runs.at(0).glyphs.at(0).id);
}

TEST_CASE("letters that have no say in each other's setting are set alike one by one") {
    GAZETTE_LIBRARY(library);
    Shaper by_letters(library);
    Shaper at_once(library, WordCaching::off);
    std::vector<std::string> features = features_of_lone_letters();
    features.emplace_back("tnum");
    // Others have their say, and take the letters of a word together.
    std::vector<std::string> joining = features;
    joining.emplace_back("liga=1");
    const auto joined = by_letters.shape("fi", {whole("fi", "zxx", {"serif"}, joining)}, left_to_right);
    CHECK(joined.runs.at(0).glyphs.size() == 1);
    const auto apart = by_letters.shape("fi", {whole("fi", "zxx", {"serif"}, features)}, left_to_right);
    CHECK(apart.runs.at(0).glyphs.size() == 2);
    for (const std::string text : {"fi1AV d6b05132\u2026f770fd82 To.", "e\u0301f \u00E9A, office-V", "a"}) {
        CAPTURE(text);
        const auto alone = by_letters.shape(text, {whole(text, "zxx", {"sans"}, features)}, left_to_right);
        const auto together = at_once.shape(text, {whole(text, "zxx", {"sans"}, features)}, left_to_right);
        REQUIRE(alone.runs.size() == together.runs.size());
        for (std::size_t run = 0; run < alone.runs.size(); ++run) {
            REQUIRE(alone.runs[run].glyphs.size() == together.runs[run].glyphs.size());
            for (std::size_t i = 0; i < alone.runs[run].glyphs.size(); ++i) {
                const Glyph& one = alone.runs[run].glyphs[i];
                const Glyph& other = together.runs[run].glyphs[i];
                CHECK(std::tuple(one.id, one.advance, one.x_offset, one.cluster) ==
                      std::tuple(other.id, other.advance, other.x_offset, other.cluster));
            }
        }
    }
}

TEST_CASE("role, bold and italic choose the face") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "word";
    const auto face_for = [&](Role role) {
        return faces(text, shaper.shape(text, {whole(text, "en", std::move(role))}, left_to_right), library);
    };
    CHECK(face_for({"serif", false, false}) == "NotoSerif[word]");
    CHECK(face_for({"serif", true, true}) == "NotoSerif-BoldItalic[word]");
    CHECK(face_for({"display", true, false}) == "NotoSerifDisplay-Bold[word]");
    CHECK(face_for({"sans", true, false}) == "NotoSans-Bold[word]");
    CHECK(face_for({"mono", false, false}) == "NotoSansMono[word]");
    // The monospaced family has no italics.
    CHECK(face_for({"mono", false, true}) == "NotoSansMono[word]");
}

TEST_CASE("spans of different roles are runs of their own, equal ones are shaped as one") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "af fire";
    Span first{0, 4, {}, "en", {}};
    Span second{4, 7, {}, "en", {}};
    const auto equal = shaper.shape(text, {first, second}, left_to_right);
    CHECK(faces(text, equal, library) == "NotoSerif[af fire]");
    CHECK(equal.runs[0].glyphs.size() == 6);

    second.role.italic = true;
    const auto different = shaper.shape(text, {first, second}, left_to_right);
    CHECK(faces(text, different, library) == "NotoSerif[af f] NotoSerif-Italic[ire]");
}

TEST_CASE("a right-to-left run has its glyphs in logical order and an odd level") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "آب و خاک";
    const auto shaped = shaper.shape(text, {whole(text, "fa")}, right_to_left);
    REQUIRE(shaped.runs.size() == 1);
    const Run& run = shaped.runs[0];
    CHECK(run.right_to_left);
    CHECK(run.level == 1);
    for (std::size_t i = 1; i < run.glyphs.size(); ++i) CHECK(run.glyphs[i - 1].cluster <= run.glyphs[i].cluster);
    CHECK(run.glyphs.front().cluster == 0);
}

TEST_CASE("Latin words and numbers within Persian keep their own direction") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "تعاونی (Sarvabad Co-op) ۱۴ و 25 لیتر";
    const auto shaped = shaper.shape(text, {whole(text, "fa")}, right_to_left);
    std::string levels;
    for (const Run& run : shaped.runs) {
        levels += std::to_string(run.level) + "[" + text.substr(run.begin, run.end - run.begin) + "]";
    }
    CHECK(levels == "1[تعاونی ]1[(]2[Sarvabad Co-op]1[)]1[ ]2[۱۴]1[ و ]2[25]1[ لیتر]");
    CHECK(faces(text, shaped, library) ==
          "NotoNaskhArabic[تعاونی ] NotoSerif[(] NotoSerif[Sarvabad Co-op] NotoSerif[)] NotoNaskhArabic[ ] "
          "NotoNaskhArabic[۱۴] NotoNaskhArabic[ و ] NotoNaskhArabic[25] NotoNaskhArabic[ لیتر]");
    CHECK(shaped.uncovered.empty());
}

TEST_CASE("letters join across a change of span") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "کتاب";
    Span first{0, 4, {}, "fa", {}};
    Span second{4, 8, {"serif", true, false}, "fa", {}};
    const auto cut = shaper.shape(text, {first, second}, right_to_left);
    const auto uncut = shaper.shape(text, {whole(text, "fa")}, right_to_left);
    REQUIRE(cut.runs.size() == 2);
    CHECK(cut.runs[0].glyphs[0].id == uncut.runs[0].glyphs[0].id);
    CHECK(cut.runs[0].glyphs[1].id == uncut.runs[0].glyphs[1].id);
}

TEST_CASE("Devanagari letters form conjuncts, and a danda stays in the face of its script") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string conjunct = "क्ष";
    CHECK(shaper.shape(conjunct, {whole(conjunct, "hi")}, left_to_right).runs.at(0).glyphs.size() == 1);

    const std::string text = "दृष्टि से। BBC।";
    const auto shaped = shaper.shape(text, {whole(text, "hi")}, left_to_right);
    CHECK(faces(text, shaped, library) == "NotoSerifDevanagari[दृष्टि से। ] NotoSerif[BBC] NotoSerifDevanagari[।]");
}

TEST_CASE("the language picks the face of Chinese, Japanese and Korean") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "骨直";
    const auto index_for = [&](const std::string& language) {
        return library.face(shaper.shape(text, {whole(text, language)}, left_to_right).runs.at(0).face).index();
    };
    if (library.face(shaper.shape(text, {whole(text, "ja")}, left_to_right).runs.at(0).face).path().find("CJK") ==
        std::string::npos) {
        WARN("skipped: no CJK faces here");
        return;
    }
    CHECK(index_for("ja") == 0);
    CHECK(index_for("ko") == 1);
    CHECK(index_for("zh") == 2);
    CHECK(index_for("zh-Hans-CN") == 2);
    CHECK(index_for("zh-Hant") == 3);
    CHECK(index_for("zh-TW") == 3);
    CHECK(index_for("zh-HK") == 4);
    CHECK(index_for("en") == 0);
}

TEST_CASE("kana, ideographs and their punctuation are one run") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "川の水、𠮷野。ABC、";
    const auto shaped = shaper.shape(text, {whole(text, "ja")}, left_to_right);
    CHECK(faces(text, shaped, library) == "NotoSerifCJKjp[川の水、𠮷野。] NotoSerif[ABC] NotoSerifCJKjp[、]");
}

TEST_CASE("Urdu is set in Nastaliq, its labels and Persian are not") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "پانی";
    CHECK(faces(text, shaper.shape(text, {whole(text, "ur")}, right_to_left), library) == "NotoNastaliqUrdu[پانی]");
    CHECK(faces(text, shaper.shape(text, {whole(text, "ur", {"sans"})}, right_to_left), library) == "NotoSansArabic[پانی]");
    CHECK(faces(text, shaper.shape(text, {whole(text, "fa")}, right_to_left), library) == "NotoNaskhArabic[پانی]");
}

TEST_CASE("symbols and emoji come from their faces, text presentation is respected") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const auto faces_of = [&](const std::string& text) {
        return faces(text, shaper.shape(text, {whole(text, "en")}, left_to_right), library);
    };
    CHECK(faces_of("go 🚀 up") == "NotoSerif[go ] NotoColorEmoji[🚀] NotoSerif[ up]");
    CHECK(faces_of("👩‍🚀🏽🇳🇴") == "NotoColorEmoji[👩‍🚀🏽🇳🇴]");
    CHECK(faces_of("© ©\uFE0F 1\uFE0F\u20E3") ==
          "NotoSerif[© ] NotoColorEmoji[©\uFE0F] NotoSerif[ ] NotoColorEmoji[1\uFE0F\u20E3]");
    CHECK(faces_of("a\U0001D11Eb") == "NotoSerif[a] NotoMusic[\U0001D11E] NotoSerif[b]");
    CHECK(faces_of("☎\uFE0E").find("Emoji") == std::string::npos);
}

TEST_CASE("a cluster is never split across faces") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    // The face has no tilde below; another face takes letter and mark together.
    const std::string text = "ab\u1DF9c";
    const auto shaped = shaper.shape(text, {whole(text, "en")}, left_to_right);
    for (const Run& run : shaped.runs) CHECK(text.compare(run.begin, 2, "\u1DF9", 0, 2) != 0);
}

TEST_CASE("a character that no face has is reported, and glyph 0 is never placed") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "a\U0001FFFDb";
    const auto shaped = shaper.shape(text, {whole(text, "en")}, left_to_right);
    REQUIRE(shaped.uncovered.size() == 1);
    CHECK(shaped.uncovered[0].code_point == 0x1FFFD);
    CHECK(shaped.uncovered[0].at == 1);
    CHECK(faces(text, shaped, library) == "NotoSerif[a] NotoSerif[b]");
}

TEST_CASE("characters that are not to be seen take no face and no room") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "co\u00ADop\u200B\u2060 \u200E";
    const auto shaped = shaper.shape(text, {whole(text, "en")}, left_to_right);
    CHECK(faces(text, shaped, library) == "NotoSerif[" + text + "]");
    CHECK(shaped.runs[0].glyphs.size() == 5);
    CHECK(shaped.uncovered.empty());

    const std::string alone = "\u200E";
    const auto nothing = shaper.shape(alone, {whole(alone, "en")}, left_to_right);
    REQUIRE(nothing.runs.size() == 1);
    CHECK(nothing.runs[0].glyphs.empty());
}

TEST_CASE("control characters are set as spaces") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string tab = "a\tb";
    const std::string space = "a b";
    const auto shaped = shaper.shape(tab, {whole(tab, "en")}, left_to_right);
    CHECK(dump(shaped, library) == dump(shaper.shape(space, {whole(space, "en")}, left_to_right), library));
}

TEST_CASE("text without letters is set in the script of its language") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    const std::string text = "12:30";
    CHECK(faces(text, shaper.shape(text, {whole(text, "fa")}, right_to_left), library) == "NotoNaskhArabic[12:30]");
    CHECK(faces(text, shaper.shape(text, {whole(text, "ru")}, left_to_right), library) == "NotoSerif[12:30]");
}

TEST_CASE("empty text gives nothing") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    CHECK(shaper.shape("", {}, left_to_right).runs.empty());
}

TEST_CASE("deep brackets and long words do no harm") {
    GAZETTE_LIBRARY(library);
    Shaper shaper(library);
    std::string text(20000, '(');
    text += std::string(20000, 'x') + std::string(20000, ')');
    const auto shaped = shaper.shape(text, {whole(text, "en")}, left_to_right);
    REQUIRE(shaped.runs.size() == 1);
    CHECK(shaped.runs[0].glyphs.size() == text.size());
}
