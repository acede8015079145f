#include "reader/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

/// What is longer is a text between two rules. yaml-cpp is slow.
constexpr std::size_t longest_front_matter = 64 * 1024;

/// Where a line that is `---` or `...` begins and where the text after it begins.
struct ClosingFence {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<ClosingFence> closing_fence(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < std::min(text.size(), longest_front_matter);) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if ((line.starts_with("---") || line.starts_with("...")) && base::trim(line).size() == 3) {
            return ClosingFence{at, std::min(end + 1, text.size())};
        }
        at = end + 1;
    }
    return std::nullopt;
}

/// A rule has a blank line under it; front matter has none.
bool opens_with_fence(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.size() == text.size() || !line.starts_with("---") || base::trim(line) != "---") {
        return false;
    }
    const std::string_view below = text.substr(line.size() + 1);
    return !base::trim(below.substr(0, below.find('\n'))).empty();
}

/// An escape such as "\u0007" can name what no output may hold.
void scrub(StatedFact& fact, base::Diagnostics& diagnostics) {
    for (std::string& value : fact.values) {
        base::Diagnostics found;
        value = base::scrub(value, fact.place.file, found);
        for (base::Diagnostic& each : found) {
            each.place = fact.place;
            diagnostics.push_back(std::move(each));
        }
    }
}

/// The scalars of a node: one, or those of a sequence.
std::vector<std::string> values_of(const YAML::Node& node) {
    std::vector<std::string> values;
    if (node.IsScalar()) {
        values.push_back(node.Scalar());
    } else if (node.IsSequence()) {
        for (const YAML::Node& item : node) {
            if (item.IsScalar()) {
                values.push_back(item.Scalar());
            }
        }
    }
    return values;
}

void add_facts(const YAML::Node& mapping, const std::string& file, FrontMatter& front) {
    for (const auto& pair : mapping) {
        const std::string key = pair.first.IsScalar() ? fact_key(pair.first.Scalar()) : std::string();
        std::vector<std::string> values = key.empty() ? std::vector<std::string>() : values_of(pair.second);
        if (!values.empty()) {
            // Mark counts lines from 0, and the opening fence is the line before them.
            const YAML::Mark mark = pair.first.Mark();
            front.facts.push_back({key, std::move(values), {file, mark.line + 2, mark.column + 1}});
            scrub(front.facts.back(), front.diagnostics);
        }
    }
}

std::string_view without_quotes(std::string_view value) {
    const bool quoted =
        value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'');
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// "Title: two: colons", which YAML refuses, as its writer meant it. Lines are counted from 1.
std::optional<StatedFact> fact_of_line(std::string_view line, const std::string& file, int number) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || base::trim(line.substr(0, 1)).empty()) {
        return std::nullopt;
    }
    std::string key = fact_key(line.substr(0, colon));
    const std::string_view value = without_quotes(base::trim(line.substr(colon + 1)));
    if (key.empty() || value.empty()) {
        return std::nullopt;
    }
    return StatedFact{std::move(key), {std::string(value)}, {file, number, 1}};
}

/// "key: …", what goes on a value, an item of a list or a comment.
bool may_be_front_matter(std::string_view line) {
    if (line.empty() || line.front() == ' ' || line.front() == '-' || line.front() == '#') {
        return true;
    }
    const std::string_view key = line.substr(0, std::min(line.find(':'), line.size()));
    return key.size() < line.size() && key.find_first_of(" \t") == std::string_view::npos;
}

/// What is no YAML is front matter all the same where it looks like it line by line and states a fact; else it is Markdown,
/// so that no text is lost.
FrontMatter from_lines(std::string_view yaml, std::size_t end, const std::string& file, const YAML::Mark& wrong) {
    FrontMatter front;
    int number = 2;
    for (const std::string_view line : base::split_lines(yaml)) {
        if (!may_be_front_matter(line)) {
            return {};
        }
        if (std::optional<StatedFact> fact = fact_of_line(line, file, number++)) {
            front.facts.push_back(*std::move(fact));
        }
    }
    if (front.facts.empty()) {
        return {};
    }
    front.end = end;
    front.diagnostics.push_back({base::Severity::warning,
                                 {file, wrong.line + 2, wrong.column + 1},
                                 "the front matter is not valid YAML: its lines were read one by one",
                                 "put a value that holds \": \" or starts with a sign in quotes"});
    return front;
}

bool is_plain_key(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return base::is_ascii_letter_or_digit(c) || c == '_' || c == '-';
    }) && base::is_ascii_letter_or_digit(key.front());
}

/// A scalar of one line that YAML takes as it stands (YAML 1.2.2 section 7.3): in quotes without escapes, or plain; nothing
/// where it may be anything else.
std::optional<std::string_view> plain_value(std::string_view value) {
    const std::size_t begin = std::min(value.find_first_not_of(' '), value.size());
    value = value.substr(begin, value.find_last_not_of(' ') + 1 - begin);
    if (value.empty() || std::any_of(value.begin(), value.end(), [](char c) { return c >= 0 && c < ' '; })) {
        return std::nullopt;
    }
    if (value.front() == '"' || value.front() == '\'') {
        const std::string_view inner = without_quotes(value);
        const std::string_view special = value.front() == '"' ? "\\\"" : "'";
        const bool whole = inner.size() + 2 == value.size() && inner.find_first_of(special) == std::string_view::npos;
        return whole ? std::optional(inner) : std::nullopt;
    }
    const bool plain = base::is_ascii_letter_or_digit(value.front()) && value.find(": ") == std::string_view::npos &&
                       value.find(" #") == std::string_view::npos && !value.ends_with(':');
    const bool null = value == "null" || value == "Null" || value == "NULL";
    return plain && !null ? std::optional(value) : std::nullopt;
}

/// What YAML would make of lines that are all "key: value" in its plainest form, as most front matter is: yaml-cpp takes longer
/// for these than reading the article does. Nothing where one of them is anything else.
std::optional<FrontMatter> from_plain_lines(std::string_view yaml, std::size_t end, const std::string& file) {
    FrontMatter front;
    front.end = end;
    int number = 2;
    for (const std::string_view line : base::split_lines(yaml)) {
        const std::size_t colon = std::min(line.find(": "), line.size());
        const std::string_view key = line.substr(0, colon);
        const std::optional<std::string_view> value =
            colon == line.size() || !is_plain_key(key) ? std::nullopt : plain_value(line.substr(colon + 2));
        if (!value) {
            return std::nullopt;
        }
        if (std::string fact = fact_key(key); !fact.empty()) {
            front.facts.push_back({std::move(fact), {std::string(*value)}, {file, number, 1}});
        }
        ++number;
    }
    return number > 2 ? std::optional(std::move(front)) : std::nullopt;
}

/// `yaml` stands between the fences; the text goes on at `end`.
FrontMatter parse(std::string_view yaml, std::size_t end, const std::string& file) {
    if (std::optional<FrontMatter> plain = from_plain_lines(yaml, end, file)) {
        return *std::move(plain);
    }
    FrontMatter front;
    try {
        const YAML::Node node = YAML::Load(std::string(yaml));
        if (node.IsMap()) {
            front.end = end;
            add_facts(node, file, front);
        }
        return front;
    } catch (const YAML::Exception& exception) {
        return from_lines(yaml, end, file, exception.mark);
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace

FrontMatter front_matter(std::string_view text, const std::string& file) {
    if (!opens_with_fence(text)) {
        return {};
    }
    const std::size_t begin = text.find('\n') + 1;
    const std::optional<ClosingFence> fence = closing_fence(text, begin);
    if (!fence) {
        return {};
    }
    return parse(text.substr(begin, fence->begin - begin), fence->end, file);
}

}  // namespace gazette::reader
