#include "reader/cleaning.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace gazette::reader {

namespace {

using Verdict = std::optional<Boilerplate>;

/// A block is boilerplate where it is one as a whole, or line by line; the weakest of its lines decides.
Verdict verdict_on(const TextBlock& block, const Rules& rules) {
    if (block.is_code) {
        return std::nullopt;
    }
    if (Verdict whole = rules.boilerplate(joined(block))) {
        return whole;
    }
    Verdict verdict;
    for (const SourceLine& line : block.lines) {
        const Verdict one = rules.boilerplate(line.text);
        if (!one) {
            return std::nullopt;
        }
        if (!verdict || one->strength == Strength::weak) {
            verdict = one;
        }
    }
    return verdict;
}

bool is_certain(const Verdict& verdict) {
    return verdict && verdict->strength == Strength::certain;
}

/// Weak blocks of the run that ends the text count where another line of boilerplate is beside them.
void confirm_end(const std::vector<Verdict>& verdicts, std::vector<bool>& remove) {
    std::size_t begin = verdicts.size();
    while (begin > 0 && verdicts[begin - 1]) {
        --begin;
    }
    if (verdicts.size() - begin >= 2) {
        std::fill(remove.begin() + static_cast<std::ptrdiff_t>(begin), remove.end(), true);
    }
}

/// A share bar right under the headline: at least two weak blocks in a row.
void confirm_start(const std::vector<Verdict>& verdicts, std::vector<bool>& remove) {
    std::size_t end = 1;
    while (end < verdicts.size() && verdicts[end]) {
        ++end;
    }
    if (end >= 3 && end < verdicts.size()) {
        std::fill(remove.begin() + 1, remove.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
}

}  // namespace

std::vector<TextBlock> remove_boilerplate(std::vector<TextBlock> blocks, const Rules& rules,
                                          std::vector<article::RemovedLine>& removed) {
    std::vector<Verdict> verdicts;
    std::vector<bool> remove;
    for (const TextBlock& block : blocks) {
        verdicts.push_back(verdict_on(block, rules));
        remove.push_back(is_certain(verdicts.back()));
    }
    confirm_end(verdicts, remove);
    confirm_start(verdicts, remove);
    std::vector<TextBlock> kept;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!remove[i]) {
            kept.push_back(std::move(blocks[i]));
            continue;
        }
        for (const SourceLine& line : blocks[i].lines) {
            removed.push_back({std::string(line.text), verdicts[i]->why, line.number});
        }
    }
    return kept;
}

}  // namespace gazette::reader
