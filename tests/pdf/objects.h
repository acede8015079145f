#pragma once

// The bytes of a PDF in, its objects out, as qpdf reads them: an eye that is not the writer's.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace sheet {

/// Values are qpdf's JSON: names are "/Name", references "12 0 R"; texts and other strings come out of `text`.
class Objects {
public:
    /// Nothing, and a line in the test's output, where qpdf is not installed.
    static std::optional<Objects> read(const std::string& pdf);

    /// The value itself, or what it refers to; a stream is its dictionary.
    const nlohmann::json& follow(const nlohmann::json& value) const;
    /// What stands under `key` in a dictionary, followed; null where there is none.
    const nlohmann::json& at(const nlohmann::json& dictionary, const std::string& key) const;
    /// The decoded bytes of the stream that is referred to.
    std::string stream(const nlohmann::json& reference) const;

    const nlohmann::json& trailer() const;
    const nlohmann::json& catalog() const { return at(trailer(), "/Root"); }
    /// References to the pages in their order.
    std::vector<nlohmann::json> pages() const;
    /// What draws a page, by its place among them.
    std::string content(std::size_t page) const { return stream(follow(pages().at(page)).at("/Contents")); }
    /// All objects that are dictionaries with this entry.
    std::vector<nlohmann::json> all(const std::string& key, const std::string& value) const;

    /// The structure tree: a line an element with its type and, in brackets, what is its own: "page:number" for marked
    /// content, "link" for an annotation. Kids are indented by two spaces.
    std::string structure() const;
    /// The elements of a type in the order of the tree.
    std::vector<nlohmann::json> elements(const std::string& type) const;

private:
    explicit Objects(nlohmann::json objects) : objects_(std::move(objects)) {}

    std::string describe_kid(const nlohmann::json& kid, const nlohmann::json& parent) const;
    std::string page_number(const nlohmann::json& reference) const;
    void append_structure(std::string& out, const nlohmann::json& element, int depth) const;

    nlohmann::json objects_;
};

/// Kids, entries of a name tree and the like may stand alone or in an array.
std::vector<nlohmann::json> list(const nlohmann::json& value);

/// A string's text or bytes.
std::string text(const nlohmann::json& string);

}  // namespace sheet

/// Ends the test where qpdf is missing.
#define GAZETTE_OBJECTS(name, pdf)                                                                                         \
    const auto read_##name = sheet::Objects::read(pdf);                                                                    \
    if (!read_##name) return;                                                                                              \
    const sheet::Objects& name = *read_##name
