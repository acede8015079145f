#pragma once

// Image files in, the image XObjects of a document out (ISO 32000-1 section 8.9.5).

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/brief_mutex.h"
#include "base/result.h"
#include "image/prepare_for_pdf.h"
#include "layout/page.h"
#include "pdf/objects.h"
#include "pdf/scratch_store.h"

namespace gazette::pdf {

/// Every file is verified and, where it must be, encoded anew once for each size that is wanted of it; what comes of it is
/// laid aside in a scratch file until the document is saved, which must be before the set is gone. A file is in the document
/// once, in the largest size that a page shows. All but `add` is for one thread.
class PictureSet {
public:
    PictureSet();
    ~PictureSet();

    /// From any thread. An error where the file cannot be shown in full.
    base::Result<layout::PictureId> add(layout::Picture picture);
    bool knows(layout::PictureId picture) const;
    /// The first failure that was none of a picture's, but of the place where they are laid aside.
    base::Result<void> laid_aside() const;

    /// The number of its file, counted in the order in which files are first asked for: that in which pages show them, whatever
    /// the order in which they were added.
    std::size_t number_of(layout::PictureId picture);
    /// What those that are shown are made of, for the document's identifier.
    std::string digests() const;
    /// Adds those that are shown to the document, by number.
    std::vector<Ref> write(Document& document) const;

private:
    /// What came of a file at one size.
    struct Made;

    Made& made_for(const std::string& file, const image::Size& at_most);
    base::Result<void> make(Made& made, layout::Picture picture);
    base::Result<StoredBytes> store(std::string bytes);

    mutable base::BriefMutex mutex_;
    ScratchStore scratch_;
    base::Result<void> laid_aside_;
    /// By file, manner and size.
    std::map<std::string, Made*> known_;
    /// By id.
    std::deque<std::unique_ptr<Made>> made_;
    std::map<std::string, std::size_t> numbers_;
    /// By number: the largest so far that is shown of a file.
    std::vector<const Made*> shown_;
};

/// Of a picture in the resources of a page: "Im7".
std::string picture_resource(std::size_t number);

}  // namespace gazette::pdf
