#include "font/itemize.h"

#include <algorithm>
#include <string>

#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

namespace gazette::font {

namespace {

/// UAX #9 (BD16) looks no deeper into brackets, and hostile text must not make it slow.
constexpr std::size_t deepest_bracket = 63;

}  // namespace

struct Itemizer::Bidi {
    std::unique_ptr<UBiDi, void (*)(UBiDi*)> handle{ubidi_open(), ubidi_close};
    std::u16string text;

    /// Null where ICU gives up.
    const UBiDiLevel* levels(const std::vector<char32_t>& code_points, base::Direction direction) {
        text.clear();
        for (const char32_t c : code_points) {
            if (c > 0xFFFF) {
                text.push_back(U16_LEAD(c));
                text.push_back(U16_TRAIL(c));
            } else {
                text.push_back(static_cast<char16_t>(c));
            }
        }
        UErrorCode error = U_ZERO_ERROR;
        const UBiDiLevel base = direction == base::Direction::right_to_left ? 1 : 0;
        ubidi_setPara(handle.get(), text.data(), static_cast<int>(text.size()), base, nullptr, &error);
        const UBiDiLevel* found = ubidi_getLevels(handle.get(), &error);
        return U_SUCCESS(error) ? found : nullptr;
    }
};

Itemizer::Itemizer() = default;
Itemizer::~Itemizer() = default;

const std::vector<Item>& Itemizer::itemize(std::string_view text, base::Direction direction, UScriptCode likely) {
    if (is_uniform(text, direction)) return items_;
    read(text);
    find_levels(direction);
    find_scripts(likely);
    cut(text.size());
    return items_;
}

/// Most paragraphs go one way and have letters of one script, which all the rest takes, whatever is between brackets: then the one
/// item is made here.
bool Itemizer::is_uniform(std::string_view text, base::Direction direction) {
    if (direction == base::Direction::right_to_left) return false;
    UScriptCode script = USCRIPT_INVALID_CODE;
    UScriptCode last = USCRIPT_COMMON;
    bool emoji = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const Character& character = characters_[byte < 0x80 ? (++at, byte) : base::next_code_point(text, at)];
        if (character.needs_bidi || character.of_some_scripts) return false;
        emoji = emoji || character.emoji;
        const auto own = static_cast<UScriptCode>(character.script);
        if (own == last || own == USCRIPT_COMMON || own == USCRIPT_INHERITED || own == USCRIPT_UNKNOWN) continue;
        last = own;
        if (script != USCRIPT_INVALID_CODE && script != unified(own)) return false;
        script = unified(own);
    }
    if (script == USCRIPT_INVALID_CODE) return false;
    items_.assign(1, {0, static_cast<std::uint32_t>(text.size()), 0, script, emoji});
    return true;
}

void Itemizer::read(std::string_view text) {
    code_points_.clear();
    offsets_.clear();
    needs_bidi_ = false;
    for (std::size_t at = 0; at < text.size();) {
        offsets_.push_back(static_cast<std::uint32_t>(at));
        const auto byte = static_cast<unsigned char>(text[at]);
        const char32_t c = byte < 0x80 ? (++at, byte) : base::next_code_point(text, at);
        code_points_.push_back(c);
        needs_bidi_ = needs_bidi_ || characters_[c].needs_bidi;
    }
}

void Itemizer::find_levels(base::Direction direction) {
    const bool right_to_left = direction == base::Direction::right_to_left;
    levels_.assign(code_points_.size(), right_to_left ? 1 : 0);
    if (!needs_bidi_ && !right_to_left) return;
    if (!bidi_) bidi_ = std::make_unique<Bidi>();
    const UBiDiLevel* levels = bidi_->levels(code_points_, direction);
    if (!levels) return;
    for (std::size_t i = 0; i < code_points_.size(); ++i) {
        levels_[i] = *levels;
        levels += U16_LENGTH(code_points_[i]);
    }
}

/// UAX #24 section 5: a Common or Inherited character takes the script before it, at the start the one after it, and a
/// closing bracket that of its opening one.
void Itemizer::find_scripts(UScriptCode likely) {
    scripts_.assign(code_points_.size(), USCRIPT_INVALID_CODE);
    opened_.clear();
    UScriptCode before = USCRIPT_INVALID_CODE;
    for (std::size_t i = 0; i < code_points_.size(); ++i) {
        const auto own = static_cast<UScriptCode>(characters_[code_points_[i]].script);
        if (own == USCRIPT_COMMON) {
            scripts_[i] = script_of_common(i, before, likely);
        } else if (own == USCRIPT_INHERITED || own == USCRIPT_UNKNOWN) {
            scripts_[i] = i > 0 ? scripts_[i - 1] : before;
        } else {
            scripts_[i] = unified(own);
        }
        if (before == USCRIPT_INVALID_CODE && scripts_[i] != USCRIPT_INVALID_CODE) {
            std::fill_n(scripts_.begin(), i, scripts_[i]);
        }
        before = scripts_[i];
    }
    if (before == USCRIPT_INVALID_CODE) std::fill(scripts_.begin(), scripts_.end(), likely);
}

UScriptCode Itemizer::script_of_common(std::size_t at, UScriptCode before, UScriptCode likely) {
    const char32_t c = code_points_[at];
    const Character& character = characters_[c];
    if (character.opens && opened_.size() < deepest_bracket) opened_.push_back({c, at});
    if (character.closes) {
        const char32_t partner = opening_partner(c);
        const auto is_partner = [partner](const Opened& opened) { return opened.code_point == partner; };
        const auto found = std::find_if(opened_.rbegin(), opened_.rend(), is_partner);
        if (found != opened_.rend()) {
            const UScriptCode script = scripts_[found->at];
            opened_.erase(std::prev(found.base()), opened_.end());
            return script;
        }
    }
    if (!character.of_some_scripts || before == USCRIPT_INVALID_CODE || is_used_in(c, before)) return before;
    // A danda after a Latin name in a Hindi sentence belongs to Hindi.
    return is_used_in(c, likely) ? likely : first_script_of(c);
}

void Itemizer::cut(std::size_t text_size) {
    items_.clear();
    for (std::size_t i = 0; i < code_points_.size(); ++i) {
        const bool same = !items_.empty() && items_.back().level == levels_[i] && items_.back().script == scripts_[i];
        if (!same) {
            if (!items_.empty()) items_.back().end = offsets_[i];
            items_.push_back({offsets_[i], 0, levels_[i], scripts_[i], false});
        }
        items_.back().emoji = items_.back().emoji || characters_[code_points_[i]].emoji;
    }
    if (!items_.empty()) items_.back().end = static_cast<std::uint32_t>(text_size);
}

}  // namespace gazette::font
