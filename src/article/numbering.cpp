#include "article/numbering.h"

#include <algorithm>
#include <string_view>

#include "article/article.h"

namespace gazette::article {

namespace {

constexpr int highest_roman = 3999;

/// a to z, then aa, ab and so on.
std::string letters_of(int number) {
    constexpr int alphabet = 26;
    std::string out;
    for (int rest = number; rest > 0; rest = (rest - 1) / alphabet) {
        out += static_cast<char>('a' + (rest - 1) % alphabet);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

std::string roman(int number) {
    struct Sign {
        int value;
        std::string_view letters;
    };
    constexpr Sign signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                              {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string out;
    for (const Sign& sign : signs) {
        for (; number >= sign.value; number -= sign.value) {
            out += sign.letters;
        }
    }
    return out;
}

std::string in_capitals(std::string letters) {
    for (char& each : letters) {
        each = static_cast<char>(each - 'a' + 'A');
    }
    return letters;
}

}  // namespace

std::string written(NumberSystem system, int number) {
    const bool is_roman = system == NumberSystem::lower_roman || system == NumberSystem::upper_roman;
    if (number < 1 || (is_roman && number > highest_roman)) {
        return std::to_string(number);
    }
    switch (system) {
    case NumberSystem::decimal: break;
    case NumberSystem::lower_letters: return letters_of(number);
    case NumberSystem::upper_letters: return in_capitals(letters_of(number));
    case NumberSystem::lower_roman: return roman(number);
    case NumberSystem::upper_roman: return in_capitals(roman(number));
    }
    return std::to_string(number);
}

std::vector<int> numbers_of(const List& list) {
    const Numbering numbering = list.numbering.value_or(Numbering());
    std::vector<int> numbers;
    numbers.reserve(list.items.size());
    int next = numbering.start;
    for (const ListItem& item : list.items) {
        numbers.push_back(item.number.value_or(next));
        next = number_after(numbering, numbers.back());
    }
    return numbers;
}

}  // namespace gazette::article
