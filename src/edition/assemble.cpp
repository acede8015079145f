#include "edition/assemble.h"

#include <fnmatch.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/path_parts.h"
#include "base/text.h"

namespace gazette::edition {

namespace {

bool matches_glob(const SectionRule& rule, const std::string& path) {
    const std::string last_part(base::last_part(path));
    return std::any_of(rule.globs.begin(), rule.globs.end(), [&](const std::string& glob) {
        return fnmatch(glob.c_str(), path.c_str(), 0) == 0 || fnmatch(glob.c_str(), last_part.c_str(), 0) == 0;
    });
}

bool has_tag(const SectionRule& rule, const std::vector<std::string>& tags) {
    return std::any_of(rule.tags.begin(), rule.tags.end(), [&](const std::string& wanted) {
        return std::any_of(tags.begin(), tags.end(),
                           [&](const std::string& tag) { return base::fold(tag) == base::fold(wanted); });
    });
}

/// Index of the first rule that takes the candidate, or the number of rules where none does.
std::size_t section_of(const std::vector<SectionRule>& rules, const Candidate& candidate) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const SectionRule& each) {
        return matches_glob(each, candidate.path) || has_tag(each, candidate.head.tags);
    });
    return static_cast<std::size_t>(rule - rules.begin());
}

Entry entry_from(Candidate candidate) {
    Entry entry;
    entry.minutes = article::minutes_to_read(candidate.provenance.length);
    entry.head = std::move(candidate.head);
    entry.provenance = std::move(candidate.provenance);
    entry.load_body = std::move(candidate.load_body);
    entry.load_image = std::move(candidate.load_image);
    entry.file = std::move(candidate.file);
    return entry;
}

std::vector<Section> sections_from(const Plan& plan, std::vector<Candidate> candidates, const Labels& labels) {
    std::vector<Section> sections(plan.sections.size() + 1);
    for (std::size_t i = 0; i < plan.sections.size(); ++i) {
        sections[i].title = plan.sections[i].title;
    }
    if (!plan.sections.empty()) {
        sections.back().title = labels.text("more");
    }
    for (Candidate& candidate : candidates) {
        sections[section_of(plan.sections, candidate)].entries.push_back(entry_from(std::move(candidate)));
    }
    std::erase_if(sections, [](const Section& section) { return section.entries.empty(); });
    return sections;
}

void number_entries(std::vector<Section>& sections) {
    int number = 0;
    for (Section& section : sections) {
        for (Entry& entry : section.entries) {
            entry.number = ++number;
        }
    }
}

/// The sort key of CLDR's collation for a language, so that the index reads as its readers expect.
class SortKeys {
public:
    explicit SortKeys(const std::string& language) {
        UErrorCode status = U_ZERO_ERROR;
        collator_.reset(icu::Collator::createInstance(icu::Locale(language.c_str()), status));
        if (U_FAILURE(status)) {
            collator_.reset();
        }
    }

    std::string of(const std::string& name) const {
        if (!collator_) {
            return name;
        }
        const icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
        std::string key(static_cast<std::size_t>(collator_->getSortKey(text, nullptr, 0)), '\0');
        collator_->getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
        return key;
    }

private:
    std::unique_ptr<icu::Collator> collator_;
};

/// What an outlet of the edition is sorted by: collation key of its Latin name, then the name itself.
std::pair<std::string, std::string> index_key(const source::Outlet& outlet, const SortKeys& keys) {
    return {keys.of(outlet.romanised.empty() ? outlet.name : outlet.romanised), outlet.name};
}

std::vector<SourceEntry> sources_of(const Edition& edition) {
    const SortKeys keys(edition.language);
    std::map<std::pair<std::string, std::string>, SourceEntry> index;
    for (const Entry* entry : entries_of(edition)) {
        const source::Outlet& outlet = entry->provenance.outlet;
        if (outlet.name.empty()) {
            continue;
        }
        SourceEntry& source = index[index_key(outlet, keys)];
        if (source.articles.empty() || (source.outlet.profile.empty() && !outlet.profile.empty())) {
            source.outlet = outlet;
        }
        source.articles.push_back(entry->number);
    }
    std::vector<SourceEntry> sources;
    for (auto& [key, source] : index) {
        sources.push_back(std::move(source));
    }
    return sources;
}

}  // namespace

Edition assemble(const Plan& plan, std::vector<Candidate> candidates, std::vector<Missing> missing, Labels labels) {
    Edition edition;
    edition.title = plan.title;
    edition.publisher = plan.publisher;
    edition.language = plan.language;
    edition.direction = base::direction_of(plan.language);
    edition.date = plan.date;
    edition.number = plan.number;
    edition.identifier = "urn:uuid:" + base::uuid_v5(plan.title + "\n" + base::iso(plan.date));
    edition.series_identifier = "urn:uuid:" + base::uuid_v5(plan.title);
    edition.modified = plan.modified;
    edition.tool = plan.tool;
    edition.sections = sections_from(plan, std::move(candidates), labels);
    number_entries(edition.sections);
    edition.missing = std::move(missing);
    edition.sources = sources_of(edition);
    edition.labels = std::move(labels);
    return edition;
}

}  // namespace gazette::edition
