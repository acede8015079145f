// Bytes into clean text: character sets, line ends, and what no output may hold.

#include <unicode/unistr.h>

#include "reader/charset_by_letters.h"
#include "reading.h"

using namespace gazette;
using namespace gazette::test;
using namespace std::string_literals;

namespace {

std::string encoded(const std::string& utf8, const char* charset) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
    std::string out(utf8.size() * 4 + 16, '\0');
    const std::int32_t size = text.extract(0, text.length(), out.data(), static_cast<std::uint32_t>(out.size()), charset);
    out.resize(static_cast<std::size_t>(size));
    return out;
}

const std::string french =
    "La passerelle est fermée\n\nLa passerelle de l’île a été fermée mardi après la tempête, et les pêcheurs ont dû "
    "décharger à l’ancienne jetée. « Nous étions prévenus », a déclaré la maire, qui espère la rouvrir bientôt.\n";
const std::string turkish =
    "Köprü kapatıldı\n\nKöprü salı günü fırtınadan sonra kapatıldı; balıkçılar eski iskeleye yanaşmak zorunda kaldı. "
    "Belediye başkanı, geçişin ay sonuna kadar açılacağını söyledi ve öğrenciler için otobüs sözü verdi.\n";
const std::string russian =
    "Паром не ходит\n\nПаром на остров не ходит со вторника: причал закрыт после шторма. Рыбаки разгружаются у старого "
    "мола, а школьников возят автобусом через мост. Мэр обещает открыть переправу к концу месяца.\n";
const std::string arabic =
    "توقف العبارة\n\nتوقفت العبارة عن العمل منذ يوم الثلاثاء بعد العاصفة التي ضربت الميناء، واضطر الصيادون إلى تفريغ "
    "حمولتهم عند الرصيف القديم. وقالت رئيسة البلدية إن الرصيف سيفتح قبل نهاية الشهر.\n";
const std::string persian =
    "قايق از كار ماند\n\nقايق مسافربري از روز سه شنبه پس از توفان كار نمي كند و ماهيگيران ناچار شدند بار خود را در اسكله "
    "قديمي خالي كنند. شهردار گفت كه راه تا پايان ماه باز مي شود و براي دانش آموزان اتوبوس گذاشته اند.\n";

/// With the four letters that Persian has and Arabic has not.
const std::string modern_persian =
    "پل بسته شد\n\nپل گذرگاه ژاله پس از توفان بسته شد و ماهيگيران ناچار شدند بار خود را در اسکله پايين خالي کنند. چند "
    "گزارشگر "
    "گفتند که پاسخ شهردار روشن نبود، اما راه تا پايان ماه باز مي شود و دانش آموزان با اتوبوس مي روند.\n";
const std::string thai = "ท่าเรือปิด\n\nท่าเรือข้ามฟากปิดเป็นวันที่สามเมื่อวันอังคาร หลังพายุพัดเสาไฟล้มลงบนสะพานไม้ "
                         "ชาวประมงต้องขนปลาขึ้นที่ท่าเก่า และเด็กนักเรียนต้องนั่งรถประจำทางอ้อมไปทางสะพานใหญ่\n";

struct Encoding {
    const char* charset;
    const std::string& text;
};

}  // namespace

// ---- character sets

TEST_CASE("UTF-8, UTF-16 and UTF-32 are told by their byte order mark") {
    CHECK(body(read_text("\xEF\xBB\xBF" + french)) == body(read_text(french)));
    const std::vector<std::pair<std::string, const char*>> marks = {{"\xFF\xFE"s, "UTF-16LE"},
                                                                    {"\xFE\xFF"s, "UTF-16BE"},
                                                                    {"\xFF\xFE\x00\x00"s, "UTF-32LE"},
                                                                    {"\x00\x00\xFE\xFF"s, "UTF-32BE"}};
    for (const auto& [mark, charset] : marks) {
        for (const std::string& text : {french, persian}) {
            INFO(charset);
            const article::Article article = read_text(mark + encoded(text, charset));
            CHECK(article.title + "\n\n" + body(article) + "\n" == text);
            CHECK(diagnostics(article).empty());
        }
    }
}

TEST_CASE("a text that is plainly in an older character set is read as that, with a warning") {
    for (const auto& [charset, text] : std::vector<Encoding>{{"windows-1252", french},
                                                             {"windows-1254", turkish},
                                                             {"windows-1251", russian},
                                                             {"KOI8-R", russian},
                                                             {"windows-1256", arabic},
                                                             {"windows-1256", persian},
                                                             {"windows-1256", modern_persian},
                                                             {"windows-874", thai}}) {
        INFO(charset);
        const article::Article article = read_text(encoded(text, charset));
        CHECK(article.title + "\n\n" + body(article) + "\n" == text);
        CHECK(diagnostics(article) == "a.txt: warning: the text is not UTF-8; it was read as "s + charset +
                                          "\n  hint: check it, and save it as UTF-8\n");
    }
}

TEST_CASE("Chinese and Japanese of older character sets, a few western signs and UTF-16 without a mark are told") {
    const std::string chinese =
        "渡轮晚点\n\n驶往马尔岛的渡轮星期一晚开了一个小时，因为码头上的钟停了，港口负责人说。没有人抱怨，码头上的面包店一直"
        "开到最后一位乘客上船为止，并把剩下的面包都送给了大家。\n";
    const std::string japanese =
        "船が遅れる\n\n島へ渡る船は月曜日、桟橋の時計が止まっていたため一時間遅れて出た。誰も気づかなかったと港長は話した。"
        "桟橋のパン屋は最後の客が乗るまで店を開けていた。\n";
    const std::string quotes = "Ferry Leaves Late\n\n“It is late,” said Zoë at the café — and left.\n";
    for (const auto& [charset, text] : std::vector<Encoding>{{"GB18030", chinese},
                                                             {"Shift_JIS", japanese},
                                                             {"EUC-JP", japanese},
                                                             {"windows-1252", quotes},
                                                             {"UTF-16LE", quotes},
                                                             {"UTF-16BE", chinese},
                                                             {"UTF-16LE", persian}}) {
        INFO(charset);
        const article::Article article = read_text(encoded(text, charset));
        CHECK(article.title + "\n\n" + body(article) + "\n" == text);
        CHECK(diagnostics(article) == "a.txt: warning: the text is not UTF-8; it was read as "s + charset +
                                          "\n  hint: check it, and save it as UTF-8\n");
    }
    const article::Article cut = read_text("Ferry Leaves Late\n\nIt was late at the caf\xC3\xA9 and at the quay \xE2\x80");
    CHECK(contains(body(cut), "café and at the quay □"));
}

TEST_CASE("a page whose character set is guessed says so") {
    const std::string page =
        "<html><body><article><h1>Паром</h1><p>" + russian + "</p><p>" + russian + "</p></article></body></html>";
    const article::Article guessed = read(bytes_of(encoded(page, "KOI8-R"), "a.html"));
    CHECK(contains(body(guessed), "причал закрыт после шторма"));
    CHECK(contains(diagnostics(guessed), "a.html: warning: the text is not UTF-8; it was read as koi8-r"));
    CHECK(contains(body(read(bytes_of(encoded(page, "UTF-16LE"), "a.html"))), "причал закрыт после шторма"));
    CHECK(diagnostics(read(bytes_of(page, "a.html"))).empty());
}

TEST_CASE("a page in Persian or Thai whose character set is not stated is told by its letters") {
    for (const auto& [charset, text] : std::vector<Encoding>{{"windows-1256", modern_persian}, {"windows-874", thai}}) {
        INFO(charset);
        const std::string words = text.substr(text.find("\n\n") + 2);
        const std::string page = "<html dir=rtl><head><title>A</title></head><body><p>" + words + "</p></body></html>";
        const article::Article article = read(bytes_of(encoded(page, charset), "a.html"));
        CHECK(body(article) + "\n" == words);
        CHECK(contains(diagnostics(article), "a.html: warning: the text is not UTF-8; it was read as "s + charset));
    }
}

TEST_CASE("damage to a UTF-8 text is not taken for another character set") {
    const article::Article ascii = read_text("Ferry Leaves Late\n\nThe caf\xE9 on the quay was na\xEFve \xFF\xFE.\n");
    CHECK(body(ascii) == "The caf□ on the quay was na□ve □□.");
    CHECK(contains(diagnostics(ascii), "a.txt:3:8: warning: 4 ill-formed UTF-8 sequences became □"));
    const article::Article mixed = read_text(french + "\n" + std::string(30, '\xE9') + "\n");
    CHECK(contains(body(mixed), "tempête"));
    CHECK(contains(body(mixed), "□□□"));
}

// ---- characters that no output may hold

TEST_CASE("control, private-use and ill-formed characters become a box or nothing, with a diagnostic") {
    const article::Article article = read_text(
        "Ferry\x07 Leaves\n\nThe \x1B clock \xEE\x80\x80 stopped\x7F \xC0\xAF now, \xED\xA0\x80 said \xEF\xBF\xBF he.\n");
    CHECK(article.title == "Ferry Leaves");
    CHECK(body(article) == "The clock □ stopped □□ now, □□□ said □ he.");
    CHECK(contains(diagnostics(article), "a.txt:3:24: warning: 5 ill-formed UTF-8 sequences became □\n  hint: "));
    CHECK(contains(diagnostics(article), "a.txt:3:13: warning: 1 private-use character became □\n  hint: "));
    CHECK(contains(diagnostics(article), "a.txt:3:41: warning: 1 noncharacter became □\n  hint: "));
    CHECK(contains(diagnostics(article), "a.txt:1:6: warning: 3 control characters were dropped\n"));
    CHECK(article.diagnostics.size() == 4);
}

TEST_CASE("what stands beside the text is held to the same") {
    const article::Article yaml =
        read_markdown("---\ntitle: \"Ferry\\aLeaves \\uE000 Late\"\nurl: \"https://quay.example/\\u0001a\"\n---\nBody\n");
    CHECK(yaml.title == "FerryLeaves □ Late");
    CHECK(yaml.url == "https://quay.example/a");
    CHECK(contains(diagnostics(yaml), "private-use"));
    const article::Article entities = read_markdown("# Ferry&#7;\n\nThe &#xE000; clock &#0; stopped&#10;now &#xFFFE;.\n");
    CHECK(body(entities) == "The □ clock □ stopped now □.");
    const article::Article toml = read(bytes_of("Ferry\n\nBody.\n", "a.txt", "title = \"Late\\u0007\"\n"));
    CHECK(toml.title == "Ferry");
    CHECK(contains(diagnostics(toml), "a.toml:1:"));
}

// ---- what is a page

TEST_CASE("a fragment of HTML is a page whatever its name, Markdown with HTML and prose about a tag are not") {
    const std::string words =
        "<p>The ferry to Marl Island left an hour late on Monday because the clock had stopped.</p>\n";
    for (const std::string& opening :
         {"<div><h1>Late</h1>"s, "<article>"s, "<script>var a = 1 < 2;</script><title>T</title>"s, ""s}) {
        INFO(opening);
        const article::Article article = read(bytes_of(opening + words + words + words, "a.txt"));
        CHECK(contains(body(article), "The ferry to Marl Island left"));
        CHECK_FALSE(contains(body(article), "<p>"));
    }
    for (const std::string& text :
         {"<p align=\"center\"><b>Ferry</b></p>\n\nThe ferry left an hour late on Monday.\n"s,
          "<div>\n\n# Ferry\n\nIt left *late*.\n\n</div>\n"s, "<p> opens a paragraph, he said, and </p> closes it.\n"s,
          "<p>, he said, is a tag.\n"s}) {
        INFO(text);
        const article::Article article = read(bytes_of(text, "a.txt"));
        CHECK(contains(article.title + body(article), "<"));
    }
}

// ---- line ends

TEST_CASE("every kind of line end parts lines") {
    for (const std::string& end : {"\n"s, "\r\n"s, "\r"s, "\u2028"s, "\u0085"s}) {
        const article::Article article =
            read_text("Ferry Leaves Late" + end + end + "One went." + end + end + "Two came." + end);
        CHECK(article.title == "Ferry Leaves Late");
        CHECK(body(article) == "One went.\nTwo came.");
        CHECK(diagnostics(article).empty());
    }
}

// ---- no text at all

TEST_CASE("bytes that are no text are refused, a text that begins like them is not") {
    CHECK(contains(refusal(bytes_of("%PDF-1.7\n")), "a.txt: error: this is a PDF file, not a text\n  hint: "));
    CHECK(contains(refusal(bytes_of("PK\x03\x04 and more")), "the ZIP archive is damaged"));
    CHECK(contains(refusal(bytes_of("<!-- a --><root><b>Text</b></root>", "a.xml")), "this is XML, but neither"));
    CHECK(contains(refusal(bytes_of("<?xml version=\"1.0\"?>\n<root>Text</root>")), "this is XML, but neither"));
    CHECK(contains(refusal(bytes_of("OTTO\0\x0b\0\x80"s)), "a font"));
    std::string noise;
    for (std::uint32_t i = 0, state = 1; i < 4096; ++i) {
        state = state * 1664525u + 1013904223u;
        noise += static_cast<char>(state >> 24);
    }
    CHECK(contains(refusal(bytes_of(noise)), "binary data"));
    CHECK(read_text("OTTO LEAVES LATE\n\nHe had overslept.\n").title == "OTTO LEAVES LATE");
    CHECK(read_text("RIFFRAFF\n\nThey had overslept.\n").title == "RIFFRAFF");
    const std::string film = "\0\0\0\x18"s + "ftypmp42";
    CHECK(contains(refusal(bytes_of(film)), "a film or a recording"));
    CHECK(read_text("The ftyp box\n\nFilms open with it.\n").title == "The ftyp box");
    CHECK(read_text("GIF89a: a format turns forty\n\nIt had overslept.\n").title == "GIF89a: a format turns forty");
    const std::string lead = "The old formats\n\n" + std::string(39, 'a') + "   BOOKMOBI ";
    for (const std::string& mark :
         {lead.substr(0, 60) + "BOOKMOBI is one.\n", lead + std::string(257 - lead.size(), 'b') + "ustar.\n"}) {
        CHECK(read_text(mark).title == "The old formats");
    }
}

TEST_CASE("files that no reader is for are called by what they are, with what to do about them") {
    const std::string tar = std::string(257, 'a') + "ustar\0"s + std::string(200, '\0');
    const std::pair<std::string, std::string> files[] = {
        {tar, "a tar archive, not a text\n  hint: unpack it"},
        {"7z\xBC\xAF\x27\x1C\0\4"s, "a 7z archive"},
        {"Rar!\x1A\x07\x01\0"s, "a RAR archive"},
        {"\xFD\x37zXZ\0\0\4"s, "a file packed with xz, not a text\n  hint: unpack it, or pack it with gzip"},
        {"BZh91AY&SY\0"s, "a file packed with bzip2"},
        {"\x28\xB5\x2F\xFD\0"s, "a file packed with zstd"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, "an old Office document, or a message of Outlook"},
        {"bplist00\xD1\x01\x02_\x10\x0FWebMainResource"s,
         "a web archive of Safari, not a text\n  hint: save the page as HTML (page source)"},
        {"{\\rtf1\\ansi Hello}", "a document in Rich Text Format"},
        {"<?xml version=\"1.0\"?><plist><dict><key>WebMainResource</key></dict></plist>", "a web archive of Safari"},
        {"<?xml version=\"1.0\"?><article><front/><body><p>The ferry is late.</p></body></article>",
         "XML of articles (JATS"},
        {"#!/bin/sh\n\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03\x04\x05\x06\x07\x08PK\x05\x06"s + std::string(18, '\0'),
         "a ZIP archive with something before it"},
    };
    for (const auto& [data, said] : files) {
        CHECK(contains(refusal(bytes_of(data)), "a.txt: error: this is " + said));
    }
    CHECK(contains(refusal(bytes_of("%PDF-1.7\n")), "hint: export its text as HTML or Markdown"));
    CHECK(read_text("Rar!\n\nShouted the old man at the pier.\n").title == "Rar!");
}

TEST_CASE("Nordic texts in windows-1252 are not taken for Arabic ones") {
    // "Rådet på øen går på isen", in Danish.
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += "R\xE5"
                "det p\xE5 \xF8"
                "en g\xE5r p\xE5 isen, n\xE5r sn\xE6"
                "en ligger. ";
    }
    CHECK(reader::charset_by_letters(text) == nullptr);
}
