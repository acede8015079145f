#include "reader/source_claim.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

constexpr std::size_t longest_name = 80;

/// Whether the character belongs to a script that parts no words, so that a name may be followed by anything.
bool parts_no_words(char32_t c) {
    constexpr UScriptCode scripts[] = {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,
                                       USCRIPT_LAO, USCRIPT_KHMER,    USCRIPT_MYANMAR,  USCRIPT_TIBETAN};
    return std::any_of(std::begin(scripts), std::end(scripts),
                       [&](UScriptCode script) { return uscript_hasScript(static_cast<UChar32>(c), script) != 0; });
}

bool continues_word(char32_t c) {
    constexpr std::uint32_t marks = U_GC_M_MASK;
    return u_isalnum(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & marks) != 0;
}

/// Whether `text` goes on after `name`, which it begins with as whole words.
bool opens_with(std::string_view text, std::string_view name) {
    if (!text.starts_with(name) || text.size() == name.size()) {
        return false;
    }
    std::size_t at = name.size();
    const char32_t next = base::next_code_point(text, at);
    return !continues_word(next) || parts_no_words(next);
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
    if (blocks.size() <= keep || blocks.back().is_code) {
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
