#pragma once

// A body that refers to notes in any order in, the same with its notes numbered at its end out.

#include <cstddef>
#include <variant>
#include <vector>

#include "article/article.h"

namespace gazette::article {

/// Reference n of `blocks`, or of a note, is to `notes[n - 1]`, which must be there. The notes that the text refers to, or notes
/// that it refers to, become its last block and are numbered by the first reference. Those that nothing refers to are text, after
/// that of `blocks`.
void add_notes(Blocks& blocks, std::vector<Note> notes);

/// Whether the inline at `index` and the one before it are references to notes: writers set a comma between their numbers.
inline bool references_meet(const Inlines& inlines, std::size_t index) {
    return index > 0 && std::holds_alternative<NoteReference>(inlines[index - 1].value) &&
           std::holds_alternative<NoteReference>(inlines[index].value);
}

}  // namespace gazette::article
