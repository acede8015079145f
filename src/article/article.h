#pragma once

// One article as every room sees it: what is known about it, and its body as a tree of values.

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "article/numbering.h"
#include "base/diagnostic.h"
#include "base/language.h"
#include "base/time.h"

namespace gazette::article {

// All strings are scrubbed UTF-8 (base/utf8.h). Text holds no markup and no newline; white space is significant only in
// code.

struct Inline;
struct Block;
using Inlines = std::vector<Inline>;
using Blocks = std::vector<Block>;

// ---- within a line

struct Text {
    std::string text;
};
struct Emphasis {
    Inlines children;
};
struct Strong {
    Inlines children;
};
struct Strikethrough {
    Inlines children;
};
struct Superscript {
    Inlines children;
};
struct Subscript {
    Inlines children;
};
struct InlineCode {
    std::string text;
};
/// `href` as the input states it, resolved where the reader knows a base; where it leads says edition/links.h.
struct Link {
    std::string href;
    std::string title;
    Inlines children;
};
/// `source` is a path relative to the article's file, or an absolute address.
struct Image {
    std::string source;
    std::string alt;
    std::string title;
    /// Of the input, counting from 1, where the reader knows it; else 0.
    int line = 0;
};
struct LineBreak {};
/// Where a page of a paged edition of the same text begins. Readers make none; a writer that knows the pages puts them in.
struct PageBreak {
    /// Unique among all pages: letters, digits and hyphens.
    std::string id;
    /// What is said of it: "page 7".
    std::string label;
};
/// Leads to the note of this number. It stands for no text of its own: a writer sets the number as a mark.
struct NoteReference {
    int number = 1;
};
/// A phrase in another language or direction than what is around it.
struct Span {
    std::string language;
    std::optional<base::Direction> direction;
    Inlines children;
};

struct Inline {
    std::variant<Text, Emphasis, Strong, Strikethrough, Superscript, Subscript, InlineCode, Link, Image, LineBreak,
                 PageBreak, NoteReference, Span>
        value;
};

// ---- blocks

struct Paragraph {
    Inlines inlines;
    /// A term that the blocks below it define.
    bool is_term = false;
};
/// `level` 1 to 6 as the input has it, the headline not counted; a writer renumbers so that none is skipped.
struct Heading {
    int level = 1;
    Inlines inlines;
};
struct ListItem {
    Blocks blocks;
    /// The state of a task list's box, where it is one.
    std::optional<bool> checked;
    /// Of an ordered list, where it does not follow from the item before.
    std::optional<int> number = {};
};
struct List {
    /// Unset where the items are not numbered.
    std::optional<Numbering> numbering;
    /// A tight list's items hold single paragraphs that are set without space between them.
    bool tight = true;
    std::vector<ListItem> items;
};
struct Quote {
    Blocks blocks;
};
/// Before the byte `at` of a text.
struct PageBreakInCode {
    std::size_t at = 0;
    PageBreak mark;
};
struct CodeBlock {
    std::string text;
    std::string language;
    /// In order.
    std::vector<PageBreakInCode> breaks = {};
};
struct Figure {
    Image image;
    Inlines caption;
    /// Before the image.
    std::vector<PageBreak> breaks = {};
};
enum class Alignment { none, start, centre, end };
struct TableCell {
    Inlines inlines;
    bool header = false;
    int column_span = 1;
    int row_span = 1;
};
using TableRow = std::vector<TableCell>;
struct Table {
    Inlines caption;
    std::vector<Alignment> alignments;
    /// Header rows come first; all their cells are headers.
    std::size_t header_rows = 0;
    std::vector<TableRow> rows;
};
/// A thematic break.
struct Rule {};

struct Note {
    Blocks blocks;
};
/// What is said apart from the text, as footnotes or endnotes, and referred to from it: the last block of a body that has
/// notes, and in no other place. They are numbered one by one from `start` on, in the order in which they are first referred
/// to; each has a reference.
struct Notes {
    int start = 1;
    std::vector<Note> notes;
};

struct Block {
    std::variant<Paragraph, Heading, List, Quote, CodeBlock, Figure, Table, Rule, Notes> value;
    /// Target of a "#id" link, or empty.
    std::string id = {};
    /// Empty and unset mean: as around it.
    std::string language = {};
    std::optional<base::Direction> direction = {};
};

// ---- the article

/// The outlet as the text itself names it; `source` matches it against the registry.
struct SourceClaim {
    std::string name;
    std::string profile;
    std::string url;
};

/// A line that was in the input and is not in the body, and why: a category such as "comment form".
struct RemovedLine {
    std::string text;
    std::string why;
    int line = 0;
};

enum class Fact { title, subtitle, byline, source, url, published, modified, retrieved, language, tags, licence };

/// What the bytes were that the article was read from.
struct Input {
    /// As given on the command line or relative to the folder given; never absolute unless given so. "-" is standard input.
    std::string name;
    /// Which part of the input, where it holds several: the path of a file in an archive, the identifier of a feed's entry.
    std::string entry;
    std::string sha256;
    std::size_t bytes = 0;
};

/// Whatever is not stated is empty; nothing is guessed.
struct Article {
    std::string title;
    std::string subtitle;
    /// The names.
    std::string byline;
    /// "By Ada Quill": the names as they stand in the text, where they were found there; or empty.
    std::string printed_byline;
    /// "Varnholm, 23 November" as printed before the text, where it is known.
    std::string dateline;
    SourceClaim source;
    std::string url;
    std::optional<base::DateTime> published;
    std::optional<base::DateTime> modified;
    std::optional<base::DateTime> retrieved;
    /// BCP 47; stated, or else detected from script and common words; "und" where neither helps.
    std::string language = "und";
    base::Direction direction = base::Direction::left_to_right;
    std::vector<std::string> tags;
    std::string licence;
    /// Where the picture is that the page states for the article, whether the body shows it or not; or empty.
    std::string image;
    Blocks body;
    std::vector<RemovedLine> removed;
    /// The facts that a person stated beside the text: head lines, front matter, NAME.toml.
    std::set<Fact> stated_by_editor;
    Input input;
    base::Diagnostics diagnostics;
};

/// One for each item, counted from 1 where the list is not ordered.
std::vector<int> numbers_of(const List& list);

/// The text of inlines without markup; an image gives its alt text, a line break a space, a reference to a note nothing.
std::string plain_text(const Inlines& inlines);

/// The text of the blocks, one block (or list item, or table row with cells parted by a tab) a line, each line trimmed;
/// rules give nothing, figures alt text and caption.
std::string plain_text(const Blocks& blocks);

/// Words of the body (UAX #29), or characters where the language's script has no word spaces (Chinese, Japanese, Thai,
/// Lao, Khmer, Burmese, Tibetan).
struct Length {
    std::size_t count = 0;
    bool characters = false;
};
Length length_of(const Blocks& blocks, const std::string& language);

/// Reading time, at least 1: 230 words or 500 characters a minute.
int minutes_to_read(Length length);

/// The whole article as indented text, one node a line: for tests and for eyes.
std::string dump(const Article& article);
std::string dump(const Blocks& blocks);

}  // namespace gazette::article
