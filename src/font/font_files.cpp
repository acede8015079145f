#include "font/font_files.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace gazette::font {

namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

bool is_font(const fs::path& path) {
    const fs::path extension = path.extension();
    return extension == ".ttf" || extension == ".otf" || extension == ".ttc" || extension == ".otc";
}

}  // namespace

std::vector<fs::path> system_font_folders() {
    std::vector<fs::path> folders;
    const std::string home = environment("HOME");
    std::string data_home = environment("XDG_DATA_HOME");
    if (data_home.empty() && !home.empty()) data_home = home + "/.local/share";
    if (!data_home.empty()) folders.push_back(fs::path(data_home) / "fonts");
    if (!home.empty()) folders.push_back(fs::path(home) / ".fonts");
    std::string data_folders = environment("XDG_DATA_DIRS");
    data_folders += ":/usr/local/share:/usr/share";
    for (std::size_t from = 0; from < data_folders.size();) {
        const std::size_t to = std::min(data_folders.find(':', from), data_folders.size());
        // The specification has relative paths ignored.
        if (data_folders[from] == '/') folders.push_back(fs::path(data_folders.substr(from, to - from)) / "fonts");
        from = to + 1;
    }
    return folders;
}

std::optional<std::string> FontFiles::find(std::string_view name) {
    if (!indexed_) {
        for (const fs::path& folder : folders_) index_folder(folder);
        indexed_ = true;
    }
    const auto found = paths_.find(name);
    if (found == paths_.end()) return std::nullopt;
    return found->second;
}

void FontFiles::index_folder(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator each(folder, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && each != end; each.increment(error)) {
        if (is_font(each->path())) files.push_back(each->path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) paths_.emplace(file.filename().string(), file.string());
}

}  // namespace gazette::font
