#pragma once

// The inlines of an article in, one paragraph of styled text with its links and structure elements out.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "article/article.h"
#include "layout/link_list.h"
#include "layout/picture.h"
#include "layout/text.h"

namespace gazette::layout {

/// The article that a text is part of.
struct ArticleScope {
    int entry = 0;
    /// Of its input, for diagnostics.
    std::string file;
    /// Names that links within the article may lead to.
    std::set<std::string> ids;
    /// Borrowed; where the addresses of links are gathered and numbered, or null.
    AddressList* addresses = nullptr;
    /// Whether its notes are set as well: references to them are left out where they are not.
    bool has_notes = false;
    /// Unset: images within lines are set as their alternative text.
    LoadImage load_image = {};
};

/// The ids of all blocks.
std::set<std::string> ids_of(const article::Blocks& blocks);

/// Words before the text proper: a dateline with the dash that follows it, the name of a value.
struct LeadIn {
    std::string text;
    bool bold = false;
};

/// `element` is the paragraph's own. Where links, code or phrases of another language have elements of their own, the
/// text between them gets spans, so that an element's kids stay in reading order.
Text inline_text(Context& context, const article::Inlines& inlines, const style::TextStyle& style, const Voice& voice,
                 ElementId element, const ArticleScope& scope, const LeadIn& lead_in = {});

/// How many of its links have a number behind them, which is to lead to their addresses on paper.
std::size_t count_link_numbers(const Context& context, const article::Inlines& inlines, const ArticleScope& scope);

/// A dateline as a lead-in, its place in capitals: "VARNHOLM, 23 November — ".
LeadIn dateline_of(const std::string& dateline, const Voice& voice);

/// Small capitals belong to the bookish manner of old-style figures; a style that sets lining ones goes without.
bool opens_in_small_capitals(const style::PdfStyle& style);

/// Sets the words that open the text (article/opening.h) in small capitals, where the script has capitals at all.
void set_opening_words(Text& text, std::string_view words, const Voice& voice);

}  // namespace gazette::layout
