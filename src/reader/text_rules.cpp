#include "reader/text_rules.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "base/toml.h"
#include "reader/limits_file.h"

namespace gazette::reader {

namespace {

constexpr LimitKey<TextRules> limits[] = {
    {"lines", &TextRules::lines},
    {"mebibytes", &TextRules::bytes},
    {"elements", &TextRules::elements},
};

constexpr std::pair<const char*, std::vector<std::string> TextRules::*> word_lists[] = {
    {"compounds", &TextRules::compounds}, {"conjunctions", &TextRules::conjunctions},
    {"agencies", &TextRules::agencies},   {"reports", &TextRules::reports},
    {"labels", &TextRules::labels},       {"between_names", &TextRules::between_names},
};

constexpr std::int64_t greatest_limit = 1'000'000'000;

}  // namespace

base::Result<TextRules> TextRules::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    TextRules rules;
    if (const base::Result<void> taken = take_limits(*document, limits, 1, greatest_limit, rules); !taken) {
        return taken.failure();
    }
    rules.bytes <<= 20U;
    for (const auto& [key, words] : word_lists) {
        rules.*words = document->strings(key);
        std::transform((rules.*words).begin(), (rules.*words).end(), (rules.*words).begin(), base::fold);
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return rules;
}

base::Result<void> check_size(std::string_view text, const std::string& name, const TextRules& rules) {
    const base::Place place{name, 0, 0};
    constexpr const char* hint = "give it in parts, or raise the limit in reader/texts.toml";
    if (text.size() > rules.bytes) {
        return base::fail("this text is larger than " + std::to_string(rules.bytes >> 20U) + " MiB", hint, place);
    }
    if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) > rules.lines) {
        return base::fail("this text has more than " + std::to_string(rules.lines) + " lines", hint, place);
    }
    return {};
}

}  // namespace gazette::reader
