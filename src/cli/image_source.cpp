#include "cli/image_source.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/address.h"
#include "base/base64.h"
#include "base/file.h"

namespace gazette::cli {

namespace fs = std::filesystem;

namespace {

base::Result<std::string> from_data_uri(std::string_view uri) {
    const std::size_t comma = uri.find(',');
    if (comma == std::string_view::npos) {
        return base::fail("the data URI of an image has no data");
    }
    const std::string_view kind = uri.substr(0, comma);
    const std::string data = base::percent_decoded(uri.substr(comma + 1));
    if (!kind.ends_with(";base64")) {
        return data;
    }
    std::optional<std::string> bytes = base::decode_base64(data);
    if (!bytes) {
        return base::fail("the data URI of an image is no base64");
    }
    return *std::move(bytes);
}

/// The folder that was given, without links: the file's path without its name.
std::string root_of(const InputFile& file, std::error_code& error) {
    if (file.name.find('/') == std::string::npos) {
        return file.folder;
    }
    fs::path root = file.path;
    for (const fs::path& part : fs::path(file.name)) {
        static_cast<void>(part);
        root = root.parent_path();
    }
    return fs::weakly_canonical(root.empty() ? fs::path(".") : root, error).string();
}

bool is_below(const std::string& file, const std::string& folder) {
    return file == folder ||
           (file.starts_with(folder) && (folder.ends_with('/') || file.substr(folder.size()).starts_with('/')));
}

/// Where `path` leads from a folder that is without links itself; what is not there stays as it is written.
fs::path without_links(const fs::path& folder, const fs::path& path, std::error_code& error) {
    fs::path at = folder;
    for (const fs::path& part : path) {
        at /= part;
        std::error_code ignored;
        if (part == "." || part == ".." || part == "/" || fs::is_symlink(at, ignored)) {
            return fs::weakly_canonical(folder / path, error);
        }
    }
    return at;
}

/// An address ends before its query and fragment (RFC 3986 section 4.1), but authors also write names of files that hold "?" or
/// "#" as they are: that file, where it is the one that there is.
fs::path wanted_file(const InputFile& file, const std::string& source, std::error_code& error) {
    const fs::path by_address = base::percent_decoded(source.substr(0, source.find_first_of("?#")));
    const fs::path by_name = base::percent_decoded(source);
    std::error_code ignored;
    const bool is_name = by_name != by_address && !fs::is_regular_file(file.folder / by_address, ignored) &&
                         fs::is_regular_file(file.folder / by_name, ignored);
    return without_links(file.folder, is_name ? by_name : by_address, error);
}

base::Result<std::string> from_file(const InputFile& file, const std::string& source, const base::SizeLimit& limit) {
    std::error_code error;
    const fs::path wanted = wanted_file(file, source, error);
    const std::string root = root_of(file, error);
    // Of a folder that cannot be resolved nothing can be said.
    if (error || file.folder.empty() || root.empty() || !is_below(wanted.string(), root)) {
        return base::fail("the image '" + source + "' lies outside the folder of its article",
                          "copy it beside the article");
    }
    if (!fs::is_regular_file(wanted, error)) {
        return base::fail("image not found: " + source, "put it beside the article");
    }
    base::Result<std::string> bytes = base::read_file(wanted, [&](std::string_view) { return limit; });
    return bytes ? std::move(bytes) : base::fail(source + ": " + bytes.error().what, bytes.error().hint);
}

}  // namespace

ImageLoader image_loader(const InputFile& file, base::SizeLimit limit) {
    return [file, limit = std::move(limit)](const std::string& source) -> base::Result<std::string> {
        if (source.starts_with("data:")) {
            return from_data_uri(source);
        }
        if (source.find("://") != std::string::npos || source.starts_with("//")) {
            return base::fail("the image '" + source + "' is not on this machine", "save it beside the article");
        }
        return from_file(file, source, limit);
    };
}

}  // namespace gazette::cli
