#include "reader/feed_media.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "article/lines.h"
#include "base/address.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/page_lead_image.h"

namespace gazette::reader::feed {

namespace {

/// Galleries have fewer.
constexpr std::size_t most_media = 200;

constexpr std::string_view image_endings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"};

std::string_view kind_of(const Media& media) {
    const std::string type = base::lower_ascii(media.type);
    for (const std::string_view kind : {"image", "audio", "video"}) {
        if (type.starts_with(kind)) {
            return kind;
        }
    }
    const std::string path = base::lower_ascii(media.href.substr(0, media.href.find_first_of("?#")));
    const bool is_image =
        media.is_thumbnail || std::any_of(std::begin(image_endings), std::end(image_endings),
                                          [&](std::string_view ending) { return path.ends_with(ending); });
    return type.empty() && is_image ? "image" : "attached file";
}

/// On one line, and as it may be followed where it may be.
Media tidy(Media media) {
    media.href = base::safe_address(media.href).value_or(base::collapse_space(media.href));
    media.title = base::collapse_space(media.title);
    return media;
}

/// In the order in which they may be the picture of the article: thumbnails last.
std::vector<Media> all_of(const Entry& entry) {
    std::vector<Media> all;
    for (const bool thumbnails : {false, true}) {
        std::copy_if(entry.media.begin(), entry.media.end(), std::back_inserter(all),
                     [&](const Media& each) { return each.is_thumbnail == thumbnails; });
        for (const Link& link : entry.links) {
            if (!thumbnails && link.rel == "enclosure") {
                all.push_back({link.href, link.type, link.title, false});
            }
        }
    }
    return all;
}

bool shows_any_picture(const article::Blocks& blocks) {
    bool found = false;
    article::for_each_block(blocks, [&](const article::Block& block) {
        found = found || std::holds_alternative<article::Figure>(block.value);
    });
    article::for_each_line(blocks, [&](const article::Inlines& line) {
        found = found || std::any_of(line.begin(), line.end(), [](const article::Inline& each) {
                    return std::holds_alternative<article::Image>(each.value);
                });
    });
    return found;
}

bool is_told(const std::string& address, const article::Article& article) {
    return address == article.image ||
           std::any_of(article.removed.begin(), article.removed.end(),
                       [&](const article::RemovedLine& line) { return line.text.find(address) != std::string::npos; });
}

}  // namespace

void tell_of_media(const Entry& entry, const std::string& file, article::Article& article) {
    bool lacks_picture = !shows_any_picture(article.body);
    std::vector<Media> all = all_of(entry);
    if (all.size() > most_media) {
        article.diagnostics.push_back({base::Severity::note,
                                       {file, 0, 0},
                                       std::to_string(all.size() - most_media) + " of the entry's media are not listed",
                                       {}});
        all.resize(most_media);
    }
    std::transform(all.begin(), all.end(), all.begin(), tidy);
    for (const Media& each : all) {
        if (!html::is_web_address(each.href) || is_told(each.href, article)) {
            continue;
        }
        const std::string_view kind = kind_of(each);
        const std::string listed = each.title.empty() ? each.href : each.title + " (" + each.href + ")";
        const auto note = [&](const std::string& what) {
            article.diagnostics.push_back({base::Severity::note, {file, 0, 0}, what + "' is not fetched", {}});
        };
        if (kind != "image") {
            article.removed.push_back({listed, std::string(kind) + ", not fetched", 0});
            note("the " + std::string(kind) + " '" + each.href);
        } else if (lacks_picture) {
            lacks_picture = false;
            article.image = each.href;
            note("the article's picture '" + listed);
        } else if (!each.is_thumbnail && !html::shows_picture(article.body, each.href)) {
            article.removed.push_back({listed, "image, not fetched", 0});
        }
    }
}

}  // namespace gazette::reader::feed
