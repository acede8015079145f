#include "image/svg.h"

#include "catch.h"

#include "base/base64.h"
#include "files.h"

using namespace gazette::image;

namespace {

const std::string head = R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" )";
const std::string circle = R"(<circle cx="5" cy="5" r="4"/>)";

SafeSvg safe(const std::string& markup) {
    auto svg = sanitise_svg(markup);
    if (!svg) FAIL(svg.error().what);
    return *std::move(svg);
}

std::string refusal(const std::string& markup) {
    const auto svg = sanitise_svg(markup);
    return svg ? "taken: " + svg->markup : svg.error().what;
}

/// What is drawn of a part of a drawing 10 by 10.
std::string drawn(const std::string& part) {
    const std::string markup = safe(head + R"(viewBox="0 0 10 10">)" + circle + part + "</svg>").markup;
    const std::size_t start = markup.find("</circle>") + 9;
    return markup.substr(start, markup.rfind("</svg>") - start);
}

std::vector<std::string> left_out_of(const std::string& part) {
    return safe(head + ">" + circle + part + "</svg>").left_out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a drawing of SVG keeps what draws") {
    CHECK(drawn(R"(<g id="a" fill="red" style="stroke: blue"><path d="M0 0L5 5"/></g>)") ==
          R"(<g id="a" fill="red" style="stroke: blue"><path d="M0 0L5 5"></path></g>)");
    CHECK(drawn(R"(<text x="1" xml:space="preserve"> A <tspan dy="2">b</tspan> &lt; c</text>)") ==
          R"(<text x="1" xml:space="preserve"> A <tspan dy="2">b</tspan> &lt; c</text>)");
    CHECK(drawn("<text><tspan>Low</tspan> <tspan>tide</tspan></text>") ==
          "<text><tspan>Low</tspan> <tspan>tide</tspan></text>");
    CHECK(drawn("<text>a&#1;b&#13;c&unknown;</text>") == "<text>ab&#10;c&amp;unknown;</text>");
    CHECK(drawn("<style>.a { fill: url(#b) }</style>") == "<style>.a { fill: url(#b) }</style>");
    CHECK(drawn(R"(<title>Tide &amp; time</title>)") == "<title>Tide &amp; time</title>");
}

TEST_CASE("drawings stand still") {
    CHECK(
        drawn(
            "<style>.a { fill: red } @keyframes blink { 0% { fill: red } 50% { fill: blue } } .b { fill: blue }</style>") ==
        "<style>.a { fill: red }  .b { fill: blue }</style>");
    CHECK(drawn("<style>@-webkit-KeyFrames x { from { fill: red } }@keyframes y { to { fill: red }</style>") ==
          "<style></style>");
    CHECK(drawn("<style>@key<![CDATA[frames z { to { fill: red } }]]>.keyframes { fill: red }</style>") ==
          "<style>.keyframes { fill: red }</style>");
}

TEST_CASE("a drawing of SVG loses what acts or fetches, and says so") {
    CHECK(drawn("<script>alert(1)</script>").empty());
    CHECK(left_out_of("<script>alert(1)</script>") == Names{"script"});
    CHECK(left_out_of("<foreignObject><p>text</p></foreignObject><animate attributeName='r'/>") ==
          Names{"animate", "foreignObject"});
    CHECK(drawn(R"(<rect width="2" height="2" onclick="go"/>)") == R"(<rect width="2" height="2"></rect>)");
    CHECK(left_out_of(R"(<rect onload="go"/>)") == Names{"what happens on events"});
    CHECK(drawn(R"(<use href="https://example.org/a.svg#b"/>)").empty());
    CHECK(drawn(R"(<image href="https://example.org/a.png"/>)").empty());
    CHECK(drawn(R"X(<rect fill="url(https://example.org/a.svg#b)"/>)X") == "<rect></rect>");
    CHECK(drawn("<style>@import 'a.css';</style>").empty());
    CHECK(drawn("<style>a { fill: u\\72l(a.svg#b) }</style>").empty());
    CHECK(drawn(R"X(<style>a { fill: URL( "http://example.org/" ) }</style>)X").empty());
}

TEST_CASE("a link of a drawing is opened up into what it holds") {
    CHECK(drawn(R"(<a xlink:href="https://example.org/"><rect width="2"/></a>)") == R"(<rect width="2"></rect>)");
}

TEST_CASE("what an editor keeps in a drawing for itself goes without a word") {
    const std::string editors =
        R"(<e:view xmlns:e="http://example.org/editor"><e:grid/></e:view><metadata><x/></metadata>)";
    CHECK(drawn(editors + R"(<g xmlns:e="http://example.org/editor" e:label="Layer 1"/>)") == "<g></g>");
    CHECK(left_out_of(editors).empty());
}

TEST_CASE("prefixes and entities of a drawing are resolved") {
    const std::string illustrated =
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\" [ <!ENTITY ns \"http://www.w3.org/2000/svg\"> ]>"
        "<s:svg xmlns:s=\"&ns;\" width=\"3\" height=\"4\"><s:rect/><script/></s:svg>";
    CHECK(safe(illustrated).markup ==
          "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"3\" height=\"4\" "
          "viewBox=\"0 0 3 4\"><rect></rect></svg>\n");
}

TEST_CASE("an image within a drawing stays if it is sound") {
    const std::string png = gazette::base::encode_base64(files::png_of(files::picture(4, 3, 3)));
    CHECK(drawn(R"(<image width="4" xlink:href="data:image/png;base64,)" + png + R"("/>)") ==
          R"(<image width="4" xlink:href="data:image/png;base64,)" + png + R"("></image>)");
    CHECK(drawn(R"(<image xlink:href="data:image/png;base64,)" + png.substr(0, png.size() / 2) + R"("/>)").empty());
}

TEST_CASE("an id of a drawing stands once") {
    CHECK(drawn(R"(<g id="a"/><g id="a"/><g id="1 b"/>)") == R"(<g id="a"></g><g></g><g></g>)");
}

TEST_CASE("a drawing of SVG has a size") {
    CHECK(safe(head + R"(width="210mm" height="1in">)" + circle + "</svg>").size == Size{794, 96});
    CHECK(safe(head + R"(viewBox="0,0 40 20">)" + circle + "</svg>").size == Size{40, 20});
    CHECK(safe(head + R"(width="100%" height="10" viewBox="0 0 40 20">)" + circle + "</svg>").size == Size{20, 10});
    CHECK(safe(head + ">" + circle + "</svg>").size == Size{300, 150});
}

TEST_CASE(
    "svg: a view box that cannot be read is none, and what is made of a drawing stays as it is when made safe again") {
    for (const std::string box : {"0 0 url(#a) 552", "nonsense", "0 0 0 0", ""}) {
        INFO(box);
        const std::string markup =
            safe(head + "viewBox=\"" + box + R"(" width="7" height="5">)" + circle + "</svg>").markup;
        CHECK(markup.find(R"(viewBox="0 0 7 5")") != std::string::npos);
        CHECK(safe(markup).markup == markup);
    }
}

TEST_CASE("a drawing that a viewer could not finish is refused") {
    std::string levels = R"(<g id="l0"><rect/></g>)";
    for (int level = 1; level < 12; ++level) {
        levels += "<g id=\"l" + std::to_string(level) + "\">";
        for (int i = 0; i < 10; ++i) levels += "<use xlink:href=\"#l" + std::to_string(level - 1) + "\"/>";
        levels += "</g>";
    }
    CHECK(refusal(head + ">" + levels + "</svg>") == "the SVG image draws elements within each other without end");
    CHECK(refusal(head + R"(><g id="a"><use xlink:href="#a"/></g></svg>)") ==
          "the SVG image draws elements within each other without end");
}

TEST_CASE("a drawing whose elements draw each other in a long chain is refused") {
    std::string chain = R"(<g id="g0"><rect/></g>)";
    for (int i = 100'000; i > 0; --i) {
        chain += "<g id=\"g" + std::to_string(i) + "\"><use href=\"#g" + std::to_string(i - 1) + "\"/></g>";
    }
    CHECK(refusal(head + ">" + chain + "</svg>") == "the SVG image draws elements within each other without end");
}

TEST_CASE("what is no drawing of SVG is refused") {
    CHECK(refusal(head + "><g></svg>").starts_with("the SVG image is damaged: it is not well-formed"));
    CHECK(refusal(head + "><script/></svg>") == "the SVG image draws nothing that may be shown");
    CHECK(refusal("<svg:svg xmlns:svg='http://example.org/'/>") == "the SVG image is damaged: its root is not svg");
    CHECK(refusal("<?xml version='1.0' encoding='ISO-8859-1'?>" + head + "><text>\xE9</text></svg>") ==
          "the SVG image is not UTF-8");
    std::string deep = head + ">";
    for (int i = 0; i < 100'000; ++i) deep += "<g>";
    CHECK(refusal(deep).starts_with("the SVG image is damaged"));
}

TEST_CASE("a drawing does not say which version of SVG it is, as SVG 2 has it") {
    CHECK(safe(head + R"(version="1" baseProfile="tiny">)" + circle + "</svg>").markup ==
          R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">)"
          R"(<circle cx="5" cy="5" r="4"></circle></svg>)"
          "\n");
}

TEST_CASE("a drawing is laid on a ground where one is asked for") {
    const auto ground = [](const std::string& root) {
        const auto svg = sanitise_svg(head + root + "><style>rect { fill: red }</style>" + circle + "</svg>", {}, white);
        if (!svg) FAIL(svg.error().what);
        const std::string& markup = svg->markup;
        const std::size_t start = markup.find('>') + 1;
        const std::string first = markup.substr(start, markup.find("<style>") - start);
        const std::string paint = R"( fill="#ffffff" style="fill: #ffffff !important; stroke: none !important"></rect>)";
        REQUIRE(first.starts_with("<rect "));
        REQUIRE(first.ends_with(paint));
        return first.substr(6, first.size() - 6 - paint.size());
    };
    CHECK(ground(R"(viewBox="0 0 10 5")") == R"(x="0" y="0" width="10" height="5")");
    CHECK(ground(R"(viewBox="-5, -2.5 10 5" width="100%")") == R"(x="-5" y="-2.5" width="10" height="5")");
    // A place of another shape shows more than the view box, on sides that depend on how it is aligned.
    CHECK(ground(R"(viewBox="0 0 10 5" width="20" height="30")") == R"(x="0" y="-10" width="10" height="25")");
    CHECK(ground(R"(viewBox="0 0 10 5" width="80px" height="20")") == R"(x="-10" y="0" width="30" height="5")");
    CHECK(ground(R"(width="40" height="20")") == R"(width="100%" height="100%")");
    CHECK(ground(R"(width="40")") == R"(width="100%" height="100%")");
    CHECK(ground("") == R"(width="100%" height="100%")");
    CHECK(ground(R"(viewBox="0 0 inf 5")") == R"(width="100%" height="100%")");
    CHECK_FALSE(safe(head + ">" + circle + "</svg>").markup.find("rect") != std::string::npos);
}
