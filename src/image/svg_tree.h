#pragma once

// The bytes of an SVG file in, its elements with their name spaces resolved out; the only file of this room that knows the XML
// library.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace gazette::image {

/// What Namespaces in XML 1.0 make of a prefix; `other` is whatever an SVG viewer does not draw.
enum class XmlSpace : std::uint8_t { none, svg, xlink, xml, other };

struct SvgAttribute {
    XmlSpace space = XmlSpace::none;
    /// Without its prefix.
    std::string name;
    std::string value;
};

struct SvgElement;
/// An element, or the text between elements.
using SvgNode = std::variant<SvgElement, std::string>;

struct SvgElement {
    XmlSpace space = XmlSpace::svg;
    /// Without its prefix.
    std::string name;
    std::vector<SvgAttribute> attributes;
    std::vector<SvgNode> children;

    /// Of no name space; empty where there is none.
    std::string_view attribute(std::string_view name) const;
};

/// The root of well-formed UTF-8; comments, processing instructions and the document type are left out, entities that it
/// declares for short texts are put in their places. Depth is at most the XML library's (a few hundred). An error where it is
/// not well-formed, not UTF-8, or its root is not `svg`.
base::Result<SvgElement> read_svg(std::string_view bytes);

}  // namespace gazette::image
