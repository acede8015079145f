#include "epub/embedded_font.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"

namespace gazette::epub {

namespace {

constexpr std::string_view declaration = "font-family:";

/// Each once, quoted, with a comma behind it.
std::string families_of(const std::vector<EmbeddedFont>& fonts) {
    std::string list;
    for (const EmbeddedFont& font : fonts) {
        const std::string quoted = fmt::format("\"{}\", ", font.family);
        list += list.find(quoted) == std::string::npos ? quoted : "";
    }
    return list;
}

std::string faces_of(const std::vector<EmbeddedFont>& fonts) {
    std::string css;
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        css += fmt::format("@font-face {{ font-family: \"{}\"; font-weight: {}; font-style: normal; src: url(\"{}\"); }}\n",
                           fonts[i].family, fonts[i].bold ? "bold" : "normal", font_name(i, fonts[i]));
    }
    return css;
}

/// A keyword that stands for a whole list (CSS Cascade).
bool is_list(std::string_view value) {
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return !value.starts_with("inherit") && !value.starts_with("initial") && !value.starts_with("unset");
}

}  // namespace

void add_characters(std::string_view utf8, std::set<char32_t>& characters) {
    for (std::size_t at = 0; at < utf8.size();) {
        const bool ascii = static_cast<unsigned char>(utf8[at]) < 0x80;
        const char32_t character = base::next_code_point(utf8, at);
        if (!ascii) {
            characters.insert(character);
        }
    }
}

std::string font_name(std::size_t index, const EmbeddedFont& font) {
    return fmt::format("fonts/f{}.{}", index + 1, font.cff ? "otf" : "ttf");
}

const char* media_type_of(const EmbeddedFont& font) {
    return font.cff ? "font/otf" : "font/ttf";
}

std::string with_fonts(std::string_view css, const std::vector<EmbeddedFont>& fonts) {
    if (fonts.empty()) {
        return std::string(css);
    }
    const std::string families = families_of(fonts);
    std::string out;
    for (std::size_t at = 0; at < css.size();) {
        const std::size_t found = css.find(declaration, at);
        const std::size_t end = found == css.npos ? css.size() : found + declaration.size();
        out += css.substr(at, end - at);
        if (found != css.npos && is_list(css.substr(end))) {
            out += " " + families;
        }
        at = end;
    }
    // Behind what may import: @font-face would end the place for that.
    return out + "\n" + faces_of(fonts);
}

}  // namespace gazette::epub
