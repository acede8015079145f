#include "style/toml_section.h"

#include <charconv>

#include <fmt/format.h>

namespace gazette::style {

namespace {

/// The largest side of a page in a PDF (ISO 32000-1 annex C.2).
constexpr double longest = 14400;

std::optional<Colour> parse_hexadecimal(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
    if (error != std::errc() || end != text.data() + 7) return std::nullopt;
    return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 0xFF),
                  static_cast<std::uint8_t>(value & 0xFF)};
}

}  // namespace

void Mistakes::add(base::Failure failure) {
    if (!first_) first_ = std::move(failure);
}

Section::Section(base::TomlTable table, std::string name, Mistakes& mistakes)
    : table_(std::move(table)), name_(std::move(name)), mistakes_(&mistakes) {}

void Section::complain(std::string_view key, const std::string& what, std::string hint) {
    mistakes_->add(base::fail(what, std::move(hint), table_.place(key)));
}

void Section::missing(std::string_view key) {
    const std::string where = name_.empty() ? "" : fmt::format(" in [{}]", name_);
    complain(key, fmt::format("'{}' is missing{}", key, where), "the style 'broadsheet' has every key, explained");
}

std::optional<Section> Section::section(std::string_view key) {
    auto table = table_.table(key);
    if (!table) {
        if (!table_.has(key)) missing(key);
        return std::nullopt;
    }
    const std::string name = name_.empty() ? std::string(key) : fmt::format("{}.{}", name_, key);
    return Section(std::move(*table), name, *mistakes_);
}

base::ScaledPoints Section::length(std::string_view key) {
    const auto points = table_.number(key);
    if (!points) {
        if (!table_.has(key)) missing(key);
        return 0;
    }
    if (*points < 0 || *points > longest) {
        complain(key, fmt::format("'{}' must be between 0 and {} points", key, longest));
        return 0;
    }
    return base::from_points(*points);
}

base::ScaledPoints Section::positive_length(std::string_view key) {
    const auto points = length(key);
    if (points == 0 && table_.has(key)) complain(key, fmt::format("'{}' must be more than 0", key));
    return points;
}

std::int64_t Section::integer(std::string_view key, std::int64_t min, std::int64_t max) {
    const auto value = table_.integer(key);
    if (!value) {
        if (!table_.has(key)) missing(key);
        return min;
    }
    if (*value < min || *value > max) {
        complain(key, fmt::format("'{}' must be between {} and {}", key, min, max));
        return min;
    }
    return *value;
}

int Section::thousandths(std::string_view key, double min, double max) {
    const auto value = table_.number(key);
    if (!value) {
        if (!table_.has(key)) missing(key);
        return 0;
    }
    if (*value < min || *value > max) {
        complain(key, fmt::format("'{}' must be between {} and {}", key, min, max));
        return 0;
    }
    return static_cast<int>(std::lround(*value * 1000));
}

std::string Section::string(std::string_view key) {
    auto value = table_.string(key);
    if (!value && !table_.has(key)) missing(key);
    return std::move(value).value_or("");
}

bool Section::boolean(std::string_view key) {
    const auto value = table_.boolean(key);
    if (!value && !table_.has(key)) missing(key);
    return value.value_or(false);
}

Colour Section::colour(std::string_view key, const Colour* accent) {
    const std::string text = string(key);
    if (text == "black" || text.empty()) return {};
    if (text == "accent" && accent) return *accent;
    if (const auto colour = parse_hexadecimal(text)) return *colour;
    complain(key, fmt::format("'{}' is no colour", text), "write \"black\", \"accent\" or \"#9A1B1E\"");
    return {};
}

}  // namespace gazette::style
