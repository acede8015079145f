#include "reader/text_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "reader/cleaning.h"
#include "reader/language_detection.h"
#include "reader/removed_lines.h"
#include "reader/rules.h"
#include "reader/source_claim.h"
#include "reader/stated_facts.h"
#include "reader/text_blocks.h"
#include "reader/text_content.h"
#include "reader/text_dateline.h"
#include "reader/text_head.h"
#include "reader/text_pages.h"
#include "reader/text_structure.h"

namespace gazette::reader {

namespace {

void set_dateline(const TextRules& rules, article::Article& article) {
    auto* paragraph = article.body.empty() ? nullptr : std::get_if<article::Paragraph>(&article.body.front().value);
    auto* text = paragraph == nullptr ? nullptr : std::get_if<article::Text>(&paragraph->inlines.front().value);
    if (text != nullptr) {
        article.dateline = take_dateline(text->text, rules);
    }
}

/// Lines drawn above all text and below it part nothing.
void drop_outer_rules(std::vector<TextBlock>& blocks) {
    const auto is_text = [](const TextBlock& block) { return !block.is_rule; };
    blocks.erase(std::find_if(blocks.rbegin(), blocks.rend(), is_text).base(), blocks.end());
    blocks.erase(blocks.begin(), std::find_if(blocks.begin(), blocks.end(), is_text));
}

/// The blocks of the article itself, those of its head lines left out.
std::vector<TextBlock> content_of(const PagedText& paged, const std::vector<std::string_view>& lines,
                                  std::size_t head_lines, const Context& context,
                                  std::vector<article::RemovedLine>& removed) {
    const std::vector<SourceLine> own = paged.without_edges(source_lines(lines, head_lines), removed);
    std::vector<TextBlock> blocks = main_content(text_blocks(own, context.rules.texts()), context.rules, removed);
    blocks = remove_boilerplate(std::move(blocks), context.rules, removed);
    drop_outer_rules(blocks);
    sort_by_line(removed.begin(), removed.end());
    return blocks;
}

}  // namespace

base::Result<article::Article> read_text(std::string_view text, const std::string& name, const Context& context,
                                         const std::string& known_headline) {
    if (const base::Result<void> fits = check_size(text, name, context.rules.texts()); !fits) {
        return fits.failure();
    }
    const PagedText paged(text);
    const std::vector<std::string_view> lines = base::split_lines(paged.text());
    const HeadBlock head = head_block(lines, name);
    article::Article article;
    std::vector<TextBlock> blocks = content_of(paged, lines, head.lines, context, article.removed);
    article.title = known_headline.empty() ? take_headline(blocks, context.rules) : known_headline;
    drop_outer_rules(blocks);
    take_head_lines(blocks, context.rules, known_headline.empty() ? HeadDates::taken : HeadDates::left, article);
    const auto source_of = known_headline.empty() ? take_source : take_stated_source;
    article.source = source_of(blocks, 1, context.rules, context.registry);
    article.body = structure(blocks, context.rules);
    set_dateline(context.rules.texts(), article);
    article.language = detect_language(article.title + "\n" + article::plain_text(article.body), context.rules);
    const OwnWords own = own_words(article);
    apply(head.facts, article);
    note_replaced(own, article);
    return article;
}

base::Result<article::Article> read_more_text(std::string_view text, const std::string& name, const Context& context) {
    if (const base::Result<void> fits = check_size(text, name, context.rules.texts()); !fits) {
        return fits.failure();
    }
    const PagedText paged(text);
    article::Article article;
    article.body =
        structure(content_of(paged, base::split_lines(paged.text()), 0, context, article.removed), context.rules);
    return article;
}

}  // namespace gazette::reader
