#include "epub/page.h"

#include <utility>
#include <vector>

#include "epub/book.h"
#include "epub/language.h"

namespace gazette::epub {

Xml begin_page(const edition::Edition& edition, const PageHead& head) {
    Xml xml;
    xml.declaration();
    xml.doctype("html");
    xml.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"xmlns:epub", "http://www.idpf.org/2007/ops"}});
    language_attributes(xml, edition.language, edition.direction);
    {
        const auto element = xml.scope("head");
        xml.element("title", head.title);
        xml.empty("link", {{"rel", "stylesheet"}, {"type", "text/css"}, {"href", std::string(head.up) + style_name}});
    }
    xml.open("body", {{"epub:type", head.matter}, {"dir", name_of(edition.direction)}});
    return xml;
}

std::string end_page(Xml xml) {
    xml.close();
    xml.close();
    return xml.take();
}

void edition_paragraph(Xml& xml, const edition::Edition& edition, const char* class_name, const std::string& text) {
    const auto paragraph = xml.scope("p", {{"class", class_name}});
    xml.open("span");
    language_attributes(xml, edition.language, edition.direction);
    xml.text(text);
    xml.close();
}

void outlet_name(Xml& xml, const source::Outlet& outlet) {
    xml.open("bdi");
    language_attributes(xml, outlet.language, {});
    xml.text(outlet.name);
    xml.close();
}

void outlet_description(Xml& xml, const source::Outlet& outlet) {
    std::string type;
    for (const std::string* part : {&outlet.romanised, &outlet.type, &outlet.place}) {
        type += !type.empty() && !part->empty() ? ", " + *part : *part;
    }
    if (!type.empty()) {
        xml.element("p", {{"class", "type"}}, type);
    }
    if (!outlet.profile.empty()) {
        xml.element("p", {{"class", "profile"}, {"dir", "auto"}}, outlet.profile);
    }
}

void not_stated(Xml& xml, const edition::Labels& labels) {
    xml.element("em", {{"class", "not-stated"}}, labels.text("not_stated"));
}

void missing_box(Xml& xml, const edition::Edition& edition, bool details) {
    if (edition.missing.empty()) {
        return;
    }
    const auto missing = static_cast<long long>(edition.missing.size());
    const long long total = missing + static_cast<long long>(edition::article_count(edition));
    const edition::Labels& labels = edition.labels;
    const auto box = xml.scope("section", {{"class", "missing"}});
    xml.element("h2", {{"class", "kicker"}}, labels.text("missing_today"));
    xml.element("p", labels.text("missing_count", {{"missing", missing}, {"total", total}}));
    const auto list = xml.scope("ul");
    for (const edition::Missing& each : edition.missing) {
        const auto item = xml.scope("li");
        xml.element("bdi", {{"class", "missing-name"}}, each.name);
        xml.text(": " + labels.text(each.label));
        if (details && !each.detail.empty()) {
            xml.text(" (");
            xml.element("bdi", each.detail);
            xml.text(")");
        }
    }
}

}  // namespace gazette::epub
