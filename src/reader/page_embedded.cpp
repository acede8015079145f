#include "reader/page_embedded.h"

#include "base/address.h"
#include "base/text.h"

namespace gazette::reader::html {

namespace {

/// Scripts put the address of a player in later.
std::string stated_source(const Page& page, NodeIndex element) {
    for (const Attribute name : {Attribute::src, Attribute::data_src, Attribute::data}) {
        std::string source = page.value(element, name);
        if (!source.empty() && !source.starts_with("about:") && !source.starts_with("javascript:")) {
            return source;
        }
    }
    return {};
}

std::string source_of_embedded(const Page& page, NodeIndex element) {
    std::string source = stated_source(page, element);
    for (NodeIndex i = element + 1; i < page[element].end && source.empty(); ++i) {
        source = page[i].tag == Tag::source ? stated_source(page, i) : std::string();
    }
    return source;
}

}  // namespace

std::string_view kind_of_replaced(Tag tag) {
    switch (tag) {
    case Tag::audio: return "audio";
    case Tag::button:
    case Tag::input: return "control";
    case Tag::embed:
    case Tag::iframe:
    case Tag::object: return "embedded page";
    case Tag::map: return "image map";
    case Tag::meter:
    case Tag::progress: return "gauge";
    case Tag::noscript: return "for browsers without scripts";
    case Tag::video: return "video";
    default: return {};
    }
}

std::string_view kind_of_left_out(Tag tag) {
    switch (tag) {
    case Tag::canvas:
    case Tag::svg: return "drawing";
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes: return "embedded page";
    case Tag::template_: return "template";
    case Tag::xmp: return "code";
    default: return "control";
    }
}

Embedded embedded_by(const Page& page, NodeIndex element, const Location& location) {
    const Tag tag = page[element].tag;
    const bool is_media = tag == Tag::audio || tag == Tag::video;
    const bool is_page = tag == Tag::embed || tag == Tag::iframe || tag == Tag::object;
    if ((!is_media && !is_page) || is_tiny(page, element)) {
        return {};
    }
    const std::string source = base::without_data(source_of_embedded(page, element));
    if (source.empty()) {
        return {};
    }
    const std::string title = page.value(element, Attribute::title);
    return {kind_of_replaced(tag), source.starts_with("data:") ? source : absolute(location, source),
            base::collapse_space(title.empty() ? page.value(element, Attribute::aria_label) : title)};
}

}  // namespace gazette::reader::html
