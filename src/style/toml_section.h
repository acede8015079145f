#pragma once

// One table of a style file in, its values in the units of a style out; what is missing or out of range is noted.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/toml.h"
#include "base/units.h"
#include "style/style.h"

namespace gazette::style {

/// The first mistake found while reading; reading goes on so that all keys become known.
class Mistakes {
public:
    void add(base::Failure failure);
    const std::optional<base::Failure>& first() const { return first_; }

private:
    std::optional<base::Failure> first_;
};

/// A required key that is absent, or a value out of range, is a mistake; the value returned then is harmless.
class Section {
public:
    /// `name` as written in the file, "text.body".
    Section(base::TomlTable table, std::string name, Mistakes& mistakes);

    base::TomlTable& table() { return table_; }
    bool has(std::string_view key) const { return table_.has(key); }

    /// The table below this one; absent where it is not in the file, which is a mistake.
    std::optional<Section> section(std::string_view key);
    /// Points, 0 to 14,400.
    base::ScaledPoints length(std::string_view key);
    /// Points, more than 0.
    base::ScaledPoints positive_length(std::string_view key);
    std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max);
    /// A share, returned in thousandths.
    int thousandths(std::string_view key, double min, double max);
    std::string string(std::string_view key);
    bool boolean(std::string_view key);
    /// "black", "accent" (where one is given) or "#rrggbb".
    Colour colour(std::string_view key, const Colour* accent = nullptr);

    void complain(std::string_view key, const std::string& what, std::string hint = {});

private:
    void missing(std::string_view key);

    base::TomlTable table_;
    std::string name_;
    Mistakes* mistakes_;
};

}  // namespace gazette::style
