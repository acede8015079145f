#include "epub/navigation.h"

#include <vector>

#include "epub/book.h"
#include "epub/contents.h"
#include "epub/language.h"
#include "epub/page.h"
#include "epub/xml.h"

namespace gazette::epub {

namespace {

void link(Xml& xml, const Point& point) {
    xml.open("a", {{"href", point.href}});
    language_attributes(xml, point.language, point.direction);
    xml.text(point.title);
    xml.close();
}

/// Two levels at most, so this recursion ends.
void contents_list(Xml& xml, const std::vector<Point>& points) {
    const auto list = xml.scope("ol");
    for (const Point& point : points) {
        const auto item = xml.scope("li");
        link(xml, point);
        if (!point.children.empty()) {
            contents_list(xml, point.children);
        }
    }
}

/// EPUB 3.3 section 7.4.5.2.
void page_list(Xml& xml, const edition::Edition& edition, const std::vector<PageTarget>& pages) {
    if (pages.empty()) {
        return;
    }
    const auto nav =
        xml.scope("nav", {{"epub:type", "page-list"}, {"role", "doc-pagelist"}, {"id", "page-list"}, {"hidden", "hidden"}});
    xml.element("h2", edition.labels.text("page_list"));
    const auto list = xml.scope("ol");
    for (const PageTarget& page : pages) {
        const auto item = xml.scope("li");
        xml.element("a", {{"href", page.href}}, page.folio);
    }
}

void landmark(Xml& xml, const char* type, const char* href, const std::string& title) {
    const auto item = xml.scope("li");
    xml.element("a", {{"epub:type", type}, {"href", href}}, title);
}

void landmarks(Xml& xml, const edition::Edition& edition, const std::vector<Point>& contents) {
    const edition::Labels& labels = edition.labels;
    const auto nav = xml.scope("nav", {{"epub:type", "landmarks"}, {"id", "landmarks"}, {"hidden", "hidden"}});
    xml.element("h2", labels.text("landmarks"));
    const auto list = xml.scope("ol");
    landmark(xml, "cover", cover_name, labels.text("cover"));
    landmark(xml, "titlepage", title_name, labels.text("title_page"));
    landmark(xml, "toc", contents_name, labels.text("contents"));
    landmark(xml, "bodymatter", contents.front().href.c_str(), labels.text("start"));
    landmark(xml, "index", sources_name, labels.text("sources_short"));
    landmark(xml, "colophon", colophon_name, labels.text("colophon"));
}

}  // namespace

std::string navigation_document(const edition::Edition& edition, const std::vector<PageTarget>& pages) {
    const std::vector<Point> contents = contents_of(edition);
    Xml xml = begin_page(edition, {edition.labels.text("contents"), "frontmatter"});
    {
        const auto nav = xml.scope("nav", {{"epub:type", "toc"}, {"role", "doc-toc"}, {"id", "toc"}});
        xml.element("h1", edition.labels.text("contents"));
        contents_list(xml, contents);
    }
    page_list(xml, edition, pages);
    landmarks(xml, edition, contents);
    return end_page(std::move(xml));
}

}  // namespace gazette::epub
