#pragma once

// What the tests of this room share: a text in, its article out, with the data and the registry that users have.

#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "reader/reader.h"
#include "reader/rules.h"
#include "source/registry.h"

namespace gazette::test {

inline const reader::Rules& rules() {
    static const base::Result<reader::Rules> read = reader::Rules::read(GAZETTE_DATA_DIR "/reader");
    if (!read) {
        FAIL(base::format(read.error()));
    }
    return *read;
}

inline reader::Bytes bytes_of(std::string data, std::string name = "a.txt", std::string sidecar = {}) {
    return {std::move(data), std::move(name), std::move(sidecar), "a.toml"};
}

/// All that the bytes hold; the test fails where they are refused.
inline reader::Reading reading_of(const reader::Bytes& bytes, const source::Registry& registry = {}) {
    base::Result<reader::Reading> reading = reader::read(bytes, {registry, rules()});
    if (!reading) {
        FAIL(base::format(reading.error()));
    }
    return *std::move(reading);
}

/// The only article of the bytes; the test fails where there is none.
inline article::Article read(const reader::Bytes& bytes, const source::Registry& registry = {}) {
    reader::Reading reading = reading_of(bytes, registry);
    REQUIRE(reading.articles.size() == 1);
    return std::move(reading.articles.front());
}

inline article::Article read_text(const std::string& text, const source::Registry& registry = {}) {
    return read(bytes_of(text), registry);
}

inline article::Article read_markdown(const std::string& text) {
    return read(bytes_of(text, "a.md"));
}

/// Why the bytes give no article; empty where they give one.
inline std::string refusal(const reader::Bytes& bytes) {
    const source::Registry registry;
    const base::Result<reader::Reading> reading = reader::read(bytes, {registry, rules()});
    return reading ? "" : base::format(reading.error());
}

inline std::string body(const article::Article& article) {
    return article::plain_text(article.body);
}

/// The body as indented lines, one node a line.
inline std::string tree(const article::Article& article) {
    return article::dump(article.body);
}

/// "Leave a Reply [comment form]", one a line.
inline std::string removed(const article::Article& article) {
    std::string out;
    for (const article::RemovedLine& line : article.removed) {
        out += line.text + " [" + line.why + "]\n";
    }
    return out;
}

/// All diagnostics as people see them, one after the other.
inline std::string diagnostics(const article::Article& article) {
    std::string out;
    for (const base::Diagnostic& each : article.diagnostics) {
        out += base::format(each) + "\n";
    }
    return out;
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

inline std::optional<std::string> contents(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace gazette::test
