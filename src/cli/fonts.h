#pragma once

// The data folder in, the fonts out: opened beside other work, once for all that needs them.

#include <filesystem>
#include <mutex>
#include <optional>

#include "base/crew.h"
#include "base/result.h"
#include "font/library.h"

namespace gazette::cli {

class Fonts {
public:
    /// Opened beside other work from now on where they are `wanted`, else when they are first needed.
    Fonts(const std::filesystem::path& data, bool wanted, base::Crew& crew);

    /// The same each time, from any thread. Waits until they are open.
    base::Result<font::Library>& get();

    /// The warnings since the last call; none where nobody has needed the fonts.
    base::Diagnostics take_diagnostics();

    /// Gives their memory back: nobody needs them any more, and `get` must not be called again.
    void close();

private:
    std::mutex mutex_;
    base::Pending<base::Result<font::Library>> opening_;
    std::optional<base::Result<font::Library>> opened_;
    /// Of fonts that have been closed.
    base::Diagnostics diagnostics_;
};

}  // namespace gazette::cli
