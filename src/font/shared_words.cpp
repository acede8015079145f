#include "font/shared_words.h"

namespace gazette::font {

std::uint32_t SharedWords::number_of(const SettingKey& key) {
    const std::lock_guard guard(lock_);
    return numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

std::shared_ptr<WordCache> SharedWords::cache() {
    return cache_after(nullptr);
}

std::shared_ptr<WordCache> SharedWords::cache_after(const std::shared_ptr<WordCache>& full) {
    const std::lock_guard guard(lock_);
    std::shared_ptr<WordCache> cache = cache_.lock();
    if (cache == nullptr || cache == full) {
        cache = std::make_shared<WordCache>();
        cache_ = cache;
    }
    return cache;
}

}  // namespace gazette::font
