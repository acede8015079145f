#pragma once

// Small editions built by hand, and the book that comes of one, read back.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "edition/edition.h"
#include "epub/writer.h"

namespace sample {

using namespace gazette;

inline article::Inlines words(std::string text) {
    return {{article::Text{std::move(text)}}};
}

inline article::Block paragraph(std::string text) {
    return {article::Paragraph{words(std::move(text))}};
}

/// An article about which everything is known.
edition::Entry full_entry();

/// An article about which nothing is known but its text.
edition::Entry bare_entry();

/// An article in English with this body, and the images it may name.
edition::Entry entry_of(const std::string& title, article::Blocks body, std::map<std::string, std::string> images = {});

/// Sound images; those of other sizes are other images.
std::string picture_png(std::uint32_t width, std::uint32_t height);
std::string picture_jpeg(std::uint32_t width, std::uint32_t height);

/// A small cover as a JPEG.
image::EpubImage cover();

/// For Entry::load_image: the bytes by their names; "image not found" for all others.
using ImageSource = std::function<base::Result<std::string>(const std::string& source)>;
ImageSource image_source(std::map<std::string, std::string> files);

/// Numbers the entries, and indexes their sources.
edition::Edition edition_of(std::vector<edition::Section> sections, const std::string& language = "en");

/// Two sections in five languages, a source that is not stated, two inputs missing.
edition::Edition rich_edition(const std::string& language = "en");

/// A file of the container: its name and its text.
using File = std::pair<std::string, std::string>;

/// The bytes of the edition's EPUB, with a plain cover, made by `jobs` threads; the diagnostics where they are asked for.
std::string bytes_of(const edition::Edition& edition, base::Diagnostics* diagnostics = nullptr, std::size_t jobs = 1,
                     const epub::PageList& pages = {}, const epub::MakeFonts& fonts = {});

std::vector<File> files_in(const std::string& epub);

/// The text of one file of the edition's EPUB; fails the test where there is none of this name.
std::string file_of(const edition::Edition& edition, const std::string& name, const epub::PageList& pages = {});

}  // namespace sample
