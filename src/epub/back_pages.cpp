#include "epub/back_pages.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/time.h"
#include "epub/book.h"
#include "epub/language.h"
#include "epub/page.h"

namespace gazette::epub {

namespace {

using Entries = std::vector<const edition::Entry*>;

void headline(Xml& xml, const char* name, const edition::Entry& entry) {
    xml.open(name);
    if (std::string_view(name) == "a") {
        xml.attribute("href", article_name(entry.number));
    }
    language_attributes(xml, entry.head.language, entry.head.direction);
    xml.text(headline_of(entry));
    xml.close();
}

/// `before` is told of each entry within its item.
template <class Before>
void articles(Xml& xml, const Entries& entries, const Before& before) {
    const auto list = xml.scope("ul", {{"class", "articles"}});
    for (const edition::Entry* entry : entries) {
        const auto item = xml.scope("li");
        before(*entry);
        headline(xml, "a", *entry);
    }
}

/// `index` counts the outlets from 0.
void outlet_section(Xml& xml, const edition::SourceEntry& source, std::uint32_t index, const Entries& all, DueBreaks& due) {
    const auto section = xml.scope("section", {{"class", "outlet"}});
    due.write_to(xml, TextPart::sources, 0, index);
    {
        const auto heading = xml.scope("h2");
        outlet_name(xml, source.outlet);
    }
    outlet_description(xml, source.outlet);
    Entries taken;
    for (const int number : source.articles) {
        taken.push_back(all[static_cast<std::size_t>(number) - 1]);
    }
    articles(xml, taken, [&](const edition::Entry& entry) { due.write_to(xml, TextPart::sources, entry.number, index); });
}

void without_source(Xml& xml, const edition::Edition& edition, const Entries& all) {
    Entries entries;
    std::copy_if(all.begin(), all.end(), std::back_inserter(entries),
                 [](const edition::Entry* entry) { return entry->provenance.outlet.name.empty(); });
    if (entries.empty()) {
        return;
    }
    const auto section = xml.scope("section", {{"class", "outlet"}});
    {
        const auto heading = xml.scope("h2");
        xml.element("em", {{"class", "not-stated"}}, edition.labels.text("unknown_source"));
    }
    articles(xml, entries, [](const edition::Entry&) {});
}

void how_it_was_made(Xml& xml, const edition::Edition& edition, const std::string& style) {
    const edition::Labels& labels = edition.labels;
    const std::string date = labels.long_date(base::utc_from_unix(edition.modified).date);
    xml.element("p", labels.text("colophon_made", {{"title", edition.title}, {"tool", edition.tool}, {"date", date}}));
    if (!style.empty()) {
        xml.element("p", labels.text("colophon_style", {{"style", style}}));
    }
    xml.element("p", labels.text("colophon_rights"));
}

void register_row(Xml& xml, const edition::Labels& labels, const edition::Entry& entry, DueBreaks& due) {
    const auto row = xml.scope("li", {{"id", register_anchor(entry.number)}});
    due.write_to(xml, TextPart::text_register, entry.number);
    {
        const auto line = xml.scope("p");
        xml.element("b", labels.number(entry.number));
        xml.text(" ");
        headline(xml, "bdi", entry);
    }
    xml.element("p", {{"class", "input"}, {"dir", "auto"}}, entry.head.input.name);
    xml.element("code", {{"dir", "ltr"}}, entry.head.input.sha256);
}

void register_of_texts(Xml& xml, const edition::Edition& edition, const Entries& entries, DueBreaks& due) {
    const auto section = xml.scope("section", {{"class", "register"}});
    due.write_to(xml, TextPart::text_register, 0);
    xml.element("h2", edition.labels.text("register"));
    xml.element("p", edition.labels.text("register_note"));
    const auto list = xml.scope("ol");
    for (const edition::Entry* entry : entries) {
        register_row(xml, edition.labels, *entry, due);
    }
}

}  // namespace

std::string sources_page(const edition::Edition& edition, const std::vector<PageBreakAt>& breaks) {
    const Entries entries = edition::entries_of(edition);
    Xml xml = begin_page(edition, {edition.labels.text("sources"), "backmatter"});
    {
        const auto section = xml.scope("section", {{"class", "back"}});
        DueBreaks due(breaks);
        due.write_to(xml, TextPart::sources, 0);
        xml.element("h1", edition.labels.text("sources"));
        std::uint32_t index = 0;
        for (const edition::SourceEntry& source : edition.sources) {
            outlet_section(xml, source, index++, entries, due);
        }
        without_source(xml, edition, entries);
        due.write_rest(xml);
        missing_box(xml, edition, true);
    }
    return end_page(std::move(xml));
}

std::string colophon_page(const edition::Edition& edition, const std::string& style,
                          const std::vector<PageBreakAt>& breaks) {
    Xml xml = begin_page(edition, {edition.labels.text("colophon"), "backmatter"});
    {
        const auto section = xml.scope("section", {{"class", "back"}, {"epub:type", "colophon"}, {"role", "doc-colophon"}});
        DueBreaks due(breaks);
        due.write_to(xml, TextPart::colophon, 0);
        xml.element("h1", edition.labels.text("colophon"));
        how_it_was_made(xml, edition, style);
        register_of_texts(xml, edition, edition::entries_of(edition), due);
        due.write_rest(xml);
    }
    return end_page(std::move(xml));
}

}  // namespace gazette::epub
