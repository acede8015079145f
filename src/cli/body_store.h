#pragma once

// Packed bodies in; for each, what gives the body again, out.

#include <functional>
#include <memory>
#include <string_view>

#include "article/article.h"
#include "base/result.h"
#include "base/scratch_file.h"

namespace gazette::cli {

/// May be called from any thread, any number of times, once nothing is added any more.
using BodyLoader = std::function<base::Result<article::Blocks>()>;

/// Bodies in a file without a name, so that an edition's text is read once and is not held in memory.
class BodyStore {
public:
    static base::Result<BodyStore> create();

    /// `packed` is what article::pack made. The loader may outlive the store.
    base::Result<BodyLoader> add(std::string_view packed);

private:
    explicit BodyStore(base::ScratchFile file);
    std::shared_ptr<base::ScratchFile> file_;
};

}  // namespace gazette::cli
