#include "cli/fonts.h"

#include <utility>

namespace gazette::cli {

namespace {

base::Pending<base::Result<font::Library>> open(std::filesystem::path folder, bool wanted, base::Crew& crew) {
    auto make = [folder = std::move(folder)] { return font::Library::open(folder / "fonts.toml", {folder}); };
    return wanted ? crew.beside(std::move(make)) : crew.later(std::move(make));
}

}  // namespace

Fonts::Fonts(const std::filesystem::path& data, bool wanted, base::Crew& crew)
    : opening_(open(data / "fonts", wanted, crew)) {}

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
