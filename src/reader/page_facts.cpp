#include "reader/page_facts.h"

namespace gazette::reader::html {

namespace {

template <class T>
void take(T& own, const T& other) {
    if (own == T{}) {
        own = other;
    }
}

}  // namespace

void PageFacts::add(const PageFacts& less_trusted) {
    take(title, less_trusted.title);
    take(subtitle, less_trusted.subtitle);
    more_authors = authors.empty() ? less_trusted.more_authors : more_authors;
    take(authors, less_trusted.authors);
    take(site, less_trusted.site);
    take(site_url, less_trusted.site_url);
    take(url, less_trusted.url);
    take(published, less_trusted.published);
    take(modified, less_trusted.modified);
    take(unread_published, less_trusted.unread_published);
    take(unread_modified, less_trusted.unread_modified);
    take(language, less_trusted.language);
    more_tags = tags.empty() ? less_trusted.more_tags : more_tags;
    take(tags, less_trusted.tags);
    take(licence, less_trusted.licence);
    take(image, less_trusted.image);
    if (image == less_trusted.image) {
        take(image_alt, less_trusted.image_alt);
    }
    take(body, less_trusted.body);
    paid = paid || less_trusted.paid;
}

}  // namespace gazette::reader::html
