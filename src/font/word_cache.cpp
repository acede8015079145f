#include "font/word_cache.h"

#include <cassert>
#include <functional>
#include <new>
#include <type_traits>

namespace gazette::font {

std::uint32_t WordCache::hash_of(std::uint32_t setting, std::string_view word) {
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(word) ^ ((setting + 1) * spread >> 32));
}

WordCache::WordCache() : tables_(), slots_(&tables_.emplace_back(first_slots)) {
    static_assert(std::is_trivially_destructible_v<Entry> && std::is_trivially_destructible_v<Glyph>);
    static_assert(alignof(Entry) >= alignof(Glyph) && sizeof(Entry) % alignof(Glyph) == 0);
}

void WordCache::prefetch_slot(std::uint32_t hash) const {
    const Slots& slots = *slots_.load(std::memory_order_acquire);
    __builtin_prefetch(&slots[hash & (slots.size() - 1)]);
}

void WordCache::prefetch_entry(std::uint32_t hash) const {
    const Slots& slots = *slots_.load(std::memory_order_acquire);
    __builtin_prefetch(slots[hash & (slots.size() - 1)].entry.load(std::memory_order_relaxed));
}

std::optional<WordCache::Word> WordCache::find(std::uint32_t setting, std::string_view word, std::uint32_t hash) const {
    const Slots& slots = *slots_.load(std::memory_order_acquire);
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Entry* entry = slots[at].entry.load(std::memory_order_acquire);
        if (entry == nullptr) return std::nullopt;
        if (slots[at].hash.load(std::memory_order_relaxed) != hash) continue;
        if (entry->setting == setting && entry->text() == word) return entry->word();
    }
}

std::optional<WordCache::Word> WordCache::add(std::uint32_t setting, std::string_view word,
                                              const std::vector<Glyph>& glyphs, bool complete) {
    assert(word.size() < 256 && glyphs.size() < 65'536);
    const std::uint32_t hash = hash_of(setting, word);
    const std::lock_guard guard(adding_);
    if (const std::optional<Word> known = find(setting, word, hash)) return known;
    if (words_ == most_words || bytes_ + size_of(glyphs.size(), word.size()) > most_bytes) return std::nullopt;
    if (2 * (words_ + 1) > tables_.back().size()) grow();
    const Entry* entry = make_entry(setting, word, glyphs, complete);
    Slots& slots = tables_.back();
    slots[free_slot(slots, hash)].fill(hash, entry);
    ++words_;
    return entry->word();
}

std::size_t WordCache::free_slot(const Slots& slots, std::uint32_t hash) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = hash & mask;
    while (slots[at].entry.load(std::memory_order_relaxed) != nullptr) at = (at + 1) & mask;
    return at;
}

std::size_t WordCache::size_of(std::size_t glyphs, std::size_t text) {
    return sizeof(Entry) + padded(text) + glyphs * sizeof(Glyph);
}

const WordCache::Entry* WordCache::make_entry(std::uint32_t setting, std::string_view word,
                                              const std::vector<Glyph>& glyphs, bool complete) {
    const std::size_t size = size_of(glyphs.size(), word.size());
    bytes_ += size;
    auto* entry = new (memory_.allocate(size, alignof(Entry)))
        Entry{setting, static_cast<std::uint16_t>(glyphs.size()), static_cast<std::uint8_t>(word.size()), complete};
    auto* text = reinterpret_cast<char*>(entry + 1);
    word.copy(text, word.size());
    std::uninitialized_copy(glyphs.begin(), glyphs.end(), reinterpret_cast<Glyph*>(text + padded(word.size())));
    return entry;
}

/// Entries stay where they are; those who still look into the old table find them there.
void WordCache::grow() {
    const Slots& old = tables_.back();
    Slots& slots = tables_.emplace_back(old.size() * 2);
    for (const Slot& slot : old) {
        const Entry* entry = slot.entry.load(std::memory_order_relaxed);
        if (entry == nullptr) continue;
        const std::uint32_t hash = slot.hash.load(std::memory_order_relaxed);
        slots[free_slot(slots, hash)].fill(hash, entry);
    }
    slots_.store(&slots, std::memory_order_release);
}

}  // namespace gazette::font
