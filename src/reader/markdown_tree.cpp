#include "reader/markdown_tree.h"

#include <md4c.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "article/children.h"
#include "article/lines.h"
#include "article/notes.h"
#include "base/text.h"
#include "reader/markdown_additions.h"
#include "reader/markdown_attributes.h"
#include "reader/markdown_builder.h"
#include "reader/markdown_html.h"
#include "reader/markdown_limits.h"
#include "reader/markdown_notes.h"
#include "reader/markdown_parse.h"
#include "reader/markdown_tables.h"
#include "reader/removed_lines.h"

namespace gazette::reader {

namespace {

unsigned flags_for(std::string_view markdown, MarkdownDialect dialect) {
    if (dialect == MarkdownDialect::commonmark) {
        return 0;
    }
    constexpr unsigned flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    return has_crowded_addresses(markdown) ? flags : flags | MD_FLAG_PERMISSIVEAUTOLINKS;
}

article::Blocks plain_paragraphs(std::string_view text) {
    article::Blocks blocks;
    std::string paragraph;
    const auto end_paragraph = [&] {
        if (!paragraph.empty()) {
            blocks.push_back({article::Paragraph{{{article::Text{std::move(paragraph)}}}}});
        }
        paragraph.clear();
    };
    for (const std::string_view line : base::split_lines(text)) {
        const std::string words = base::collapse_space(line);
        if (words.empty()) {
            end_paragraph();
        } else {
            paragraph += (paragraph.empty() ? "" : " ") + words;
        }
    }
    end_paragraph();
    return blocks;
}

/// What one reading of a text gives.
struct ParsedMarkdown {
    /// Nothing where it grows beyond bounds.
    std::optional<article::Blocks> blocks;
    std::vector<NoteMark> marks;
    /// By mark.
    std::vector<int> lines_of_marks;
    /// With lines.
    std::vector<article::RemovedLine> removed;
    base::Diagnostics diagnostics;
    bool has_html = false;
};

/// What is the same of each attempt at a text.
struct Manner {
    unsigned flags = 0;
    const std::string& file;
    MarkdownPart part;
};

ParsedMarkdown read(const std::string& text, const Manner& manner, const LineNumbers& lines, const NoteNumbers& notes) {
    const MarkdownBounds bounds{most_target_bytes(text), manner.part.most_elements};
    MarkdownBuilder builder(bounds, text, lines, notes);
    if (!parse_markdown(text, manner.flags, builder)) {
        return {};
    }
    ParsedMarkdown reading{builder.take(),    builder.note_marks(), {}, builder.removed(), builder.diagnostics(manner.file),
                           builder.has_html()};
    for (const NoteMark& mark : reading.marks) {
        reading.lines_of_marks.push_back(builder.line_of(mark));
    }
    return reading;
}

// ---- notes where the text holds HTML: the two are read as a page, through which an address leads that cannot be any other's

/// RFC 2606 section 2: no host has such a name.
constexpr std::string_view note_address = "https://note.invalid/";

std::string with_addresses_of_notes(const std::string& text, const std::vector<NoteMark>& marks, const NoteNumbers& notes) {
    std::string out;
    std::size_t begin = 0;
    for (const NoteMark& mark : marks) {
        const auto number = notes.find(mark.label);
        if (number == notes.end() || mark.offset < begin) {
            continue;
        }
        const std::string digits = std::to_string(number->second);
        out.append(text, begin, mark.offset - begin);
        out += "<a href=\"" + std::string(note_address) + digits + "\">" + digits + "</a>";
        begin = mark.offset + end_of_note_mark(std::string_view(text).substr(mark.offset));
    }
    return out.append(text, begin);
}

void refer_to_notes(article::Inlines& inlines, int before, int count) {
    for (article::Inline& each : inlines) {
        if (const auto* link = std::get_if<article::Link>(&each.value); link && link->href.starts_with(note_address)) {
            const int number = std::atoi(link->href.c_str() + note_address.size());
            each.value = article::NoteReference{before + std::clamp(number, 1, count)};
        } else if (article::Inlines* const children = article::children_of(each)) {
            refer_to_notes(*children, before, count);
        }
    }
}

/// The first block, a list, holds the notes, and the thematic break below it parts them from the text: both go. Nothing where
/// they are not there.
std::optional<std::vector<article::Note>> take_notes(article::Blocks& blocks, std::size_t count) {
    auto* list = blocks.size() < 2 ? nullptr : std::get_if<article::List>(&blocks[0].value);
    if (list == nullptr || list->items.size() != count || !std::holds_alternative<article::Rule>(blocks[1].value)) {
        return std::nullopt;
    }
    std::vector<article::Note> notes;
    for (article::ListItem& item : list->items) {
        notes.push_back({std::move(item.blocks)});
    }
    blocks.erase(blocks.begin(), blocks.begin() + 2);
    return notes;
}

/// Those that the page had in HTML.
std::vector<article::Note> take_notes_of_page(article::Blocks& blocks) {
    std::vector<article::Note> taken;
    if (auto* const notes = blocks.empty() ? nullptr : std::get_if<article::Notes>(&blocks.back().value)) {
        taken = std::move(notes->notes);
        blocks.pop_back();
    }
    return taken;
}

/// Puts the notes of a text with HTML at its end, behind those that the HTML had. They have no numbers yet.
void add_notes_to_page(article::Blocks& blocks, std::vector<article::Note> notes) {
    std::vector<article::Note> all = take_notes_of_page(blocks);
    const int before = static_cast<int>(all.size());
    const int count = static_cast<int>(notes.size());
    const auto refer = [&](article::Blocks& within) {
        article::for_each_line(within, [&](article::Inlines& line) { refer_to_notes(line, before, count); });
    };
    for (article::Note& note : all) {
        refer(note.blocks);
    }
    for (article::Note& note : notes) {
        refer(note.blocks);
        all.push_back(std::move(note));
    }
    refer(blocks);
    article::add_notes(blocks, std::move(all));
}

base::Diagnostic missing_note(const std::string& label, const base::Place& place) {
    return {base::Severity::warning, place, "no note is defined for [^" + label + "]; it stays as text",
            "write \"[^" + label + "]: \" and the note at the start of a line"};
}

base::Diagnostic unused_note(const NoteDefinition& note, const base::Place& place) {
    return {base::Severity::warning, place, "nothing refers to the note [^" + note.label + "]; it stays as text",
            "write [^" + note.label + "] in the text, where it belongs"};
}

base::Diagnostic repeated_note(const NoteDefinition& note, const LineNumbers& lines, const std::string& file) {
    return {base::Severity::warning,
            {file, lines.at(note.begin), 0},
            "the note [^" + note.label + "] is defined in line " + std::to_string(lines.at(*note.first)) +
                " already; this one stays as text",
            "give each of the two a name of its own"};
}

/// As many as people read, and how many more there are.
base::Diagnostics the_first_of(base::Diagnostics all, const std::string& file) {
    constexpr std::size_t most = 20;
    if (all.size() > most) {
        const std::string more = std::to_string(all.size() - most);
        all.resize(most);
        all.push_back({base::Severity::warning, {file, 0, 0}, "the same is so of " + more + " more notes", {}});
    }
    return all;
}

/// Once for each label, and for each definition of one that has been defined. `lines` are those of the text with the definitions.
base::Diagnostics about_notes(const std::vector<NoteDefinition>& definitions,
                              const std::set<std::string, std::less<>>& unused, const LineNumbers& lines,
                              const ParsedMarkdown& reading, const std::string& file) {
    std::set<std::string, std::less<>> known;
    base::Diagnostics out;
    for (const NoteDefinition& definition : definitions) {
        known.insert(definition.label);
        if (definition.first) {
            out.push_back(repeated_note(definition, lines, file));
        } else if (unused.contains(definition.label)) {
            out.push_back(unused_note(definition, {file, lines.at(definition.begin), 0}));
        }
    }
    for (std::size_t i = 0; i < reading.marks.size(); ++i) {
        if (known.insert(reading.marks[i].label).second) {
            out.push_back(missing_note(reading.marks[i].label, {file, reading.lines_of_marks[i], 0}));
        }
    }
    return the_first_of(std::move(out), file);
}

/// A text without notes, or one whose notes have been put first.
struct Source {
    std::string text;
    std::vector<int> lines;
    NoteNumbers numbers;
    std::vector<std::size_t> notes;
};

enum class NoteReading {
    /// The dialect has none.
    none,
    notes,
    /// As text, which defines nothing.
    text,
};

Source source_of(const std::string& text, const std::vector<NoteDefinition>& definitions, NoteReading how,
                 const Manner& manner) {
    if (definitions.empty()) {
        return {text, {}, {}, {}};
    }
    if (how == NoteReading::text) {
        TextWithNotes without = with_notes_first(text, definitions, {});
        return {std::move(without.text), std::move(without.lines), {}, {}};
    }
    std::vector<std::size_t> every;
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        if (!definitions[i].first) {
            every.push_back(i);
        }
    }
    TextWithNotes all = with_notes_first(text, definitions, every);
    const NoteNumbers none;
    const ParsedMarkdown reading = read(all.text, manner, {1, all.lines}, none);
    Source source;
    source.notes = notes_in_order(definitions, every, all, reading.marks);
    TextWithNotes used = with_notes_first(text, definitions, source.notes);
    source.text = std::move(used.text);
    source.lines = std::move(used.lines);
    for (std::size_t i = 0; i < source.notes.size(); ++i) {
        source.numbers.emplace(definitions[source.notes[i]].label, static_cast<int>(i) + 1);
    }
    return source;
}

/// Nothing where notes were lost on the way through the page that Markdown with HTML is.
std::optional<Fragment> fragment_of_source(const Source& source, ParsedMarkdown reading, const Manner& manner) {
    const std::size_t count = source.notes.size();
    Fragment text = reading.has_html ? read_mixed(with_addresses_of_notes(source.text, reading.marks, source.numbers),
                                                  manner.flags, manner.file)
                                     : Fragment{*std::move(reading.blocks), {}, {}};
    if (count == 0) {
        return text;
    }
    std::optional<std::vector<article::Note>> notes = take_notes(text.blocks, count);
    if (!notes) {
        return std::nullopt;
    }
    if (reading.has_html) {
        add_notes_to_page(text.blocks, *std::move(notes));
    } else {
        text.blocks.push_back({article::Notes{1, *std::move(notes)}});
    }
    return text;
}

/// One attempt at a text, with notes or without.
struct Attempt {
    /// Nothing where it grows beyond bounds, or where notes were lost on the way.
    std::optional<Fragment> text;
    bool grows = false;
    /// Of the definitions, those that nothing refers to.
    std::set<std::string, std::less<>> unused;
};

Attempt attempt(const std::string& text, const TextWithInlineNotes& named, const Manner& manner, NoteReading how) {
    const std::string& read_text = named.text.empty() ? text : named.text;
    const std::vector<NoteDefinition> definitions =
        how == NoteReading::none ? std::vector<NoteDefinition>() : note_definitions(read_text);
    Source source = source_of(read_text, definitions, how, manner);
    if (!named.text.empty()) {
        for (int& line : source.lines) {
            line = named.lines[static_cast<std::size_t>(line)];
        }
    }
    Attempt out;
    for (const NoteDefinition& definition : definitions) {
        if (!source.numbers.contains(definition.label)) {
            out.unused.insert(definition.label);
        }
    }
    ParsedMarkdown reading = read(source.text, manner, {manner.part.first_line, source.lines}, source.numbers);
    out.grows = !reading.blocks;
    if (out.grows) {
        return out;
    }
    base::Diagnostics found = reading.diagnostics;
    if (how == NoteReading::text) {
        found.push_back({base::Severity::warning,
                         {manner.file, 0, 0},
                         "the notes cannot be told from the HTML around and within them; they stay as text",
                         "close in each note the elements that it opens, and no others"});
    } else if (how == NoteReading::notes) {
        const base::Diagnostics about =
            about_notes(definitions, out.unused, {manner.part.first_line, named.lines}, reading, manner.file);
        found.insert(found.end(), about.begin(), about.end());
    }
    const std::vector<article::RemovedLine> removed = std::move(reading.removed);
    out.text = fragment_of_source(source, std::move(reading), manner);
    if (out.text) {
        out.text->removed.insert(out.text->removed.begin(), removed.begin(), removed.end());
        out.text->diagnostics.insert(out.text->diagnostics.begin(), found.begin(), found.end());
    }
    return out;
}

/// Whether each note within a line became one.
bool has_all(const TextWithInlineNotes& named, const Attempt& attempt) {
    return attempt.text && std::none_of(named.labels.begin(), named.labels.end(),
                                        [&](const std::string& label) { return attempt.unused.contains(label); });
}

/// Those with lines in their order, before the others.
void add_removed(const std::vector<article::RemovedLine>& more, std::vector<article::RemovedLine>& removed) {
    removed.insert(removed.begin(), more.begin(), more.end());
    const auto end = std::find_if(removed.begin(), removed.end(), [](const auto& each) { return each.line == 0; });
    sort_by_line(removed.begin(), end);
}

base::Diagnostic beyond_bounds(const std::string& file) {
    return {base::Severity::warning,
            {file, 0, 0},
            "the Markdown grows beyond bounds; it was read as plain paragraphs",
            "give it in parts, with fewer references and shorter ones, or raise 'elements' in reader/texts.toml"};
}

}  // namespace

Fragment markdown_blocks(std::string_view markdown, const std::string& file, MarkdownDialect dialect,
                         const MarkdownPart& part) {
    const bool is_github = dialect == MarkdownDialect::github;
    PlainMarkdown plain{limit_nesting(markdown), {}, {}, {}};
    if (has_crowded_brackets(plain.text)) {
        return {plain_paragraphs(markdown), {}, {beyond_bounds(file)}};
    }
    if (is_github) {
        plain = with_additions_plain(std::move(plain.text), file, part.first_line);
    }
    const std::string text = is_github ? with_wide_delimiters(plain.text) : plain.text;
    const Manner manner{flags_for(text, dialect), file, part};
    const TextWithInlineNotes named = is_github ? with_inline_notes_named(text) : TextWithInlineNotes();
    const NoteReading how = is_github ? NoteReading::notes : NoteReading::none;
    Attempt best = attempt(text, named, manner, how);
    if (!named.labels.empty() && !has_all(named, best)) {
        best = attempt(text, {}, manner, how);
    }
    if (!best.text && !best.grows) {
        best = attempt(text, {}, manner, NoteReading::text);
    }
    Fragment fragment;
    if (best.text) {
        fragment = *std::move(best.text);
    } else {
        fragment = {plain_paragraphs(plain.removed.empty() ? markdown : plain.text), {}, {beyond_bounds(file)}};
    }
    if (is_github) {
        take_heading_attributes(fragment.blocks, std::move(plain.heading_ends));
    }
    add_removed(plain.removed, fragment.removed);
    fragment.diagnostics.insert(fragment.diagnostics.end(), plain.diagnostics.begin(), plain.diagnostics.end());
    return fragment;
}

}  // namespace gazette::reader
