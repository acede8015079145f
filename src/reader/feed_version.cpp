#include "reader/feed_version.h"

#include <utility>

#include "base/text.h"

namespace gazette::reader::feed {

namespace {

std::string version_of_rss(const XmlTree& tree, XmlIndex root) {
    const std::string version = tree.attribute(root, Space::core, "version");
    if (version == "0.91") {
        return tree.doctype().find("netscape") != std::string_view::npos ||
                       tree.doctype().find("Netscape") != std::string_view::npos
                   ? "rss091n"
                   : "rss091u";
    }
    if (version.starts_with("2.")) {
        return "rss20";
    }
    for (const auto& [stated, name] :
         {std::pair("0.90", "rss090"), std::pair("0.9", "rss090"), std::pair("0.92", "rss092"), std::pair("0.93", "rss093"),
          std::pair("0.94", "rss094"), std::pair("1.0", "rss10")}) {
        if (version == stated) {
            return name;
        }
    }
    return "rss";
}

std::string_view start_tag_of(const XmlTree& tree, std::string_view source, XmlIndex element) {
    const std::size_t begin = tree[element].source_begin;
    return source.substr(begin, source.find('>', begin) - begin);
}

std::string version_of_atom(const XmlTree& tree, std::string_view source, XmlIndex root) {
    const std::string version = tree.attribute(root, Space::core, "version");
    for (const auto& [stated, name] :
         {std::pair("0.1", "atom01"), std::pair("0.2", "atom02"), std::pair("0.3", "atom03")}) {
        if (version == stated) {
            return name;
        }
    }
    return base::lower_ascii(start_tag_of(tree, source, root)).find("w3.org/2005/atom") != std::string::npos ? "atom10"
                                                                                                             : "atom";
}

}  // namespace

std::string version_of(const XmlTree& tree, std::string_view source, XmlIndex root) {
    if (tree.is(root, Space::core, "rss")) {
        return version_of_rss(tree, root);
    }
    if (tree.is(root, Space::rdf, "rdf")) {
        return tree.attribute(root, Space::core, "xmlns").find("purl.org/rss/1.0") != std::string::npos ? "rss10"
                                                                                                        : "rss090";
    }
    if (tree.is(root, Space::core, "feed") || tree.is(root, Space::core, "entry")) {
        return version_of_atom(tree, source, root);
    }
    return tree.is(root, Space::core, "channel") ? "cdf" : "";
}

}  // namespace gazette::reader::feed
