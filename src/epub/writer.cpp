#include "epub/writer.h"

#include <functional>
#include <utility>
#include <vector>

#include "epub/article_page.h"
#include "epub/back_pages.h"
#include "epub/book.h"
#include "epub/container.h"
#include "epub/front_pages.h"
#include "epub/navigation.h"
#include "epub/package.h"
#include "epub/xhtml.h"

namespace gazette::epub {

namespace {

using Page = base::Result<std::string>;

/// The images met so far. Articles are rendered one after the other.
struct Images {
    std::size_t count = 0;
    base::Place first;

    void add(const edition::Entry& entry, const article::Blocks& body) {
        const std::size_t found = count_images(body);
        if (count == 0 && found > 0) {
            first.file = entry.head.input.name;
        }
        count += found;
    }
};

Part article_part(const edition::Edition& edition, const std::string& section, const edition::Entry& entry,
                  Images& images) {
    const auto make = [&edition, &section, &entry, &images]() -> Page {
        const base::Result<article::Blocks> body = entry.load_body();
        if (!body) {
            return body.failure();
        }
        images.add(entry, *body);
        return article_page(edition, section, entry, *body);
    };
    return {"a" + std::to_string(entry.number), article_name(entry.number), xhtml_type, {}, true, make};
}

/// What goes into the book: the spine in reading order, and what is beside it.
std::vector<Part> parts_of(const edition::Edition& edition, const Options& options, Images& images) {
    std::vector<Part> parts;
    const auto page = [&](const char* id, const char* name, auto make) {
        parts.push_back({id, name, xhtml_type, {}, true, make});
    };
    parts.push_back({"style", style_name, "text/css", {}, false, [&]() -> Page { return options.css; }});
    parts.push_back({"cover-picture", cover_picture_name, "image/svg+xml", "cover-image", false,
                     [&]() -> Page { return options.cover_svg; }});
    page("cover", cover_name, [&]() -> Page { return cover_page(edition); });
    page("title", title_name, [&]() -> Page { return title_page(edition); });
    page("contents", contents_name, [&]() -> Page { return contents_page(edition); });
    for (const edition::Section& section : edition.sections) {
        for (const edition::Entry& entry : section.entries) {
            parts.push_back(article_part(edition, section.title, entry, images));
        }
    }
    page("sources", sources_name, [&]() -> Page { return sources_page(edition); });
    page("colophon", colophon_name, [&]() -> Page { return colophon_page(edition, options.style_name); });
    parts.push_back(
        {"nav", nav_name, xhtml_type, "nav", false, [&]() -> Page { return navigation_document(edition); }});
    parts.push_back({"ncx", ncx_name, "application/x-dtbncx+xml", {}, false,
                     [&]() -> Page { return ncx_document(edition); }});
    return parts;
}

Member deflated_member(std::string name, std::function<Page()> make) {
    return {std::move(name), Method::deflated, [make = std::move(make)]() -> base::Result<Payload> {
                const Page text = make();
                if (!text) {
                    return text.failure();
                }
                return deflated(*text);
            }};
}

/// The publication in its container: `mimetype` first and stored, so that the file's first bytes tell what it is
/// (OCF 3.3 section 4.2.6.1).
std::vector<Member> members_of(const edition::Edition& edition, const std::vector<Part>& parts) {
    const std::string folder = "EPUB/";
    std::vector<Member> members;
    members.push_back(
        {"mimetype", Method::stored, []() -> base::Result<Payload> { return stored("application/epub+zip"); }});
    members.push_back(deflated_member("META-INF/container.xml", []() -> Page { return container_document(); }));
    members.push_back(
        deflated_member(folder + package_name, [&]() -> Page { return package_document(edition, parts); }));
    for (const Part& part : parts) {
        members.push_back(deflated_member(folder + part.name, part.make));
    }
    return members;
}

void report(const Images& images, base::Diagnostics& diagnostics) {
    if (images.count > 0) {
        diagnostics.push_back({base::Severity::warning, images.first,
                               "images are not packed yet: " + std::to_string(images.count) +
                                   (images.count == 1 ? " is" : " are") + " shown as alternative text in the EPUB",
                               {}});
    }
}

}  // namespace

base::Result<void> write(const edition::Edition& edition, const Options& options, base::AtomicFile& file,
                         base::Diagnostics& diagnostics) {
    Images images;
    const std::vector<Part> parts = parts_of(edition, options, images);
    base::Result<void> written = write_container(members_of(edition, parts), edition.date, file);
    report(images, diagnostics);
    return written;
}

}  // namespace gazette::epub
