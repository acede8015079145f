#include "style/pdf_style.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "style/toml_section.h"

namespace gazette::style {

namespace {

constexpr std::array<std::pair<std::string_view, Element>, 24> element_names = {{
    {"masthead", Element::masthead},
    {"lead-headline", Element::lead_headline},
    {"headline", Element::headline},
    {"brief-headline", Element::brief_headline},
    {"section-title", Element::section_title},
    {"deck", Element::deck},
    {"body", Element::body},
    {"subheading", Element::subheading},
    {"contents-headline", Element::contents_headline},
    {"kicker", Element::kicker},
    {"byline", Element::byline},
    {"running-head", Element::running_head},
    {"folio", Element::folio},
    {"table", Element::table},
    {"caption", Element::caption},
    {"code", Element::code},
    {"footer-name", Element::footer_name},
    {"footer-type", Element::footer_type},
    {"footer-profile", Element::footer_profile},
    {"footer-label", Element::footer_label},
    {"footer", Element::footer},
    {"footer-source", Element::footer_source},
    {"link", Element::link},
    {"note", Element::note},
}};

struct Paper {
    std::string_view name;
    double width;
    double height;
};

/// ISO 216 in millimetres, and ANSI A, as points.
constexpr std::array<Paper, 3> papers = {{
    {"A4", 210 / 25.4 * 72, 297 / 25.4 * 72},
    {"A5", 148 / 25.4 * 72, 210 / 25.4 * 72},
    {"Letter", 612, 792},
}};

void read_paper(Section& page, PdfStyle& style) {
    if (!page.has("size")) {
        style.page_width = page.positive_length("width");
        style.page_height = page.positive_length("height");
        return;
    }
    const std::string name = page.string("size");
    if (page.has("width") || page.has("height")) page.complain("size", "'size' and 'width' or 'height' exclude each other");
    page.table().number("width");
    page.table().number("height");
    const auto* paper = std::find_if(papers.begin(), papers.end(), [&](const Paper& each) { return each.name == name; });
    if (paper == papers.end()) {
        page.complain("size", fmt::format("'{}' is no paper size", name),
                      "write \"A4\", \"A5\" or \"Letter\", or width and height");
        return;
    }
    style.page_width = base::from_points(paper->width);
    style.page_height = base::from_points(paper->height);
}

void read_page(Section page, PdfStyle& style) {
    read_paper(page, style);
    style.margins = {page.length("top"), page.length("bottom"), page.length("inner"), page.length("outer")};
    style.columns = static_cast<int>(page.integer("columns", 1, 8));
    style.gutter = page.length("gutter");
    style.baseline = page.positive_length("baseline");
    const auto width = style.page_width - style.margins.inner - style.margins.outer - (style.columns - 1) * style.gutter;
    const auto height = style.page_height - style.margins.top - style.margins.bottom;
    if (width <= 0) page.complain("inner", "margins and gutters leave no width for text", "make them smaller");
    if (height < style.baseline) page.complain("top", "the margins leave no height for text", "make them smaller");
}

void read_running_head(Section head, PdfStyle& style) {
    style.running_head = {head.length("baseline"), head.boolean("alternate"), head.boolean("dated")};
}

void read_paragraphs(Section paragraphs, PdfStyle& style) {
    style.paragraphs = {paragraphs.length("indent"), paragraphs.length("space")};
}

void read_colours(Section colours, PdfStyle& style) {
    style.accent = colours.colour("accent");
    style.column_rule = colours.colour("column-rule", &style.accent);
}

void read_rules(Section rules, PdfStyle& style) {
    style.rules = {rules.length("scotch-thick"), rules.length("scotch-gap"), rules.length("scotch-thin"),
                   rules.length("article"),      rules.length("footer"),     rules.length("hairline"),
                   rules.length("column")};
}

void read_justification(Section spaces, PdfStyle& style) {
    Justification& out = style.justification;
    out.word_space_min = spaces.thousandths("word-space-min", 0.1, 1);
    out.word_space_max = spaces.thousandths("word-space-max", 1, 10);
    out.letter_space_min = static_cast<int>(spaces.integer("letter-space-min", -100, 0));
    out.letter_space_max = static_cast<int>(spaces.integer("letter-space-max", 0, 100));
    out.glyph_expansion = spaces.thousandths("glyph-expansion", 0, 0.1);
    out.hanging = spaces.thousandths("hanging", 0, 1);
    out.ragged_above = spaces.thousandths("ragged-above", 1, 10);
}

void read_images(Section images, PdfStyle& style) {
    Images& out = style.images;
    out.resolution = static_cast<int>(images.integer("resolution", 36, 2400));
    out.least_resolution = static_cast<int>(images.integer("least-resolution", 36, 2400));
    out.grey = images.boolean("grey");
    out.height = images.positive_length("height");
    out.span_from = static_cast<int>(images.integer("span-from", 0, 100'000));
}

Align read_align(Section& section) {
    constexpr std::array<std::pair<std::string_view, Align>, 4> names = {{
        {"justify", Align::justify},
        {"start", Align::start},
        {"centre", Align::centre},
        {"end", Align::end},
    }};
    if (!section.has("align")) return Align::start;
    const std::string text = section.string("align");
    for (const auto& [name, align] : names) {
        if (name == text) return align;
    }
    section.complain("align", fmt::format("'{}' is no alignment", text),
                     "write \"justify\", \"start\", \"centre\" or \"end\"");
    return Align::start;
}

/// A tag of four characters, with "=" and a number where it is to have another value than 1.
bool is_feature(std::string_view text) {
    if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, base::is_ascii_letter_or_digit)) return false;
    if (text.size() == 4) return true;
    return text[4] == '=' && text.size() > 5 && text.size() < 10 &&
           std::all_of(text.begin() + 5, text.end(), base::is_ascii_digit);
}

std::vector<std::string> read_features(Section& section) {
    auto features = section.table().strings("features");
    for (const std::string& feature : features) {
        if (is_feature(feature)) continue;
        section.complain("features", fmt::format("'{}' is no OpenType feature", feature), "write \"onum\" or \"liga=0\"");
    }
    return features;
}

TextStyle read_text(Section section, const Colour& accent) {
    TextStyle out;
    out.family = section.string("family");
    out.bold = section.table().boolean("bold").value_or(false);
    out.italic = section.table().boolean("italic").value_or(false);
    out.size = section.positive_length("size");
    out.leading = section.positive_length("leading");
    if (section.has("tracking")) out.tracking = static_cast<int>(section.integer("tracking", -200, 1000));
    out.align = read_align(section);
    if (section.has("colour")) out.colour = section.colour("colour", &accent);
    out.capitals = section.table().boolean("capitals").value_or(false);
    out.hyphenate = section.table().boolean("hyphenate").value_or(false);
    out.features = read_features(section);
    // Asked for also where absent, so that a misspelt key finds them as the nearest.
    section.table().integer("tracking");
    section.table().string("align");
    section.table().string("colour");
    return out;
}

void read_texts(Section texts, PdfStyle& style) {
    for (const auto& [name, element] : element_names) {
        // Styles from before there were notes set them as the facts of the footer.
        if (element == Element::note && !texts.has(name)) continue;
        if (auto text = texts.section(name)) style.text.emplace(element, read_text(std::move(*text), style.accent));
    }
    style.text.emplace(Element::note, style.text[Element::footer]);
    texts.table().table("note");
}

ScriptAdjustment read_adjustment(Section section) {
    ScriptAdjustment out;
    if (section.has("size")) out.size = section.positive_length("size");
    if (section.has("leading")) out.leading = section.positive_length("leading");
    section.table().number("size");
    section.table().number("leading");
    return out;
}

bool is_lower_case(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// A script, or a script in one language: "Arab", "Arab-ur".
bool is_script_code(std::string_view code) {
    const std::string_view language = code.substr(std::min(code.size(), std::size_t{4}));
    const bool names_language = language.size() >= 3 && language.size() <= 4 && language[0] == '-';
    if (!language.empty() && !(names_language && is_lower_case(language.substr(1)))) return false;
    return code.size() >= 4 && code[0] >= 'A' && code[0] <= 'Z' && is_lower_case(code.substr(1, 3));
}

void read_script(Section script, const std::string& code, PdfStyle& style) {
    for (const auto& [name, element] : element_names) {
        if (!script.has(name)) {
            script.table().table(name);
        } else if (auto section = script.section(name)) {
            style.scripts[code].emplace(element, read_adjustment(std::move(*section)));
        }
    }
}

void read_scripts(base::TomlTable& root, PdfStyle& style, Mistakes& mistakes) {
    auto scripts = root.table("script");
    if (!scripts) return;
    Section all(*scripts, "script", mistakes);
    for (const std::string& code : scripts->keys()) {
        if (!is_script_code(code)) {
            all.complain(code, fmt::format("'{}' is no script code", code),
                         "write the code of ISO 15924, a language behind it where it is for that alone: \"Deva\", "
                         "\"Arab-ur\"");
        }
        if (auto script = all.section(code)) read_script(std::move(*script), code, style);
    }
}

}  // namespace

base::Result<PdfStyle> read_pdf_style(const std::filesystem::path& file) {
    auto root = base::TomlTable::read(file);
    if (!root) return root.failure();
    PdfStyle style;
    Mistakes mistakes;
    Section top(*root, "", mistakes);
    if (auto page = top.section("page")) read_page(std::move(*page), style);
    if (auto head = top.section("running-head")) read_running_head(std::move(*head), style);
    if (auto paragraphs = top.section("paragraph")) read_paragraphs(std::move(*paragraphs), style);
    if (auto links = top.section("links")) style.lists_links = links->boolean("listed");
    if (auto colours = top.section("colour")) read_colours(std::move(*colours), style);
    if (auto rules = top.section("rules")) read_rules(std::move(*rules), style);
    if (auto spaces = top.section("justification")) read_justification(std::move(*spaces), style);
    if (auto images = top.section("images")) read_images(std::move(*images), style);
    if (auto footer = top.section("footer")) style.wide_footer_from = footer->length("wide-from");
    if (auto texts = top.section("text")) read_texts(std::move(*texts), style);
    read_scripts(*root, style, mistakes);
    // Told first: a misspelt key explains why another seems to be missing.
    if (auto finished = root->finish(); !finished) return finished.failure();
    if (const auto& mistake = mistakes.first()) return *mistake;
    return style;
}

}  // namespace gazette::style
