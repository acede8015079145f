#pragma once

// A TOML document in, typed values out; every key that nobody asked for is an error with the nearest known name.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gazette::base {

/// One table of a TOML 1.0 document. Asking for a key makes it known; a value of another type than asked for is noted as
/// an error with its place, as is a string with a character that `scrub` (base/utf8.h) would not leave. When all keys
/// have been asked for, `finish` tells the first mistake. Cheap to copy: copies share the document and what was asked.
class TomlTable {
public:
    static Result<TomlTable> parse(std::string_view text, const std::string& file);
    static Result<TomlTable> read(const std::filesystem::path& path);

    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;

    std::optional<std::string> string(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key);
    /// An integer is taken too.
    std::optional<double> number(std::string_view key);
    std::optional<bool> boolean(std::string_view key);
    /// An array of strings, or one string as a list of one. Empty where the key is absent.
    std::vector<std::string> strings(std::string_view key);
    /// A string, or a TOML date, date-time or number written as it is in ISO 8601: for facts such as `published`.
    std::optional<std::string> text(std::string_view key);
    std::optional<TomlTable> table(std::string_view key);
    /// An array of tables; empty where the key is absent.
    std::vector<TomlTable> tables(std::string_view key);

    /// The place of a key, or of the table itself where the key is empty or absent.
    Place place(std::string_view key = {}) const;

    /// The table as JSON, dates as strings in ISO 8601, with whatever characters its strings have. It makes no key known.
    std::string json() const;

    /// The first value of a wrong type or unknown key in this table and in all tables taken from it.
    Result<void> finish() const;

private:
    struct Node;
    explicit TomlTable(std::shared_ptr<Node> node);
    std::shared_ptr<Node> node_;
};

}  // namespace gazette::base
