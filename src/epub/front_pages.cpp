#include "epub/front_pages.h"

#include <utility>

#include "epub/book.h"
#include "epub/language.h"
#include "epub/page.h"

namespace gazette::epub {

namespace {

/// "No. 214 · Tuesday 24 November 2026"
std::string date_line(const edition::Edition& edition) {
    const edition::Labels& labels = edition.labels;
    const std::string number =
        edition.number.empty() ? std::string() : labels.text("number", {{"number", edition.number}}) + separator;
    return number + labels.full_date(edition.date);
}

/// "11 articles · 9 sources · 45 minutes"
std::string amounts(const edition::Edition& edition) {
    const edition::Labels& labels = edition.labels;
    return labels.count("articles", static_cast<long long>(edition::article_count(edition))) + separator +
           labels.count("sources_count", static_cast<long long>(edition.sources.size())) + separator +
           labels.count("minutes_long", edition::minutes_of(edition));
}

void source_and_minutes(Xml& xml, const edition::Edition& edition, const edition::Entry& entry) {
    const auto line = xml.scope("p", {{"class", "meta"}});
    if (entry.provenance.outlet.name.empty()) {
        xml.element("em", {{"class", "not-stated"}}, edition.labels.text("unknown_source"));
    } else {
        outlet_name(xml, entry.provenance.outlet);
    }
    xml.text(separator + edition.labels.count("minutes", entry.minutes));
}

void contents_of_section(Xml& xml, const edition::Edition& edition, const edition::Section& section, DueBreaks& due) {
    const auto element = xml.scope("section", {{"class", "contents"}});
    if (!section.title.empty()) {
        xml.element("h2", {{"class", "kicker"}}, section.title);
    }
    const auto list = xml.scope("ol");
    for (const edition::Entry& entry : section.entries) {
        const auto item = xml.scope("li");
        due.write_to(xml, TextPart::contents, entry.number);
        xml.open("a", {{"href", article_name(entry.number)}});
        language_attributes(xml, entry.head.language, entry.head.direction);
        xml.text(headline_of(entry));
        xml.close();
        source_and_minutes(xml, edition, entry);
    }
}

}  // namespace

std::string cover_page(const edition::Edition& edition, const std::string& picture) {
    const std::string cover = edition.labels.text("cover");
    Xml xml = begin_page(edition, {cover, "cover"});
    {
        const auto section = xml.scope("section", {{"class", "cover"}});
        // The style sheet gives it no height: for readers that go by headings, and those that skip a page without words.
        xml.element("h1", {{"dir", "auto"}}, edition.title);
        xml.empty("img", {{"src", picture},
                          {"alt", cover + ": " + edition.title + ", " + edition.labels.long_date(edition.date)},
                          {"role", "doc-cover"}});
    }
    return end_page(std::move(xml));
}

std::string title_page(const edition::Edition& edition, const std::vector<PageBreakAt>& breaks) {
    Xml xml = begin_page(edition, {edition.title, "titlepage"});
    {
        const auto section = xml.scope("section", {{"class", "title-page"}});
        DueBreaks(breaks).write_rest(xml);
        {
            const auto masthead = xml.scope("header", {{"class", "masthead"}});
            xml.element("h1", {{"dir", "auto"}}, edition.title);
        }
        xml.element("p", {{"class", "edition-line"}}, date_line(edition));
        xml.element("p", {{"class", "meta"}}, amounts(edition));
        if (!edition.publisher.empty()) {
            xml.element("p", {{"class", "meta"}, {"dir", "auto"}}, edition.publisher);
        }
        missing_box(xml, edition, false);
    }
    return end_page(std::move(xml));
}

std::string contents_page(const edition::Edition& edition, const std::vector<PageBreakAt>& breaks) {
    Xml xml = begin_page(edition, {edition.labels.text("in_this_edition"), "frontmatter"});
    {
        const auto section = xml.scope("section", {{"class", "front"}});
        DueBreaks due(breaks);
        due.write_to(xml, TextPart::contents, 0);
        xml.element("h1", edition.labels.text("in_this_edition"));
        xml.element("p", {{"class", "meta"}}, edition.title + separator + date_line(edition));
        xml.element("p", {{"class", "meta"}}, amounts(edition));
        for (const edition::Section& each : edition.sections) {
            contents_of_section(xml, edition, each, due);
        }
        due.write_rest(xml);
    }
    return end_page(std::move(xml));
}

}  // namespace gazette::epub
