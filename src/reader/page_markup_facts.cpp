#include "reader/page_markup_facts.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "base/language.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/html_text.h"
#include "reader/name_list.h"
#include "reader/page_moment.h"

namespace gazette::reader::html {

namespace {

std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n", at);
        if (begin == std::string_view::npos) {
            break;
        }
        at = std::min(text.find_first_of(" \t\r\n", begin), text.size());
        words.push_back(base::lower_ascii(text.substr(begin, at - begin)));
    }
    return words;
}

std::string stated_text(const std::string& text) {
    const std::string inner = text.find('<') != std::string::npos && text.find('>') != std::string::npos
                                  ? text_of_html(text)
                              : text.find('&') != std::string::npos ? decoded(text)
                                                                    : text;
    return base::shows_nothing(inner) ? std::string() : base::collapse_space(inner);
}

void add_parts(const std::string& list, NameList& parts) {
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t comma = std::min(list.find_first_of(",;", at), list.size());
        parts.add(base::collapse_space(std::string_view(list).substr(at, comma - at)));
        at = comma + 1;
    }
}

/// Some pages state the author's address, or how long the text takes to read, where others state the author.
bool names_nobody(const std::string& author) {
    return is_web_address(author) || base::is_ascii_digit(author[0]);
}

/// The pictures that meta elements state, each group of names ("og", "twitter") its own, with their alternative texts.
class StatedPictures {
public:
    void add_image(const std::string& name, const std::string& address) {
        Group& group = groups_[group_of(name)];
        const auto [first, is_new] = group.images.try_emplace(name, address);
        group.first_is_over = group.first_is_over || (!is_new && first->second != address);
    }

    /// What follows a group's second picture is not of its first.
    void add_alternative(const std::string& name, std::size_t rank, const std::string& text) {
        Group& group = groups_[group_of(name)];
        if (!group.first_is_over && rank < group.rank) {
            group.alternative = text;
            group.rank = rank;
        }
    }

    /// From the most trusted group that states this picture, or none, so that what it says must be of this one.
    std::string alternative_of(const std::string& image) const {
        const Group* best = nullptr;
        for (const auto& [name, group] : groups_) {
            const bool is_of_it =
                group.images.empty() || std::any_of(group.images.begin(), group.images.end(),
                                                    [&](const auto& each) { return each.second == image; });
            if (is_of_it && !group.alternative.empty() && (best == nullptr || group.rank < best->rank)) {
                best = &group;
            }
        }
        return best == nullptr ? std::string() : best->alternative;
    }

private:
    struct Group {
        /// By name: the first address that is stated under it.
        std::map<std::string, std::string> images;
        bool first_is_over = false;
        std::string alternative;
        std::size_t rank = static_cast<std::size_t>(-1);
    };

    static std::string group_of(const std::string& name) { return name.substr(0, name.find('.')); }

    std::map<std::string, Group> groups_;
};

/// The values of all meta elements by fact, each under its most trusted name.
class MetaValues {
public:
    explicit MetaValues(const MetadataNames& names) : names_(names) { ranks_.fill(static_cast<std::size_t>(-1)); }

    /// A property outranks a name: pages that state both state the same twice.
    void add(const std::string& written, bool is_property, const std::string& value) {
        const std::string name = meta_name(written);
        const auto* places = names_.of(name);
        if (places == nullptr || value.empty()) {
            return;
        }
        for (const MetadataNames::Place& place : *places) {
            const auto fact = static_cast<std::size_t>(place.fact);
            if (place.fact == MetaFact::author && names_nobody(value)) {
                continue;
            }
            const std::size_t rank = 2 * place.rank + (is_property ? 0 : 1);
            if (place.fact == MetaFact::image) {
                pictures_.add_image(name, value);
            } else if (place.fact == MetaFact::image_alt) {
                pictures_.add_alternative(name, rank, value);
            }
            if (rank < ranks_[fact]) {
                ranks_[fact] = rank;
                values_[fact].clear();
            }
            if (rank == ranks_[fact]) {
                values_[fact].push_back(value);
            }
        }
    }

    const std::vector<std::string>& all(MetaFact fact) const { return values_[static_cast<std::size_t>(fact)]; }
    std::string first(MetaFact fact) const { return all(fact).empty() ? std::string() : all(fact).front(); }
    const StatedPictures& pictures() const { return pictures_; }

private:
    const MetadataNames& names_;
    StatedPictures pictures_;
    std::array<std::size_t, meta_fact_count> ranks_ = {};
    std::array<std::vector<std::string>, meta_fact_count> values_;
};

MetaValues meta_values(const Page& page, const MetadataNames& names) {
    MetaValues values(names);
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (page[i].tag != Tag::meta) {
            continue;
        }
        const Attribute stated = page.has(i, Attribute::content) ? Attribute::content : Attribute::value;
        const std::string content = stated_text(page.value(i, stated));
        for (const Attribute attribute : {Attribute::property, Attribute::name, Attribute::http_equiv}) {
            for (const std::string& name : tokens_of(page.raw(i, attribute))) {
                values.add(name, attribute == Attribute::property, content);
            }
        }
    }
    return values;
}

/// "en_US" as "en-US"; the first of several.
std::string language_in(const std::string& written) {
    return base::canonical_language(base::trim(written.substr(0, written.find_first_of(",;"))));
}

void add_links(const Page& page, PageFacts& facts) {
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if ((page[i].tag != Tag::link && page[i].tag != Tag::a) || !page.has(i, Attribute::rel)) {
            continue;
        }
        const std::vector<std::string> kinds = tokens_of(page.raw(i, Attribute::rel));
        const auto is = [&](std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
        if (page[i].tag == Tag::link && is("canonical")) {
            facts.url = resolve("", page.value(i, Attribute::href));
        } else if (is("license") && facts.licence.empty()) {
            facts.licence = resolve("", page.value(i, Attribute::href));
        }
    }
}

// ---- microdata

/// What an item is of: "NewsArticle" of "https://schema.org/NewsArticle".
std::string_view type_of(const Page& page, NodeIndex node) {
    const std::string_view type = page.raw(node, Attribute::itemtype);
    const std::size_t slash = type.find_last_of('/');
    return type.substr(slash == std::string_view::npos ? 0 : slash + 1);
}

/// Whether the properties within are the page's where no article is marked.
bool is_page_scope(const Page& page, NodeIndex node) {
    constexpr std::string_view types[] = {"WebPage", "Blog", "WebSite", "CreativeWork", "ItemPage", "CollectionPage"};
    const std::string_view type = type_of(page, node);
    return type.empty() || std::find(std::begin(types), std::end(types), type) != std::end(types);
}

bool is_article_scope(const Page& page, NodeIndex node, const MetadataNames& names) {
    return names.is_article(type_of(page, node));
}

/// Longer text is no fact.
constexpr std::size_t longest_fact = 2000;

std::string item_value(const Page& page, NodeIndex node) {
    for (const Attribute attribute : {Attribute::content, Attribute::datetime}) {
        if (page.has(node, attribute)) {
            return stated_text(page.value(node, attribute));
        }
    }
    const Tag tag = page[node].tag;
    if (tag == Tag::link) {
        return page.value(node, Attribute::href);
    }
    if (tag == Tag::img) {
        return page.value(node, Attribute::src);
    }
    std::string text = page.text_of(node, longest_fact);
    return text.size() > longest_fact ? std::string() : text;
}

/// The name within an item such as a person, or its text. What holds many elements is more than an item.
std::string item_name(const Page& page, NodeIndex item) {
    constexpr NodeIndex most_nodes = 1000;
    const NodeIndex end = std::min(page[item].end, item + most_nodes);
    for (NodeIndex i = item + 1; i < end; ++i) {
        const std::vector<std::string> properties = tokens_of(page.raw(i, Attribute::itemprop));
        if (std::find(properties.begin(), properties.end(), "name") != properties.end()) {
            return item_value(page, i);
        }
    }
    return item_value(page, item);
}

/// The first that can be read.
void take_moment(const std::string& stated, std::optional<base::DateTime>& moment, std::string& unread) {
    if (!moment && !stated.empty()) {
        moment = moment_in(stated);
        unread = moment || !unread.empty() ? unread : stated;
    }
}

void add_property(const Page& page, NodeIndex node, const std::string& property, bool marked, NameList& authors,
                  PageFacts& facts) {
    const auto set = [&](std::string& fact, std::string value) {
        if (fact.empty()) {
            fact = std::move(value);
        }
    };
    if (property == "headline") {
        set(facts.title, item_value(page, node));
    } else if (property == "datepublished" && !facts.published) {
        take_moment(item_value(page, node), facts.published, facts.unread_published);
    } else if (property == "datemodified" && !facts.modified) {
        take_moment(item_value(page, node), facts.modified, facts.unread_modified);
    } else if (property == "author" || (property == "creator" && authors.names().empty())) {
        std::string name = item_name(page, node);
        if ((marked || authors.names().empty()) && name.size() < 100 && !is_web_address(name)) {
            authors.add(std::move(name));
        }
    } else if (property == "publisher") {
        set(facts.site, item_name(page, node));
    } else if (property == "inlanguage") {
        set(facts.language, language_in(item_value(page, node)));
    } else if (property == "license") {
        set(facts.licence, item_value(page, node));
    } else if (property == "isaccessibleforfree") {
        facts.paid = facts.paid || base::fold(item_value(page, node)) == "false";
    }
}

}  // namespace

PageFacts facts_of_meta(const Page& page, const MetadataNames& names, const PageLimits& limits) {
    const MetaValues values = meta_values(page, names);
    PageFacts facts;
    facts.title = values.first(MetaFact::title);
    facts.subtitle = values.first(MetaFact::subtitle);
    NameList authors(limits.authors);
    for (const std::string& author : values.all(MetaFact::author)) {
        authors.add(author);
    }
    facts.authors = authors.names();
    facts.more_authors = authors.is_cut();
    facts.site = values.first(MetaFact::site);
    if (facts.site.starts_with('@')) {
        facts.site.clear();
    }
    for (const std::string& value : values.all(MetaFact::published)) {
        take_moment(value, facts.published, facts.unread_published);
    }
    for (const std::string& value : values.all(MetaFact::modified)) {
        take_moment(value, facts.modified, facts.unread_modified);
    }
    facts.language = language_in(values.first(MetaFact::language));
    const std::vector<std::string>& stated = values.all(MetaFact::tags);
    NameList tags(limits.tags);
    for (const std::string& tag : stated) {
        if (stated.size() == 1) {
            add_parts(tag, tags);
        } else {
            tags.add(tag);
        }
    }
    facts.tags = tags.names();
    facts.more_tags = tags.is_cut();
    facts.licence = values.first(MetaFact::licence);
    facts.image = values.first(MetaFact::image);
    facts.image_alt = values.pictures().alternative_of(facts.image);
    add_links(page, facts);
    if (facts.url.empty()) {
        facts.url = resolve("", values.first(MetaFact::url));
    }
    return facts;
}

PageFacts facts_of_microdata(const Page& page, const MetadataNames& names, const PageLimits& limits) {
    NodeIndex first = 1;
    NodeIndex end = page.size();
    bool marked = false;
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (page.has(i, Attribute::itemtype) && is_article_scope(page, i, names)) {
            first = i + 1;
            end = page[i].end;
            marked = true;
            break;
        }
    }
    PageFacts facts;
    NameList authors(limits.authors);
    for (NodeIndex i = first; i < end;) {
        const std::vector<std::string> properties = tokens_of(page.raw(i, Attribute::itemprop));
        for (const std::string& property : properties) {
            add_property(page, i, property, marked, authors, facts);
        }
        // Another item's properties are its own; without a marked article the outer ones are the page's.
        const bool other = page.has(i, Attribute::itemscope) && (marked || !properties.empty() || !is_page_scope(page, i));
        i = other ? page[i].end : i + 1;
        // Nor is it known then where the article ends, and others are named.
        if (!marked && !authors.names().empty() && facts.published) {
            break;
        }
    }
    facts.authors = authors.names();
    facts.more_authors = authors.is_cut();
    return facts;
}

SavedFrom saved_from(std::string_view source) {
    constexpr std::size_t looked_at = 4096;
    const std::string_view head = source.substr(0, looked_at);
    SavedFrom saved;
    if (const std::size_t mark = head.find("saved from url=("); mark != std::string_view::npos) {
        const std::size_t begin = head.find(')', mark);
        const std::size_t end = head.find_first_of(" \r\n>", begin);
        if (end != std::string_view::npos) {
            saved.url = resolve("", head.substr(begin + 1, end - begin - 1));
        }
    } else if (const std::size_t tool = head.find("Page saved with SingleFile"); tool != std::string_view::npos) {
        const std::size_t url = head.find("url: ", tool);
        const std::size_t date = head.find("saved date: ", tool);
        const auto line = [&](std::size_t begin) { return head.substr(begin, head.find_first_of("\r\n", begin) - begin); };
        if (url != std::string_view::npos) {
            saved.url = resolve("", base::trim(line(url + 5)));
        }
        if (date != std::string_view::npos) {
            const std::string_view text = line(date + 12);
            saved.when = moment_in(text.substr(0, text.find(" (")));
        }
    }
    if (!is_web_address(saved.url)) {
        saved.url.clear();
    }
    return saved;
}

}  // namespace gazette::reader::html
