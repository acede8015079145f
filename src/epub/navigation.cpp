#include "epub/navigation.h"

#include <algorithm>
#include <vector>

#include "epub/book.h"
#include "epub/language.h"
#include "epub/page.h"
#include "epub/xml.h"

namespace gazette::epub {

namespace {

/// An entry of the contents. A section leads to its first article.
struct Point {
    std::string title;
    std::string href;
    std::string language = {};
    std::optional<base::Direction> direction = {};
    std::vector<Point> children = {};
};

Point point_of(const edition::Entry& entry) {
    return {headline_of(entry), article_name(entry.number), entry.head.language, entry.head.direction};
}

/// Articles of a section without a title stand at the top.
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

/// The NCX numbers places, so a section and its first article have the same number.
class NcxWriter {
public:
    explicit NcxWriter(Xml& xml) : xml_(xml) {}

    void points(const std::vector<Point>& contents) {
        for (const Point& each : contents) {
            point(each);
        }
    }

private:
    void point(const Point& point) {
        place_ += point.href == last_href_ ? 0 : 1;
        last_href_ = point.href;
        const auto element =
            xml_.scope("navPoint", {{"id", "n" + std::to_string(++id_)}, {"playOrder", std::to_string(place_)}});
        {
            const auto label = xml_.scope("navLabel");
            xml_.element("text", point.title);
        }
        xml_.empty("content", {{"src", point.href}});
        points(point.children);
    }

    Xml& xml_;
    int id_ = 0;
    int place_ = 0;
    std::string last_href_;
};

bool is_nested(const std::vector<Point>& contents) {
    return std::any_of(contents.begin(), contents.end(), [](const Point& point) { return !point.children.empty(); });
}

void ncx_head(Xml& xml, const edition::Edition& edition, bool nested) {
    const auto head = xml.scope("head");
    xml.empty("meta", {{"name", "dtb:uid"}, {"content", edition.identifier}});
    xml.empty("meta", {{"name", "dtb:depth"}, {"content", nested ? "2" : "1"}});
    xml.empty("meta", {{"name", "dtb:totalPageCount"}, {"content", "0"}});
    xml.empty("meta", {{"name", "dtb:maxPageNumber"}, {"content", "0"}});
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

std::string ncx_document(const edition::Edition& edition) {
    const std::vector<Point> contents = contents_of(edition);
    Xml xml;
    xml.declaration();
    {
        const auto ncx = xml.scope(
            "ncx",
            {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"}, {"version", "2005-1"}, {"xml:lang", edition.language}});
        ncx_head(xml, edition, is_nested(contents));
        {
            const auto title = xml.scope("docTitle");
            xml.element("text", edition.title);
        }
        const auto map = xml.scope("navMap");
        NcxWriter(xml).points(contents);
    }
    return xml.take();
}

}  // namespace gazette::epub
