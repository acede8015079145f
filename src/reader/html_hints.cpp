#include "reader/html_hints.h"

#include <deque>

#include "base/toml.h"

namespace gazette::reader::html {

namespace {

struct HintName {
    const char* key;
    Hint hint;
};
constexpr HintName hint_names[] = {
    {"unlikely", Hint::unlikely}, {"maybe", Hint::maybe},   {"positive", Hint::positive},
    {"negative", Hint::negative}, {"byline", Hint::byline}, {"caption", Hint::caption},
    {"deck", Hint::deck},         {"date", Hint::date},     {"beside", Hint::beside},
};

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9');
}

/// Letters, digits, "-", and one for all the rest ("_" and white space among them).
std::size_t symbol_of(char c) {
    if (c >= 'a' && c <= 'z') {
        return static_cast<std::size_t>(c - 'a');
    }
    if (is_upper(c)) {
        return static_cast<std::size_t>(c - 'A');
    }
    if (c >= '0' && c <= '9') {
        return 26 + static_cast<std::size_t>(c - '0');
    }
    return c == '-' || c == '_' ? 36 : 37;
}

/// Whether a word ends before `at`: at a mark, or where the case changes as in "shareBar".
bool is_boundary(std::string_view names, std::size_t at) {
    return at == 0 || at >= names.size() || !is_word(names[at - 1]) || !is_word(names[at]) ||
           (is_upper(names[at]) && !is_upper(names[at - 1]));
}

}  // namespace

base::Result<Hints> Hints::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    Hints hints;
    for (const HintName& name : hint_names) {
        if (std::optional<base::TomlTable> table = document->table(name.key)) {
            hints.add(table->strings("words"), {0, true, -1, name.hint});
            hints.add(table->strings("parts"), {0, false, -1, name.hint});
        }
    }
    for (base::TomlTable& table : document->tables("clutter")) {
        hints.clutter_.push_back(table.string("why").value_or("clutter"));
        const int kind = static_cast<int>(hints.clutter_.size()) - 1;
        hints.add(table.strings("words"), {0, true, kind, Hint::unlikely});
        hints.add(table.strings("parts"), {0, false, kind, Hint::unlikely});
    }
    hints.link();
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return hints;
}

void Hints::add(const std::vector<std::string>& phrases, Phrase phrase) {
    for (const std::string& text : phrases) {
        if (states_.size() + text.size() > 0xFFFF) {
            return;
        }
        std::size_t state = 0;
        for (const char c : text) {
            std::uint16_t next = states_[state].next[symbol_of(c)];
            if (next == 0) {
                next = static_cast<std::uint16_t>(states_.size());
                states_[state].next[symbol_of(c)] = next;
                states_.emplace_back();
            }
            state = next;
        }
        phrase.length = text.size();
        states_[state].ends.push_back(static_cast<std::uint16_t>(phrases_.size()));
        phrases_.push_back(phrase);
    }
}

/// Where a phrase breaks off, matching goes on with the longest end of what was read that begins another.
void Hints::link() {
    std::deque<std::uint16_t> queue;
    for (const std::uint16_t first : states_[0].next) {
        if (first != 0) {
            queue.push_back(first);
        }
    }
    for (; !queue.empty(); queue.pop_front()) {
        const std::uint16_t state = queue.front();
        const std::uint16_t fallback = states_[state].fallback;
        states_[state].ends.insert(states_[state].ends.end(), states_[fallback].ends.begin(), states_[fallback].ends.end());
        for (std::size_t symbol = 0; symbol < states_[state].next.size(); ++symbol) {
            std::uint16_t& next = states_[state].next[symbol];
            if (next == 0) {
                next = states_[fallback].next[symbol];
            } else {
                states_[next].fallback = states_[fallback].next[symbol];
                queue.push_back(next);
            }
        }
    }
}

HintSet Hints::of(std::string_view names) const {
    HintSet found;
    std::uint16_t state = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        state = states_[state].next[symbol_of(names[i])];
        for (const std::uint16_t end : states_[state].ends) {
            const Phrase& phrase = phrases_[end];
            const std::size_t begin = i + 1 - phrase.length;
            if (phrase.whole_word && (!is_boundary(names, begin) || !is_boundary(names, i + 1))) {
                continue;
            }
            if (phrase.clutter < 0) {
                found.add(phrase.hint);
            } else if (found.clutter.empty()) {
                found.clutter = clutter_[static_cast<std::size_t>(phrase.clutter)];
            }
        }
    }
    return found;
}

}  // namespace gazette::reader::html
