#include "reader/markdown_attributes.h"

#include <algorithm>
#include <set>
#include <variant>

#include "article/children.h"
#include "base/ascii.h"

namespace gazette::reader {

namespace {

/// What is longer is no list of attributes.
constexpr std::size_t longest_attributes = 500;

bool is_of_name(char c) {
    return base::is_ascii_letter_or_digit(c) || c == '-' || c == '_' || c == ':' || c == '.' || (c & 0x80) != 0;
}

std::size_t end_of_name(std::string_view text, std::size_t at) {
    const auto* const end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_of_name);
    return static_cast<std::size_t>(end - text.begin());
}

std::size_t after_spaces(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t", at), text.size());
}

/// key=value at `at`, which is moved behind it; nothing where there is none.
std::optional<std::pair<std::string, std::string>> pair_at(std::string_view text, std::size_t& at) {
    const std::size_t equals = end_of_name(text, at);
    if (equals == at || equals + 1 >= text.size() || text[equals] != '=') {
        return std::nullopt;
    }
    const char quote = text[equals + 1];
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t begin = equals + (quoted ? 2 : 1);
    const std::size_t end = quoted ? text.find(quote, begin) : std::min(text.find_first_of(" \t}", begin), text.size());
    if (end == std::string_view::npos || (!quoted && end == begin)) {
        return std::nullopt;
    }
    std::pair pair{std::string(text.substr(at, equals - at)), std::string(text.substr(begin, end - begin))};
    at = end + (quoted ? 1 : 0);
    return pair;
}

/// One attribute at `at`, which is moved behind it; whether there is one.
bool take_attribute(std::string_view text, std::size_t& at, bool words, MarkdownAttributes& attributes) {
    if (auto pair = pair_at(text, at)) {
        attributes.pairs.push_back(*std::move(pair));
        return true;
    }
    const char sign = text[at];
    const bool marked = sign == '#' || sign == '.';
    const std::size_t begin = at + (marked ? 1 : 0);
    const std::size_t end = end_of_name(text, begin);
    const bool unnumbered = text.substr(at, end - at) == "-";
    if (end == begin || !(marked || unnumbered || words)) {
        return false;
    }
    if (sign == '#') {
        attributes.id = text.substr(begin, end - begin);
    }
    attributes.certain = true;
    at = end;
    return true;
}

/// Those that end the line, and the white space before them.
void take_from_end(article::Block& block, std::map<std::string, int, std::less<>>& ends, std::set<std::string>& ids) {
    auto* const heading = std::get_if<article::Heading>(&block.value);
    auto* const text = heading == nullptr || heading->inlines.empty()
                           ? nullptr
                           : std::get_if<article::Text>(&heading->inlines.back().value);
    const std::size_t open = text == nullptr || !text->text.ends_with('}') ? std::string::npos : text->text.rfind('{');
    if (open == std::string::npos || (open > 0 && text->text[open - 1] != ' ') ||
        (open == 0 && heading->inlines.size() == 1)) {
        return;
    }
    const auto attributes = attributes_at(std::string_view(text->text).substr(open));
    const auto end = ends.find(std::string_view(text->text).substr(open));
    if (!attributes || !attributes->certain || open + attributes->size != text->text.size() || end == ends.end() ||
        end->second == 0) {
        return;
    }
    --end->second;
    text->text.erase(std::min(text->text.find_last_not_of(' ', open == 0 ? 0 : open - 1) + 1, open));
    if (text->text.empty()) {
        heading->inlines.pop_back();
    }
    if (!attributes->id.empty() && ids.insert(attributes->id).second) {
        block.id = attributes->id;
    }
}

}  // namespace

std::optional<MarkdownAttributes> attributes_at(std::string_view text) {
    text = text.substr(0, longest_attributes);
    if (!text.starts_with('{')) {
        return std::nullopt;
    }
    MarkdownAttributes attributes;
    const bool has_colon = text.substr(1).starts_with(':');
    std::size_t at = after_spaces(text, has_colon ? 2 : 1);
    bool any = false;
    while (at < text.size() && text[at] != '}') {
        if (!take_attribute(text, at, has_colon, attributes)) {
            return std::nullopt;
        }
        any = true;
        at = after_spaces(text, at);
    }
    if (!any || at == text.size()) {
        return std::nullopt;
    }
    attributes.size = at + 1;
    return attributes;
}

std::vector<std::pair<std::string, std::string>> attribute_pairs(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::size_t at = after_spaces(text, 0);
    while (auto pair = at < text.size() ? pair_at(text, at) : std::nullopt) {
        pairs.push_back(*std::move(pair));
        at = after_spaces(text, at);
    }
    return pairs;
}

void take_heading_attributes(article::Blocks& blocks, std::map<std::string, int, std::less<>> ends) {
    std::set<std::string> ids;
    article::for_each_block(blocks, [&](article::Block& block) { take_from_end(block, ends, ids); });
}

}  // namespace gazette::reader
