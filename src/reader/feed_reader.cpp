#include "reader/feed_reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/address.h"
#include "base/language.h"
#include "base/move_to_end.h"
#include "base/text.h"
#include "reader/document.h"
#include "reader/feed_ends.h"
#include "reader/feed_input.h"
#include "reader/feed_media.h"
#include "reader/feed_text.h"
#include "reader/html_address.h"
#include "reader/language_detection.h"
#include "reader/rules.h"
#include "reader/stated_date.h"
#include "reader/text_byline.h"

namespace gazette::reader {

namespace {

using feed::Content;
using feed::Entry;
using feed::EntryText;
using feed::Feed;
using feed::line_of;
using feed::Record;

constexpr std::size_t longest_identifier = 300;
constexpr std::size_t longest_licence = 400;
/// As in a page: a longer text does not stop where one must pay.
constexpr std::size_t longest_teaser = 2500;

std::string byline_of(const std::vector<feed::Person>& people, const Rules& rules) {
    std::string byline;
    for (const feed::Person& person : people) {
        if (!person.name.empty() && !person.name.starts_with("http")) {
            byline += (byline.empty() ? "" : ", ") + without_by(feed::line_of_name(person.name), rules);
        }
    }
    return byline;
}

/// The outlet as the registry knows it by an address, where it does not know the name of the feed.
article::SourceClaim claim_of(const Record& record, const std::string& article_url, const source::Registry& registry) {
    const std::string name = line_of(record.title);
    if (registry.by_name(name) == nullptr) {
        for (const std::string& address : {record.link, article_url}) {
            if (const source::Outlet* const outlet = registry.by_url(address)) {
                return {outlet->name, "", ""};
            }
        }
    }
    return {name, "", html::is_web_address(record.link) ? record.link : std::string()};
}

bool is_cut(const std::string& text) {
    constexpr std::string_view endings[] = {"...", "…", "[...]", "[…]", "(...)", "(…)"};
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view end) { return text.ends_with(end); });
}

class FeedReader {
public:
    FeedReader(const Bytes& bytes, const Context& context, const Feed& feed)
        : bytes_(bytes), context_(context), feed_(feed),
          feed_is_source_of_authors_(feed.version.starts_with("atom") || feed.version.starts_with("json")) {
        of_feed_.names.push_back(line_of(feed.title));
        add_page(feed.link, of_feed_.homes);
        add_pages_of(feed.authors, of_feed_.pages);
    }

    Reading run() {
        for (const Entry& entry : feed_.entries) {
            add(entry);
        }
        return std::move(reading_);
    }

private:
    std::string identifier_of(const Entry& entry) {
        std::string id = base::collapse_space(entry.id.empty() ? entry.link : entry.id);
        if (id.empty() || id.size() > longest_identifier) {
            id = "entry " + std::to_string(reading_.articles.size() + reading_.unread.size() + 1);
        }
        const std::size_t times = ++identifiers_[id];
        return times == 1 ? id : id + " (" + std::to_string(times) + ")";
    }

    void warn(article::Article& article, std::string what, std::string hint,
              base::Severity severity = base::Severity::warning) const {
        article.diagnostics.push_back({severity, {bytes_.name, 0, 0}, std::move(what), std::move(hint)});
    }

    void add(const Entry& entry) {
        const std::string id = identifier_of(entry);
        EntryText text = feed::text_of(entry, bytes_.name, context_.rules);
        if (text.content.blocks.empty()) {
            leave_unread(entry, id);
            return;
        }
        article::Article article;
        add_facts(entry, article);
        article.body = std::move(text.content.blocks);
        article.removed = std::move(text.content.removed);
        const feed::Surroundings about = surroundings_of(entry, article);
        feed::trim_ends(about, context_.rules, article);
        if (feed::says_nothing(article.body, about)) {
            leave_unread(entry, id);
            return;
        }
        feed::tell_of_media(entry, bytes_.name, article);
        base::move_to_end(article.diagnostics, std::move(text.content.diagnostics));
        judge(text.is_summary, article);
        article.language = language_of(entry, text, article);
        base::Result<article::Article> made =
            finished(std::move(article), {entry.part, bytes_.name, bytes_.sidecar, bytes_.sidecar_name});
        if (!made) {
            reading_.unread.push_back({id, made.error()});
            return;
        }
        made->input.entry = id;
        reading_.articles.push_back(*std::move(made));
    }

    feed::Surroundings surroundings_of(const Entry& entry, const article::Article& article) const {
        feed::Surroundings about = of_feed_;
        about.title = article.title;
        for (const std::string& name : {article.byline, article.source.name, line_of(entry.source.title)}) {
            about.names.push_back(name);
        }
        add_page(entry.link, about.pages);
        add_page(entry.comments, about.pages);
        add_page(entry.source.link, about.homes);
        add_pages_of(entry.authors, about.pages);
        return about;
    }

    static void add_page(const std::string& page, std::set<std::string>& keys) {
        if (std::string key = feed::page_key(page); !key.empty()) {
            keys.insert(std::move(key));
        }
    }

    static void add_pages_of(const std::vector<feed::Person>& people, std::set<std::string>& keys) {
        for (const feed::Person& person : people) {
            add_page(person.href, keys);
        }
    }

    void leave_unread(const Entry& entry, const std::string& id) {
        const std::string title = line_of(entry.title);
        const std::string name = title.empty() ? "an entry" : "the entry '" + title + "'";
        const std::string link = entry.link.empty() ? "" : ": " + entry.link;
        reading_.unread.push_back({id,
                                   {base::Severity::warning,
                                    {bytes_.name, 0, 0},
                                    name + (link.empty() ? " has no text" : " has a link but no text" + link),
                                    link.empty() ? "leave it out" : "save the page that it links to, and give that"}});
    }

    void add_facts(const Entry& entry, article::Article& article) const {
        article.title = line_of(entry.title);
        article.byline = byline_of(entry.authors, context_.rules);
        const bool has_source = !entry.source.title.value.empty() || !entry.source.link.empty();
        if (article.byline.empty() && has_source) {
            article.byline = byline_of(entry.source.authors, context_.rules);
        }
        if (article.byline.empty() && !has_source && feed_is_source_of_authors_) {
            article.byline = byline_of(feed_.authors, context_.rules);
        }
        article.url =
            html::is_web_address(entry.link) ? base::safe_address(entry.link).value_or(std::string()) : std::string();
        article.source =
            claim_of(has_source ? entry.source : static_cast<const Record&>(feed_), article.url, context_.registry);
        const bool has_published = !entry.published.empty() || !entry.created.empty();
        article.published = date("published", entry.published.empty() ? entry.created : entry.published, article);
        const std::optional<base::DateTime> updated = date("updated", entry.updated, article);
        // RSS 1.0 and many others have one date, under whatever name.
        (has_published ? article.modified : article.published) = updated;
        if (article.modified == article.published) {
            article.modified.reset();
        }
        add_tags(entry, article);
        const Content& rights = entry.rights.value.empty() ? feed_.rights : entry.rights;
        if (std::string licence = line_of(rights); licence.size() <= longest_licence) {
            article.licence = std::move(licence);
        }
    }

    std::optional<base::DateTime> date(const char* which, const std::string& stated, article::Article& article) const {
        if (dates::stands_for_none(stated)) {
            return std::nullopt;
        }
        const std::optional<base::DateTime> moment = dates::moment_of(stated);
        if (!moment) {
            warn(article, dates::unreadable(std::string("when it was ") + which, stated), "the article stays without it");
        }
        return moment;
    }

    static void add_tags(const Entry& entry, article::Article& article) {
        std::set<std::string> seen;
        for (const feed::Category& tag : entry.tags) {
            std::string name = feed::line_of_name(tag.label.empty() ? tag.term : tag.label);
            if (!name.empty() && !html::is_web_address(name) && seen.insert(base::fold(name)).second) {
                article.tags.push_back(std::move(name));
            }
        }
    }

    void judge(bool is_summary, article::Article& article) const {
        const std::string words = article::plain_text(article.body);
        if (is_summary && is_cut(words)) {
            warn(article, "the feed has only the opening of this article", "save the page that it links to, and give that",
                 base::Severity::note);
        }
        if (words.size() >= longest_teaser) {
            return;
        }
        for (const std::string_view line : base::split_lines(words)) {
            if (!context_.rules.html().phrases.paywalls.why(html::Phrase(line)).empty()) {
                warn(article, "the article may be cut: it asks to pay to read on", "save the page while logged in");
                return;
            }
        }
    }

    std::string language_of(const Entry& entry, const EntryText& text, const article::Article& article) const {
        for (const std::string& stated : {text.language, entry.language, feed_.language}) {
            if (std::string language = base::canonical_language(stated); !language.empty()) {
                return language;
            }
        }
        return detect_language(article::plain_text(article.body), context_.rules);
    }

    const Bytes& bytes_;
    const Context& context_;
    const Feed& feed_;
    /// What is so around each of its entries.
    feed::Surroundings of_feed_;
    /// Whether the feed's authors are those of entries that name none (RFC 4287 section 4.2.1, JSON Feed 1.1).
    bool feed_is_source_of_authors_;
    std::map<std::string, std::size_t> identifiers_;
    Reading reading_;
};

}  // namespace

namespace {

/// Each entry may have all of them.
void limit_authors(Feed& feed, std::size_t most, const std::string& name, base::Diagnostics& diagnostics) {
    if (feed.authors.size() <= most) {
        return;
    }
    diagnostics.push_back({base::Severity::warning,
                           {name, 0, 0},
                           "the feed has " + std::to_string(feed.authors.size()) + " authors, of whom the first " +
                               std::to_string(most) + " count",
                           "name authors in the entries"});
    feed.authors.resize(most);
}

}  // namespace

base::Result<Reading> read_feed(const Bytes& bytes, const Context& context) {
    base::Diagnostics diagnostics;
    base::Result<Feed> parsed =
        feed::parse(bytes.data, bytes.name, {}, context.rules.feeds(), diagnostics, feed::RelativeTo::page);
    if (!parsed) {
        return parsed.failure();
    }
    limit_authors(*parsed, context.rules.feeds().authors, bytes.name, diagnostics);
    if (parsed->entries.empty()) {
        return base::fail("the feed has no entries", "fetch it again once it has some", {bytes.name, 0, 0});
    }
    Reading reading = FeedReader(bytes, context, *parsed).run();
    if (!reading.articles.empty()) {
        base::Diagnostics& first = reading.articles.front().diagnostics;
        first.insert(first.begin(), diagnostics.begin(), diagnostics.end());
        return reading;
    }
    for (base::Diagnostic& diagnostic : diagnostics) {
        reading.unread.push_back({{}, std::move(diagnostic)});
    }
    return reading;
}

}  // namespace gazette::reader
