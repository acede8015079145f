#include <algorithm>

#include "base/text.h"
#include "reader/html_address.h"
#include "reader/saved_entries.h"

namespace gazette::reader {

namespace {

using Row = std::vector<std::string>;

constexpr char separators[] = {',', ';', '\t'};

/// RFC 4180 section 2, with any separator. A quote ends a field only before a separator or the row's end; one that nothing ends is
/// read as it stands, like all that follow it.
class Rows {
public:
    Rows(std::string_view text, char separator) : text_(text), separator_(separator) {}

    std::optional<Row> next() {
        if (at_ >= text_.size()) {
            return std::nullopt;
        }
        Row row(1);
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"' && row.back().empty() && !unclosed_) {
                if (std::optional<std::string> field = quoted()) {
                    row.back() = *std::move(field);
                    continue;
                }
                unclosed_ = at_;
            }
            if (c == separator_) {
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

    /// The line of a quote that is never closed.
    std::optional<int> unclosed_line() const {
        const auto end = text_.begin() + static_cast<std::ptrdiff_t>(unclosed_.value_or(0));
        return unclosed_ ? std::optional(1 + static_cast<int>(std::count(text_.begin(), end, '\n'))) : std::nullopt;
    }

private:
    /// The field that opens here, up to its last quote; stays where that is nowhere.
    std::optional<std::string> quoted() {
        std::string field;
        for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
            const bool doubled = text_.substr(i).starts_with("\"\"");
            if (text_[i] == '"' && !doubled && ends_field(i + 1)) {
                at_ = i;
                return field;
            }
            field += text_[i];
            i += doubled ? 1 : 0;
        }
        return std::nullopt;
    }

    bool ends_field(std::size_t at) const {
        const std::size_t next = text_.find_first_not_of(" \r", at);
        return next == std::string_view::npos || text_[next] == separator_ || text_[next] == '\n';
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::optional<std::size_t> unclosed_;
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

std::optional<SavedEntries> entries_of_rows(Rows rows, const ExportFields& fields) {
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
            if (!entry.address.empty() || !entry.title.empty()) {
                found.elsewhere.push_back(std::move(entry));
            }
            continue;
        }
        entry.text = columns.text(*row, fields.text);
        entry.author = columns.line(*row, fields.author);
        entry.published = columns.line(*row, fields.published);
        entry.saved = columns.line(*row, fields.saved);
        entry.language = columns.line(*row, fields.language);
        found.entries.push_back(std::move(entry));
    }
    found.unclosed_quote = rows.unclosed_line();
    return found;
}

}  // namespace

std::optional<SavedEntries> entries_of_csv(std::string_view text, const ExportFields& fields) {
    for (const char separator : separators) {
        if (std::optional<SavedEntries> found = entries_of_rows(Rows(text, separator), fields)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace gazette::reader
