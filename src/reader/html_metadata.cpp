#include "reader/html_metadata.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "base/language.h"
#include "base/text.h"
#include "base/toml.h"
#include "reader/text_characters.h"
#include "reader/word_list.h"

namespace gazette::reader::html {

namespace {

struct FactName {
    const char* key;
    MetaFact fact;
};
constexpr FactName fact_names[] = {
    {"title", MetaFact::title},     {"subtitle", MetaFact::subtitle},   {"author", MetaFact::author},
    {"site", MetaFact::site},       {"published", MetaFact::published}, {"modified", MetaFact::modified},
    {"url", MetaFact::url},         {"language", MetaFact::language},   {"tags", MetaFact::tags},
    {"licence", MetaFact::licence}, {"image", MetaFact::image},         {"image-alt", MetaFact::image_alt},
};
static_assert(std::size(fact_names) == meta_fact_count);

std::unordered_set<std::string> set_of(const std::vector<std::string>& names) {
    return {names.begin(), names.end()};
}

/// Whether an address goes on below a folder, to one of those it holds. `rest` begins with the last character of its name.
bool names_one(std::string_view rest) {
    const std::size_t below = rest.find_first_of("/?=:");
    return below != std::string_view::npos && below + 1 < rest.size();
}

bool starts_small(std::string_view text) {
    return u_isUUppercase(static_cast<UChar32>(first_character(text))) == 0;
}

}  // namespace

std::string meta_name(std::string_view written) {
    std::string name = base::lower_ascii(written);
    std::replace(name.begin(), name.end(), ':', '.');
    return name;
}

base::Result<MetadataNames> MetadataNames::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    MetadataNames names;
    if (std::optional<base::TomlTable> meta = document->table("meta")) {
        for (const FactName& fact : fact_names) {
            std::size_t rank = 0;
            for (const std::string& name : meta->strings(fact.key)) {
                names.places_[meta_name(name)].push_back({fact.fact, rank++});
            }
        }
    }
    if (std::optional<base::TomlTable> types = document->table("types")) {
        names.articles_ = set_of(types->strings("articles"));
        names.others_ = set_of(types->strings("others"));
    }
    if (std::optional<base::TomlTable> links = document->table("author_links")) {
        names.author_folders_ = links->strings("folders");
        names.author_labels_ = links->strings("labels");
    }
    if (std::optional<base::TomlTable> bylines = document->table("bylines")) {
        for (const std::string& role : bylines->strings("roles")) {
            names.roles_.insert(base::fold(role));
        }
        for (const std::string& lead : bylines->strings("sections")) {
            const std::size_t colon = lead.find(':');
            const std::size_t begin = colon == std::string::npos ? 0 : colon + 1;
            names.sections_.push_back({lead.substr(0, begin == 0 ? 0 : colon), lead.substr(begin)});
        }
        for (const std::string& credit : bylines->strings("credits")) {
            names.credits_.push_back(base::fold(credit));
        }
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return names;
}

const std::vector<MetadataNames::Place>* MetadataNames::of(const std::string& name) const {
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &found->second;
}

bool MetadataNames::leads_to_author(std::string_view address) const {
    return std::any_of(author_folders_.begin(), author_folders_.end(), [&](const std::string& folder) {
        const std::size_t at = address.find(folder);
        return at != std::string_view::npos && names_one(address.substr(at + folder.size() - 1));
    });
}

bool MetadataNames::has_author_label(std::string_view text) const {
    const std::string folded = base::fold(text);
    return std::any_of(author_labels_.begin(), author_labels_.end(),
                       [&](const std::string& label) { return has_word(folded, label); });
}

bool MetadataNames::is_author_label(std::string_view text) const {
    return std::find(author_labels_.begin(), author_labels_.end(), base::fold(text)) != author_labels_.end();
}

bool MetadataNames::is_role(std::string_view part) const {
    part = base::trim(part);
    for (std::size_t at = 0; at < part.size();) {
        const std::size_t end = std::min(part.find(' ', at), part.size());
        const std::string_view after = base::trim(part.substr(end));
        const bool goes_on_small = starts_small(after);
        if (goes_on_small && roles_.contains(base::fold(part.substr(at, end - at)))) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

std::string_view MetadataNames::without_section(std::string_view names, std::string_view language) const {
    std::size_t end = names.size();
    for (const SectionLead& lead : sections_) {
        if (lead.language.empty() || lead.language == base::primary_language(language)) {
            end = std::min(end, names.find(lead.words));
        }
    }
    return names.substr(0, end);
}

bool MetadataNames::is_credit(std::string_view part) const {
    const std::string folded = base::fold(part);
    return std::any_of(credits_.begin(), credits_.end(),
                       [&](const std::string& credit) { return folded.starts_with(credit); });
}

}  // namespace gazette::reader::html
