#pragma once

// The plain text of a letter in; what of it is to be read, parted where the head of another letter stands, out.

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "reader/letter_rules.h"

namespace gazette::reader {

/// A run of the text, and the lines of the head of a forwarded letter that stand above it.
struct LetterStretch {
    std::vector<std::string> head;
    std::string text;
};

struct LetterText {
    /// Never empty.
    std::vector<LetterStretch> stretches;
    /// Signatures, footers of mailing lists, and what OpenPGP (RFC 9580, 6 and 7) puts around a signed text.
    std::vector<article::RemovedLine> removed;
    /// Whether a part of it is encrypted, which is left out.
    bool encrypted = false;
};

/// Where in its letter a text stands: only its end has a signature and the footer of a mailing list.
enum class LetterPlace { within, end };

/// Whether a paragraph ends as a sentence does and has words that names and addresses have not.
bool is_sentence(std::string_view paragraph);

/// `text` is scrubbed UTF-8.
LetterText letter_text(std::string_view text, LetterPlace place, const LetterRules& rules);

}  // namespace gazette::reader
