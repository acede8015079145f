#include "reader/phrase_file.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/toml.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

bool is_clean(std::string_view text) {
    base::Diagnostics found;
    return base::scrub(text, {}, found) == text;
}

/// Goes through the text once, and stops at what it does not know.
class PlainScanner {
public:
    explicit PlainScanner(std::string_view text) : text_(text) {}

    std::optional<PhraseFile> run() {
        for (skip_space(); at_ < text_.size(); skip_space()) {
            if (!(text_[at_] == '[' ? open_group() : set_key())) return std::nullopt;
        }
        return std::move(file_);
    }

private:
    bool take(std::string_view expected) {
        if (!text_.substr(at_).starts_with(expected)) return false;
        at_ += expected.size();
        return true;
    }

    void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size()); }

    /// Blanks, ends of lines and comments.
    void skip_space() {
        for (;;) {
            at_ = std::min(text_.find_first_not_of(" \t\n", at_), text_.size());
            if (at_ == text_.size() || text_[at_] != '#') return;
            at_ = std::min(text_.find('\n', at_), text_.size());
        }
    }

    bool ends_line() {
        skip_blanks();
        return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '#';
    }

    bool open_group() {
        if (!take("[[phrases]]") || !ends_line()) return false;
        file_.groups.emplace_back();
        set_.clear();
        return true;
    }

    bool set_key() {
        const std::size_t end = std::min(text_.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at_), text_.size());
        const std::string_view key = text_.substr(at_, end - at_);
        at_ = end;
        skip_blanks();
        if (!set_.insert(key).second || !take("=")) return false;
        skip_blanks();
        if (key == "why" && !file_.groups.empty()) {
            file_.groups.back().why.clear();
            return take_string(file_.groups.back().why) && ends_line();
        }
        std::vector<std::string>* list = list_of(key);
        return list != nullptr && take_list(*list) && ends_line();
    }

    std::vector<std::string>* list_of(std::string_view key) {
        if (file_.groups.empty()) return key == "bylines" ? &file_.bylines : key == "sources" ? &file_.sources : nullptr;
        PhraseGroup& group = file_.groups.back();
        return key == "lines" ? &group.lines : key == "weak" ? &group.weak : key == "openings" ? &group.openings : nullptr;
    }

    bool take_list(std::vector<std::string>& list) {
        if (!take("[")) return false;
        for (skip_space(); !take("]"); skip_space()) {
            if (!take_string(list.emplace_back())) return false;
            skip_space();
            if (!take(",") && (at_ == text_.size() || text_[at_] != ']')) return false;
        }
        return true;
    }

    bool take_string(std::string& out) {
        // Three quotation marks begin another kind of string.
        if (text_.substr(at_).starts_with("\"\"\"") || !take("\"")) return false;
        for (;;) {
            std::size_t end = at_;
            while (end < text_.size() && text_[end] != '"' && text_[end] != '\\' && text_[end] != '\n') ++end;
            if (end == text_.size() || text_[end] == '\n') return false;
            out += text_.substr(at_, end - at_);
            at_ = end + 1;
            if (text_[end] == '"') return true;
            // Of escapes only those that stand for themselves.
            if (at_ == text_.size() || (text_[at_] != '"' && text_[at_] != '\\')) return false;
            out += text_[at_++];
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    PhraseFile file_;
    /// The keys that the table at hand has so far.
    std::set<std::string_view> set_;
};

}  // namespace

std::optional<PhraseFile> read_plain_phrases(std::string_view text) {
    if (!is_clean(text)) return std::nullopt;
    return PlainScanner(text).run();
}

base::Result<PhraseFile> read_toml_phrases(std::string_view text, const std::string& file) {
    base::Result<base::TomlTable> document = base::TomlTable::parse(text, file);
    if (!document) {
        return document.failure();
    }
    PhraseFile out;
    out.bylines = document->strings("bylines");
    out.sources = document->strings("sources");
    for (base::TomlTable& table : document->tables("phrases")) {
        PhraseGroup& group = out.groups.emplace_back();
        group.why = table.string("why").value_or(group.why);
        group.lines = table.strings("lines");
        group.weak = table.strings("weak");
        group.openings = table.strings("openings");
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return out;
}

base::Result<PhraseFile> read_phrases(std::string_view text, const std::string& file) {
    if (std::optional<PhraseFile> plain = read_plain_phrases(text)) {
        return *std::move(plain);
    }
    return read_toml_phrases(text, file);
}

}  // namespace gazette::reader
