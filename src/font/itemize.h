#pragma once

// A paragraph in, its stretches of one bidi level and script out (UAX #9, UAX #24).

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <unicode/uscript.h>

#include "base/language.h"
#include "font/characters.h"

namespace gazette::font {

/// Bytes [begin, end) of one level and script.
struct Item {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t level = 0;
    UScriptCode script = USCRIPT_LATIN;
    /// Holds what may have to be shown as emoji.
    bool emoji = false;
};

/// Keeps its buffers from one paragraph to the next.
class Itemizer {
public:
    Itemizer();
    ~Itemizer();

    /// `likely` is the script of text that has none of its own, digits alone. Valid until the next call.
    const std::vector<Item>& itemize(std::string_view text, base::Direction direction, UScriptCode likely);

    Characters& characters() { return characters_; }

private:
    struct Opened {
        char32_t code_point;
        std::size_t at;
    };
    struct Bidi;

    bool is_uniform(std::string_view text, base::Direction direction);
    void read(std::string_view text);
    void find_levels(base::Direction direction);
    void find_scripts(UScriptCode likely);
    UScriptCode script_of_common(std::size_t at, UScriptCode before, UScriptCode likely);
    void cut(std::size_t text_size);

    Characters characters_;
    std::unique_ptr<Bidi> bidi_;
    bool needs_bidi_ = false;
    // One for each code point.
    std::vector<char32_t> code_points_;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint8_t> levels_;
    std::vector<UScriptCode> scripts_;
    std::vector<Opened> opened_;
    std::vector<Item> items_;
};

}  // namespace gazette::font
