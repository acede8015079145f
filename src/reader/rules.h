#pragma once

// The data behind the cleaning of scraped text (src/reader/data) in, look-ups by folded line out.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/lazy.h"
#include "base/result.h"
#include "reader/common_words.h"
#include "reader/container_limits.h"
#include "reader/content_limits.h"
#include "reader/export_fields.h"
#include "reader/feed_limits.h"
#include "reader/letter_rules.h"
#include "reader/page_rules.h"
#include "reader/phrase_table.h"
#include "reader/text_rules.h"

namespace gazette::reader {

/// Look-ups may be made from any thread; a line too long to be a phrase needs none of the phrases. What is long and not needed for every input is read when it is first asked for.
class Rules {
public:
    /// FOLDER/text_content.toml, FOLDER/containers.toml, FOLDER/feeds.toml and FOLDER/exports.toml now; FOLDER/boilerplate/*.toml,
    /// FOLDER/languages.toml, FOLDER/texts.toml, FOLDER/letters.toml and FOLDER/html/*.toml later. An unknown key is an error, and so is a limit that
    /// is absent or no number in its range.
    static base::Result<Rules> read(const std::filesystem::path& folder);

    /// Reads now what most inputs need of what is read later: for a thread that has nothing else to do.
    void prepare() const { latin_phrases_.get(); }

    /// Why a file that was needed since could not be read; what has been read with the rules is not to be relied on.
    std::optional<base::Failure> failure() const;

    /// What the line is, if it is a phrase of the data; none for a line too long to be one.
    std::optional<Boilerplate> boilerplate(std::string_view line) const;
    /// What follows a byline's opening word ("By Jane Doe" gives "Jane Doe"); empty where the line is no byline.
    std::string byline(std::string_view line) const;
    /// What follows "Source:" in any language; empty where the line is no such statement.
    std::string stated_source(std::string_view line) const;

    const TextRules& texts() const { return texts_.get(); }
    const CommonWords& common_words() const { return common_words_.get(); }
    const ContentLimits& content() const { return content_; }
    const html::PageRules& html() const { return html_.get(); }
    const LetterRules& letters() const { return letters_.get(); }
    const ContainerLimits& containers() const { return containers_; }
    const FeedLimits& feeds() const { return feeds_; }
    const ExportFields& exports() const { return exports_; }

private:
    const PhraseTable& phrases_for(std::string_view line) const;

    base::Lazy<PhraseTable> latin_phrases_;
    base::Lazy<PhraseTable> phrases_;
    base::Lazy<TextRules> texts_;
    base::Lazy<CommonWords> common_words_;
    base::Lazy<html::PageRules> html_;
    base::Lazy<LetterRules> letters_;
    ContentLimits content_;
    ContainerLimits containers_;
    FeedLimits feeds_;
    ExportFields exports_;
};

}  // namespace gazette::reader
