#include "source/provenance.h"

namespace gazette::source {

namespace {

/// The registry's outlet for the article, or null.
const Outlet* find_outlet(const article::Article& article, const Registry& registry) {
    if (article.source.name.empty()) {
        return registry.by_url(article.url);
    }
    return registry.by_name(article.source.name);
}

Outlet claimed_outlet(const article::SourceClaim& claim) {
    Outlet outlet;
    outlet.name = claim.name;
    outlet.profile = claim.profile;
    outlet.url = claim.url;
    return outlet;
}

void fill(std::string& field, const std::string& from) {
    if (field.empty()) {
        field = from;
    }
}

}  // namespace

Provenance provenance_of(const article::Article& article, const Registry& registry) {
    Provenance provenance;
    if (const Outlet* outlet = find_outlet(article, registry)) {
        provenance.outlet = *outlet;
        provenance.in_registry = true;
        fill(provenance.outlet.profile, article.source.profile);
        fill(provenance.outlet.url, article.source.url);
    } else {
        provenance.outlet = claimed_outlet(article.source);
    }
    provenance.url = article.url;
    provenance.published = article.published;
    provenance.modified = article.modified;
    provenance.retrieved = article.retrieved;
    provenance.licence = article.licence.empty() ? provenance.outlet.licence : article.licence;
    provenance.language = article.language;
    provenance.direction = article.direction;
    provenance.length = article::length_of(article.body, article.language);
    provenance.lines_removed = article.removed.size();
    provenance.input = article.input;
    provenance.stated_by_editor = article.stated_by_editor;
    return provenance;
}

}  // namespace gazette::source
