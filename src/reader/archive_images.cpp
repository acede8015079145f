#include "reader/archive_images.h"

#include <filesystem>
#include <utility>

#include "base/address.h"
#include "base/result.h"
#include "base/text.h"

namespace gazette::reader {

namespace {

namespace fs = std::filesystem;

/// Of its name; empty where it is no image by that.
std::string image_type(const std::string& path) {
    constexpr std::pair<const char*, const char*> types[] = {
        {".jpg", "image/jpeg"},  {".jpeg", "image/jpeg"},   {".png", "image/png"},   {".gif", "image/gif"},
        {".webp", "image/webp"}, {".svg", "image/svg+xml"}, {".avif", "image/avif"},
    };
    const std::string extension = base::lower_ascii(fs::path(path).extension().string());
    for (const auto& [ending, type] : types) {
        if (extension == ending) {
            return type;
        }
    }
    return {};
}

/// Within the archive; empty where the source leads to the web or out of the archive.
std::string path_of(const std::string& page, const std::string& source) {
    if (source.empty() || source.starts_with("data:") || source.starts_with('/') ||
        source.find("://") != std::string::npos) {
        return {};
    }
    const fs::path relative = base::percent_decoded(source.substr(0, source.find_first_of("?#")));
    const std::string path = (fs::path(page).parent_path() / relative).lexically_normal().generic_string();
    return path.starts_with("..") ? std::string() : path;
}

}  // namespace

bool is_named_as_image(const std::string& path) {
    return !image_type(path).empty();
}

ArchiveImages::ArchiveImages(const ZipArchive& archive) : archive_(archive) {
    for (const ZipFile& file : archive.files()) {
        if (!file.link && is_named_as_image(file.path)) {
            files_.try_emplace(fs::path(file.path).lexically_normal().generic_string(), &file);
        }
    }
}

void ArchiveImages::embed(const std::string& path, article::Article& article, std::size_t& left) {
    if (!files_.empty()) {
        embed_images(article.body, [&](const std::string& source) { return find(path, source, left); });
    }
}

const FileBeside* ArchiveImages::find(const std::string& path, const std::string& source, std::size_t& left) {
    const auto found = files_.find(path_of(path, source));
    // It takes its bytes, and four thirds of them as base64.
    if (found == files_.end() || found->second->size > left / 3) {
        return nullptr;
    }
    left -= found->second->size + found->second->size / 3 * 4;
    base::Result<std::string> bytes = archive_.contents(*found->second, found->second->size);
    if (!bytes || bytes->empty()) {
        files_.erase(found);
        return nullptr;
    }
    shown_.insert(found->second->path);
    type_ = image_type(path_of(path, source));
    bytes_ = *std::move(bytes);
    file_ = {type_, bytes_};
    return &file_;
}

}  // namespace gazette::reader
