#pragma once

// Folders in, the path of a font file by its name out.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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
    struct Found {
        std::string path;
        /// Of `folders_`.
        std::size_t folder;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    void index_folder(std::size_t folder);

    std::vector<std::filesystem::path> folders_;
    bool indexed_ = false;
    std::unordered_map<std::string, Found, Hash, std::equal_to<>> by_name_;
};

}  // namespace gazette::font
