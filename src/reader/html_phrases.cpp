#include "reader/html_phrases.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace gazette::reader::html {

namespace {

constexpr std::string_view marks_around = " .,:;!?*|\"'()[]<>+-_=#~/\\";
constexpr std::string_view symbols[] = {"…", "–", "—", "»", "«", "›", "‹", "·", "•", "“", "”",  "‘",  "’",  "→",
                                        "←", "×", "↓", "▼", "▲", "►", "▶", "،", "؛", "؟", "。", "：", "、", "！"};

bool drop_end(std::string_view& text) {
    if (!text.empty() && marks_around.find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
        return true;
    }
    const auto* symbol =
        std::find_if(std::begin(symbols), std::end(symbols), [&](std::string_view each) { return text.ends_with(each); });
    text.remove_suffix(symbol == std::end(symbols) ? 0 : symbol->size());
    return symbol != std::end(symbols);
}

bool drop_start(std::string_view& text) {
    if (!text.empty() && marks_around.find(text.front()) != std::string_view::npos) {
        text.remove_prefix(1);
        return true;
    }
    const auto* symbol =
        std::find_if(std::begin(symbols), std::end(symbols), [&](std::string_view each) { return text.starts_with(each); });
    text.remove_prefix(symbol == std::end(symbols) ? 0 : symbol->size());
    return symbol != std::end(symbols);
}

std::uint16_t first_two_bytes(std::string_view text) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(text[0]) << 8U | static_cast<unsigned char>(text[1]));
}

std::string bare_of(std::string_view text) {
    while (drop_start(text)) {
    }
    while (drop_end(text)) {
    }
    return std::string(text);
}

}  // namespace

Phrase::Phrase(std::string_view line) : folded(base::replace_all(base::fold(line), "’", "'")), bare(bare_of(folded)) {}

void PhraseSet::add(base::TomlTable& table) {
    const std::string why = table.string("why").value_or("clutter");
    for (const std::string& text : table.strings("whole")) {
        whole_.emplace(Phrase(text).bare, why);
    }
    const auto take = [&](const char* key, auto keep) {
        for (const std::string& text : table.strings(key)) {
            // A space at the end says that a word ends there.
            Part part{base::fold(text) + (text.ends_with(' ') ? " " : ""), why};
            if (part.text.size() > 1) {
                keep(std::move(part));
            }
        }
    };
    take("openings", [this](Part part) { openings_[first_two_bytes(part.text)].push_back(std::move(part)); });
    take("endings", [this](Part part) { endings_.push_back(std::move(part)); });
    take("parts", [this](Part part) { parts_[first_two_bytes(part.text)].push_back(std::move(part)); });
}

const PhraseSet::Part* PhraseSet::opening_of(std::string_view text, const Parts& parts) {
    const auto bucket = text.size() < 2 ? parts.end() : parts.find(first_two_bytes(text));
    if (bucket == parts.end()) {
        return nullptr;
    }
    const auto found = std::find_if(bucket->second.begin(), bucket->second.end(),
                                    [&](const Part& part) { return text.starts_with(part.text); });
    return found == bucket->second.end() ? nullptr : &*found;
}

const PhraseSet::Part* PhraseSet::ending_of(std::string_view line) const {
    const auto found =
        std::find_if(endings_.begin(), endings_.end(), [&](const Part& part) { return line.ends_with(part.text); });
    return found == endings_.end() ? nullptr : &*found;
}

const PhraseSet::Part* PhraseSet::part_within(std::string_view line) const {
    const Part* found = nullptr;
    for (std::size_t at = 0; !parts_.empty() && found == nullptr && at + 1 < line.size(); ++at) {
        found = opening_of(line.substr(at), parts_);
    }
    return found;
}

std::string_view PhraseSet::why(const Phrase& line) const {
    if (const auto found = whole_.find(line.bare); found != whole_.end()) {
        return found->second;
    }
    const Part* found = opening_of(line.folded, openings_);
    found = found == nullptr ? ending_of(line.folded) : found;
    found = found == nullptr ? part_within(line.folded) : found;
    return found == nullptr ? std::string_view() : found->why;
}

base::Result<Phrases> Phrases::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    Phrases phrases;
    const auto take = [&](const char* key, PhraseSet& set) {
        for (base::TomlTable& table : document->tables(key)) {
            set.add(table);
        }
    };
    take("lines", phrases.lines);
    take("teasers", phrases.teasers);
    take("lists", phrases.lists);
    take("heading-links", phrases.heading_links);
    take("tops", phrases.tops);
    take("tails", phrases.tails);
    take("errors", phrases.errors);
    take("errors_or_headlines", phrases.errors_or_headlines);
    take("logins", phrases.logins);
    take("listings", phrases.listings);
    take("consents", phrases.consents);
    take("consent_texts", phrases.consent_texts);
    take("notices", phrases.notices);
    take("paywalls", phrases.paywalls);
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return phrases;
}

}  // namespace gazette::reader::html
