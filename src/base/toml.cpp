#include "base/toml.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/file.h"
#include "base/text.h"
#include "base/time.h"
#include "base/utf8.h"

namespace gazette::base {

struct TomlTable::Node {
    std::shared_ptr<const toml::table> document;
    const toml::table* table;
    std::string file;
    std::set<std::string, std::less<>> asked = {};
    std::vector<Diagnostic> mistakes = {};
    /// What has been taken from here, so that asking twice gives the same node.
    std::map<std::string, std::vector<std::shared_ptr<Node>>, std::less<>> taken = {};

    Place place_of(const toml::source_region& region) const {
        return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
    }

    const toml::node* ask(std::string_view key) {
        asked.emplace(key);
        return table->get(key);
    }

    void complain(std::string_view key, const toml::node& value, std::string_view expected) {
        complain(value, fmt::format("'{}' must be {}", key, expected));
    }

    void complain(const toml::node& value, std::string what, std::string hint = {}) {
        mistakes.push_back({Severity::error, place_of(value.source()), scrubbed(what), std::move(hint)});
    }

    /// The string as text that a writer may take; a character that must not be in it is a mistake.
    std::string clean(std::string_view key, const toml::node& value, const std::string& text) {
        Diagnostics found;
        std::string scrubbed = scrub(text, file, found);
        for (Diagnostic& diagnostic : found) {
            complain(value, fmt::format("'{}' holds what no text may hold: {}", key, diagnostic.what),
                     std::move(diagnostic.hint));
        }
        return scrubbed;
    }

    std::shared_ptr<Node> child(const toml::table& of) const { return std::make_shared<Node>(Node{document, &of, file}); }

    Diagnostic unknown(const toml::key& key) const {
        const std::vector<std::string> known(asked.begin(), asked.end());
        const std::string meant = nearest(key.str(), known);
        std::string hint = meant.empty() ? fmt::format("known here: {}", fmt::join(known, ", "))
                                         : fmt::format("did you mean '{}'?", meant);
        if (known.empty()) hint = "nothing is expected in this table";
        return {Severity::error, place_of(key.source()), fmt::format("unknown key '{}'", key.str()), std::move(hint)};
    }

    void collect(std::vector<Diagnostic>& all) const {
        all.insert(all.end(), mistakes.begin(), mistakes.end());
        for (const auto& [key, value] : *table) {
            if (!asked.contains(key.str())) all.push_back(unknown(key));
        }
        for (const auto& [key, nodes] : taken) {
            for (const auto& node : nodes) node->collect(all);
        }
    }
};

namespace {

std::string iso_text(const toml::date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string iso_text(const toml::date_time& moment) {
    const toml::time& time = moment.time;
    std::string out = fmt::format("{}T{:02}:{:02}:{:02}", iso_text(moment.date), time.hour, time.minute, time.second);
    if (!moment.offset) return out;
    return out + iso_zone({{}, {}, moment.offset->minutes});
}

/// A date, date-time or number in ISO 8601; nothing for other kinds.
std::optional<std::string> written_out(const toml::node& value) {
    if (const auto* date = value.as_date()) return iso_text(date->get());
    if (const auto* moment = value.as_date_time()) return iso_text(moment->get());
    if (const auto* integer = value.as_integer()) return fmt::format("{}", integer->get());
    if (const auto* number = value.as_floating_point()) return fmt::format("{}", number->get());
    return std::nullopt;
}

bool comes_before(const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
}

}  // namespace

TomlTable::TomlTable(std::shared_ptr<Node> node) : node_(std::move(node)) {}

Result<TomlTable> TomlTable::parse(std::string_view text, const std::string& file) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    try {
        const auto document = std::make_shared<const toml::table>(toml::parse(text, file));
        return TomlTable(std::make_shared<Node>(Node{document, document.get(), file}));
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        Place place{file, static_cast<int>(at.line), static_cast<int>(at.column)};
        return fail("not TOML: " + scrubbed(error.what()), {}, std::move(place));
    }
}

Result<TomlTable> TomlTable::read(const std::filesystem::path& path) {
    const Result<std::string> text = read_file(path);
    if (!text) return text.failure();
    return parse(*text, path.string());
}

bool TomlTable::has(std::string_view key) const {
    return node_->table->contains(key);
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::string> out;
    for (const auto& [key, value] : *node_->table) out.emplace_back(key.str());
    return out;
}

std::optional<std::string> TomlTable::string(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return std::nullopt;
    if (const auto* text = value->as_string()) return node_->clean(key, *value, text->get());
    node_->complain(key, *value, "a string");
    return std::nullopt;
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return std::nullopt;
    if (const auto* integer = value->as_integer()) return integer->get();
    node_->complain(key, *value, "an integer");
    return std::nullopt;
}

std::optional<double> TomlTable::number(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return std::nullopt;
    if (const auto* number = value->as_floating_point(); number && std::isfinite(number->get())) return number->get();
    if (const auto* integer = value->as_integer()) return static_cast<double>(integer->get());
    node_->complain(key, *value, "a number");
    return std::nullopt;
}

std::optional<bool> TomlTable::boolean(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return std::nullopt;
    if (const auto* truth = value->as_boolean()) return truth->get();
    node_->complain(key, *value, "true or false");
    return std::nullopt;
}

std::vector<std::string> TomlTable::strings(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return {};
    if (const auto* text = value->as_string()) return {node_->clean(key, *value, text->get())};
    std::vector<std::string> out;
    const toml::array* array = value->as_array();
    if (!array) {
        node_->complain(key, *value, "a list of strings");
        return out;
    }
    for (const toml::node& item : *array) {
        if (const auto* text = item.as_string()) {
            out.push_back(node_->clean(key, item, text->get()));
        } else {
            node_->complain(key, item, "a list of strings");
        }
    }
    return out;
}

std::optional<std::string> TomlTable::text(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return std::nullopt;
    if (const auto* text = value->as_string()) return node_->clean(key, *value, text->get());
    if (auto text = written_out(*value)) return text;
    node_->complain(key, *value, "a string, a date or a number");
    return std::nullopt;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return std::nullopt;
    const toml::table* table = value->as_table();
    if (!table) {
        node_->complain(key, *value, "a table");
        return std::nullopt;
    }
    auto& taken = node_->taken[std::string(key)];
    if (taken.empty()) taken.push_back(node_->child(*table));
    return TomlTable(taken.front());
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
    const toml::node* value = node_->ask(key);
    if (!value) return {};
    const toml::array* array = value->as_array();
    if (!array || !(array->empty() || array->is_homogeneous<toml::table>())) {
        node_->complain(key, *value, "a list of tables");
        return {};
    }
    auto& taken = node_->taken[std::string(key)];
    if (taken.empty()) {
        for (const toml::node& item : *array) taken.push_back(node_->child(*item.as_table()));
    }
    std::vector<TomlTable> out;
    for (const auto& node : taken) out.push_back(TomlTable(node));
    return out;
}

Place TomlTable::place(std::string_view key) const {
    const auto found = node_->table->find(key);
    if (found == node_->table->cend()) return node_->place_of(node_->table->source());
    return node_->place_of(found->first.source());
}

std::string TomlTable::json() const {
    std::ostringstream out;
    out << toml::json_formatter(*node_->table);
    return std::move(out).str();
}

Result<void> TomlTable::finish() const {
    std::vector<Diagnostic> all;
    node_->collect(all);
    const auto first = std::min_element(all.begin(), all.end(), comes_before);
    if (first == all.end()) return {};
    return Failure{*first};
}

}  // namespace gazette::base
