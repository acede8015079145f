#pragma once

// exports.toml in, what the fields of exports are called out.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gazette::reader {

/// Names in lower case, those before others first. The file says what each is.
struct ExportFields {
    /// An unknown key is an error.
    static base::Result<ExportFields> read(const std::filesystem::path& file);

    std::vector<std::string> address;
    std::vector<std::string> title;
    std::vector<std::string> text;
    std::vector<std::string> address_within;
    std::vector<std::string> text_within;
    std::vector<std::string> outlet;
    std::vector<std::string> author;
    std::vector<std::string> published;
    std::vector<std::string> saved;
    std::vector<std::string> language;
    std::vector<std::string> tags;
    std::vector<std::string> file;
    std::vector<std::string> highlights;
    std::vector<std::string> failures;
    std::vector<std::string> undated;
};

}  // namespace gazette::reader
