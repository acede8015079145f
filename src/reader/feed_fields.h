#pragma once

// An element of a feed in XML in, what it states out, whichever vocabulary it is written in.

#include <cstdint>

#include "reader/feed_xml.h"

namespace gazette::reader::feed {

enum class Field : std::uint8_t {
    none,
    title,
    summary,
    rights,
    id,
    link,
    author,
    contributor,
    category,
    published,
    updated,
    created,
    language,
    image,
    content,
    source,
    enclosure,
    comments,
    generator,
    docs,
    info,
};

/// `none` where no dialect knows the element.
Field field_of(const XmlTree& tree, XmlIndex element);

}  // namespace gazette::reader::feed
