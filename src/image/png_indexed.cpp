#include "image/png_indexed.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette::image {

namespace {

constexpr std::size_t most_colours = 256;

std::uint32_t colour_at(const std::uint8_t* pixel, int channels) {
    const std::uint32_t r = pixel[0];
    const std::uint32_t g = channels == 1 ? r : pixel[1];
    const std::uint32_t b = channels == 1 ? r : pixel[2];
    const std::uint32_t a = channels == 4 ? pixel[3] : 0xFF;
    return r << 24 | g << 16 | b << 8 | a;
}

/// A small hash table with open addressing.
class Colours {
public:
    /// The number of the colour, which is new where it was not met; nothing when that would be one too many.
    std::optional<std::uint8_t> number_of(std::uint32_t colour) {
        std::size_t slot = (colour * 2654435761U) >> (32 - slot_bits);
        while (numbers_[slot] != 0 && found_[numbers_[slot] - 1U] != colour) slot = (slot + 1) % numbers_.size();
        if (numbers_[slot] == 0) {
            if (found_.size() == most_colours) return std::nullopt;
            found_.push_back(colour);
            numbers_[slot] = static_cast<std::uint16_t>(found_.size());
        }
        return static_cast<std::uint8_t>(numbers_[slot] - 1);
    }
    const std::vector<std::uint32_t>& found() const { return found_; }

private:
    static constexpr unsigned slot_bits = 10;
    /// From 1; 0 is a free slot.
    std::array<std::uint16_t, 1U << slot_bits> numbers_ = {};
    std::vector<std::uint32_t> found_;
};

/// Which number each colour gets when the transparent ones come first; writes the palette in that order.
std::array<std::uint8_t, most_colours> sort_colours(const std::vector<std::uint32_t>& found, Indexed& out) {
    std::array<std::uint8_t, most_colours> renumbered = {};
    std::uint8_t next = 0;
    for (const bool opaque : {false, true}) {
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (((found[i] & 0xFF) == 0xFF) != opaque) continue;
            for (const unsigned shift : {24U, 16U, 8U}) out.palette += static_cast<char>(found[i] >> shift & 0xFF);
            if (!opaque) out.alphas += static_cast<char>(found[i] & 0xFF);
            renumbered[i] = next++;
        }
    }
    return renumbered;
}

}  // namespace

std::optional<Indexed> to_indexed(const Pixels& pixels) {
    Indexed out;
    Colours colours;
    out.indices.reserve(std::size_t{pixels.width} * pixels.height);
    const auto channels = static_cast<std::size_t>(pixels.channels);
    for (std::size_t at = 0; at < pixels.samples.size(); at += channels) {
        const auto number = colours.number_of(colour_at(&pixels.samples[at], pixels.channels));
        if (!number) return std::nullopt;
        out.indices.push_back(*number);
    }
    const std::array<std::uint8_t, most_colours> renumbered = sort_colours(colours.found(), out);
    for (std::uint8_t& index : out.indices) index = renumbered[index];
    const std::size_t count = colours.found().size();
    out.bit_depth = count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
    return out;
}

}  // namespace gazette::image
