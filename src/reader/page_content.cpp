#include "reader/page_content.h"

#include <utility>

#include "reader/page_candidates.h"
#include "reader/page_clean.h"
#include "reader/page_heading_links.h"
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

void drop_links_of_heading(const Page& page, NodeIndex heading, const PhraseSet& phrases, Selection& selection) {
    std::vector<NodeIndex> links = links_within_heading(page, heading, phrases);
    const std::vector<NodeIndex> beside = links_beside_heading(page, heading, phrases);
    links.insert(links.end(), beside.begin(), beside.end());
    for (const NodeIndex link : links) {
        selection.drop(link, link_of_heading);
    }
}

void note_captions_and_headings(const Survey& survey, const PhraseSet& heading_links, Selection& selection) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size(); ++i) {
        const Tag tag = page[i].tag;
        selection.is_caption[i] = tag != Tag::text && tag != Tag::figcaption && survey.has(i, Hint::caption);
        if (heading_level(tag) > 0 || tag == Tag::dt) {
            drop_links_of_heading(page, i, heading_links, selection);
        }
    }
}

Selection visible_in(const Survey& survey, const Headline& headline, const PageRules& rules) {
    Selection visible(survey.page());
    drop_hidden(survey.page(), visible);
    drop_headline(survey.page(), headline.stated, headline.printed, rules.phrases.heading_links, visible);
    note_captions_and_headings(survey, rules.phrases.heading_links, visible);
    return visible;
}

Content best_of(const Survey& survey, const Selection& visible, const PageContentLimits& limits) {
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

}  // namespace

Content article_in(const Survey& survey, const Headline& headline, const PageRules& rules) {
    return best_of(survey, visible_in(survey, headline, rules), rules.content);
}

Content article_in_message(const Survey& survey, const Headline& headline, const PageRules& rules) {
    const NodeIndex body = survey.page().find(Tag::body);
    Selection visible = visible_in(survey, headline, rules);
    Content found = best_of(survey, visible, rules.content);
    Content all{{body == no_node ? 0 : body}, std::move(visible)};
    clean(survey, all.roots, {false, false}, all.selection);
    const std::uint64_t kept = characters_kept(survey, found);
    return kept * 100 >= std::uint64_t{characters_kept(survey, all)} * rules.content.message_share ? found : all;
}

}  // namespace gazette::reader::html
