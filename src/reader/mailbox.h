#pragma once

// The bytes of a mailbox (mbox, RFC 4155) in, its letters out, one after the other.

#include <string>
#include <string_view>

namespace gazette::reader {

/// Whether it opens with a line that parts letters ("From ilka@kestrel.example Tue Nov 24 09:15:00 2026") above a header field.
/// Empty lines may stand before it.
bool is_mailbox(std::string_view bytes);

/// Takes the first letter off a mailbox, with the line that it opens with: what stands before the next such line that follows
/// an empty line and has a header field below it.
std::string_view take_letter(std::string_view& mailbox);

/// Without the line that parts it from the letter before it, and without the marks by which lines of its text are kept from being
/// taken for such ones (">From "). For one that opens with "From ".
std::string without_envelope(std::string_view letter);

}  // namespace gazette::reader
