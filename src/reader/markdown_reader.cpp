#include "reader/markdown_reader.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"
#include "reader/front_matter.h"
#include "reader/language_detection.h"
#include "reader/markdown_tree.h"
#include "reader/rules.h"

namespace gazette::reader {

namespace {

/// A heading of level 1 that opens the text is the headline.
std::string take_headline(article::Blocks& blocks) {
    const auto* heading = blocks.empty() ? nullptr : std::get_if<article::Heading>(&blocks.front().value);
    if (heading == nullptr || heading->level != 1) {
        return {};
    }
    std::string title = base::collapse_space(article::plain_text(heading->inlines));
    blocks.erase(blocks.begin());
    return title;
}

/// What scraped Markdown ends with: paragraphs and headings that are certain boilerplate, last of all.
void remove_boilerplate_at_end(article::Blocks& blocks, const Rules& rules, std::vector<article::RemovedLine>& removed) {
    while (!blocks.empty() && !std::holds_alternative<article::Notes>(blocks.back().value)) {
        const std::string text = base::collapse_space(article::plain_text(article::Blocks{blocks.back()}));
        const std::optional<Boilerplate> phrase = rules.boilerplate(text);
        if (!phrase || phrase->strength != Strength::certain) {
            break;
        }
        removed.push_back({text, phrase->why, 0});
        blocks.pop_back();
    }
    std::reverse(removed.begin(), removed.end());
}

}  // namespace

article::Article read_markdown(std::string_view text, const std::string& name, const Context& context) {
    const FrontMatter front = front_matter(text, name);
    article::Article article;
    article.diagnostics = front.diagnostics;
    const auto lines_before = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(front.end), '\n');
    article.body = markdown_blocks(text.substr(front.end), name, article.diagnostics, MarkdownDialect::github,
                                   1 + static_cast<int>(lines_before));
    article.title = take_headline(article.body);
    remove_boilerplate_at_end(article.body, context.rules, article.removed);
    const std::string headline = article.title;
    apply(front.facts, article);
    // Telling a language takes as long as reading the text.
    if (!article.stated_by_editor.contains(article::Fact::language)) {
        article.language = detect_language(headline + "\n" + article::plain_text(article.body), context.rules);
    }
    note_replaced_headline(headline, article);
    return article;
}

}  // namespace gazette::reader
