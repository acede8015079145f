#include "pdf/pictures.h"

#include <optional>
#include <utility>

#include "base/hash.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// The colour spaces are the device's: the document's output intent says that RGB is sRGB, and grey follows from it (ISO
/// 19005-2 section 6.2.4.3). CMYK would need another intent, so images come without it.
std::string colour_space(int components, const std::string& palette) {
    if (palette.empty()) return components == 1 ? "/DeviceGray" : "/DeviceRGB";
    return "[/Indexed /DeviceRGB " + std::to_string(palette.size() / 3 - 1) + " " + byte_string(palette) + "]";
}

std::string image_entries(const image::Size& size, const std::string& space, int bits) {
    return "/Type /XObject /Subtype /Image /Width " + std::to_string(size.width) + " /Height " +
           std::to_string(size.height) + " /ColorSpace " + space + " /BitsPerComponent " + std::to_string(bits) + "\n";
}

/// Rows as PNG has them (section 7.4.4.4).
std::string row_parameters(const image::Size& size, const image::FlateStream& stream) {
    return "/DecodeParms <</Predictor 15 /Colors " + std::to_string(stream.components) + " /BitsPerComponent " +
           std::to_string(stream.bits) + " /Columns " + std::to_string(size.width) + ">>\n";
}

Ref add_stream(Document& document, const image::Size& size, const image::FlateStream& stream, const StoredBytes& bytes,
               const std::string& more) {
    std::string entries = image_entries(size, colour_space(stream.components, stream.palette), stream.bits) +
                          row_parameters(size, stream) + more;
    return document.add_stream(std::move(entries), bytes, Coding::deflated);
}

Ref add_stream(Document& document, const image::Size& size, const image::JpegStream& stream, const StoredBytes& bytes,
               const std::string& more) {
    std::string entries = image_entries(size, colour_space(stream.components, {}), 8) + "/Filter /DCTDecode\n" + more;
    return document.add_stream(std::move(entries), bytes, Coding::plain);
}

/// A file in colour or in grey.
std::string name_of_file(const layout::Picture& picture) {
    return base::sha256_hex(picture.bytes) + (picture.grey ? " grey" : "");
}

}  // namespace

struct PictureSet::Made {
    layout::PictureId id = 0;
    std::string file;
    std::once_flag once;
    std::optional<base::Failure> failure;
    /// Without its bytes.
    image::PdfImage image;
    StoredBytes colour;
    StoredBytes mask;
};

PictureSet::PictureSet() = default;
PictureSet::~PictureSet() = default;

std::string picture_resource(std::size_t number) {
    return "Im" + std::to_string(number);
}

bool PictureSet::knows(layout::PictureId picture) const {
    const std::lock_guard lock(mutex_);
    return picture < made_.size();
}

PictureSet::Made& PictureSet::made_for(const std::string& file, const image::Size& at_most) {
    const std::lock_guard lock(mutex_);
    Made*& made = known_[file + " " + std::to_string(at_most.width) + "x" + std::to_string(at_most.height)];
    if (made == nullptr) {
        made_.push_back(std::make_unique<Made>());
        made = made_.back().get();
        made->id = static_cast<layout::PictureId>(made_.size() - 1);
        made->file = file;
    }
    return *made;
}

base::Result<layout::PictureId> PictureSet::add(layout::Picture picture) {
    Made& made = made_for(name_of_file(picture), picture.at_most);
    std::call_once(made.once, [&] {
        if (const base::Result<void> result = make(made, std::move(picture)); !result) made.failure = result.failure();
    });
    if (made.failure) return *made.failure;
    return made.id;
}

base::Result<void> PictureSet::make(Made& made, layout::Picture picture) {
    image::PdfNeeds needs;
    needs.at_most = picture.at_most;
    needs.grey = picture.grey;
    base::Result<image::PdfImage> image = image::prepare_for_pdf(std::move(picture.bytes), needs);
    if (!image) return image.failure();
    made.image = *std::move(image);
    std::string& bytes = std::visit([](auto& stream) -> std::string& { return stream.bytes; }, made.image.stream);
    const base::Result<StoredBytes> colour = store(std::exchange(bytes, {}));
    if (!colour) return colour.failure();
    made.colour = *colour;
    if (!made.image.soft_mask) return {};
    const base::Result<StoredBytes> mask = store(std::exchange(made.image.soft_mask->bytes, {}));
    if (!mask) return mask.failure();
    made.mask = *mask;
    return {};
}

base::Result<StoredBytes> PictureSet::store(std::string bytes) {
    const std::lock_guard lock(mutex_);
    base::Result<StoredBytes> stored = scratch_.add(bytes);
    if (!stored && laid_aside_) laid_aside_ = stored.failure();
    return stored;
}

base::Result<void> PictureSet::laid_aside() const {
    const std::lock_guard lock(mutex_);
    return laid_aside_;
}

std::size_t PictureSet::number_of(layout::PictureId picture) {
    const std::lock_guard lock(mutex_);
    const Made& made = *made_[picture];
    const auto [number, is_new] = numbers_.emplace(made.file, shown_.size());
    if (is_new) shown_.push_back(&made);
    const Made*& largest = shown_[number->second];
    if (made.image.size.width > largest->image.size.width) largest = &made;
    return number->second;
}

std::string PictureSet::digests() const {
    std::string out;
    for (const Made* made : shown_) out += made->file + " " + std::to_string(made->image.size.width) + "\n";
    return out;
}

std::vector<Ref> PictureSet::write(Document& document) const {
    std::vector<Ref> objects;
    for (const Made* made : shown_) {
        const image::PdfImage& image = made->image;
        std::string mask;
        if (image.soft_mask) {
            mask = "/SMask " + to_string(add_stream(document, image.size, *image.soft_mask, made->mask, {})) + "\n";
        }
        objects.push_back(
            std::visit([&](const auto& stream) { return add_stream(document, image.size, stream, made->colour, mask); },
                       image.stream));
    }
    return objects;
}

}  // namespace gazette::pdf
