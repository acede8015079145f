#pragma once

// Folders in, the path of a font file by its name out.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::font {

/// The folders where a system keeps its fonts, by the XDG base directory specification: the user's before all users'.
std::vector<std::filesystem::path> system_font_folders();

/// Looks the folders through when first asked. Of files with one name the first folder's is taken, in a folder the one
/// whose path sorts first.
class FontFiles {
public:
    explicit FontFiles(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

    std::optional<std::string> find(std::string_view name);

private:
    void index_folder(const std::filesystem::path& folder);

    std::vector<std::filesystem::path> folders_;
    bool indexed_ = false;
    std::map<std::string, std::string, std::less<>> paths_;
};

}  // namespace gazette::font
