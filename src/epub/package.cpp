#include "epub/package.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/time.h"
#include "epub/language.h"
#include "epub/xml.h"

namespace gazette::epub {

namespace {

void meta(Xml& xml, const char* property, std::string_view value) {
    xml.element("meta", {{"property", property}}, value);
}

void refine(Xml& xml, const char* id, const char* property, std::string_view value) {
    xml.element("meta", {{"refines", std::string("#") + id}, {"property", property}}, value);
}

/// CCYY-MM-DDThh:mm:ssZ, the only form that the specification takes (section 5.5.5).
std::string modified_time(base::UnixTime seconds) {
    const base::DateTime moment = base::utc_from_unix(seconds);
    const base::TimeOfDay time = moment.time.value_or(base::TimeOfDay{});
    return fmt::format("{}T{:02}:{:02}:{:02}Z", base::iso(moment.date), time.hour, time.minute, time.second);
}

/// A shelf shows titles alone, so the date is part of it.
std::string title_with_date(const edition::Edition& edition) {
    return edition.title + ", " + edition.labels.long_date(edition.date);
}

void identity(Xml& xml, const edition::Edition& edition) {
    xml.element("dc:identifier", {{"id", "identifier"}}, edition.identifier);
    xml.element("dc:title", {{"id", "main-title"}}, title_with_date(edition));
    refine(xml, "main-title", "title-type", "main");
    xml.element("dc:language", edition.language);
    xml.element("dc:date", base::iso(edition.date));
    meta(xml, "dcterms:modified", modified_time(edition.modified));
}

void makers(Xml& xml, const edition::Edition& edition) {
    if (!edition.publisher.empty()) {
        xml.element("dc:creator", edition.publisher);
        xml.element("dc:publisher", edition.publisher);
    }
    xml.element("dc:contributor", {{"id", "tool"}}, edition.tool);
    refine(xml, "tool", "role", "bkp");
}

bool is_position(const std::string& number) {
    return !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
}

/// The edition's place in its series: its number, or else the day, which sorts as well.
std::string position_of(const edition::Edition& edition) {
    if (is_position(edition.number)) {
        return edition.number;
    }
    return fmt::format("{}{:02}{:02}", edition.date.year, edition.date.month, edition.date.day);
}

void series(Xml& xml, const edition::Edition& edition) {
    xml.element("meta", {{"property", "belongs-to-collection"}, {"id", "series"}}, edition.title);
    refine(xml, "series", "collection-type", "series");
    refine(xml, "series", "group-position", position_of(edition));
    refine(xml, "series", "dcterms:identifier", edition.series_identifier);
}

/// What the page list follows (EPUB Accessibility 1.1 section 4.2.3, EPUB 3.3 appendix D.3.14, and the property that takes
/// their place in EPUB 3.4).
void page_source(Xml& xml, const PageList& pages) {
    if (!pages.empty()) {
        xml.element("dc:source", {{"id", "paged-edition"}}, pages.source);
        refine(xml, "paged-edition", "source-of", "pagination");
        meta(xml, "pageBreakSource", pages.source);
    }
}

std::vector<const char*> features(const Accessibility& found, const PageList& pages) {
    std::vector<const char*> features = {"tableOfContents", "structuralNavigation", "readingOrder",
                                         "displayTransformability"};
    if (found.described_images > 0 && found.undescribed_images == 0) {
        features.push_back("alternativeText");
    }
    if (!pages.empty()) {
        features.push_back("pageBreakMarkers");
        features.push_back("pageNavigation");
    }
    return features;
}

/// EPUB Accessibility 1.1 section 5: that it conforms, and who says so.
void conformance(Xml& xml, const Claims& claims) {
    if (!claims.accessibility.conforms()) {
        return;
    }
    xml.element("meta", {{"property", "dcterms:conformsTo"}, {"id", "conformance"}},
                "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
    if (!claims.certifier.empty()) {
        refine(xml, "conformance", "a11y:certifiedBy", claims.certifier);
    }
}

/// EPUB Accessibility 1.1 section 2.
void accessibility(Xml& xml, const edition::Edition& edition, const PageList& pages, const Claims& claims) {
    const Accessibility& found = claims.accessibility;
    meta(xml, "schema:accessMode", "textual");
    if (found.has_images()) {
        meta(xml, "schema:accessMode", "visual");
        meta(xml, "schema:accessModeSufficient", "textual,visual");
    }
    if (found.undescribed_images == 0) {
        meta(xml, "schema:accessModeSufficient", "textual");
    }
    for (const char* feature : features(found, pages)) {
        meta(xml, "schema:accessibilityFeature", feature);
    }
    meta(xml, "schema:accessibilityHazard", "none");
    meta(xml, "schema:accessibilitySummary", edition.labels.text("accessibility_summary"));
    conformance(xml, claims);
}

const std::string& id_with_property(const std::vector<Part>& parts, std::string_view property) {
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](const Part& each) { return each.properties == property; });
    static const std::string none;
    return part == parts.end() ? none : part->id;
}

void metadata(Xml& xml, const edition::Edition& edition, const PageList& pages, const Claims& claims,
              const std::vector<Part>& parts) {
    const auto element = xml.scope("metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    identity(xml, edition);
    makers(xml, edition);
    series(xml, edition);
    page_source(xml, pages);
    accessibility(xml, edition, pages, claims);
    // For readers that know the cover of EPUB 2 only.
    xml.empty("meta", {{"name", "cover"}, {"content", id_with_property(parts, "cover-image")}});
}

void manifest(Xml& xml, const std::vector<Part>& parts) {
    const auto element = xml.scope("manifest");
    for (const Part& part : parts) {
        xml.empty("item",
                  {{"id", part.id}, {"href", part.name}, {"media-type", part.media_type}, {"properties", part.properties}});
    }
}

void spine(Xml& xml, const edition::Edition& edition, const std::vector<Part>& parts) {
    const auto element = xml.scope("spine", {{"toc", "ncx"}, {"page-progression-direction", name_of(edition.direction)}});
    for (const Part& part : parts) {
        if (part.in_spine) {
            xml.empty("itemref", {{"idref", part.id}});
        }
    }
}

/// For readers of EPUB 2; Kindle finds cover and contents by it.
void guide(Xml& xml, const edition::Edition& edition) {
    const auto element = xml.scope("guide");
    const edition::Labels& labels = edition.labels;
    xml.empty("reference", {{"type", "cover"}, {"title", labels.text("cover")}, {"href", cover_name}});
    xml.empty("reference", {{"type", "toc"}, {"title", labels.text("contents")}, {"href", contents_name}});
}

}  // namespace

std::string package_document(const edition::Edition& edition, const PageList& pages, const Claims& claims,
                             const std::vector<Part>& parts) {
    Xml xml;
    xml.declaration();
    {
        const auto package = xml.scope("package", {{"xmlns", "http://www.idpf.org/2007/opf"},
                                                   {"version", "3.0"},
                                                   {"unique-identifier", "identifier"},
                                                   {"xml:lang", edition.language},
                                                   {"dir", name_of(edition.direction)}});
        metadata(xml, edition, pages, claims, parts);
        manifest(xml, parts);
        spine(xml, edition, parts);
        guide(xml, edition);
    }
    return xml.take();
}

std::string container_document() {
    Xml xml;
    xml.declaration();
    {
        const auto container =
            xml.scope("container", {{"version", "1.0"}, {"xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"}});
        const auto rootfiles = xml.scope("rootfiles");
        xml.empty("rootfile",
                  {{"full-path", std::string("EPUB/") + package_name}, {"media-type", "application/oebps-package+xml"}});
    }
    return xml.take();
}

}  // namespace gazette::epub
