#include "pdf/scratch_store.h"

#include <cstdint>
#include <utility>

namespace gazette::pdf {

base::Result<StoredBytes> ScratchStore::add(std::string_view bytes) {
    if (!file_) {
        base::Result<base::ScratchFile> file = base::ScratchFile::create();
        if (!file) return file.failure();
        file_.emplace(*std::move(file));
    }
    const base::Result<std::uint64_t> offset = file_->append(bytes);
    if (!offset) return offset.failure();
    return StoredBytes{&*file_, *offset, bytes.size()};
}

}  // namespace gazette::pdf
