#pragma once

// The blocks of an article and the files that came with it in; the same blocks with those of its images that are among the
// files as data URIs (RFC 2397) out.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "article/article.h"

namespace gazette::reader {

/// The bytes and the type of a file.
struct FileBeside {
    std::string_view type;
    std::string_view bytes;
};

/// The file that an image's source names, or null. Valid during the call of `embed_images`.
using FindFile = std::function<const FileBeside*(const std::string& source)>;

/// Images by "cid:" (RFC 2392) can be shown by nothing else: those that are not found are taken out, their captions kept,
/// and counted in the result. Other images that are not found stay as they are.
std::size_t embed_images(article::Blocks& blocks, const FindFile& find);

}  // namespace gazette::reader
