#include "reader/source_claim.h"

#include <unicode/uchar.h>

#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

constexpr std::size_t longest_name = 80;

/// Whether `text` begins with `name` as whole words.
bool opens_with(std::string_view text, std::string_view name) {
    if (!text.starts_with(name)) {
        return false;
    }
    if (text.size() == name.size()) {
        return false;
    }
    std::size_t at = name.size();
    return !u_isalnum(static_cast<UChar32>(base::next_code_point(text, at)));
}

/// "The Herald is …" opens with "Herald".
bool opens_with_name(const std::string& paragraph, const std::string& name) {
    const std::string text = base::fold(paragraph);
    const std::string folded = base::fold(name);
    return opens_with(text, folded) || opens_with(text, "the " + folded);
}

article::SourceClaim take_name_and_profile(std::vector<TextBlock>& blocks, std::size_t keep) {
    if (blocks.size() < keep + 2) {
        return {};
    }
    const std::string name = joined(blocks[blocks.size() - 2]);
    const std::string profile = joined(blocks.back());
    if (!is_short_line(name, longest_name) || is_short_line(profile, longest_name) || !opens_with_name(profile, name)) {
        return {};
    }
    blocks.resize(blocks.size() - 2);
    return {name, profile, ""};
}

article::SourceClaim take_name(std::vector<TextBlock>& blocks, std::size_t keep, const Rules& rules,
                               const source::Registry& registry) {
    if (blocks.size() <= keep) {
        return {};
    }
    const std::string line = joined(blocks.back());
    std::string name = rules.stated_source(line);
    if (name.empty() && registry.by_name(line) != nullptr) {
        name = line;
    }
    if (!is_short_line(name, longest_name)) {
        return {};
    }
    blocks.pop_back();
    return {name, "", ""};
}

}  // namespace

article::SourceClaim take_source(std::vector<TextBlock>& blocks, std::size_t keep, const Rules& rules,
                                 const source::Registry& registry) {
    article::SourceClaim claim = take_name_and_profile(blocks, keep);
    return claim.name.empty() ? take_name(blocks, keep, rules, registry) : claim;
}

}  // namespace gazette::reader
