// Paragraphs of other scripts, and of several, set with the project's faces.

#include "setting.h"

#include <algorithm>

using namespace gazette::layout;
using gazette::style::Align;

namespace {

bool starts_with_any(const std::string& text, const std::vector<std::string>& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](const std::string& each) { return text.starts_with(each); });
}

}  // namespace

TEST_CASE("a right-to-left paragraph starts at the right edge") {
    GAZETTE_SETTER(setter);
    const ScaledPoints measure = 120 * point;
    Paragraph text = aligned(
        "پل پایینی بندر تا پایان ماه بسته می‌ماند و کشتی‌ها از گذرگاه "
        "شمالی "
        "می‌روند",
        Align::start, "fa");
    text.first_line_indent = 10 * point;
    const auto lines = setter.set(text, measure);
    REQUIRE(lines.size() > 1);
    CHECK(lines[0].left + lines[0].width == measure - 10 * point);
    for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i].left + lines[i].width == measure);
    CHECK(lines[0].boxes.front().box.right_to_left);
    CHECK(text_of(lines[0]).starts_with("پل"));
    for (const Line& line : lines) CHECK_FALSE(line.hyphenated);

    text.align = Align::end;
    for (const Line& line : setter.set(text, measure)) CHECK(line.left == 0);
}

TEST_CASE("a Latin name within Persian keeps its place in the reading order") {
    GAZETTE_SETTER(setter);
    const auto lines = setter.set(aligned("بندر Eastmere بسته است", Align::start, "fa"), 300 * point);
    REQUIRE(lines.size() == 1);
    const Line& line = lines[0];
    CHECK(text_of(line) == "بندر Eastmere بسته است");
    // What is read first stands rightmost.
    CHECK(x_of(line, "بندر") > x_of(line, "Eastmere"));
    CHECK(x_of(line, "Eastmere") > x_of(line, "بسته"));
    CHECK(x_of(line, "بسته") == line.left);
}

TEST_CASE("a Persian name within Latin keeps its place in the reading order") {
    GAZETTE_SETTER(setter);
    const auto lines = setter.set(aligned("The paper بندر آزاد said so", Align::start), 300 * point);
    REQUIRE(lines.size() == 1);
    const Line& line = lines[0];
    CHECK(text_of(line) == "The paper بندر آزاد said so");
    CHECK(x_of(line, "The") == 0);
    CHECK(x_of(line, "بندر") > x_of(line, "The"));
    CHECK(x_of(line, "said") > x_of(line, "بندر"));
}

TEST_CASE("a character that no face has is its code in a frame, and one warning") {
    GAZETTE_SETTER(setter);
    const auto lines = setter.set(aligned("seal \U000E0300\U0010FFFD\U0010FFFD here", Align::start), 300 * point);
    const auto again = setter.set(aligned("\U0010FFFD", Align::start), 300 * point);
    REQUIRE(again.at(0).boxes.size() == 1);
    const LineBox& code = again[0].boxes[0];
    CHECK(code.framed);
    CHECK(code.box.text == "\U0010FFFD");
    CHECK(code.box.glyphs.size() == 6);
    for (const PlacedGlyph& glyph : code.box.glyphs) CHECK(glyph.cluster == 0);
    CHECK(text_of(lines) == "seal \U000E0300\U0010FFFD\U0010FFFD here");
    CHECK(std::count_if(lines[0].boxes.begin(), lines[0].boxes.end(), [](const auto& box) { return box.framed; }) == 2);
    const auto diagnostics = setter.take_diagnostics();
    const auto names_it = [](const auto& each) { return each.what.find("U+10FFFD") != std::string::npos; };
    CHECK(std::count_if(diagnostics.begin(), diagnostics.end(), names_it) == 1);
    const auto warning = std::find_if(diagnostics.begin(), diagnostics.end(), names_it);
    REQUIRE(warning != diagnostics.end());
    CHECK(warning->severity == gazette::base::Severity::warning);
    CHECK_FALSE(warning->hint.empty());
    for (const LineBox& each : lines[0].boxes) {
        for (const PlacedGlyph& glyph : each.box.glyphs) CHECK(glyph.id != 0);
    }
}

TEST_CASE("no line of Chinese or Japanese starts with a closing mark or ends with an opening one") {
    GAZETTE_SETTER(setter);
    const std::string japanese =
        "東港の役所は月曜日、「下の橋」を月末まで閉じると述べた。点検で、支承の二か所にひびが見つかったため"
        "、「北の渡し」を使うよう求めている。船は、六時から九時まで、十分おきに出る。キャッチ、ショップも閉まる。";
    const std::string chinese =
        "东港办公室星期一表示，下游的“老桥”将关闭到月底。检查发现，两个支座有裂缝。请改走北边的渡口（每十分钟一班）。";
    for (int width = 60; width <= 200; width += 9) {
        INFO(width);
        const auto lines = setter.set(paragraph(japanese, "ja"), width * point);
        CHECK(text_of(lines) == japanese);
        for (const Line& line : lines) {
            INFO(text_of(line));
            CHECK_FALSE(starts_with_any(text_of(line), {"、", "。", "」", "ッ", "ャ", "ョ", "ー"}));
            CHECK_FALSE(text_of(line).ends_with("「"));
            CHECK_FALSE(line.overfull);
        }
        for (const Line& line : setter.set(paragraph(chinese, "zh-Hans"), width * point)) {
            INFO(text_of(line));
            CHECK_FALSE(starts_with_any(text_of(line), {"，", "。", "）", "”"}));
            CHECK_FALSE(text_of(line).ends_with("（"));
        }
    }
}

TEST_CASE("lines of ideographs fill the measure") {
    GAZETTE_LIBRARY(library);
    HyphenationPatterns patterns;
    ParagraphSetter setter(library, patterns, strictly_justified());
    const std::string text =
        "東港の役所は月曜日、下の橋を月末まで閉じると述べた。点検で支承の二か所にひびが見つかったためだ。";
    const ScaledPoints measure = 130 * point;
    const auto lines = setter.set(paragraph(text, "ja"), measure);
    REQUIRE(lines.size() > 2);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        INFO(text_of(lines[i]));
        CHECK(lines[i].width == measure);
    }
}

TEST_CASE("Thai breaks at words, without hyphens, and keeps its text") {
    GAZETTE_SETTER(setter);
    const std::string thai = "ท่าเรือประกาศเมื่อวันจันทร์ว่าสะพานล่างจะปิดจนถึงสิ้นเดือน";
    const auto lines = setter.set(aligned(thai, Align::start, "th"), 80 * point);
    CHECK(lines.size() > 2);
    CHECK(text_of(lines) == thai);
    CHECK_FALSE(any_overfull(lines));
    for (const Line& line : lines) CHECK_FALSE(line.hyphenated);
}

TEST_CASE("lines without a space to widen end where their text does, none of them nearly empty") {
    GAZETTE_SETTER(setter);
    const std::string river = "གསར་འགྱུར་ཆུ་བོའི་ཟམ་པ་རྙིང་པ་ད་ལྟ་བཀག་འདུག་ཞེས་གྲོང་གསེབ་ཀྱི་མི་རྣམས་ཀྱིས་བཤད་";
    const std::string harbour = "កំពង់ផែនៅតែបិទរហូតដល់ចុងខែហើយសាឡាងធ្វើដំណើររៀងរាល់ដប់នាទីតាមផ្លូវខាងជើងនៃទន្លេ";
    for (const auto& [text, language] : {std::pair{river + "། " + river, "bo"}, std::pair{harbour + " " + harbour, "km"}}) {
        for (ScaledPoints measure = 150 * point; measure < 250 * point; measure += 10 * point) {
            const auto lines = setter.set(paragraph(text, language), measure);
            REQUIRE(lines.size() > 2);
            for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
                INFO(text_of(lines[i]));
                CHECK(lines[i].width > measure * 3 / 4);
                CHECK(lines[i].width <= measure);
            }
            CHECK(text_of(lines) == text);
        }
    }
}

TEST_CASE("forty marks on a letter stay with it") {
    GAZETTE_SETTER(setter);
    std::string text = "a bridge e";
    for (int i = 0; i < 40; ++i) text += "\u0301";
    const auto lines = setter.set(aligned(text, Align::start), 12 * point);
    CHECK(text_of(lines).find("e\u0301") != std::string::npos);
    for (const Line& line : lines) CHECK_FALSE(text_of(line).starts_with("\u0301"));
}
