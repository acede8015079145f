#include "reader/html_phrases.h"

#include <algorithm>

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
    const auto take = [&](const char* key, std::vector<Part>& parts) {
        for (const std::string& text : table.strings(key)) {
            // A space at the end says that a word ends there.
            parts.push_back({base::fold(text) + (text.ends_with(' ') ? " " : ""), why});
        }
    };
    take("openings", openings_);
    take("endings", endings_);
    take("parts", parts_);
}

const PhraseSet::Part* PhraseSet::find(const std::vector<Part>& parts, bool (*fits)(std::string_view, std::string_view),
                                       std::string_view line) {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return fits(line, part.text); });
    return found == parts.end() ? nullptr : &*found;
}

std::string_view PhraseSet::why(const Phrase& line) const {
    if (const auto found = whole_.find(line.bare); found != whole_.end()) {
        return found->second;
    }
    const auto opens = [](std::string_view text, std::string_view part) { return text.starts_with(part); };
    const auto ends = [](std::string_view text, std::string_view part) { return text.ends_with(part); };
    const auto holds = [](std::string_view text, std::string_view part) {
        return text.find(part) != std::string_view::npos;
    };
    const Part* found = find(openings_, opens, line.folded);
    found = found == nullptr ? find(endings_, ends, line.folded) : found;
    found = found == nullptr ? find(parts_, holds, line.folded) : found;
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
    take("tops", phrases.tops);
    take("tails", phrases.tails);
    take("errors", phrases.errors);
    take("logins", phrases.logins);
    take("listings", phrases.listings);
    take("notices", phrases.notices);
    take("paywalls", phrases.paywalls);
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return phrases;
}

}  // namespace gazette::reader::html
