#include "style/style.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "base/text.h"
#include "style/pdf_style.h"
#include "style/style_sheet.h"

namespace gazette::style {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> styles_in(const fs::path& directory) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator each(directory, error), end; !error && each != end; each.increment(error)) {
        std::error_code unreadable;
        if (each->is_directory(unreadable)) names.push_back(each->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

base::Failure no_such_style(const fs::path& directory, const std::string& name) {
    const auto names = styles_in(directory);
    const std::string meant = base::nearest(name, names);
    std::string hint = names.empty() ? fmt::format("there are no styles in {}", directory.string())
                                     : fmt::format("styles: {}; or a path to a folder", fmt::join(names, ", "));
    if (!meant.empty()) hint = fmt::format("did you mean '{}'?", meant);
    return base::fail(fmt::format("no style '{}'", name), std::move(hint));
}

std::string name_of(const fs::path& folder) {
    const fs::path normal = folder.lexically_normal();
    return (normal.has_filename() ? normal : normal.parent_path()).filename().string();
}

}  // namespace

base::Result<Style> read(const fs::path& directory, const std::string& name) {
    const bool is_path = name.find('/') != std::string::npos || name == "." || name == "..";
    const fs::path folder = is_path ? fs::path(name) : directory / name;
    std::error_code error;
    if (name.empty() || !fs::is_directory(folder, error)) return no_such_style(directory, name);
    auto pdf = read_pdf_style(folder / "pdf.toml");
    if (!pdf) return pdf.failure();
    auto css = read_style_sheet(folder / "epub.css", directory);
    if (!css) return css.failure();
    return Style{name_of(folder), std::move(*pdf), std::move(*css)};
}

}  // namespace gazette::style
