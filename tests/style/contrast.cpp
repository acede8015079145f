// Whether what the style sheets colour can be read, by day and night, in colour and on e-ink (WCAG 2.2, 1.4.3 and 1.4.11).

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include "style/style.h"

namespace {

using namespace gazette;

/// By selector, then by property.
using Rules = std::map<std::string, std::map<std::string, std::string>>;

struct Screen {
    bool dark = false;
    bool monochrome = false;
};

bool applies(const std::string& query, const Screen& screen) {
    return (query.find("prefers-color-scheme: dark") != std::string::npos && screen.dark) ||
           (query.find("monochrome") != std::string::npos && screen.monochrome);
}

void add_rules(const std::string& css, Rules& rules) {
    static const std::regex rule(R"(([^{}]+)\{([^{}]*)\})");
    static const std::regex declaration(R"(([a-z-]+)\s*:\s*([^;]+);)");
    for (std::sregex_iterator it(css.begin(), css.end(), rule), end; it != end; ++it) {
        const std::string body = (*it)[2];
        std::istringstream selectors((*it)[1]);
        for (std::string selector; std::getline(selectors, selector, ',');) {
            selector = std::regex_replace(selector, std::regex(R"(^\s+|\s+$)"), "");
            for (std::sregex_iterator each(body.begin(), body.end(), declaration); each != end; ++each) {
                rules[selector][(*each)[1]] = (*each)[2];
            }
        }
    }
}

/// What holds on a screen, later rules over earlier ones of the same selector.
Rules rules_on(const std::string& sheet, const Screen& screen) {
    const std::string css = std::regex_replace(sheet, std::regex(R"(/\*[^*]*\*+([^/*][^*]*\*+)*/)"), "");
    Rules rules;
    std::size_t at = 0;
    for (std::size_t media = css.find("@media"); media != std::string::npos; media = css.find("@media", at)) {
        add_rules(css.substr(at, media - at), rules);
        const std::size_t open = css.find('{', media);
        std::size_t close = open;
        for (int depth = 0; close < css.size(); ++close) {
            depth += css[close] == '{' ? 1 : css[close] == '}' ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        if (applies(css.substr(media, open - media), screen)) {
            add_rules(css.substr(open + 1, close - open - 1), rules);
        }
        at = close + 1;
    }
    add_rules(css.substr(std::min(at, css.size())), rules);
    return rules;
}

/// WCAG 2.2, relative luminance.
double luminance(std::string colour) {
    if (colour.size() == 4) {
        colour = {'#', colour[1], colour[1], colour[2], colour[2], colour[3], colour[3]};
    }
    REQUIRE(colour.size() == 7);
    const auto channel = [&](std::size_t at) {
        const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const std::string& one, const std::string& other) {
    const auto [less, more] = std::minmax({luminance(one), luminance(other)});
    return (more + 0.05) / (less + 0.05);
}

std::string value_of(const Rules& rules, const std::string& selector, const std::string& property,
                     const std::string& otherwise) {
    const auto rule = rules.find(selector);
    if (rule == rules.end() || !rule->second.contains(property)) {
        return otherwise;
    }
    return rule->second.at(property);
}

}  // namespace

TEST_CASE("contrasts are those that are known") {
    CHECK(contrast("#000", "#fff") == Approx(21));
    CHECK(contrast("#9a1b1e", "#ffffff") == Approx(8.24).margin(0.01));
    CHECK(contrast("#ee8e80", "#15130f") == Approx(7.8).margin(0.05));
}

TEST_CASE("text and rules stand out from the page on every screen, in every style") {
    for (const char* name : {"broadsheet", "reader", "eink", "large-print"}) {
        const base::Result<style::Style> style = style::read(std::filesystem::path(GAZETTE_SOURCE_DIR) / "styles", name);
        REQUIRE(style);
        for (const Screen screen : {Screen{false, false}, Screen{true, false}, Screen{false, true}, Screen{true, true}}) {
            const Rules rules = rules_on(style->epub_css, screen);
            const std::string page = value_of(rules, "body", "background-color", "#ffffff");
            const std::string ink = value_of(rules, "body", "color", "#000000");
            INFO(name << (screen.dark ? " dark" : "") << (screen.monochrome ? " monochrome" : ""));
            CHECK(contrast(ink, page) >= 7);
            CHECK((page != "#ffffff") == screen.dark);
            int coloured = 0;
            for (const auto& [selector, properties] : rules) {
                for (const auto& [property, value] : properties) {
                    const bool is_text = property == "color";
                    const std::size_t hash = value.find('#');
                    const bool is_line = property.starts_with("border");
                    if (hash == std::string::npos || (!is_text && !is_line)) {
                        continue;
                    }
                    // A border that states its colour with its width is overruled by a border-color.
                    const std::string shown = is_line ? value_of(rules, selector, "border-color", value) : value;
                    const std::size_t at = shown.find('#');
                    if (at == std::string::npos) {
                        continue;
                    }
                    INFO(selector << " { " << property << ": " << value << " }");
                    // Text may stand on a ground of its own.
                    const std::string ground = is_text ? value_of(rules, selector, "background-color", page) : page;
                    CHECK(contrast(shown.substr(at, shown.find_first_of(" ;", at) - at), ground) >= (is_text ? 4.5 : 3));
                    ++coloured;
                }
            }
            CHECK((coloured > 0 || screen.monochrome || std::string(name) == "eink"));
        }
    }
}
