#pragma once

// What an editor wrote about an article (head lines, front matter, NAME.toml) in, the article's facts set out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/result.h"

namespace gazette::reader {

/// One stated fact, as written. `key` is one that `fact_key` knows, or "outlet address".
struct StatedFact {
    std::string key;
    std::vector<std::string> values;
    base::Place place;
};

/// The canonical name for a key as people write it ("Author", "by", "Date" …), or empty where it is none.
std::string fact_key(std::string_view written);

/// Sets the article's facts and marks them as stated by the editor. A value that cannot be understood is a warning with its
/// place and leaves the fact as it was. A source that is an address of the web is the article's address. Call in order of
/// trust, the most trusted last.
void apply(const std::vector<StatedFact>& stated, article::Article& article);

/// What a text says of itself beside its body; empty what its editor has stated.
struct OwnWords {
    std::string headline;
    std::string deck;
    std::string byline;
    std::string printed_byline;
    article::SourceClaim source;
};

OwnWords own_words(const article::Article& article);

/// Lists the text's own words among the removed lines where the editor's took their place.
void note_replaced(const OwnWords& own, article::Article& article);

/// The facts of a NAME.toml. An unknown key is an error with the nearest known name.
base::Result<std::vector<StatedFact>> facts_from_sidecar(const std::string& text, const std::string& file);

/// The leading "URL: …" lines of a text: the facts, and the number of lines they take. A single line counts only with
/// something below it that reads as a headline, so that "Source: minister to resign" stays one.
struct HeadBlock {
    std::vector<StatedFact> facts;
    std::size_t lines = 0;
};
HeadBlock head_block(const std::vector<std::string_view>& lines, const std::string& file);

}  // namespace gazette::reader
