#include "reader/heading_ids.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <unicode/uchar.h>

#include "article/children.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

bool is_kept(UChar32 c) {
    return u_isalnum(c) || c == '-' || c == '_' || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

std::string id_of(std::string_view words) {
    std::string id;
    for (std::size_t at = 0; at < words.size();) {
        const auto c = static_cast<UChar32>(base::next_code_point(words, at));
        if (is_kept(c)) {
            base::append_utf8(id, static_cast<char32_t>(u_tolower(c)));
        } else if (c == ' ') {
            id += '-';
        }
    }
    return id;
}

class Namer {
public:
    /// An id that no other heading is to have.
    void keep(const std::string& id) {
        if (!id.empty()) {
            ++counts_[id];
        }
    }

    void name(article::Blocks& blocks) {
        for (article::Block& block : blocks) {
            const auto* heading = std::get_if<article::Heading>(&block.value);
            if (heading != nullptr && block.id.empty()) {
                block.id = unlike_others(id_of(article::plain_text(heading->inlines)));
            }
            article::for_each_inner(block, [this](article::Blocks& inner) { name(inner); });
        }
    }

private:
    std::string unlike_others(std::string id) {
        if (id.empty()) {
            return id;
        }
        const int before = counts_[id]++;
        return before == 0 ? id : unlike_others(id + "-" + std::to_string(before));
    }

    std::map<std::string, int> counts_;
};

}  // namespace

void name_headings(article::Blocks& blocks) {
    Namer namer;
    article::for_each_block(blocks, [&](const article::Block& block) { namer.keep(block.id); });
    namer.name(blocks);
}

}  // namespace gazette::reader
