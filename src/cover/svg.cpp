#include "cover/svg.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::cover {

namespace {

std::string escaped(std::string_view text) {
    base::Diagnostics ignored;
    std::string out = base::scrub(text, {}, ignored);
    out = base::replace_all(std::move(out), "&", "&amp;");
    out = base::replace_all(std::move(out), "<", "&lt;");
    return base::replace_all(std::move(out), ">", "&gt;");
}

long tenths(double length) {
    return std::lround(length * 10);
}

}  // namespace

Svg::Svg(int width, int height, std::string_view title, std::string_view description)
    : text_(fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>)"
                        R"(<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{0}" height="{1}" )"
                        R"(viewBox="0 0 {0} {1}" role="img"><title>{2}</title><desc>{3}</desc>)"
                        R"svg(<rect width="{0}" height="{1}" fill="#fff"/><g transform="scale(.1)">)svg",
                        width, height, escaped(title), escaped(description))) {}

void Svg::rectangle(double x, double y, double width, double height, std::string_view colour) {
    text_ += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", tenths(x), tenths(y),
                         tenths(width), tenths(height), colour);
}

void Svg::path(const Path& path, std::string_view colour) {
    if (!path.data().empty()) {
        text_ += fmt::format(R"(<path fill="{}" d="{}"/>)", colour, path.data());
    }
}

std::string Svg::take() {
    return std::move(text_) + "</g></svg>";
}

}  // namespace gazette::cover
