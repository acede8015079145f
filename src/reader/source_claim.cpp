#include "reader/source_claim.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

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

/// Whether the block is a short line, and the next a paragraph that opens with it.
bool is_profiled(const std::vector<TextBlock>& blocks, std::size_t at) {
    const std::string name = joined(blocks[at]);
    if (!is_short_line(name, longest_name)) {
        return false;
    }
    const std::string profile = joined(blocks[at + 1]);
    return !is_short_line(profile, longest_name) && opens_with_name(profile, name);
}

/// A text whose other sections are of that shape too is a list of things.
article::SourceClaim take_name_and_profile(std::vector<TextBlock>& blocks, std::size_t keep) {
    if (blocks.size() < keep + 2 || !is_profiled(blocks, blocks.size() - 2)) {
        return {};
    }
    for (std::size_t at = 0; at + 3 < blocks.size(); ++at) {
        if (is_profiled(blocks, at)) {
            return {};
        }
    }
    std::string name = joined(blocks[blocks.size() - 2]);
    std::string profile = joined(blocks.back());
    blocks.resize(blocks.size() - 2);
    return {std::move(name), std::move(profile), ""};
}

}  // namespace

article::SourceClaim take_stated_source(std::vector<TextBlock>& blocks, std::size_t keep, const Rules& rules,
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

article::SourceClaim take_source(std::vector<TextBlock>& blocks, std::size_t keep, const Rules& rules,
                                 const source::Registry& registry) {
    article::SourceClaim claim = take_name_and_profile(blocks, keep);
    return claim.name.empty() ? take_stated_source(blocks, keep, rules, registry) : claim;
}

}  // namespace gazette::reader
