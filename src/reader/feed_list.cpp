#include "reader/feed_list.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "reader/feed_input.h"
#include "reader/feed_limits.h"
#include "reader/feed_xml.h"
#include "reader/rules.h"

namespace gazette::reader {

namespace {

using feed::Space;
using feed::XmlIndex;
using feed::XmlTree;

/// OPML 2.0, "What is an outline": "text" is what is shown; some programs write "title" alone.
std::string title_of(const XmlTree& tree, XmlIndex outline) {
    const std::string text = base::collapse_space(tree.attribute(outline, Space::core, "text"));
    return text.empty() ? base::collapse_space(tree.attribute(outline, Space::core, "title")) : text;
}

base::Diagnostic summary(std::size_t feeds, const std::string& name) {
    if (feeds == 0) {
        return base::fail("a list of feeds (OPML) that names none", "export the subscriptions again", {name, 0, 0})
            .diagnostic;
    }
    const std::string count = std::to_string(feeds) + (feeds == 1 ? " feed" : " feeds");
    return base::fail("a list of " + count + " (OPML), which has no articles in it",
                      "fetch the feeds and give those; gazette inspect lists them", {name, 0, 0})
        .diagnostic;
}

}  // namespace

bool is_feed_list(std::string_view first_element) {
    return first_element == "opml";
}

base::Result<Reading> read_feed_list(const Bytes& bytes, const Context& context) {
    const FeedLimits& limits = context.rules.feeds();
    if (bytes.data.size() > limits.size) {
        return base::fail("the list of feeds is too large", "split it, or raise 'mebibytes' in feeds.toml",
                          {bytes.name, 0, 0});
    }
    base::Diagnostics diagnostics;
    const base::Result<std::string> text = feed::text_of(bytes.data, bytes.name, diagnostics);
    if (!text) {
        return text.failure();
    }
    const XmlTree tree(*text, limits.nodes);
    Reading reading;
    std::size_t feeds = 0;
    for (XmlIndex i = 1; i < tree.size(); ++i) {
        if (tree.is_text(i) || !tree.is(i, Space::core, "outline")) {
            continue;
        }
        const std::string address = base::collapse_space(tree.attribute(i, Space::core, "xmlurl"));
        if (address.empty()) {
            continue;
        }
        ++feeds;
        const std::string title = title_of(tree, i);
        reading.unread.push_back({address,
                                  {base::Severity::note,
                                   {bytes.name + "/" + address, 0, 0},
                                   title.empty() ? "a feed without a title" : "a feed: " + title,
                                   {}}});
    }
    reading.unread.push_back({{}, summary(feeds, bytes.name)});
    return reading;
}

}  // namespace gazette::reader
