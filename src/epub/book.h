#pragma once

// What a book is made of: its files by name, and what the package document says of each.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "edition/edition.h"
#include "epub/container.h"

namespace gazette::epub {

// Names are relative to the package document, ASCII only, and the same in every edition.
inline constexpr const char* style_name = "style.css";
inline constexpr const char* cover_name = "cover.xhtml";
inline constexpr const char* title_name = "title.xhtml";
inline constexpr const char* contents_name = "contents.xhtml";
inline constexpr const char* sources_name = "sources.xhtml";
inline constexpr const char* colophon_name = "colophon.xhtml";
inline constexpr const char* nav_name = "nav.xhtml";
inline constexpr const char* ncx_name = "toc.ncx";
inline constexpr const char* package_name = "package.opf";

/// "articles/a00001.xhtml"; of a long article's further parts, from 2 on, "articles/a00001-2.xhtml".
std::string article_name(int number, std::size_t part = 1);
/// From an article to the folder of the package document.
inline constexpr const char* up_from_article = "../";

/// The cover's picture: "cover.jpg" or "cover.png".
std::string cover_picture_name(const std::string& media_type);

/// The anchor of an article's row in the colophon's register of inputs.
std::string register_anchor(int number);

inline constexpr const char* xhtml_type = "application/xhtml+xml";

/// One file of the publication.
struct Part {
    /// Called once, when its turn in the container has come.
    using MakePayload = std::function<base::Result<Payload>()>;

    std::string id;
    std::string name;
    std::string media_type;
    /// Of the manifest's item: "nav", "cover-image".
    std::string properties = {};
    /// Parts of the spine are read in the order of the list.
    bool in_spine = false;
    /// How the payload's bytes are.
    Method method = Method::deflated;
    MakePayload payload;
};

/// The headline, or what stands in for one that is empty: a contents entry must have words.
const std::string& headline_of(const edition::Entry& entry);

}  // namespace gazette::epub
