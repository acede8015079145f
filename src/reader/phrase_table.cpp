#include "reader/phrase_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <unicode/uchar.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace fs = std::filesystem;

namespace {

constexpr std::u32string_view edge_marks = U" .,:;!?*|\"'()[]<>+-_=#~/\\…–—»«›‹·•“”‘’→←×↓▼▲،؛؟。：，";

bool is_edge_mark(char32_t c) {
    const bool plain = c < 0x80 && base::is_ascii_letter_or_digit(static_cast<char>(c));
    return !plain && edge_marks.find(c) != std::u32string_view::npos;
}

/// A folded line without the marks around it: "» leave a reply:" and "leave a reply" are one phrase. Borrowed from it.
std::string_view phrase_in(std::string_view line) {
    for (std::size_t next = 0; !line.empty() && is_edge_mark(base::next_code_point(line, next)); next = 0) {
        line.remove_prefix(next);
    }
    while (!line.empty()) {
        std::size_t last = line.size() - 1;
        while (last > 0 && base::continues_character(line[last])) {
            --last;
        }
        std::size_t next = last;
        if (!is_edge_mark(base::next_code_point(line, next))) {
            break;
        }
        line = line.substr(0, last);
    }
    return line;
}

std::string first_word(std::string_view phrase) {
    return std::string(phrase.substr(0, phrase.find(' ')));
}

/// Openings have fewer words.
constexpr int most_words = 8;

/// That ends a word without a space behind it.
std::string_view wide_mark(std::string_view text) {
    for (const std::string_view mark : {"：", "・"}) {
        if (text.starts_with(mark)) {
            return mark;
        }
    }
    return {};
}

/// Where the words of a line end, counting from its start: before each space, and behind each colon and middle dot of Japan.
std::vector<std::size_t> word_ends(std::string_view line) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < line.size() && ends.size() < most_words; ++at) {
        if (line[at] == ':') {
            ends.push_back(at + 1);
        } else if (line[at] == ' ') {
            ends.push_back(at);
        } else if (const std::string_view mark = wide_mark(line.substr(at)); !mark.empty()) {
            ends.push_back(at + mark.size());
        }
    }
    return ends;
}

/// What follows the longest of the openings, which are folded, in the line as it stands; empty where none opens it.
std::string after_opening(std::string_view line, const std::vector<std::string>& openings) {
    const std::string trimmed = base::collapse_space(line);
    const std::vector<std::size_t> ends = word_ends(trimmed);
    const auto end = std::find_if(ends.rbegin(), ends.rend(), [&](std::size_t each) {
        std::string opening = base::fold(std::string_view(trimmed).substr(0, each));
        if (is_among(openings, opening)) {
            return true;
        }
        if (!opening.ends_with(':') || opening.find(' ') == std::string::npos) {
            return false;
        }
        // "Written by:" is "written by".
        opening.pop_back();
        return is_among(openings, opening);
    });
    return end == ends.rend() ? std::string() : std::string(base::trim(std::string_view(trimmed).substr(*end)));
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

/// One that would be missed where a text has Latin letters alone; null where there is none. Borrowed.
const std::string* phrase_in_latin(const PhraseFile& file) {
    std::vector<const std::vector<std::string>*> lists = {&file.bylines, &file.sources};
    for (const PhraseGroup& group : file.groups) {
        lists.insert(lists.end(), {&group.lines, &group.weak, &group.openings});
    }
    for (const std::vector<std::string>* list : lists) {
        const auto found = std::find_if_not(list->begin(), list->end(), has_other_letters);
        if (found != list->end()) {
            return &*found;
        }
    }
    return nullptr;
}

}  // namespace

bool has_other_letters(std::string_view text) {
    const auto is_other = [](char32_t c) {
        const bool latin_or_sign = c < 0x370 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2000 && c <= 0x2BFF) ||
                                   (c >= 0xFE00 && c <= 0xFE0F) || c >= 0x1F000;
        return !latin_or_sign && u_isalpha(static_cast<UChar32>(c));
    };
    for (std::size_t at = base::end_of_ascii(text, 0); at < text.size(); at = base::end_of_ascii(text, at)) {
        if (is_other(base::next_code_point(text, at))) {
            return true;
        }
    }
    return false;
}

base::Result<PhraseTable> PhraseTable::read(const fs::path& folder) {
    return read(folder, Files::all);
}

base::Result<PhraseTable> PhraseTable::read_latin(const fs::path& folder) {
    return read(folder, Files::latin);
}

base::Result<PhraseTable> PhraseTable::read(const fs::path& folder, Files wanted) {
    PhraseTable table;
    for (const fs::path& path : toml_files(folder)) {
        const base::Result<std::string> text = base::read_file(path);
        if (!text) {
            return text.failure();
        }
        const bool is_other = has_other_letters(*text);
        if (is_other && wanted == Files::latin) {
            continue;
        }
        const base::Result<PhraseFile> file = read_phrases(*text, path.string());
        if (!file) {
            return file.failure();
        }
        if (const std::string* stray = is_other ? phrase_in_latin(*file) : nullptr) {
            return base::fail("\"" + *stray + "\" has no letter of another script than Latin, as there are in its file",
                              "move it to a file that has none", {path.string(), 0, 0});
        }
        table.add(*file);
    }
    return table;
}

void PhraseTable::add(const PhraseFile& file) {
    const auto append = [](const std::vector<std::string>& texts, std::vector<std::string>& out) {
        std::transform(texts.begin(), texts.end(), std::back_inserter(out), base::fold);
    };
    append(file.bylines, bylines_);
    append(file.sources, sources_);
    for (const PhraseGroup& group : file.groups) {
        add(group);
    }
}

void PhraseTable::add(const PhraseGroup& group) {
    const auto why = static_cast<std::uint32_t>(reasons_.size());
    reasons_.push_back(group.why);
    for (const std::string& line : group.lines) {
        const std::string folded = base::fold(line);
        lines_->entries.insert_or_assign(std::pmr::string(phrase_in(folded), &lines_->memory),
                                         Entry{Strength::certain, why});
    }
    for (const std::string& line : group.weak) {
        const std::string folded = base::fold(line);
        lines_->entries.try_emplace(std::pmr::string(phrase_in(folded), &lines_->memory), Entry{Strength::weak, why});
    }
    for (const std::string& line : group.openings) {
        std::string opening = base::fold(line);
        std::string word = first_word(opening);
        openings_[std::move(word)].push_back({std::move(opening), why});
    }
}

std::optional<Boilerplate> PhraseTable::boilerplate(std::string_view line) const {
    const std::string text = base::fold(line);
    if (const auto found = lines_->entries.find(phrase_in(text)); found != lines_->entries.end()) {
        return Boilerplate{found->second.strength, reasons_[found->second.why]};
    }
    if (const auto openings = openings_.find(first_word(text)); openings != openings_.end()) {
        for (const Opening& opening : openings->second) {
            if (text.starts_with(opening.text)) {
                return Boilerplate{Strength::certain, reasons_[opening.why]};
            }
        }
    }
    return std::nullopt;
}

std::string PhraseTable::byline(std::string_view line) const {
    return after_opening(line, bylines_);
}

std::string PhraseTable::stated_source(std::string_view line) const {
    return after_opening(line, sources_);
}

}  // namespace gazette::reader
