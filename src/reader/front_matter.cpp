#include "reader/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "base/text.h"

namespace gazette::reader {

namespace {

/// Where a line that is `---` or `...` begins and where the text after it begins.
struct Fence {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<Fence> closing_fence(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = base::trim(text.substr(at, end - at));
        if (line == "---" || line == "...") {
            return Fence{at, std::min(end + 1, text.size())};
        }
        at = end + 1;
    }
    return std::nullopt;
}

bool opens_with_fence(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    return line.size() < text.size() && line.starts_with("---") && base::trim(line) == "---";
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

std::vector<StatedFact> facts_of(const YAML::Node& mapping, const std::string& file) {
    std::vector<StatedFact> facts;
    for (const auto& pair : mapping) {
        const std::string key = pair.first.IsScalar() ? fact_key(pair.first.Scalar()) : std::string();
        std::vector<std::string> values = key.empty() ? std::vector<std::string>() : values_of(pair.second);
        if (!values.empty()) {
            // Mark counts lines from 0, and the opening fence is the line before them.
            facts.push_back({key, std::move(values), {file, pair.first.Mark().line + 2, pair.first.Mark().column + 1}});
        }
    }
    return facts;
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
    const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(fence->end), '\n');
    return {facts_of(*mapping, file), fence->end, static_cast<int>(lines)};
}

}  // namespace gazette::reader
