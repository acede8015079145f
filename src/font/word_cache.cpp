#include "font/word_cache.h"

#include <cassert>
#include <cstring>
#include <functional>

namespace gazette::font {

namespace {

std::uint32_t hash_of(std::uint32_t setting, std::string_view word) {
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(word) ^ ((setting + 1) * spread >> 32));
}

}  // namespace

std::optional<WordCache::Word> WordCache::find(std::uint32_t setting, std::string_view word) const {
    const Slot& slot = slots_[slot_of(hash_of(setting, word), setting, word)];
    if (!slot.used) return std::nullopt;
    return Word{std::span(glyphs_).subspan(slot.glyphs_at, slot.glyph_count), slot.complete};
}

WordCache::Word WordCache::add(std::uint32_t setting, std::string_view word, const std::vector<Glyph>& glyphs,
                               bool complete) {
    assert(word.size() < 256 && glyphs.size() < 65'536);
    make_room(glyphs.size());
    const std::uint32_t hash = hash_of(setting, word);
    Slot& slot = slots_[slot_of(hash, setting, word)];
    slot.hash = hash;
    slot.setting = setting;
    slot.text_size = static_cast<std::uint8_t>(word.size());
    slot.glyphs_at = static_cast<std::uint32_t>(glyphs_.size());
    slot.glyph_count = static_cast<std::uint16_t>(glyphs.size());
    slot.used = true;
    slot.complete = complete;
    if (word.size() <= Slot::most_text) {
        word.copy(slot.text, word.size());
    } else {
        const auto at = static_cast<std::uint32_t>(texts_.size());
        std::memcpy(slot.text, &at, sizeof at);
        texts_.append(word);
    }
    glyphs_.insert(glyphs_.end(), glyphs.begin(), glyphs.end());
    ++words_;
    return {std::span(glyphs_).subspan(slot.glyphs_at, slot.glyph_count), complete};
}

std::string_view WordCache::text_of(const Slot& slot) const {
    if (slot.text_size <= Slot::most_text) return {slot.text, slot.text_size};
    std::uint32_t at = 0;
    std::memcpy(&at, slot.text, sizeof at);
    return std::string_view(texts_).substr(at, slot.text_size);
}

/// The word's slot, or the free one where it would go.
std::size_t WordCache::slot_of(std::uint32_t hash, std::uint32_t setting, std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (!slot.used) return at;
        if (slot.hash == hash && slot.setting == setting && text_of(slot) == word) return at;
    }
}

void WordCache::make_room(std::size_t glyphs) {
    if (words_ >= most_words || glyphs_.size() + glyphs > most_glyphs) {
        slots_.assign(first_slots, {});
        words_ = 0;
        texts_.clear();
        glyphs_.clear();
    }
    if (2 * (words_ + 1) > slots_.size()) grow();
}

void WordCache::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (!slot.used) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].used) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace gazette::font
