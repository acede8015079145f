#include "epub/ncx.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "epub/contents.h"
#include "epub/xml.h"

namespace gazette::epub {

namespace {

/// The number of each place in the order of reading, from 1 on; a section and its first article are one place.
class PlayOrder {
public:
    PlayOrder(const std::vector<std::string>& spine, const std::vector<Point>& contents,
              const std::vector<PageTarget>& pages) {
        for (std::size_t i = 0; i < spine.size(); ++i) {
            documents_.emplace(spine[i], i);
        }
        add(contents);
        for (const PageTarget& page : pages) {
            pages_.push_back(document_of(page.href));
        }
    }

    std::size_t of(const Point& point) const {
        const std::size_t document = document_of(point.href);
        return points_up_to(document) + count(pages_, std::lower_bound(pages_.begin(), pages_.end(), document));
    }

    /// Of one of the pages, by its index. It begins within its document, behind the entry of the contents that leads there.
    std::size_t of_page(std::size_t index) const { return points_up_to(pages_[index]) + index + 1; }

private:
    using Documents = std::vector<std::size_t>;

    static std::size_t count(const Documents& documents, Documents::const_iterator end) {
        return static_cast<std::size_t>(end - documents.begin());
    }

    std::size_t points_up_to(std::size_t document) const {
        return count(points_, std::upper_bound(points_.begin(), points_.end(), document));
    }

    void add(const std::vector<Point>& contents) {
        for (const Point& each : contents) {
            const std::size_t document = document_of(each.href);
            if (points_.empty() || points_.back() != document) {
                points_.push_back(document);
            }
            add(each.children);
        }
    }

    std::size_t document_of(std::string_view href) const {
        const auto found = documents_.find(href.substr(0, href.find('#')));
        return found == documents_.end() ? 0 : found->second;
    }

    std::map<std::string, std::size_t, std::less<>> documents_;
    /// Of the places in the contents and of the pages, their documents as the spine counts them.
    Documents points_;
    Documents pages_;
};

/// In decimal digits of any script; nothing for roman numerals.
std::optional<int> number_in(std::string_view folio) {
    constexpr int most = 1'000'000;
    int number = 0;
    for (std::size_t at = 0; at < folio.size();) {
        const int digit = u_charDigitValue(static_cast<UChar32>(base::next_code_point(folio, at)));
        if (digit < 0 || number > most) {
            return std::nullopt;
        }
        number = number * 10 + digit;
    }
    return folio.empty() ? std::nullopt : std::optional(number);
}

class NcxWriter {
public:
    NcxWriter(Xml& xml, const PlayOrder& order) : xml_(xml), order_(order) {}

    void points(const std::vector<Point>& contents) {
        for (const Point& each : contents) {
            const auto element = xml_.scope(
                "navPoint", {{"id", "n" + std::to_string(++id_)}, {"playOrder", std::to_string(order_.of(each))}});
            place(each.title, each.href);
            points(each.children);
        }
    }

    /// Pages of the front are numbered in roman numerals.
    void pages(const std::vector<PageTarget>& pages) {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const std::optional<int> number = number_in(pages[i].folio);
            const auto element = xml_.scope("pageTarget", {{"id", "p" + std::to_string(i + 1)},
                                                           {"type", number ? "normal" : "front"},
                                                           {"value", number ? std::to_string(*number) : std::string()},
                                                           {"playOrder", std::to_string(order_.of_page(i))}});
            place(pages[i].folio, pages[i].href);
        }
    }

    void label(const std::string& text) {
        const auto label = xml_.scope("navLabel");
        xml_.element("text", text);
    }

private:
    void place(const std::string& title, const std::string& href) {
        label(title);
        xml_.empty("content", {{"src", href}});
    }

    Xml& xml_;
    const PlayOrder& order_;
    int id_ = 0;
};

bool is_nested(const std::vector<Point>& contents) {
    return std::any_of(contents.begin(), contents.end(), [](const Point& point) { return !point.children.empty(); });
}

int greatest_number(const std::vector<PageTarget>& pages) {
    int greatest = 0;
    for (const PageTarget& page : pages) {
        greatest = std::max(greatest, number_in(page.folio).value_or(0));
    }
    return greatest;
}

void ncx_head(Xml& xml, const edition::Edition& edition, bool nested, const std::vector<PageTarget>& pages) {
    const auto head = xml.scope("head");
    const auto meta = [&](const char* name, const std::string& content) {
        xml.empty("meta", {{"name", name}, {"content", content}});
    };
    meta("dtb:uid", edition.identifier);
    meta("dtb:depth", nested ? "2" : "1");
    meta("dtb:totalPageCount", std::to_string(pages.size()));
    meta("dtb:maxPageNumber", std::to_string(greatest_number(pages)));
}

}  // namespace

std::string ncx_document(const edition::Edition& edition, const std::vector<PageTarget>& pages,
                         const std::vector<std::string>& spine) {
    const std::vector<Point> contents = contents_of(edition);
    const PlayOrder order(spine, contents, pages);
    Xml xml;
    xml.declaration();
    {
        const auto ncx = xml.scope(
            "ncx",
            {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"}, {"version", "2005-1"}, {"xml:lang", edition.language}});
        ncx_head(xml, edition, is_nested(contents), pages);
        {
            const auto title = xml.scope("docTitle");
            xml.element("text", edition.title);
        }
        NcxWriter writer(xml, order);
        {
            const auto map = xml.scope("navMap");
            writer.points(contents);
        }
        if (!pages.empty()) {
            const auto list = xml.scope("pageList");
            writer.label(edition.labels.text("page_list"));
            writer.pages(pages);
        }
    }
    return xml.take();
}

}  // namespace gazette::epub
