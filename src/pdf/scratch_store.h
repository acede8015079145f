#pragma once

// Bytes in; where they wait until the document is saved, out.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/scratch_file.h"
#include "pdf/objects.h"

namespace gazette::pdf {

/// Opens its scratch file with the first bytes. Not for two threads at once; what it gives is good as long as it lives.
class ScratchStore {
public:
    ScratchStore() = default;
    ScratchStore(const ScratchStore&) = delete;
    ScratchStore& operator=(const ScratchStore&) = delete;

    base::Result<StoredBytes> add(std::string_view bytes);

private:
    std::optional<base::ScratchFile> file_;
};

}  // namespace gazette::pdf
