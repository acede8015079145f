#include "image/svg_names.h"

#include <algorithm>
#include <iterator>

namespace gazette::image {

namespace {

// clang-format off
constexpr std::string_view elements[] = {
    "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow",
    "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
    "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    "filter", "g", "image", "line", "linearGradient", "marker", "mask", "path", "pattern", "polygon", "polyline",
    "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan",
    "use",
};
static_assert(std::is_sorted(std::begin(elements), std::end(elements)));

constexpr std::string_view attributes[] = {
    "alignment-baseline", "amplitude", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "azimuth",
    "baseFrequency", "baseline-shift", "bias", "class", "clip", "clip-path", "clip-rule",
    "clipPathUnits", "color", "color-interpolation", "color-interpolation-filters", "color-rendering", "cx", "cy",
    "d", "diffuseConstant", "direction", "display", "divisor", "dominant-baseline", "dx", "dy", "edgeMode",
    "elevation", "exponent", "fill", "fill-opacity", "fill-rule", "filter", "filterUnits", "flood-color",
    "flood-opacity", "font", "font-family", "font-feature-settings", "font-kerning", "font-size", "font-size-adjust",
    "font-stretch", "font-style", "font-variant", "font-weight", "fr", "fx", "fy", "glyph-orientation-horizontal",
    "glyph-orientation-vertical", "gradientTransform", "gradientUnits", "height", "id", "image-rendering", "in",
    "in2", "intercept", "isolation", "k1", "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength", "kerning", "lang",
    "lengthAdjust", "letter-spacing", "lighting-color", "limitingConeAngle", "marker", "marker-end", "marker-mid",
    "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask", "mask-type", "maskContentUnits",
    "maskUnits", "media", "method", "mix-blend-mode", "mode", "numOctaves", "offset", "opacity", "operator", "order",
    "orient", "overflow", "paint-order", "pathLength", "patternContentUnits", "patternTransform", "patternUnits",
    "points", "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r",
    "radius", "refX", "refY", "requiredExtensions", "requiredFeatures", "result", "role", "rotate", "rx", "ry",
    "scale", "seed", "shape-rendering", "slope", "spacing", "specularConstant", "specularExponent", "spreadMethod",
    "startOffset", "stdDeviation", "stitchTiles", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "style", "surfaceScale", "systemLanguage", "tabindex", "tableValues", "targetX", "targetY", "text-anchor",
    "text-decoration", "text-orientation", "text-rendering", "text-transform", "textLength", "transform",
    "transform-origin", "type", "unicode-bidi", "values", "vector-effect", "viewBox", "visibility",
    "white-space", "width", "word-spacing", "writing-mode", "x", "x1", "x2", "xChannelSelector", "y", "y1", "y2",
    "yChannelSelector", "z",
};
static_assert(std::is_sorted(std::begin(attributes), std::end(attributes)));
// clang-format on

}  // namespace

bool is_drawing_element(std::string_view name) {
    return std::binary_search(std::begin(elements), std::end(elements), name);
}

bool is_drawing_attribute(std::string_view name) {
    return std::binary_search(std::begin(attributes), std::end(attributes), name);
}

bool holds_text(std::string_view name) {
    return name == "text" || name == "tspan" || name == "textPath" || name == "title" || name == "desc" || name == "style";
}

}  // namespace gazette::image
