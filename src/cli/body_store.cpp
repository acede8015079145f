#include "cli/body_store.h"

#include <cstdint>
#include <string>
#include <utility>

#include "article/pack.h"

namespace gazette::cli {

BodyStore::BodyStore(base::ScratchFile file) : file_(std::make_shared<base::ScratchFile>(std::move(file))) {}

base::Result<BodyStore> BodyStore::create() {
    base::Result<base::ScratchFile> file = base::ScratchFile::create();
    if (!file) {
        return file.failure();
    }
    return BodyStore(*std::move(file));
}

base::Result<BodyLoader> BodyStore::add(std::string_view packed) {
    const base::Result<std::uint64_t> start = file_->append(packed);
    if (!start) {
        return start.failure();
    }
    return BodyLoader([file = file_, start = *start, size = packed.size()]() -> base::Result<article::Blocks> {
        const base::Result<std::string> bytes = file->read(start, size);
        if (!bytes) {
            return bytes.failure();
        }
        return article::unpack(*bytes);
    });
}

}  // namespace gazette::cli
