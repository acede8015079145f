#include "reader/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

/// What is longer is a text between two rules. yaml-cpp is slow.
constexpr std::size_t longest = 64 * 1024;

/// Where a line that is `---` or `...` begins and where the text after it begins.
struct Fence {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<Fence> closing_fence(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < std::min(text.size(), longest);) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if ((line.starts_with("---") || line.starts_with("...")) && base::trim(line).size() == 3) {
            return Fence{at, std::min(end + 1, text.size())};
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

/// yaml-cpp throws on what is no YAML; that text is Markdown then.
std::optional<YAML::Node> parse_mapping(const std::string& yaml) {
    try {
        YAML::Node node = YAML::Load(yaml);
        return node.IsMap() ? std::optional(std::move(node)) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace

FrontMatter front_matter(std::string_view text, const std::string& file) {
    if (!opens_with_fence(text)) {
        return {};
    }
    const std::size_t begin = text.find('\n') + 1;
    const std::optional<Fence> fence = closing_fence(text, begin);
    if (!fence) {
        return {};
    }
    const std::optional<YAML::Node> mapping = parse_mapping(std::string(text.substr(begin, fence->begin - begin)));
    if (!mapping) {
        return {};
    }
    FrontMatter front;
    front.end = fence->end;
    add_facts(*mapping, file, front);
    return front;
}

}  // namespace gazette::reader
