#include "epub/pictures.h"

#include <optional>
#include <utility>

#include "base/hash.h"

namespace gazette::epub {

struct Pictures::Made {
    std::once_flag once;
    std::optional<base::Result<std::shared_ptr<Picture>>> outcome;
};

namespace {

/// Half of the digest: as many files as anybody can make have different names, and names stay short.
constexpr std::size_t digits_in_name = 32;

base::Result<std::shared_ptr<Picture>> make(std::string bytes, const std::string& sha256, const image::EpubNeeds& needs) {
    base::Result<image::EpubImage> image = image::prepare_for_epub(std::move(bytes), needs);
    if (!image) {
        return image.failure();
    }
    const bool is_text = image->media_type == "image/svg+xml";
    const char* name_ends = is_text ? ".svg" : image->media_type == "image/png" ? ".png" : ".jpg";
    return std::make_shared<Picture>(Picture{"images/" + sha256.substr(0, digits_in_name) + name_ends,
                                             std::move(image->media_type), is_text ? Method::deflated : Method::stored,
                                             is_text ? deflated(image->bytes) : stored(std::move(image->bytes)),
                                             image->stilled, std::move(image->left_out)});
}

}  // namespace

std::shared_ptr<Pictures::Made> Pictures::made_of(const std::string& sha256) {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<Made>& made = made_[sha256];
    if (!made) {
        made = std::make_shared<Made>();
    }
    return made;
}

base::Result<std::shared_ptr<Picture>> Pictures::picture_of(const edition::Entry& entry, const std::string& source) {
    base::Result<std::string> bytes = entry.load_image(source);
    if (!bytes) {
        return bytes.failure();
    }
    const std::string sha256 = base::sha256_hex(*bytes);
    const std::shared_ptr<Made> made = made_of(sha256);
    std::call_once(made->once, [&] { made->outcome.emplace(make(*std::move(bytes), sha256, needs_)); });
    return *made->outcome;
}

}  // namespace gazette::epub
