#include "cli/fonts.h"

#include <utility>

#include "base/beside.h"

namespace gazette::cli {

Fonts::Fonts(const std::filesystem::path& data, std::size_t jobs)
    : opening_(
          base::beside(jobs, [folder = data / "fonts"] { return font::Library::open(folder / "fonts.toml", {folder}); })) {}

base::Result<font::Library>& Fonts::get() {
    const std::lock_guard lock(mutex_);
    if (!opened_) {
        opened_.emplace(opening_.get());
    }
    return *opened_;
}

base::Diagnostics Fonts::take_diagnostics() {
    const std::lock_guard lock(mutex_);
    return opened_ && *opened_ ? (*opened_)->take_diagnostics() : std::exchange(diagnostics_, {});
}

void Fonts::close() {
    const std::lock_guard lock(mutex_);
    if (opened_ && *opened_) {
        diagnostics_ = (*opened_)->take_diagnostics();
    }
    opened_.reset();
}

}  // namespace gazette::cli
