#pragma once

// An archive and an article from a file in it in; the article with the images that lie beside that file as data URIs out.

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "article/article.h"
#include "reader/embedded_images.h"
#include "reader/zip_archive.h"

namespace gazette::reader {

/// Whether a file is an image by its ending.
bool is_named_as_image(const std::string& path);

/// The archive must outlive it.
class ArchiveImages {
public:
    explicit ArchiveImages(const ZipArchive& archive);

    /// `path` is that of the article's file, to which the images' addresses are relative. Those that are not in the archive,
    /// damaged or too large for `left` stay as they are; what is unpacked is charged to it.
    void embed(const std::string& path, article::Article& article, std::size_t& left);

    /// Whether an article shows a file.
    bool shows(const std::string& path) const { return shown_.contains(path); }

private:
    const FileBeside* find(const std::string& path, const std::string& source, std::size_t& left);

    const ZipArchive& archive_;
    std::map<std::string, const ZipFile*> files_;
    std::set<std::string> shown_;
    std::string type_;
    std::string bytes_;
    FileBeside file_;
};

}  // namespace gazette::reader
