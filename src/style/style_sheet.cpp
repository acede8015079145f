#include "style/style_sheet.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file.h"

namespace gazette::style {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view keyword = "@import";
/// CSS Syntax 3, 4.2.
constexpr std::string_view white_space = " \t\n\r\f";

/// Past white space and comments.
std::size_t skip_blank(std::string_view css, std::size_t at) {
    while (at < css.size()) {
        if (white_space.find(css[at]) != std::string_view::npos) {
            ++at;
        } else if (css.substr(at).starts_with("/*")) {
            const std::size_t end = css.find("*/", at + 2);
            at = end == std::string_view::npos ? css.size() : end + 2;
        } else {
            break;
        }
    }
    return at;
}

/// The statement `@import "FILE";` at `at`.
struct Import {
    std::string file;
    /// After its semicolon.
    std::size_t end = 0;
};

/// Empty `file` where the statement is of another form.
Import import_at(std::string_view css, std::size_t at) {
    Import import;
    const std::size_t open = skip_blank(css, at + keyword.size());
    const std::size_t semicolon = css.find(';', open);
    import.end = semicolon == std::string_view::npos ? css.size() : semicolon + 1;
    if (open >= css.size() || (css[open] != '"' && css[open] != '\'')) {
        return import;
    }
    const std::size_t close = css.find(css[open], open + 1);
    if (close == std::string_view::npos || skip_blank(css, close + 1) != semicolon) {
        return import;
    }
    import.file = css.substr(open + 1, close - open - 1);
    return import;
}

class Reader {
public:
    explicit Reader(const fs::path& styles) : styles_(styles) {}

    base::Result<std::string> read(const fs::path& file) {
        const fs::path whole = file.lexically_normal();
        if (std::find(open_.begin(), open_.end(), whole) != open_.end()) {
            return base::fail("the style sheet imports itself", "leave the import out", {file.string(), 0, 0});
        }
        base::Result<std::string> css = base::read_file(whole);
        if (!css) {
            return base::fail(css.error().what,
                              "a style is a folder with pdf.toml and epub.css; copy what is missing from 'broadsheet'",
                              css.error().place);
        }
        open_.push_back(whole);
        base::Result<std::string> alone = with_imports(*css, whole);
        open_.pop_back();
        return alone;
    }

private:
    base::Result<std::string> with_imports(std::string_view css, const fs::path& file) {
        std::string imported;
        std::size_t at = skip_blank(css, 0);
        std::size_t rest = 0;
        while (css.substr(at).starts_with(keyword)) {
            const Import import = import_at(css, at);
            if (import.file.empty() || import.file.find("://") != std::string::npos) {
                return base::fail("an import must name a file, and nothing else",
                                  "write @import \"../broadsheet/epub.css\";", place(css, at, file));
            }
            base::Result<std::string> other = read(found(import.file, file));
            if (!other) {
                return other;
            }
            imported += *other;
            rest = import.end;
            at = skip_blank(css, rest);
        }
        return imported + std::string(css.substr(rest));
    }

    /// Beside the importing one, else below `styles`: also for the copy of a style that stands elsewhere and goes on naming its
    /// neighbours there ("../broadsheet/epub.css").
    fs::path found(const std::string& name, const fs::path& importing) const {
        const fs::path beside = importing.parent_path() / name;
        std::error_code error;
        if (fs::exists(beside, error)) return beside;
        const fs::path of_neighbour = (styles_ / "style" / name).lexically_normal();
        return fs::exists(of_neighbour, error) ? of_neighbour : styles_ / name;
    }

    static base::Place place(std::string_view css, std::size_t at, const fs::path& file) {
        const auto line = 1 + std::count(css.begin(), css.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return {file.string(), static_cast<int>(line), 0};
    }

    const fs::path& styles_;
    /// The files being read, each imported by the one before it.
    std::vector<fs::path> open_;
};

}  // namespace

base::Result<std::string> read_style_sheet(const fs::path& file, const fs::path& styles) {
    return Reader(styles).read(file);
}

}  // namespace gazette::style
