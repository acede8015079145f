#include "reader/letter_rules.h"

#include <utility>

#include "base/toml.h"
#include "reader/limits_file.h"

namespace gazette::reader {

namespace {

constexpr LimitKey<LetterRules> letter_limits[] = {
    {"blocks-above", &LetterRules::blocks_above},         {"blocks-below", &LetterRules::blocks_below},
    {"longest-above", &LetterRules::longest_above},       {"longest-below", &LetterRules::longest_below},
    {"signature-lines", &LetterRules::signature_lines},   {"footer-lines", &LetterRules::footer_lines},
    {"longest-end-line", &LetterRules::longest_end_line}, {"blocks-between", &LetterRules::blocks_between},
    {"longest-between", &LetterRules::longest_between},
};

constexpr std::pair<const char*, html::PhraseSet LetterRules::*> letter_phrases[] = {
    {"above", &LetterRules::above}, {"below", &LetterRules::below},   {"below-linked", &LetterRules::below_linked},
    {"leave", &LetterRules::leave}, {"footer", &LetterRules::footer}, {"forwarded", &LetterRules::forwarded},
};

}  // namespace

base::Result<LetterRules> LetterRules::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    LetterRules rules;
    if (const base::Result<void> taken = take_limits(*document, letter_limits, 1, 1'000'000, rules); !taken) {
        return taken.failure();
    }
    for (const auto& [key, phrases] : letter_phrases) {
        for (base::TomlTable& table : document->tables(key)) {
            (rules.*phrases).add(table);
        }
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return rules;
}

}  // namespace gazette::reader
