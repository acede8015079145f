#include "epub/writer.h"

#include <fmt/format.h>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ordered_work.h"
#include "base/scratch_file.h"
#include "epub/back_pages.h"
#include "epub/bind_articles.h"
#include "epub/book.h"
#include "epub/container.h"
#include "epub/front_pages.h"
#include "epub/navigation.h"
#include "epub/ncx.h"
#include "epub/package.h"

namespace gazette::epub {

namespace {

/// The documents beside the articles: with many of these they are long, and so they are made by all threads, before the container,
/// which is written by one.
class Documents {
public:
    /// What gives the document once all are made.
    Part::MakePayload add(std::function<std::string()> make) {
        makers_.push_back(std::move(make));
        return [this, i = makers_.size() - 1]() -> base::Result<Payload> { return std::move(payloads_[i]); };
    }

    void make_all(base::Crew& crew) {
        payloads_.resize(makers_.size());
        const auto make = [&](std::size_t, std::size_t i) { return deflated(makers_[i]()); };
        const auto keep = [&](std::size_t i, Payload payload) -> base::Result<void> {
            payloads_[i] = std::move(payload);
            return {};
        };
        (void)base::work_in_order(makers_.size(), crew, makers_.size(), make, keep);
    }

private:
    std::vector<std::function<std::string()>> makers_;
    std::vector<Payload> payloads_;
};

Part text_part(std::string id, const char* name, const char* media_type, std::string properties, bool in_spine,
               Part::MakePayload payload) {
    return {std::move(id), name, media_type, std::move(properties), in_spine, Method::deflated, std::move(payload)};
}

/// Of a part that is no article.
const char* document_of(TextPart part) {
    switch (part) {
    case TextPart::title: return title_name;
    case TextPart::contents: return contents_name;
    case TextPart::sources: return sources_name;
    case TextPart::colophon:
    case TextPart::text_register: return colophon_name;
    case TextPart::article: break;
    }
    return "";
}

/// The breaks of each document beside the articles, by its name.
using BreaksOfDocuments = std::map<std::string, std::vector<PageBreakAt>>;

BreaksOfDocuments breaks_of_documents(const std::vector<PageBreakAt>& all) {
    BreaksOfDocuments breaks;
    for (const PageBreakAt& each : all) {
        breaks[document_of(each.start.part)].push_back(each);
    }
    return breaks;
}

/// All pages; `in_articles` are those that begin in articles, in order.
std::vector<PageTarget> page_targets(const std::vector<PageBreakAt>& all, std::vector<PageTarget> in_articles) {
    std::vector<PageTarget> targets;
    auto next = in_articles.begin();
    for (const PageBreakAt& each : all) {
        if (each.start.part != TextPart::article) {
            targets.push_back({each.start.folio, document_of(each.start.part) + ("#" + each.mark.id)});
        } else if (next != in_articles.end()) {
            targets.push_back(std::move(*next++));
        }
    }
    return targets;
}

/// The names of the documents that are read, in order.
std::vector<std::string> spine_of(const std::vector<Part>& parts) {
    std::vector<std::string> names;
    for (const Part& part : parts) {
        if (part.in_spine) {
            names.push_back(part.name);
        }
    }
    return names;
}

/// What goes into the book: the spine in reading order, and what is beside it.
std::vector<Part> parts_of(const edition::Edition& edition, const Options& options, const image::EpubImage& cover,
                           BoundArticles articles, const std::vector<EmbeddedFont>& fonts,
                           const std::vector<PageTarget>& targets, BreaksOfDocuments& breaks, Documents& documents) {
    std::vector<Part> parts;
    const auto page = [&](const char* id, const char* name, auto make) {
        parts.push_back(text_part(id, name, xhtml_type, {}, true, documents.add(make)));
    };
    const auto append = [&](std::vector<Part>& more) {
        parts.insert(parts.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
    };
    parts.push_back(text_part("style", style_name, "text/css", {}, false,
                              documents.add([&] { return with_fonts(options.css, fonts); })));
    const std::string cover_picture = cover_picture_name(cover.media_type);
    parts.push_back({"cover-picture", cover_picture, cover.media_type, "cover-image", false, Method::stored,
                     [&]() -> base::Result<Payload> { return stored(cover.bytes); }});
    page("cover", cover_name, [&, cover_picture] { return cover_page(edition, cover_picture); });
    page("title", title_name, [&, &due = breaks[title_name]] { return title_page(edition, due); });
    page("contents", contents_name, [&, &due = breaks[contents_name]] { return contents_page(edition, due); });
    append(articles.pages);
    page("sources", sources_name, [&, &due = breaks[sources_name]] { return sources_page(edition, due); });
    page("colophon", colophon_name,
         [&, &due = breaks[colophon_name]] { return colophon_page(edition, options.style_name, due); });
    append(articles.pictures);
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        parts.push_back({"f" + std::to_string(i + 1),
                         font_name(i, fonts[i]),
                         media_type_of(fonts[i]),
                         {},
                         false,
                         Method::deflated,
                         [&font = fonts[i]]() -> base::Result<Payload> { return deflated(font.bytes); }});
    }
    parts.push_back(text_part("nav", nav_name, xhtml_type, "nav", false,
                              documents.add([&] { return navigation_document(edition, targets); })));
    parts.push_back(
        text_part("ncx", ncx_name, "application/x-dtbncx+xml", {}, false,
                  documents.add([&, spine = spine_of(parts)] { return ncx_document(edition, targets, spine); })));
    return parts;
}

/// The publication in its container: `mimetype` first and stored, so that the file's first bytes tell what it is
/// (OCF 3.3 section 4.2.6.1).
std::vector<Member> members_of(const edition::Edition& edition, const PageList& pages, const Claims& claims,
                               const std::vector<Part>& parts, Documents& documents) {
    const std::string folder = "EPUB/";
    std::vector<Member> members;
    members.push_back(
        {"mimetype", Method::stored, []() -> base::Result<Payload> { return stored("application/epub+zip"); }});
    members.push_back({"META-INF/container.xml", Method::deflated, documents.add(container_document)});
    members.push_back({folder + package_name, Method::deflated,
                       documents.add([&] { return package_document(edition, pages, claims, parts); })});
    for (const Part& part : parts) {
        members.push_back({folder + part.name, part.method, part.payload});
    }
    return members;
}

/// "19.3 MB", "37 kB"
std::string size_text(std::uint64_t bytes) {
    return bytes < 1'000'000 ? fmt::format("{} kB", (bytes + 999) / 1000)
                             : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

/// What of the book is large.
struct Sizes {
    std::size_t articles = 0;
    std::size_t pictures = 0;
    std::uint64_t page_bytes = 0;
    std::uint64_t picture_bytes = 0;
};

base::Diagnostic size_report(const Sizes& sizes, std::uint64_t all, std::uint64_t large) {
    const std::string what =
        fmt::format("the EPUB has {}: {} of articles ({}), {} of images ({})", size_text(all), size_text(sizes.page_bytes),
                    sizes.articles, size_text(sizes.picture_bytes), sizes.pictures);
    if (all <= large) {
        return {base::Severity::note, {}, what, {}};
    }
    const char* hint = sizes.picture_bytes > sizes.page_bytes
                           ? "make the largest images smaller, or bind fewer articles into one edition"
                           : "bind fewer articles into one edition";
    return {base::Severity::warning, {}, what + fmt::format("; above {} some readers refuse it", size_text(large)), hint};
}

/// For all pages: those of articles, whose characters are given, and those around them.
base::Result<std::vector<EmbeddedFont>> fonts_for(const edition::Edition& edition, const Options& options,
                                                  std::set<char32_t> characters) {
    if (!options.fonts) {
        return std::vector<EmbeddedFont>();
    }
    for (const std::string& page :
         {title_page(edition), contents_page(edition), sources_page(edition), colophon_page(edition, options.style_name)}) {
        add_characters(page, characters);
    }
    return options.fonts(characters);
}

}  // namespace

void prepare() {
    load_container_library();
}

base::Result<void> write(const edition::Edition& edition, const Options& options, base::Crew& crew, base::AtomicFile& file,
                         base::Diagnostics& diagnostics) {
    base::Result<base::ScratchFile> aside = base::ScratchFile::create();
    if (!aside) {
        return aside.failure();
    }
    base::Pending<base::Result<image::EpubImage>> making_cover = crew.beside(options.cover);
    // Articles come first, as the package document has to name their pages and pictures.
    base::Result<BoundArticles> articles =
        bind_articles(edition, options.profile, options.pages, options.fonts != nullptr, crew, *aside, diagnostics);
    if (!articles) {
        return articles.failure();
    }
    crew.help_until_done(making_cover.task());
    const base::Result<image::EpubImage> cover = making_cover.get();
    if (!cover) {
        return cover.failure();
    }
    const Sizes sizes = {edition::article_count(edition), articles->pictures.size(), articles->page_bytes,
                         articles->picture_bytes};
    const base::Result<std::vector<EmbeddedFont>> fonts = fonts_for(edition, options, std::move(articles->characters));
    if (!fonts) {
        return fonts.failure();
    }
    const Claims claims = {articles->accessibility, options.certifier};
    const std::vector<PageBreakAt> all_breaks = page_breaks_of(edition.labels, options.pages);
    const std::vector<PageTarget> targets = page_targets(all_breaks, std::move(articles->page_targets));
    BreaksOfDocuments breaks = breaks_of_documents(all_breaks);
    Documents documents;
    const std::vector<Part> parts =
        parts_of(edition, options, *cover, *std::move(articles), *fonts, targets, breaks, documents);
    const std::vector<Member> members = members_of(edition, options.pages, claims, parts, documents);
    documents.make_all(crew);
    if (base::Result<void> written = write_container(members, edition.date, file); !written) {
        return written;
    }
    diagnostics.push_back(size_report(sizes, file.size(), options.profile.file_bytes));
    return {};
}

}  // namespace gazette::epub
