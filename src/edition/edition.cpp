#include "edition/edition.h"

namespace gazette::edition {

std::vector<const Entry*> entries_of(const Edition& edition) {
    std::vector<const Entry*> entries;
    for (const Section& section : edition.sections) {
        for (const Entry& entry : section.entries) {
            entries.push_back(&entry);
        }
    }
    return entries;
}

const Labels& labels_of(const Edition& edition, const Entry& entry) {
    const auto found = edition.article_labels.find(entry.head.language);
    return found == edition.article_labels.end() ? edition.labels : found->second;
}

std::size_t article_count(const Edition& edition) {
    std::size_t count = 0;
    for (const Section& section : edition.sections) {
        count += section.entries.size();
    }
    return count;
}

int minutes_of(const Edition& edition) {
    int minutes = 0;
    for (const Entry* entry : entries_of(edition)) {
        minutes += entry->minutes;
    }
    return minutes;
}

}  // namespace gazette::edition
