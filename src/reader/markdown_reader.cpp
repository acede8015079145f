#include "reader/markdown_reader.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "article/children.h"
#include "article/lines.h"
#include "base/move_to_end.h"
#include "base/text.h"
#include "reader/front_matter.h"
#include "reader/heading_ids.h"
#include "reader/language_detection.h"
#include "reader/markdown_tree.h"
#include "reader/rules.h"
#include "reader/stated_facts.h"
#include "reader/text_byline.h"

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

bool is_plain_line(const article::Inlines& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](const article::Inline& each) {
        const article::Inlines* const children = article::children_of(each);
        return std::holds_alternative<article::Text>(each.value) || (children != nullptr && is_plain_line(*children));
    });
}

/// A paragraph under the headline that is a byline and nothing else.
std::optional<TextByline> take_byline_paragraph(article::Blocks& blocks, const Rules& rules) {
    const auto* paragraph = blocks.size() < 2 ? nullptr : std::get_if<article::Paragraph>(&blocks.front().value);
    if (paragraph == nullptr || !is_plain_line(paragraph->inlines)) {
        return std::nullopt;
    }
    std::optional<TextByline> byline = text_byline(base::collapse_space(article::plain_text(paragraph->inlines)), rules);
    if (byline) {
        blocks.erase(blocks.begin());
    }
    return byline;
}

bool states_headline(const std::vector<StatedFact>& facts) {
    return std::any_of(facts.begin(), facts.end(), [](const StatedFact& fact) { return fact.key == "title"; });
}

bool refers_to_notes(const article::Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](const article::Inline& each) {
        const article::Inlines* const children = article::children_of(each);
        return std::holds_alternative<article::NoteReference>(each.value) ||
               (children != nullptr && refers_to_notes(*children));
    });
}

bool refers_to_notes(const article::Block& block) {
    bool refers = false;
    article::for_each_line(block, [&](const article::Inlines& line) { refers = refers || refers_to_notes(line); });
    return refers;
}

/// The notes, which are no part of the text that may end in boilerplate; put back behind it.
std::optional<article::Block> take_notes(article::Blocks& blocks) {
    if (blocks.empty() || !std::holds_alternative<article::Notes>(blocks.back().value)) {
        return std::nullopt;
    }
    article::Block notes = std::move(blocks.back());
    blocks.pop_back();
    return notes;
}

/// What scraped Markdown ends with: paragraphs and headings that are certain boilerplate, last of all. What refers to a note is
/// none.
void remove_boilerplate_at_end(article::Blocks& blocks, const Rules& rules, std::vector<article::RemovedLine>& removed) {
    const auto removed_before = static_cast<std::ptrdiff_t>(removed.size());
    std::optional<article::Block> notes = take_notes(blocks);
    while (!blocks.empty()) {
        const std::string text = base::collapse_space(article::plain_text(article::Blocks{blocks.back()}));
        const std::optional<Boilerplate> phrase = rules.boilerplate(text);
        if (!phrase || phrase->strength != Strength::certain || refers_to_notes(blocks.back())) {
            break;
        }
        removed.push_back({text, phrase->why, 0});
        blocks.pop_back();
    }
    std::reverse(removed.begin() + removed_before, removed.end());
    if (notes) {
        blocks.push_back(*std::move(notes));
    }
}

}  // namespace

base::Result<article::Article> read_markdown(std::string_view text, const std::string& name, const Context& context) {
    const TextRules& limits = context.rules.texts();
    if (const base::Result<void> fits = check_size(text, name, limits); !fits) {
        return fits.failure();
    }
    const FrontMatter front = front_matter(text, name);
    article::Article article;
    article.diagnostics = front.diagnostics;
    const auto lines_before = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(front.end), '\n');
    Fragment read = markdown_blocks(text.substr(front.end), name, MarkdownDialect::github,
                                    {1 + static_cast<int>(lines_before), limits.elements});
    article.body = std::move(read.blocks);
    article.removed = std::move(read.removed);
    base::move_to_end(article.diagnostics, std::move(read.diagnostics));
    article.title = take_headline(article.body);
    const std::optional<TextByline> byline = !article.title.empty() || states_headline(front.facts)
                                                 ? take_byline_paragraph(article.body, context.rules)
                                                 : std::nullopt;
    if (byline) {
        article.byline = byline->names;
        article.printed_byline = byline->printed;
        article.published = byline->published;
    }
    name_headings(article.body);
    remove_boilerplate_at_end(article.body, context.rules, article.removed);
    const OwnWords own = own_words(article);
    apply(front.facts, article);
    // Telling a language takes as long as reading the text.
    if (!article.stated_by_editor.contains(article::Fact::language)) {
        article.language = detect_language(own.headline + "\n" + article::plain_text(article.body), context.rules);
    }
    note_replaced(own, article);
    return article;
}

}  // namespace gazette::reader
