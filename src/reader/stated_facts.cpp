#include "reader/stated_facts.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "base/language.h"
#include "base/text.h"
#include "base/time.h"
#include "base/toml.h"

namespace gazette::reader {

namespace {

using article::Article;
using article::Fact;

struct KeyName {
    std::string_view written;
    const char* key;
};

/// As people and other tools write them, folded, without the marks that some put between words: "date_published" is
/// "datePublished".
constexpr KeyName key_names[] = {
    {"title", "title"},
    {"headline", "title"},
    {"subtitle", "subtitle"},
    {"deck", "subtitle"},
    {"dek", "subtitle"},
    {"standfirst", "subtitle"},
    {"subheading", "subtitle"},
    {"subheadline", "subtitle"},
    {"author", "author"},
    {"authors", "author"},
    {"by", "author"},
    {"byline", "author"},
    {"creator", "author"},
    {"creators", "author"},
    {"writer", "author"},
    {"writers", "author"},
    {"source", "source"},
    {"publisher", "source"},
    {"site", "source"},
    {"sitename", "source"},
    {"outlet", "source"},
    {"publication", "source"},
    {"profile", "profile"},
    {"url", "url"},
    {"link", "url"},
    {"canonical", "url"},
    {"canonicalurl", "url"},
    {"sourceurl", "url"},
    {"originalurl", "url"},
    {"published", "published"},
    {"date", "published"},
    {"pubdate", "published"},
    {"publicationdate", "published"},
    {"publishdate", "published"},
    {"publisheddate", "published"},
    {"publishedat", "published"},
    {"publishedon", "published"},
    {"publishedtime", "published"},
    {"datepublished", "published"},
    {"modified", "modified"},
    {"updated", "modified"},
    {"lastmod", "modified"},
    {"lastmodified", "modified"},
    {"lastmodifiedat", "modified"},
    {"modifiedat", "modified"},
    {"modifiedtime", "modified"},
    {"datemodified", "modified"},
    {"updatedat", "modified"},
    {"lastupdated", "modified"},
    {"retrieved", "retrieved"},
    {"retrievedat", "retrieved"},
    {"dateretrieved", "retrieved"},
    {"accessed", "retrieved"},
    {"accessdate", "retrieved"},
    {"accessedat", "retrieved"},
    {"clipped", "retrieved"},
    {"language", "language"},
    {"lang", "language"},
    {"locale", "language"},
    {"tags", "tags"},
    {"tag", "tags"},
    {"keywords", "tags"},
    {"categories", "tags"},
    {"category", "tags"},
    {"topics", "tags"},
    {"licence", "licence"},
    {"license", "licence"},
    {"dateline", "dateline"},
};

/// The keys of NAME.toml.
constexpr std::string_view sidecar_keys[] = {"title", "subtitle",  "author",   "source",    "profile",
                                             "url",   "published", "modified", "retrieved", "language",
                                             "tags",  "licence",   "dateline"};

void warn(Article& article, const StatedFact& fact, std::string what, std::string hint) {
    article.diagnostics.push_back({base::Severity::warning, fact.place, std::move(what), std::move(hint)});
}

void set_text(Article& article, const StatedFact& fact, std::string Article::* member, Fact name) {
    article.*member = base::collapse_space(fact.values.front());
    article.stated_by_editor.insert(name);
}

void set_moment(Article& article, const StatedFact& fact, std::optional<base::DateTime> Article::* member, Fact name) {
    const base::Result<base::DateTime> moment = base::parse_date_time(fact.values.front());
    if (!moment) {
        warn(article, fact, "'" + fact.values.front() + "' is no date that can be understood", "write it as 2026-11-24");
        return;
    }
    article.*member = *moment;
    article.stated_by_editor.insert(name);
}

void set_language(Article& article, const StatedFact& fact) {
    const std::string language = base::canonical_language(base::trim(fact.values.front()));
    if (language.empty()) {
        warn(article, fact, "'" + fact.values.front() + "' is no language tag", "use a BCP 47 tag such as en or fa");
        return;
    }
    article.language = language;
    article.stated_by_editor.insert(Fact::language);
}

bool is_web_address(std::string_view url) {
    const bool web = url.starts_with("http://") || url.starts_with("https://");
    return web && url.find_first_of(" \t\n") == std::string_view::npos;
}

/// Nothing, and a warning, where it is none.
std::optional<std::string> web_address_of(Article& article, const StatedFact& fact) {
    std::string url(base::trim(fact.values.front()));
    if (!is_web_address(url)) {
        warn(article, fact, "'" + url + "' is no web address", "write it in full, with https://");
        return std::nullopt;
    }
    return url;
}

void set_url(Article& article, const StatedFact& fact) {
    if (std::optional<std::string> url = web_address_of(article, fact)) {
        article.url = *std::move(url);
        article.stated_by_editor.insert(Fact::url);
    }
}

void set_byline(Article& article, const StatedFact& fact) {
    std::string names;
    for (const std::string& name : fact.values) {
        names += (names.empty() ? "" : ", ") + base::collapse_space(name);
    }
    article.byline = std::move(names);
    article.printed_byline.clear();
    article.stated_by_editor.insert(Fact::byline);
}

void set_tags(Article& article, const StatedFact& fact) {
    article.tags.clear();
    for (const std::string& value : fact.values) {
        for (std::size_t at = 0; at <= value.size();) {
            const std::size_t comma = std::min(value.find(',', at), value.size());
            if (std::string tag = base::collapse_space(std::string_view(value).substr(at, comma - at));
                !base::shows_nothing(tag) &&
                std::find(article.tags.begin(), article.tags.end(), tag) == article.tags.end()) {
                article.tags.push_back(std::move(tag));
            }
            at = comma + 1;
        }
    }
    article.stated_by_editor.insert(Fact::tags);
}

/// Programs that keep what one reads on the web state its address as its source.
void set_source(Article& article, const StatedFact& fact) {
    if (is_web_address(base::trim(fact.values.front()))) {
        set_url(article, fact);
        return;
    }
    const std::string name = base::collapse_space(fact.values.front());
    if (base::fold(name) != base::fold(article.source.name)) {
        article.source = {name, "", ""};
    }
    article.stated_by_editor.insert(Fact::source);
}

void set_outlet_address(Article& article, const StatedFact& fact) {
    if (std::optional<std::string> url = web_address_of(article, fact)) {
        article.source.url = *std::move(url);
    }
}

using Setter = void (*)(Article&, const StatedFact&);

struct KeySetter {
    std::string_view key;
    Setter set;
};

constexpr KeySetter setters[] = {
    {"title", [](Article& a, const StatedFact& f) { set_text(a, f, &Article::title, Fact::title); }},
    {"subtitle", [](Article& a, const StatedFact& f) { set_text(a, f, &Article::subtitle, Fact::subtitle); }},
    {"author", set_byline},
    {"source", set_source},
    {"profile", [](Article& a, const StatedFact& f) { a.source.profile = base::collapse_space(f.values.front()); }},
    {"url", set_url},
    {"published", [](Article& a, const StatedFact& f) { set_moment(a, f, &Article::published, Fact::published); }},
    {"modified", [](Article& a, const StatedFact& f) { set_moment(a, f, &Article::modified, Fact::modified); }},
    {"retrieved", [](Article& a, const StatedFact& f) { set_moment(a, f, &Article::retrieved, Fact::retrieved); }},
    {"language", set_language},
    {"tags", set_tags},
    {"licence", [](Article& a, const StatedFact& f) { set_text(a, f, &Article::licence, Fact::licence); }},
    {"outlet address", set_outlet_address},
    {"dateline", [](Article& a, const StatedFact& f) { a.dateline = base::collapse_space(f.values.front()); }},
};

/// "URL: https://…" as a fact, where the line is one.
std::optional<StatedFact> fact_of_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 20) {
        return std::nullopt;
    }
    const std::string key = fact_key(line.substr(0, colon));
    const std::string value(base::trim(line.substr(colon + 1)));
    if (key.empty() || value.empty()) {
        return std::nullopt;
    }
    return StatedFact{key, {value}, {}};
}

/// "Source: minister to resign" may be a headline; an address or a date after such a key is none.
bool could_be_prose(const StatedFact& fact) {
    return fact.key != "url" && !is_web_address(fact.values.front()) && !base::parse_date_time(fact.values.front());
}

bool reads_as_headline(std::string_view line) {
    return !line.empty() && line.size() <= 300 && !line.ends_with('.');
}

/// The first line at or after `at` that is not blank.
std::string_view next_text(const std::vector<std::string_view>& lines, std::size_t at) {
    while (at < lines.size() && base::trim(lines[at]).empty()) {
        ++at;
    }
    return at < lines.size() ? base::trim(lines[at]) : std::string_view();
}

/// "[[Ada Quill]]" and "[[people/quill|Ada Quill]]", as programs for notes write links to other notes, as they show it.
std::string without_wiki_links(const std::string& value) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = value.find("[["); open != std::string::npos; open = value.find("[[", at)) {
        const std::size_t close = value.find("]]", open);
        if (close == std::string::npos) {
            break;
        }
        const std::string target = value.substr(open + 2, close - open - 2);
        const std::size_t bar = target.rfind('|');
        out += value.substr(at, open - at) + (bar == std::string::npos ? target : target.substr(bar + 1));
        at = close + 2;
    }
    return out + value.substr(at);
}

/// What nobody could see is not stated.
void apply(StatedFact fact, Article& article) {
    for (std::string& value : fact.values) {
        value = without_wiki_links(value);
    }
    std::erase_if(fact.values, [](const std::string& value) { return base::shows_nothing(value); });
    const auto* setter =
        std::find_if(std::begin(setters), std::end(setters), [&](const KeySetter& each) { return each.key == fact.key; });
    if (setter != std::end(setters) && !fact.values.empty()) {
        setter->set(article, fact);
    }
}

/// Tags may be stated under several keys, as "tags" and "categories"; all count.
std::vector<StatedFact> with_tags_together(std::vector<StatedFact> facts) {
    const auto is_tags = [](const StatedFact& fact) { return fact.key == "tags"; };
    const auto first = std::find_if(facts.begin(), facts.end(), is_tags);
    if (first == facts.end()) {
        return facts;
    }
    for (auto later = std::next(first); later != facts.end(); ++later) {
        if (is_tags(*later)) {
            first->values.insert(first->values.end(), later->values.begin(), later->values.end());
        }
    }
    facts.erase(std::remove_if(std::next(first), facts.end(), is_tags), facts.end());
    return facts;
}

}  // namespace

std::string fact_key(std::string_view written) {
    std::string folded = base::fold(written);
    std::erase_if(folded, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    const auto* name = std::find_if(std::begin(key_names), std::end(key_names),
                                    [&](const KeyName& each) { return each.written == folded; });
    return name == std::end(key_names) ? std::string() : name->key;
}

void apply(const std::vector<StatedFact>& stated, Article& article) {
    const std::vector<StatedFact> facts = with_tags_together(stated);
    // The source first: it may take the place of another, profile and all.
    for (const bool source : {true, false}) {
        for (const StatedFact& fact : facts) {
            if ((fact.key == "source") == source) {
                apply(fact, article);
            }
        }
    }
}

OwnWords own_words(const Article& article) {
    const auto is_own = [&](Fact fact) { return !article.stated_by_editor.contains(fact); };
    OwnWords own;
    own.headline = article.title;
    own.deck = is_own(Fact::subtitle) ? article.subtitle : std::string();
    if (is_own(Fact::byline)) {
        own.byline = article.byline;
        own.printed_byline = article.printed_byline.empty() ? article.byline : article.printed_byline;
    }
    own.source = is_own(Fact::source) ? article.source : article::SourceClaim();
    return own;
}

void note_replaced(const OwnWords& own, Article& article) {
    const auto note = [&](const std::string& words, const std::string& now, const std::string& printed, const char* why) {
        if (!printed.empty() && base::fold(words) != base::fold(now)) {
            article.removed.push_back({printed, why, 0});
        }
    };
    note(own.headline, article.title, own.headline, "headline replaced by the editor");
    note(own.deck, article.subtitle, own.deck, "deck replaced by the editor");
    note(own.byline, article.byline, own.printed_byline, "byline replaced by the editor");
    note(own.source.name, article.source.name, own.source.name, "source replaced by the editor");
    note(own.source.profile, article.source.profile, own.source.profile, "source replaced by the editor");
}

base::Result<std::vector<StatedFact>> facts_from_sidecar(const std::string& text, const std::string& file) {
    base::Result<base::TomlTable> table = base::TomlTable::parse(text, file);
    if (!table) {
        return table.failure();
    }
    std::vector<StatedFact> facts;
    for (const std::string_view key : sidecar_keys) {
        const bool list = key == "author" || key == "tags";
        StatedFact fact{std::string(key), {}, table->place(key)};
        if (list) {
            fact.values = table->strings(key);
        } else if (std::optional<std::string> value = table->text(key)) {
            fact.values.push_back(*std::move(value));
        }
        if (!fact.values.empty()) {
            facts.push_back(std::move(fact));
        }
    }
    if (const base::Result<void> finished = table->finish(); !finished) {
        return finished.failure();
    }
    return facts;
}

HeadBlock head_block(const std::vector<std::string_view>& lines, const std::string& file) {
    HeadBlock head;
    std::size_t at = 0;
    while (at < lines.size() && base::trim(lines[at]).empty()) {
        ++at;
    }
    for (; at < lines.size(); ++at) {
        std::optional<StatedFact> fact = fact_of_line(base::trim(lines[at]));
        if (!fact) {
            break;
        }
        fact->place = {file, static_cast<int>(at) + 1, 1};
        head.facts.push_back(*std::move(fact));
        head.lines = at + 1;
    }
    if (head.facts.size() == 1 && could_be_prose(head.facts.front()) && !reads_as_headline(next_text(lines, at))) {
        return {};
    }
    return head;
}

}  // namespace gazette::reader
