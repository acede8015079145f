#pragma once

// The images that articles name in, each made once into a file that every e-reader shows, out.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/brief_mutex.h"
#include "base/result.h"
#include "edition/edition.h"
#include "epub/container.h"
#include "image/prepare_for_epub.h"

namespace gazette::epub {

/// A file of the book.
struct Picture {
    /// "images/0123456789abcdef0123456789abcdef.jpg", after the SHA-256 of the image it was made from.
    std::string name;
    /// "image/jpeg", "image/png" or "image/svg+xml".
    std::string media_type;
    /// Stored where images are compressed already.
    Method method = Method::stored;
    Payload payload;
    /// The first frame of an image that moved.
    bool stilled = false;
    /// What the image had that is not in the book, such as "script".
    std::vector<std::string> left_out = {};
};

/// Images by their content, so that one used often is verified, made smaller and kept once. For several threads at once.
class Pictures {
public:
    explicit Pictures(image::EpubNeeds needs) : needs_(needs) {}

    /// The picture made of the image that the entry's body names; the error says why there is none. Whoever puts the picture
    /// into the book takes its payload, so that it is in memory no longer than it has to be.
    base::Result<std::shared_ptr<Picture>> picture_of(const edition::Entry& entry, const std::string& source);

private:
    /// What has come of an image, once somebody has made it.
    struct Made;
    std::shared_ptr<Made> made_of(const std::string& sha256);

    const image::EpubNeeds needs_;
    base::BriefMutex mutex_;
    std::map<std::string, std::shared_ptr<Made>> made_;
};

}  // namespace gazette::epub
