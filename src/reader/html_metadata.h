#pragma once

// The names under which pages state facts (src/reader/data/html/metadata.toml) in, look-ups out.

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace gazette::reader::html {

enum class MetaFact { title, subtitle, author, site, published, modified, url, language, tags, licence, image, image_alt };
inline constexpr std::size_t meta_fact_count = 12;

/// Immutable once read.
class MetadataNames {
public:
    static base::Result<MetadataNames> read(const std::filesystem::path& file);

    struct Place {
        MetaFact fact = MetaFact::title;
        /// 0 is the most trusted name.
        std::size_t rank = 0;
    };
    /// What a meta element of this name (in lower case, ":" or "." alike) states; null where nothing.
    const std::vector<Place>* of(const std::string& name) const;

    /// Whether an address is that of a page about an author: one below a folder of such pages, not the folder's own.
    bool leads_to_author(std::string_view address) const;
    /// Whether the text of such a link is no name but "All articles", "Follow NAME" or the like.
    bool has_author_label(std::string_view text) const;
    /// Whether a byline names nobody: "Last updated".
    bool is_author_label(std::string_view text) const;

    /// Whether a part of a byline says what somebody does ("Senior Reporter", "correspondent in London").
    bool is_role(std::string_view part) const;
    /// Names behind a date without the section that they wrote in, on a page in this language.
    std::string_view without_section(std::string_view names, std::string_view language) const;
    /// Whether it names who made the pictures: "photographs by Nils Orr".
    bool is_credit(std::string_view part) const;

    bool is_article(std::string_view type) const { return articles_.contains(std::string(type)); }
    bool is_work(std::string_view type) const { return is_article(type) || others_.contains(std::string(type)); }

private:
    std::unordered_map<std::string, std::vector<Place>> places_;
    std::unordered_set<std::string> articles_;
    std::unordered_set<std::string> others_;
    std::vector<std::string> author_folders_;
    std::vector<std::string> author_labels_;
    std::unordered_set<std::string> roles_;
    std::vector<std::string> credits_;
    struct SectionLead {
        /// Empty for all.
        std::string language;
        std::string words;
    };
    std::vector<SectionLead> sections_;
};

/// In lower case, ":" as ".".
std::string meta_name(std::string_view written);

}  // namespace gazette::reader::html
