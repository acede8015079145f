#pragma once

// The data behind the cleaning of scraped text (src/reader/data) in, look-ups by folded line out.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "reader/common_words.h"
#include "reader/container_limits.h"
#include "reader/content_limits.h"
#include "reader/export_fields.h"
#include "reader/feed_limits.h"
#include "reader/page_rules.h"
#include "reader/phrase_file.h"

namespace gazette::reader {

/// Longer lines are no phrases; the longest in the data has less than half of this.
inline constexpr std::size_t longest_phrase = 400;

/// How sure a phrase is. A certain one is boilerplate wherever a line consists of it or opens with it; a weak one only
/// among other boilerplate at an article's end, or in a row right under the headline.
enum class Strength { certain, weak };

struct Boilerplate {
    Strength strength = Strength::weak;
    /// "comment form".
    std::string why;
};

/// Immutable once read; look-ups may be made from any thread.
class Rules {
public:
    /// FOLDER/boilerplate/*.toml, FOLDER/languages.toml, FOLDER/text_content.toml, FOLDER/containers.toml,
    /// FOLDER/feeds.toml, FOLDER/exports.toml and FOLDER/html/*.toml; an unknown key is an error, and so is a limit that is absent or no number
    /// in its range. `jobs` threads read.
    static base::Result<Rules> read(const std::filesystem::path& folder, std::size_t jobs = 1);

    /// What the line is, if it is a phrase of the data; none for a line too long to be one.
    std::optional<Boilerplate> boilerplate(std::string_view line) const;
    /// What follows a byline's opening word ("By Jane Doe" gives "Jane Doe"); empty where the line is no byline.
    std::string byline(std::string_view line) const;
    /// What follows "Source:" in any language; empty where the line is no such statement.
    std::string stated_source(std::string_view line) const;

    const CommonWords& common_words() const { return common_words_; }
    const ContentLimits& content() const { return content_; }
    const html::PageRules& html() const { return html_; }
    const ContainerLimits& containers() const { return containers_; }
    const FeedLimits& feeds() const { return feeds_; }
    const ExportFields& exports() const { return exports_; }

private:
    static base::Result<Rules> read_phrases(const std::filesystem::path& path);
    void add(const PhraseGroup& group);
    void join(Rules part);

    std::unordered_map<std::string, Boilerplate> lines_;
    /// Openings by their first word, so that a line is held against few.
    std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>> openings_;
    std::vector<std::string> bylines_;
    std::vector<std::string> sources_;
    CommonWords common_words_;
    ContentLimits content_;
    html::PageRules html_;
    ContainerLimits containers_;
    FeedLimits feeds_;
    ExportFields exports_;
};

}  // namespace gazette::reader
