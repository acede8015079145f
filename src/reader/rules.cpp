#include "reader/rules.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/ordered_work.h"
#include "base/text.h"

namespace gazette::reader {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view edge_marks = " .,:;!?*|\"'()[]<>+-_=#~/\\";
constexpr std::string_view edge_symbols[] = {"…", "–", "—", "»", "«", "›", "‹", "·", "•", "“",  "”",  "‘", "’",
                                             "→", "←", "×", "↓", "▼", "▲", "،", "؛", "؟", "。", "：", "，"};

bool drop_mark_at_end(std::string_view& text) {
    if (!text.empty() && edge_marks.find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
        return true;
    }
    for (const std::string_view symbol : edge_symbols) {
        if (text.ends_with(symbol)) {
            text.remove_suffix(symbol.size());
            return true;
        }
    }
    return false;
}

bool drop_mark_at_start(std::string_view& text) {
    if (!text.empty() && edge_marks.find(text.front()) != std::string_view::npos) {
        text.remove_prefix(1);
        return true;
    }
    for (const std::string_view symbol : edge_symbols) {
        if (text.starts_with(symbol)) {
            text.remove_prefix(symbol.size());
            return true;
        }
    }
    return false;
}

/// The folded line without the marks around it: "» Leave a Reply:" and "leave a reply" are one phrase.
std::string phrase_of(std::string_view line) {
    const std::string folded = base::fold(line);
    std::string_view bare = folded;
    // Letters and digits, which most lines open and end with, are no marks.
    while (!bare.empty() && !base::is_ascii_letter_or_digit(bare.front()) && drop_mark_at_start(bare)) {
    }
    while (!bare.empty() && !base::is_ascii_letter_or_digit(bare.back()) && drop_mark_at_end(bare)) {
    }
    return std::string(bare);
}

std::string first_word(std::string_view phrase) {
    return std::string(phrase.substr(0, phrase.find(' ')));
}

/// Openings have fewer words.
constexpr int most_words = 8;

/// Where the words of a line end, counting from its start: before each space and behind each colon.
std::vector<std::size_t> word_ends(std::string_view line) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < line.size() && ends.size() < most_words; ++at) {
        if (line[at] == ':') {
            ends.push_back(at + 1);
        } else if (line[at] == ' ') {
            ends.push_back(at);
        } else if (line.substr(at).starts_with("：")) {
            ends.push_back(at + std::string_view("：").size());
        }
    }
    return ends;
}

/// What follows the longest of the openings, which are folded, in the line as it stands; empty where none opens it.
std::string after_opening(std::string_view line, const std::vector<std::string>& openings) {
    if (line.size() > longest_phrase) {
        return {};
    }
    const std::string trimmed = base::collapse_space(line);
    const std::vector<std::size_t> ends = word_ends(trimmed);
    const auto end = std::find_if(ends.rbegin(), ends.rend(), [&](std::size_t each) {
        const std::string opening = base::fold(std::string_view(trimmed).substr(0, each));
        return std::find(openings.begin(), openings.end(), opening) != openings.end();
    });
    return end == ends.rend() ? std::string() : std::string(base::trim(std::string_view(trimmed).substr(*end)));
}

std::vector<std::string> folded(const std::vector<std::string>& texts) {
    std::vector<std::string> out;
    for (const std::string& text : texts) {
        out.push_back(base::fold(text));
    }
    return out;
}

/// Where `made` is a failure, it is given on.
template <class Value>
base::Result<void> put(base::Result<Value> made, Value& place) {
    if (!made) {
        return made.failure();
    }
    place = *std::move(made);
    return {};
}

std::vector<fs::path> toml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

base::Result<Rules> Rules::read(const fs::path& folder, std::size_t jobs) {
    Rules rules;
    const std::vector<fs::path> files = toml_files(folder / "boilerplate");
    std::vector<Rules> phrases(files.size());
    // What takes longest comes first, so that no thread is left alone with it.
    std::vector<std::function<base::Result<void>()>> pieces = {
        [&] { return put(html::PageRules::read(folder / "html"), rules.html_); },
        [&] { return put(CommonWords::read(folder / "languages.toml"), rules.common_words_); },
        [&] { return put(ContentLimits::read(folder / "text_content.toml"), rules.content_); },
        [&] { return put(ContainerLimits::read(folder / "containers.toml"), rules.containers_); },
        [&] { return put(FeedLimits::read(folder / "feeds.toml"), rules.feeds_); },
        [&] { return put(ExportFields::read(folder / "exports.toml"), rules.exports_); }};
    const std::size_t others = pieces.size();
    for (std::size_t i = 0; i < files.size(); ++i) {
        pieces.emplace_back([&, i] { return put(read_phrases(files[i]), phrases[i]); });
    }
    const base::Result<void> done = base::work_in_order(
        pieces.size(), jobs, pieces.size(), [&](std::size_t, std::size_t i) { return pieces[i](); },
        [&](std::size_t i, base::Result<void> piece) {
            if (piece && i >= others) {
                rules.join(std::move(phrases[i - others]));
            }
            return piece;
        });
    if (!done) {
        return done.failure();
    }
    return rules;
}

/// Those of one file, and nothing else.
base::Result<Rules> Rules::read_phrases(const fs::path& path) {
    const base::Result<PhraseFile> file = read_phrase_file(path);
    if (!file) {
        return file.failure();
    }
    Rules rules;
    rules.bylines_ = folded(file->bylines);
    rules.sources_ = folded(file->sources);
    for (const PhraseGroup& group : file->groups) {
        rules.add(group);
    }
    return rules;
}

void Rules::add(const PhraseGroup& group) {
    for (const std::string& line : group.lines) {
        lines_[phrase_of(line)] = {Strength::certain, group.why};
    }
    for (const std::string& line : group.weak) {
        lines_.emplace(phrase_of(line), Boilerplate{Strength::weak, group.why});
    }
    for (const std::string& opening : folded(group.openings)) {
        openings_[first_word(opening)].emplace_back(opening, group.why);
    }
}

/// The phrases of a further file: a certain one replaces what there is.
void Rules::join(Rules part) {
    std::move(part.bylines_.begin(), part.bylines_.end(), std::back_inserter(bylines_));
    std::move(part.sources_.begin(), part.sources_.end(), std::back_inserter(sources_));
    lines_.merge(part.lines_);
    for (auto& [phrase, boilerplate] : part.lines_) {
        if (boilerplate.strength == Strength::certain) {
            lines_[phrase] = std::move(boilerplate);
        }
    }
    for (auto& [word, openings] : part.openings_) {
        std::vector<std::pair<std::string, std::string>>& all = openings_[word];
        std::move(openings.begin(), openings.end(), std::back_inserter(all));
    }
}

std::optional<Boilerplate> Rules::boilerplate(std::string_view line) const {
    if (line.size() > longest_phrase) {
        return std::nullopt;
    }
    if (const auto found = lines_.find(phrase_of(line)); found != lines_.end()) {
        return found->second;
    }
    const std::string text = base::fold(line);
    if (const auto openings = openings_.find(first_word(text)); openings != openings_.end()) {
        for (const auto& [opening, why] : openings->second) {
            if (text.starts_with(opening)) {
                return Boilerplate{Strength::certain, why};
            }
        }
    }
    return std::nullopt;
}

std::string Rules::byline(std::string_view line) const {
    return after_opening(line, bylines_);
}

std::string Rules::stated_source(std::string_view line) const {
    return after_opening(line, sources_);
}

}  // namespace gazette::reader
