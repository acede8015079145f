#include <algorithm>

#include "base/text.h"
#include "reader/html_address.h"
#include "reader/saved_entries.h"

namespace gazette::reader {

namespace {

using Row = std::vector<std::string>;

/// RFC 4180 section 2; a quote that is never closed ends with the text.
class Rows {
public:
    explicit Rows(std::string_view text) : text_(text) {}

    std::optional<Row> next() {
        if (at_ >= text_.size()) {
            return std::nullopt;
        }
        Row row(1);
        bool quoted = false;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quoted && c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                row.back() += c;
                ++at_;
            } else if (c == '"' && (quoted || row.back().empty())) {
                quoted = !quoted;
            } else if (quoted) {
                row.back() += c;
            } else if (c == ',') {
                row.emplace_back();
            } else if (c == '\n') {
                ++at_;
                break;
            } else {
                row.back() += c;
            }
        }
        return row;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

class Columns {
public:
    explicit Columns(const Row& head) {
        for (const std::string& name : head) {
            names_.push_back(base::lower_ascii(base::trim(name)));
        }
    }

    bool has(const std::vector<std::string>& names) const {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return std::find(names_.begin(), names_.end(), name) != names_.end();
        });
    }

    std::size_t count() const { return names_.size(); }

    /// The first that is not empty.
    std::string text(const Row& row, const std::vector<std::string>& names) const {
        for (const std::string& name : names) {
            const auto column = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
            if (column < row.size() && column < names_.size() && !row[column].empty()) {
                return row[column];
            }
        }
        return {};
    }

    std::string line(const Row& row, const std::vector<std::string>& names) const {
        return base::collapse_space(text(row, names));
    }

private:
    std::vector<std::string> names_;
};

}  // namespace

std::optional<SavedEntries> entries_of_csv(std::string_view text, const ExportFields& fields) {
    Rows rows(text);
    const std::optional<Row> head = rows.next();
    if (!head) {
        return std::nullopt;
    }
    const Columns columns(*head);
    if (columns.count() < 2 || !columns.has(fields.address)) {
        return std::nullopt;
    }
    SavedEntries found;
    while (const std::optional<Row> row = rows.next()) {
        SavedEntry entry{columns.line(*row, fields.address), columns.line(*row, fields.title)};
        if (!html::is_web_address(entry.address)) {
            continue;
        }
        entry.text = columns.text(*row, fields.text);
        entry.author = columns.line(*row, fields.author);
        entry.published = columns.line(*row, fields.published);
        entry.saved = columns.line(*row, fields.saved);
        entry.language = columns.line(*row, fields.language);
        found.entries.push_back(std::move(entry));
    }
    return found;
}

}  // namespace gazette::reader
