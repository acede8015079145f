#pragma once

// The bytes of a message in; what of them GMime is given out: not what would bring it down, or make it believe the wrong thing.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::reader {

/// A field of a head: where it begins and ends, with the lines that continue it.
struct FieldSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct MessageFlaws {
    /// Types of the message that are one too many (RFC 5322, 3.6): the first with a boundary is believed, else the first.
    std::vector<FieldSpan> surplus_types;
    /// Fields of addresses, of the message or of one within it, with groups so deep within each other that reading them would
    /// end the stack. RFC 5322 (3.4) has none at all.
    std::vector<FieldSpan> nested_groups;
    /// Where the first part begins that is one too many; the size of the message where none is.
    std::size_t end = 0;
};

/// The line that parts begin with by the head of a message: "--BB". Empty where that says nothing of it, or in a way that only GMime
/// undoes.
std::string delimiter_of_parts(std::string_view message);

/// `most_parts`: of the message and of those within it.
MessageFlaws flaws_of_message(std::string_view bytes, std::size_t most_parts);

/// Without the fields, and without the parts that are too many.
std::string without_flaws(std::string_view bytes, const MessageFlaws& flaws);

}  // namespace gazette::reader
