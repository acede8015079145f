#include "reader/letter_rules.h"

#include <cstdint>
#include <string>
#include <utility>

#include "base/toml.h"

namespace gazette::reader {

namespace {

constexpr std::pair<const char*, std::size_t LetterRules::*> letter_limits[] = {
    {"blocks-above", &LetterRules::blocks_above},       {"blocks-below", &LetterRules::blocks_below},
    {"longest-above", &LetterRules::longest_above},     {"longest-below", &LetterRules::longest_below},
    {"signature-lines", &LetterRules::signature_lines}, {"footer-lines", &LetterRules::footer_lines},
};

constexpr std::pair<const char*, html::PhraseSet LetterRules::*> letter_phrases[] = {
    {"above", &LetterRules::above},
    {"below", &LetterRules::below},
    {"leave", &LetterRules::leave},
    {"forwarded", &LetterRules::forwarded},
};

constexpr std::int64_t greatest_letter_limit = 1'000'000;

}  // namespace

base::Result<LetterRules> LetterRules::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    LetterRules rules;
    for (const auto& [key, limit] : letter_limits) {
        const std::int64_t value = document->integer(key).value_or(0);
        if (value < 1 || value > greatest_letter_limit) {
            return base::fail("'" + std::string(key) + "' is no whole number from 1 to " +
                                  std::to_string(greatest_letter_limit),
                              {}, document->place(key));
        }
        rules.*limit = static_cast<std::size_t>(value);
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
