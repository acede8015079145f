#include "epub/contents.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "epub/book.h"

namespace gazette::epub {

namespace {

Point point_of(const edition::Entry& entry) {
    return {headline_of(entry), article_name(entry.number), entry.head.language, entry.head.direction};
}

}  // namespace

std::vector<Point> contents_of(const edition::Edition& edition) {
    std::vector<Point> contents;
    for (const edition::Section& section : edition.sections) {
        if (section.entries.empty()) {
            continue;
        }
        std::vector<Point> articles;
        std::transform(section.entries.begin(), section.entries.end(), std::back_inserter(articles), point_of);
        if (section.title.empty()) {
            contents.insert(contents.end(), articles.begin(), articles.end());
        } else {
            std::string href = articles.front().href;
            contents.push_back({section.title, std::move(href), {}, {}, std::move(articles)});
        }
    }
    contents.push_back({edition.labels.text("sources_short"), sources_name});
    contents.push_back({edition.labels.text("colophon"), colophon_name});
    return contents;
}

}  // namespace gazette::epub
