#include "cli/outputs.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/time.h"
#include "cover/cover.h"
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

base::Result<font::Library> open_fonts(const Press& press) {
    return font::Library::open(press.data / "fonts" / "fonts.toml", {press.data / "fonts"});
}

base::Result<image::EpubImage> painted_cover(const Press& press, Report& report) {
    base::Result<font::Library> fonts = open_fonts(press);
    if (!fonts) {
        return fonts.failure();
    }
    base::Result<image::Pixels> pixels = cover::paint(press.edition, *fonts);
    report.add(fonts->take_diagnostics());
    if (!pixels) {
        return pixels.failure();
    }
    return epub::encode_cover(*std::move(pixels), press.profile);
}

base::Result<void> write_epub(const Press& press, base::AtomicFile& file, Report& report) {
    base::Result<image::EpubImage> cover = press.cover ? *press.cover : painted_cover(press, report);
    if (!cover) {
        return cover.failure();
    }
    base::Diagnostics diagnostics;
    const base::Result<void> written =
        epub::write(press.edition,
                    {.css = press.style.epub_css, .cover = *std::move(cover), .profile = press.profile, .jobs = press.jobs},
                    file, diagnostics);
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

base::Result<void> write_pdf(const Press& press, base::AtomicFile& file, Report& report) {
    base::Result<font::Library> fonts = open_fonts(press);
    if (!fonts) {
        return fonts.failure();
    }
    pdf::Writer writer(metadata_of(press.edition), *fonts);
    base::Diagnostics diagnostics;
    const base::Result<layout::Pagination> pages =
        layout::typeset(press.edition, press.style.pdf, *fonts, writer, press.jobs, diagnostics);
    report.add(diagnostics);
    report.add(fonts->take_diagnostics());
    if (!pages) {
        return pages.failure();
    }
    return writer.finish(file);
}

base::Result<Output> make_output(const Press& press, const std::string& format, Report& report) {
    const std::string path = path_of(press, format);
    base::Result<base::AtomicFile> file = base::AtomicFile::create(path);
    if (!file) {
        return file.failure();
    }
    const base::Result<void> written =
        format == "epub" ? write_epub(press, *file, report) : write_pdf(press, *file, report);
    if (!written) {
        return written.failure();
    }
    return Output{path, *std::move(file)};
}

}  // namespace

Outputs make_outputs(const Press& press, const std::vector<std::string>& formats, Report& report) {
    Outputs outputs;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        report.progress("making " + formats[i], i, formats.size());
        base::Result<Output> output = make_output(press, formats[i], report);
        if (output) {
            outputs.made.push_back(*std::move(output));
        } else {
            report.add(output.error());
            outputs.failed = true;
        }
    }
    report.progress("making", formats.size(), formats.size());
    return outputs;
}

}  // namespace gazette::cli
