#include "reader/page_content.h"

#include <utility>

#include "reader/page_candidates.h"
#include "reader/page_clean.h"
#include "reader/page_prune.h"

namespace gazette::reader::html {

namespace {

struct Attempt {
    bool without_unlikely;
    bool weigh_names;
    bool by_density;
};
constexpr Attempt attempts[] = {{true, true, true}, {false, true, true}, {false, false, true}, {false, false, false}};

std::uint32_t characters_kept(const Survey& survey, const Content& content) {
    const Page& page = survey.page();
    std::uint32_t count = 0;
    for (const NodeIndex root : content.roots) {
        for (NodeIndex i = root; i < page[root].end;) {
            if (content.selection.drops(i) || page[i].tag == Tag::noscript) {
                i = page[i].end;
                continue;
            }
            count += page[i].tag == Tag::text ? survey.text(i).characters : 0;
            ++i;
        }
    }
    return count;
}

Content attempt(const Survey& survey, const Selection& visible, const Attempt& how) {
    Selection pruned = visible;
    if (how.without_unlikely) {
        drop_unlikely(survey, pruned);
    }
    Content content{find_content(survey, pruned, how.weigh_names), std::move(pruned)};
    clean(survey, content.roots, {how.by_density, how.weigh_names}, content.selection);
    return content;
}

void note_captions(const Survey& survey, Selection& selection) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size(); ++i) {
        selection.is_caption[i] =
            page[i].tag != Tag::text && page[i].tag != Tag::figcaption && survey.has(i, Hint::caption);
    }
}

Selection visible_in(const Survey& survey, std::string_view headline) {
    Selection visible(survey.page());
    drop_hidden(survey.page(), visible);
    drop_headline(survey.page(), headline, visible);
    note_captions(survey, visible);
    return visible;
}

}  // namespace

Content article_in(const Survey& survey, std::string_view headline, const PageContentLimits& limits) {
    const Selection visible = visible_in(survey, headline);
    Content best{{}, visible};
    std::uint32_t most = 0;
    for (const Attempt& how : attempts) {
        Content content = attempt(survey, visible, how);
        const std::uint32_t characters = characters_kept(survey, content);
        // With fewer prejudices there is always a little more, which may be a comment.
        if (characters > most + most / 2 || best.roots.empty()) {
            best = std::move(content);
            most = characters;
        }
        if (most >= limits.enough_characters) {
            break;
        }
    }
    return best;
}

Content article_in_message(const Survey& survey, std::string_view headline, const PageContentLimits& limits) {
    const NodeIndex body = survey.page().find(Tag::body);
    Content found = article_in(survey, headline, limits);
    Content all{{body == no_node ? 0 : body}, visible_in(survey, headline)};
    clean(survey, all.roots, {false, false}, all.selection);
    const std::uint64_t kept = characters_kept(survey, found);
    return kept * 100 >= std::uint64_t{characters_kept(survey, all)} * limits.message_share ? found : all;
}

}  // namespace gazette::reader::html
