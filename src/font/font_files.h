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

#include "base/text_hash.h"

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

    void index_folder(std::size_t folder);

    std::vector<std::filesystem::path> folders_;
    bool indexed_ = false;
    std::unordered_map<std::string, Found, base::TextHash, std::equal_to<>> by_name_;
};

}  // namespace gazette::font
