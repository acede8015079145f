#pragma once

// Settings and full caches in, their numbers and the cache that all shapers of a library use now out.

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include <unicode/uscript.h>

#include "base/brief_mutex.h"
#include "font/library.h"
#include "font/word_cache.h"

namespace gazette::font {

/// Role, language, features, script, whether right to left.
using SettingKey = std::tuple<Role, std::string, std::vector<std::string>, UScriptCode, bool>;

/// Any number of threads may ask.
class SharedWords {
public:
    /// Of a setting, the same for all who ask.
    std::uint32_t number_of(const SettingKey& key);

    /// Lives until nobody holds it.
    std::shared_ptr<WordCache> cache();
    /// The one to use after one that is full, never null: all words are forgotten, as editions repeat theirs soon enough.
    std::shared_ptr<WordCache> cache_after(const std::shared_ptr<WordCache>& full);

private:
    base::BriefMutex lock_;
    std::map<SettingKey, std::uint32_t> numbers_;
    std::weak_ptr<WordCache> cache_;
};

}  // namespace gazette::font
