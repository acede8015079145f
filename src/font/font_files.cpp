#include "font/font_files.h"

#include <cstdlib>
#include <system_error>

#include "base/path_parts.h"

namespace gazette::font {

namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// A file that is only hidden has no ending.
bool is_font(std::string_view name) {
    return name.size() > std::string_view(".ttf").size() &&
           (name.ends_with(".ttf") || name.ends_with(".otf") || name.ends_with(".ttc") || name.ends_with(".otc"));
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
        for (std::size_t folder = 0; folder < folders_.size(); ++folder) index_folder(folder);
        indexed_ = true;
    }
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return std::nullopt;
    return found->second.path;
}

void FontFiles::index_folder(std::size_t folder) {
    std::error_code error;
    fs::recursive_directory_iterator each(folders_[folder], fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && each != end; each.increment(error)) {
        const std::string& path = each->path().native();
        const std::string_view name = base::last_part(path);
        if (!is_font(name)) continue;
        const auto [known, is_new] = by_name_.try_emplace(std::string(name), Found{path, folder});
        // A folder lists its files in any order.
        if (!is_new && known->second.folder == folder && each->path() < fs::path(known->second.path)) {
            known->second.path = path;
        }
    }
}

}  // namespace gazette::font
