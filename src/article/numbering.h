#pragma once

// How a list counts its items in, what stands before each of them out.

#include <cstdint>
#include <string>

namespace gazette::article {

enum class NumberSystem : std::uint8_t { decimal, lower_letters, upper_letters, lower_roman, upper_roman };

/// The first item has the number `start`, each other one more than the item before it, or one less.
struct Numbering {
    int start = 1;
    NumberSystem system = NumberSystem::decimal;
    bool reversed = false;
};

/// "4", "d", "iv". Numbers that a system has no letters for are decimal: Roman ones end at 3999, and there are none below 1.
std::string written(NumberSystem system, int number);

/// That of the item after the one with this number.
constexpr int number_after(const Numbering& numbering, int number) {
    return numbering.reversed ? number - 1 : number + 1;
}

}  // namespace gazette::article
