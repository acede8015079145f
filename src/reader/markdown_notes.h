#pragma once

// A Markdown text in, the definitions of notes in it and a text that md4c reads with them out. Private to this room.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::reader {

/// "[^LABEL]: text", and what goes on under it: lines that continue its paragraph, and after blank ones those that are indented
/// by four spaces or a tab, as GitHub and Pandoc have it. Not within code.
struct NoteDefinition {
    /// As `note_label` gives it.
    std::string label;
    /// Where it begins and ends, in lines of the text counted from 0.
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Its lines without the indent; not all blank. They view the text.
    std::vector<std::string_view> lines;
    /// Where the first definition of the same label begins, if this is a later one: such are text.
    std::optional<std::size_t> first = {};
};

/// Where "[^LABEL]" that opens `text` ends, or 0 where none does. A label has neither spaces nor brackets.
std::size_t end_of_note_mark(std::string_view text);

/// Labels are compared without case.
std::string note_label(std::string_view mark);

/// In the order of the text.
std::vector<NoteDefinition> note_definitions(std::string_view markdown);

/// A text whose notes within lines ("^[text]", as Pandoc has them) are references, with definitions at its end.
struct TextWithInlineNotes {
    std::string text;
    /// By line of `text`: the line of the input, from 0.
    std::vector<int> lines;
    /// Of the notes, in their order.
    std::vector<std::string> labels;
};

/// Leaves code, what is escaped, addresses of links, and "^[text](address)", which is a link.
TextWithInlineNotes with_inline_notes_named(std::string_view markdown);

/// A reference as it was found in a text that is read, at this byte.
struct NoteMark {
    std::string label;
    std::size_t offset = 0;
};

/// Notes as items of an ordered list, a thematic break below it, and then the text without them: so that one reading finds all,
/// and definitions of links serve both.
struct TextWithNotes {
    std::string text;
    /// By line of `text`: the line of the input, from 0.
    std::vector<int> lines;
    /// Where the items end, in bytes.
    std::vector<std::size_t> item_ends;
};

/// `notes`: indexes of the definitions that become items, in that order; the others stay where they are, as text.
TextWithNotes with_notes_first(std::string_view markdown, const std::vector<NoteDefinition>& definitions,
                               const std::vector<std::size_t>& notes);

/// The definitions that the text refers to, or notes that it refers to, in the order of the first reference. `marks` are those
/// of `all`, which has the definitions `items` as items.
std::vector<std::size_t> notes_in_order(const std::vector<NoteDefinition>& definitions,
                                        const std::vector<std::size_t>& items, const TextWithNotes& all,
                                        const std::vector<NoteMark>& marks);

}  // namespace gazette::reader
