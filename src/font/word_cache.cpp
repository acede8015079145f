#include "font/word_cache.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <new>
#include <type_traits>

namespace gazette::font {

namespace {

std::uint32_t hash_of(std::uint32_t setting, std::string_view word) {
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(word) ^ ((setting + 1) * spread >> 32));
}

}  // namespace

WordCache::WordCache() : tables_(), slots_(&tables_.emplace_back(first_slots)) {
    static_assert(std::is_trivially_destructible_v<Entry> && std::is_trivially_destructible_v<Glyph>);
    static_assert(alignof(Entry) >= alignof(Glyph) && sizeof(Entry) % alignof(Glyph) == 0);
}

std::optional<WordCache::Word> WordCache::find(std::uint32_t setting, std::string_view word) const {
    const Slots& slots = *slots_.load(std::memory_order_acquire);
    const Entry* entry = slots[slot_of(slots, hash_of(setting, word), setting, word)].load(std::memory_order_acquire);
    return entry == nullptr ? std::nullopt : std::optional(entry->word());
}

std::optional<WordCache::Word> WordCache::add(std::uint32_t setting, std::string_view word,
                                              const std::vector<Glyph>& glyphs, bool complete) {
    assert(word.size() < 256 && glyphs.size() < 65'536);
    const std::lock_guard guard(adding_);
    if (const std::optional<Word> known = find(setting, word)) return known;
    if (words_ == most_words || bytes_ + size_of(glyphs.size(), word.size()) > most_bytes) return std::nullopt;
    if (2 * (words_ + 1) > tables_.back().size()) grow();
    const std::uint32_t hash = hash_of(setting, word);
    const Entry* entry = make_entry(hash, setting, word, glyphs, complete);
    Slots& slots = tables_.back();
    slots[slot_of(slots, hash, setting, word)].store(entry, std::memory_order_release);
    ++words_;
    return entry->word();
}

/// The word's slot, or the free one where it would go.
std::size_t WordCache::slot_of(const Slots& slots, std::uint32_t hash, std::uint32_t setting, std::string_view word) {
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Entry* entry = slots[at].load(std::memory_order_acquire);
        if (entry == nullptr) return at;
        if (entry->hash == hash && entry->setting == setting && entry->text() == word) return at;
    }
}

std::size_t WordCache::size_of(std::size_t glyphs, std::size_t text) {
    return sizeof(Entry) + glyphs * sizeof(Glyph) + text;
}

const WordCache::Entry* WordCache::make_entry(std::uint32_t hash, std::uint32_t setting, std::string_view word,
                                              const std::vector<Glyph>& glyphs, bool complete) {
    const std::size_t size = size_of(glyphs.size(), word.size());
    bytes_ += size;
    auto* entry = new (memory_.allocate(size, alignof(Entry)))
        Entry{hash, setting, static_cast<std::uint16_t>(glyphs.size()), static_cast<std::uint8_t>(word.size()), complete};
    auto* kept = std::uninitialized_copy(glyphs.begin(), glyphs.end(), reinterpret_cast<Glyph*>(entry + 1));
    std::copy(word.begin(), word.end(), reinterpret_cast<char*>(kept));
    return entry;
}

/// Entries stay where they are; those who still look into the old table find them there.
void WordCache::grow() {
    const Slots& old = tables_.back();
    Slots& slots = tables_.emplace_back(old.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : old) {
        const Entry* entry = slot.load(std::memory_order_relaxed);
        if (entry == nullptr) continue;
        std::size_t at = entry->hash & mask;
        while (slots[at].load(std::memory_order_relaxed) != nullptr) at = (at + 1) & mask;
        slots[at].store(entry, std::memory_order_relaxed);
    }
    slots_.store(&slots, std::memory_order_release);
}

}  // namespace gazette::font
