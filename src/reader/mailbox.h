#pragma once

// The bytes of a mailbox (mbox, RFC 4155) in, its letters out, one after the other.

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette::reader {

/// Whether it opens with a line that parts letters ("From ilka@kestrel.example Tue Nov 24 09:15:00 2026") above a header field.
/// Empty lines may stand before it.
bool is_mailbox(std::string_view bytes);

/// The letters of a mailbox, one after the other, each with the line that it opens with. A letter ends where its Content-Length says,
/// if the next one begins there, or before the next line that parts letters: below an empty line, or without one above what can be
/// nothing but the head of a letter. Within the parts of a letter (RFC 2046) no line parts letters.
class Letters {
public:
    explicit Letters(std::string_view mailbox) : rest_(mailbox) {}

    /// Empty where there is none.
    std::string_view take();
    bool at_end() const { return rest_.empty(); }

private:
    struct Parts {
        /// The line that each begins with.
        std::string delimiter;
        /// Where they end; 0 where they do not.
        std::size_t end = 0;
    };

    std::size_t end_of_letter();
    /// Of the first letter, where the first of them begins before `before`.
    Parts parts_of(std::string_view letter, std::size_t before);

    std::string_view rest_;
    /// How many letters had parts without an end.
    std::size_t endless_ = 0;
};

/// Without the line that parts it from the letter before it, and without the marks by which lines of its text are kept from being
/// taken for such ones (">From "). For one that opens with "From ".
std::string without_envelope(std::string_view letter);

}  // namespace gazette::reader
