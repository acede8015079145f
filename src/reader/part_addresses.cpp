#include "reader/part_addresses.h"

#include <algorithm>
#include <filesystem>

#include "base/address.h"
#include "base/text.h"

namespace gazette::reader {

namespace {

/// "https:", "file:", "cid:", and "C:" of a disk.
bool is_absolute(std::string_view address) {
    const std::size_t colon = address.find(':');
    return colon != std::string_view::npos && address.find_first_of("/?#") > colon;
}

/// On a disk slashes may lean either way, and an address may be a path.
std::string as_path(std::string_view address) {
    std::string path = base::percent_decoded(address.substr(0, address.find('#')));
    std::replace(path.begin(), path.end(), '\\', '/');
    if (base::lower_ascii(path.substr(0, 5)) == "file:") {
        path.erase(0, std::min(path.find_first_not_of('/', 5), path.size()));
    }
    return path;
}

}  // namespace

std::optional<std::size_t> PartAddresses::find(std::string_view written) const {
    const auto found = parts_.empty() ? parts_.end() : parts_.find(key(written));
    return found == parts_.end() ? std::nullopt : std::optional(found->second);
}

std::string PartAddresses::key(std::string_view address) const {
    std::string path = as_path(base::resolve(page_, address));
    if (!is_absolute(address) && !base::is_web_address(page_)) {
        const std::string page = as_path(page_);
        path.insert(0, page.substr(0, page.rfind('/') + 1));
    }
    return std::filesystem::path(path).lexically_normal().generic_string();
}

}  // namespace gazette::reader
