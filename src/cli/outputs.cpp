#include "cli/outputs.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "cli/book_fonts.h"
#include "cover/cover.h"
#include "cover/painter.h"
#include "epub/writer.h"
#include "font/library.h"
#include "layout/typeset.h"
#include "pdf/writer.h"

namespace gazette::cli {

namespace {

std::string path_of(const Press& press, const std::string& extension) {
    const edition::Edition& edition = press.edition;
    std::string path = press.pattern;
    path = base::replace_all(std::move(path), "{date}", base::iso(edition.date));
    path = base::replace_all(std::move(path), "{slug}", base::slug(edition.title));
    path = base::replace_all(std::move(path), "{number}", base::slug(edition.number));
    path = base::replace_all(std::move(path), "{language}", edition.language);
    path = base::replace_all(std::move(path), "{ext}", extension);
    return std::filesystem::path(path).lexically_normal().string();
}

/// One for each thread.
base::Result<std::vector<cover::Painter>> painters_for(std::size_t jobs) {
    std::vector<cover::Painter> painters;
    for (std::size_t i = 0; i < jobs; ++i) {
        base::Result<cover::Painter> painter = cover::Painter::create();
        if (!painter) {
            return painter.failure();
        }
        painters.push_back(*std::move(painter));
    }
    return painters;
}

base::Result<image::EpubImage> painted_cover(const Press& press) {
    base::Result<font::Library>& fonts = press.fonts.get();
    if (!fonts) {
        return fonts.failure();
    }
    const cover::Canvas canvas = cover::draw(press.edition, *fonts);
    base::Result<std::vector<cover::Painter>> painters = painters_for(press.crew.jobs());
    if (!painters) {
        return painters.failure();
    }
    const image::Rows rows = [&](std::size_t worker, std::uint32_t top, std::uint32_t count) {
        return (*painters)[worker].rows(canvas, top, count);
    };
    return epub::encode_cover(canvas.size(), rows, press.profile, press.crew);
}

/// The same, after which fonts are needed for embedding at most, as the PDF is made before the EPUB.
base::Result<image::EpubImage> painted_last(const Press& press) {
    base::Result<image::EpubImage> cover = painted_cover(press);
    if (!press.embed_fonts) {
        press.fonts.close();
    }
    return cover;
}

/// Makes the EPUB's fonts, where there are to be any.
epub::MakeFonts fonts_of(const Press& press, Report& report) {
    if (!press.embed_fonts) {
        return {};
    }
    return [&](const std::set<char32_t>& characters) -> base::Result<std::vector<epub::EmbeddedFont>> {
        base::Result<font::Library>& library = press.fonts.get();
        if (!library) {
            return library.failure();
        }
        base::Diagnostics diagnostics;
        std::vector<epub::EmbeddedFont> fonts =
            book_fonts(characters, press.profile.lacking_scripts, *library, diagnostics);
        report.add(diagnostics);
        return fonts;
    };
}

epub::TextPart part_of(layout::TextPart part) {
    switch (part) {
    case layout::TextPart::title: return epub::TextPart::title;
    case layout::TextPart::contents: return epub::TextPart::contents;
    case layout::TextPart::article: break;
    case layout::TextPart::sources: return epub::TextPart::sources;
    case layout::TextPart::colophon: return epub::TextPart::colophon;
    case layout::TextPart::text_register: return epub::TextPart::text_register;
    }
    return epub::TextPart::article;
}

/// The pages of the PDF as values: neither of the two writers knows of the other.
epub::PageList page_list_of(const layout::Pagination& pages, const std::string& pdf_path) {
    epub::PageList list{std::filesystem::path(pdf_path).filename().string(), {}};
    for (const layout::PlacedFolio& page : pages.folios) {
        const bool after_body = page.place.block == layout::TextPlace::after_body;
        list.starts.push_back({page.place.entry, after_body ? epub::PageStart::after_body : page.place.block,
                               page.place.characters, page.folio, part_of(page.place.part)});
    }
    return list;
}

base::Result<void> write_epub(const Press& press, const epub::PageList& pages, base::AtomicFile& file, Report& report) {
    base::Diagnostics diagnostics;
    const base::Result<void> written =
        epub::write(press.edition,
                    {.css = press.style.epub_css,
                     .cover = [&] { return press.cover ? *press.cover : painted_last(press); },
                     .pages = pages,
                     .certifier = press.certifier,
                     .fonts = fonts_of(press, report),
                     .profile = press.profile},
                    press.crew, file, diagnostics);
    report.add(press.fonts.take_diagnostics());
    report.add(diagnostics);
    return written;
}

pdf::Metadata metadata_of(const edition::Edition& edition) {
    pdf::Metadata metadata;
    metadata.title = edition.title + ", " + edition.labels.long_date(edition.date);
    metadata.author = edition.publisher.empty() ? edition.title : edition.publisher;
    metadata.language = edition.language;
    metadata.right_to_left = edition.direction == base::Direction::right_to_left;
    metadata.tool = edition.tool;
    metadata.created = edition.modified;
    return metadata;
}

/// Fills `list` with the pages there are.
base::Result<void> write_pdf(const Press& press, const std::string& path, epub::PageList& list, base::AtomicFile& file,
                             Report& report) {
    base::Result<font::Library>& fonts = press.fonts.get();
    if (!fonts) {
        return fonts.failure();
    }
    pdf::Writer writer(metadata_of(press.edition), *fonts);
    base::Diagnostics diagnostics;
    const base::Result<layout::Pagination> pages =
        layout::typeset(press.edition, press.style.pdf, *fonts, press.patterns, writer, press.crew, diagnostics);
    report.add(diagnostics);
    report.add(press.fonts.take_diagnostics());
    if (!pages) {
        return pages.failure();
    }
    list = page_list_of(*pages, path);
    return writer.finish(file, press.crew);
}

base::Result<Output> make_output(const Press& press, const std::string& format, epub::PageList& pages, Report& report) {
    const std::string path = path_of(press, format);
    base::Result<base::AtomicFile> file = base::AtomicFile::create(path);
    if (!file) {
        return file.failure();
    }
    const base::Result<void> written =
        format == "epub" ? write_epub(press, pages, *file, report) : write_pdf(press, path, pages, *file, report);
    if (!written) {
        return written.failure();
    }
    return Output{path, *std::move(file)};
}

}  // namespace

Outputs make_outputs(const Press& press, const std::vector<std::string>& formats, Report& report) {
    // The PDF is made first, as the EPUB's list of pages follows it.
    std::vector<std::string> order = formats;
    std::partition(order.begin(), order.end(), [](const std::string& format) { return format == "pdf"; });
    epub::PageList pages;
    std::map<std::string, Output> made;
    Outputs outputs;
    for (std::size_t i = 0; i < order.size(); ++i) {
        report.progress("making " + order[i], i, order.size());
        base::Result<Output> output = make_output(press, order[i], pages, report);
        if (output) {
            made.insert_or_assign(order[i], *std::move(output));
        } else {
            report.add(output.error());
            outputs.failed = true;
        }
    }
    for (const std::string& format : formats) {
        if (auto output = made.extract(format)) {
            outputs.made.push_back(std::move(output.mapped()));
        }
    }
    report.progress("making", formats.size(), formats.size());
    return outputs;
}

}  // namespace gazette::cli
