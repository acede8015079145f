#pragma once

// The lines that pages put around their articles (src/reader/data/html/phrases.toml) in, look-ups out.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/toml.h"

namespace gazette::reader::html {

/// A line as phrases are held against: folded, and also without the marks around it.
struct Phrase {
    explicit Phrase(std::string_view line);

    std::string folded;
    std::string bare;
};

/// Phrases of one kind, each with what it is a sign of. Immutable once read.
class PhraseSet {
public:
    void add(base::TomlTable& table);

    /// What the line is; empty where it is none of these.
    std::string_view why(const Phrase& line) const;

private:
    struct Part {
        std::string text;
        std::string why;
    };
    /// By their first two bytes: a page's every line is looked through for hundreds of them.
    using Parts = std::unordered_map<std::uint16_t, std::vector<Part>>;

    static const Part* opening_of(std::string_view text, const Parts& parts);
    const Part* ending_of(std::string_view line) const;
    const Part* part_within(std::string_view line) const;

    std::unordered_map<std::string, std::string> whole_;
    Parts openings_;
    std::vector<Part> endings_;
    Parts parts_;
};

struct Phrases {
    static base::Result<Phrases> read(const std::filesystem::path& file);

    /// Clutter wherever it is a line.
    PhraseSet lines;
    /// Links to other articles.
    PhraseSet teasers;
    /// Headings of lists of links.
    PhraseSet lists;
    /// Links beside headings that are no words of them.
    PhraseSet heading_links;
    /// What stands before the text, and after it.
    PhraseSet tops;
    PhraseSet tails;
    /// What says that a page is no article, that one must log in to see it, that it lists files, that it shows nothing, and
    /// that one must pay for the rest of it.
    PhraseSet errors;
    /// The same, that an article may be called as well.
    PhraseSet errors_or_headlines;
    PhraseSet logins;
    PhraseSet listings;
    PhraseSet notices;
    PhraseSet paywalls;
    /// Titles of pages that ask to agree to something first, and what the texts of such pages hold.
    PhraseSet consents;
    PhraseSet consent_texts;
};

}  // namespace gazette::reader::html
