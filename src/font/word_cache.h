#pragma once

// A word and how it is set in, the glyphs that shaping it gave out, for all threads that shape.

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/brief_mutex.h"
#include "font/shaper.h"

namespace gazette::font {

/// Takes words until it is full. Any number of threads may find and add; finding waits for nobody.
class WordCache {
public:
    struct Word {
        /// Clusters count from the word's start. Valid as long as the cache.
        std::span<const Glyph> glyphs;
        /// Whether the face has all its characters.
        bool complete = true;
    };

    static constexpr std::size_t most_words = 1 << 17;

    WordCache();

    /// `setting` stands for face, features, language, script and direction. Words are shorter than 256 bytes, and so are their glyphs
    /// fewer than 65,536.
    std::optional<Word> find(std::uint32_t setting, std::string_view word) const {
        return find(setting, word, hash_of(setting, word));
    }
    std::optional<Word> find(std::uint32_t setting, std::string_view word, std::uint32_t hash) const;

    /// For those who look for many words: asked for all of them first, for each a while after the other, memory has what `find`
    /// needs when that comes.
    static std::uint32_t hash_of(std::uint32_t setting, std::string_view word);
    void prefetch_slot(std::uint32_t hash) const;
    void prefetch_entry(std::uint32_t hash) const;

    /// The word as it is kept, which another thread may have added before; nothing where there is no room.
    std::optional<Word> add(std::uint32_t setting, std::string_view word, const std::vector<Glyph>& glyphs, bool complete);

private:
    /// Its text follows it in memory, and then its glyphs: a look-up waits for memory more than for anything else.
    struct Entry {
        std::uint32_t setting = 0;
        std::uint16_t glyph_count = 0;
        std::uint8_t text_size = 0;
        bool complete = true;

        std::string_view text() const { return {reinterpret_cast<const char*>(this + 1), text_size}; }
        const Glyph* glyphs() const {
            return reinterpret_cast<const Glyph*>(reinterpret_cast<const char*>(this + 1) + padded(text_size));
        }
        Word word() const { return {{glyphs(), glyph_count}, complete}; }
    };
    /// Where an entry is seen, its hash is there.
    struct Slot {
        std::atomic<const Entry*> entry = nullptr;
        std::atomic<std::uint32_t> hash = 0;

        void fill(std::uint32_t hash_of_entry, const Entry* filling) {
            hash.store(hash_of_entry, std::memory_order_relaxed);
            entry.store(filling, std::memory_order_release);
        }
    };
    using Slots = std::vector<Slot>;

    static constexpr std::size_t first_slots = 1 << 12;
    static constexpr std::size_t most_bytes = std::size_t{32} << 20;

    static std::size_t free_slot(const Slots& slots, std::uint32_t hash);
    /// To where glyphs may stand.
    static constexpr std::size_t padded(std::size_t text) {
        return (text + alignof(Glyph) - 1) / alignof(Glyph) * alignof(Glyph);
    }
    static std::size_t size_of(std::size_t glyphs, std::size_t text);
    const Entry* make_entry(std::uint32_t setting, std::string_view word, const std::vector<Glyph>& glyphs, bool complete);
    void grow();

    /// Guards what follows, but for looking into tables and what their slots lead to.
    base::BriefMutex adding_;
    /// Threads may still look into those that were too small.
    std::deque<Slots> tables_;
    std::atomic<const Slots*> slots_;
    std::pmr::monotonic_buffer_resource memory_;
    std::size_t bytes_ = 0;
    std::size_t words_ = 0;
};

}  // namespace gazette::font
