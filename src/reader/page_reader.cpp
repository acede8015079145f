#include "reader/page_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/language.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/html_page.h"
#include "reader/language_detection.h"
#include "reader/page_alternatives.h"
#include "reader/page_blocks.h"
#include "reader/page_content.h"
#include "reader/page_headline.h"
#include "reader/page_json_ld.h"
#include "reader/page_kept_notes.h"
#include "reader/page_lead_image.h"
#include "reader/page_markup_facts.h"
#include "reader/page_measure.h"
#include "reader/page_notes.h"
#include "reader/page_removed.h"
#include "reader/page_status.h"
#include "reader/page_trim.h"
#include "reader/page_visible_facts.h"
#include "reader/rules.h"
#include "reader/stated_date.h"
#include "reader/text_byline.h"

namespace gazette::reader::html {

namespace {

std::string language_of_root(const Page& page) {
    const NodeIndex root = page.find(Tag::html);
    if (root == no_node) {
        return {};
    }
    const std::string language = page.value(root, Attribute::lang);
    return base::canonical_language(language.empty() ? page.value(root, Attribute::xml_lang) : language);
}

/// Absolute where the page says where it is.
void settle_address(PageFacts& facts, const SavedFrom& saved) {
    if (!is_web_address(facts.url)) {
        facts.url = saved.url.empty() || facts.url.empty() ? saved.url : resolve(saved.url, facts.url);
    }
    facts.url = facts.url.substr(0, facts.url.find('#'));
}

/// What a browser noted in the page, then what is known from without.
SavedFrom where_from(std::string_view text, const PageOrigin& origin) {
    SavedFrom saved = saved_from(text);
    if (saved.url.empty()) {
        saved.url = origin.address;
    }
    if (!saved.when) {
        saved.when = origin.retrieved;
    }
    return saved;
}

/// Bylines are often set in capitals; another place has the same names as they are written.
void prefer_mixed_case(std::vector<std::string>& authors, const std::vector<std::string>& others) {
    for (std::string& author : authors) {
        const bool capitals = std::none_of(author.begin(), author.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        for (const std::string& other : others) {
            if (capitals && other != author && base::fold(other) == base::fold(author)) {
                author = other;
                break;
            }
        }
    }
}

struct StatedFacts {
    /// Of all places.
    PageFacts facts;
    StatedTitles titles;
    std::vector<std::string_view> unread_scripts;
};

/// Whether two tags name the same language, one of them perhaps more exactly.
bool agree(const std::string& one, const std::string& other) {
    return (one + '-').starts_with(other + '-') || (other + '-').starts_with(one + '-');
}

/// What is said of the article goes before what is said of the whole page, which may be the language of its site. Where they do
/// not contradict each other, the page is marked as its text is to be read.
void settle_language(PageFacts& facts, std::string of_page) {
    if (facts.language.empty() || (!of_page.empty() && agree(facts.language, of_page))) {
        facts.language = std::move(of_page);
    } else {
        facts.page_language = std::move(of_page);
    }
}

/// In the order of trust; the outlet and the headline settled.
StatedFacts stated_facts(const Page& page, const PageRules& rules, const SavedFrom& saved) {
    const MetadataNames& names = rules.metadata;
    PageFacts meta = facts_of_meta(page, names, rules.limits);
    settle_address(meta, saved);
    LinkedFacts linked = facts_of_json_ld(page.json_ld(), names, rules.limits, meta.url, window_title(page));
    PageFacts& facts = linked.facts;
    const PageFacts microdata = facts_of_microdata(page, names, rules.limits);
    StatedTitles titles{facts.title, meta.title, microdata.title};
    facts.add(microdata);
    // The address of the page is that of its link element before that of an article within it.
    if (!meta.url.empty()) {
        facts.url = meta.url;
    }
    prefer_mixed_case(facts.authors, meta.authors);
    settle_language(facts, language_of_root(page));
    facts.add(meta);
    settle_address(facts, saved);
    if (facts.site.empty()) {
        facts.site = site_in_title(page, facts);
    }
    facts.title = headline_of(page, facts, rules.phrases.heading_links);
    return {std::move(facts), std::move(titles), std::move(linked.unread)};
}

/// "Posted on 24 November 2026 by Ada Quill", which may stand over the article.
void add_dated_line(const Survey& survey, const Content& content, const Rules& rules, PageFacts& facts) {
    const std::optional<DatedLine> line = dated_line(survey, content, rules.html().phrases.tops);
    if (!line) {
        return;
    }
    (line->stated.is_change ? facts.modified : facts.published) = line->stated.moment;
    if (facts.authors.empty() && !rules.byline(line->behind).empty()) {
        Byline byline =
            byline_of_line(std::string(rules.html().metadata.without_section(line->behind, facts.language)), rules);
        facts.authors.push_back(std::move(byline.names));
        facts.printed_byline = std::move(byline.printed);
    }
}

void add_visible_facts(const Survey& survey, const Content& content, const TopLines& top, const Rules& rules,
                       PageFacts& facts) {
    if (facts.authors.empty()) {
        Byline byline = byline_of_line(top.byline, rules);
        if (byline.names.empty()) {
            byline = visible_byline(survey, content, rules);
        }
        if (!byline.names.empty()) {
            facts.authors.push_back(std::move(byline.names));
            facts.printed_byline = std::move(byline.printed);
        }
    }
    if (!facts.published) {
        facts.published = top.published ? top.published : visible_moment(survey, content);
    }
    if (!facts.published && !top.modified) {
        if (const auto found = moment_beside_byline(survey, content, rules.html().phrases.tops)) {
            (found->is_change ? facts.modified : facts.published) = found->moment;
        }
    }
    if (!facts.published && !top.modified) {
        add_dated_line(survey, content, rules, facts);
    }
    if (!facts.published) {
        facts.published = moment_in_address(facts.url);
    }
    facts.modified = facts.modified ? facts.modified : top.modified;
    facts.site = facts.site.empty() ? top.source : facts.site;
}

std::string byline_of(const PageFacts& facts, const Rules& rules) {
    std::string byline;
    for (const std::string& author : facts.authors) {
        byline += (byline.empty() ? "" : ", ") + without_by(author, rules);
    }
    return byline;
}

/// The outlet as the registry knows it by the page's address, where it does not know the name that the page states.
article::SourceClaim source_of(const PageFacts& facts, const source::Registry& registry) {
    if (registry.by_name(facts.site) == nullptr) {
        if (const source::Outlet* outlet = registry.by_url(facts.url)) {
            return {outlet->name, "", ""};
        }
    }
    return {facts.site, "", is_web_address(facts.site_url) ? facts.site_url : std::string()};
}

void apply(const PageFacts& facts, const Context& context, article::Article& article) {
    article.byline = byline_of(facts, context.rules);
    article.printed_byline = facts.printed_byline;
    article.source = source_of(facts, context.registry);
    article.url = facts.url;
    article.published = facts.published;
    article.modified = facts.modified;
    article.tags = facts.tags;
    article.licence = facts.licence;
}

Location location_of(const Page& page, const PageFacts& facts, const PageOrigin& origin) {
    Location location{facts.url, facts.url, origin.parts};
    const NodeIndex element = page.find(Tag::base);
    if (element != no_node && page.has(element, Attribute::href)) {
        location.base = resolve(facts.url, page.value(element, Attribute::href));
    }
    return location;
}

/// Templates state the language of the site, not always of the article: its script decides between them.
std::string language_of(const std::string& stated, const std::string& text, const Rules& rules) {
    constexpr std::size_t sample = 1500;
    if (stated.empty()) {
        return detect_language(text, rules);
    }
    const auto latin = static_cast<std::size_t>(
        std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(sample, text.size())),
                      [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    const bool states_latin =
        base::direction_of(stated) == base::Direction::left_to_right && base::primary_language(stated) == "en";
    if (states_latin && latin * 2 < std::min(sample, text.size())) {
        const std::string detected = detect_language(text, rules);
        return detected == "und" ? stated : detected;
    }
    return stated;
}

/// Where a page contradicts itself, its words have a say: programs fill in the language of their maker.
std::string language_of(const PageFacts& facts, const std::string& text, const Rules& rules) {
    if (facts.page_language.empty()) {
        return language_of(facts.language, text, rules);
    }
    const std::string detected = detect_language(text, rules);
    const bool is_of_page = agree(detected, facts.page_language) && !agree(detected, facts.language);
    return language_of(is_of_page ? facts.page_language : facts.language, text, rules);
}

/// Collects what is to be said of the facts that a page states.
class FactReport {
public:
    explicit FactReport(const std::string& file) : file_(file) {}

    void unread_moment(base::Severity severity, const char* which, const std::string& stated) {
        add(severity, dates::unreadable(std::string("when it was ") + which, stated),
            "state it in a file NAME.toml beside it");
    }
    void cut(const char* things, std::size_t most) {
        add(base::Severity::warning,
            "it states more than " + std::to_string(most) + ' ' + things + "; those from there on are left out",
            "raise '" + std::string(things) + "' in reader/html/limits.toml");
    }
    void unread_script(base::Severity severity, int line) {
        add(severity, "linked data (JSON-LD) that cannot be read; what it states is not known",
            "state title, author and date in a file NAME.toml beside it");
        found_.back().place.line = line;
    }
    void too_deep(int line) {
        add(base::Severity::note, "elements are nested too deep in each other: of those within only the words are kept",
            {});
        found_.back().place.line = line;
    }
    base::Diagnostics take() && { return std::move(found_); }

private:
    void add(base::Severity severity, std::string what, std::string hint) {
        found_.push_back({severity, {file_, 0, 0}, std::move(what), std::move(hint)});
    }

    const std::string& file_;
    base::Diagnostics found_;
};

/// What the page states and nobody could read: a warning where it is missing from the article, else a note. What is too deep in
/// it may be around the article.
base::Diagnostics report_on(const Page& page, const PageFacts& facts, const std::vector<std::string_view>& unread_scripts,
                            std::string_view text, const PageLimits& limits, const std::string& file) {
    FactReport report(file);
    if (!facts.published && !facts.unread_published.empty()) {
        report.unread_moment(base::Severity::warning, "published", facts.unread_published);
    }
    if (!facts.modified && !facts.unread_modified.empty()) {
        report.unread_moment(base::Severity::note, "modified", facts.unread_modified);
    }
    if (facts.more_authors) {
        report.cut("authors", limits.authors);
    }
    if (facts.more_tags) {
        report.cut("tags", limits.tags);
    }
    const bool complete = facts.published && !facts.authors.empty();
    for (const std::string_view script : unread_scripts) {
        report.unread_script(complete ? base::Severity::note : base::Severity::warning,
                             1 + static_cast<int>(std::count(text.data(), script.data(), '\n')));
    }
    if (const int line = page.line_too_deep(); line > 0) {
        report.too_deep(line);
    }
    return std::move(report).take();
}

base::Failure too_many_elements(const PageLimits& limits, const std::string& name) {
    return base::fail("the page has too many elements (more than " + std::to_string(limits.elements) + "), attributes (" +
                          std::to_string(limits.attributes) + "), or too much text (" + std::to_string(limits.text >> 20U) +
                          " MiB)",
                      "split it, or raise the limits in reader/html/limits.toml", {name, 0, 0});
}

article::Blocks body_of(const Page& page, Content& content, const Location& location, const std::string& language) {
    PageNotes notes = notes_of(page, location);
    keep_notes(page, content.roots, notes, content.selection);
    content.notes.assign(notes.elements.begin(), notes.elements.end());
    return blocks_of(page, content.roots, {content.selection, location, language, std::move(notes)});
}

void add_remainder(Remainder remainder, const std::string& file, article::Article& article) {
    article.removed = std::move(remainder.lines);
    for (base::Diagnostic& note : remainder.notes) {
        note.place.file = file;
        article.diagnostics.push_back(std::move(note));
    }
}

base::Result<article::Article> article_of_page(std::string_view text, const std::string& name, const Context& context,
                                               const PageOrigin& origin) {
    const PageRules& rules = context.rules.html();
    if (std::optional<base::Failure> refused = refused_as_too_large(text.size(), name, context)) {
        return *std::move(refused);
    }
    const Page page(text, {rules.limits.elements, rules.limits.attributes, rules.limits.text});
    if (page.is_cut()) {
        return too_many_elements(rules.limits, name);
    }
    const Survey survey(page, rules.hints);
    const SavedFrom saved = where_from(text, origin);
    auto [facts, titles, unread_scripts] = stated_facts(page, rules, saved);
    std::string title = title_of(page, titles, facts, rules.phrases.heading_links);
    if (!origin.headline.empty()) {
        facts.title = title = origin.headline;
    }
    Content content = origin.message ? article_in_message(survey, {facts.title, title}, rules)
                                     : article_in(survey, {facts.title, title}, rules);
    const TopLines top = trim(survey, facts, context.rules, content);
    add_visible_facts(survey, content, top, context.rules, facts);
    article::Article article;
    apply(facts, context, article);
    article.title = std::move(title);
    article.subtitle = top.subtitle;
    article.retrieved = saved.when;
    article.diagnostics = report_on(page, facts, unread_scripts, text, rules.limits, name);
    const Location location = location_of(page, facts, origin);
    article.body = body_of(page, content, location, facts.language.empty() ? "und" : facts.language);
    add_lead_image(page, facts, location, origin.has_image, name, article);
    drop_empty_alternatives(article.body, article.title);
    const std::string words = article::plain_text(article.body);
    article.language = language_of(facts, words, context.rules);
    add_remainder(left_of(survey, content, location), name, article);
    if (std::optional<base::Diagnostic> found = judge_page(survey, content, facts, words, rules.phrases)) {
        found->place.file = name;
        if (found->severity == base::Severity::error) {
            return base::Failure{*std::move(found)};
        }
        article.diagnostics.push_back(*std::move(found));
    }
    if (article.body.empty() && article.removed.empty() && page.has_scripts()) {
        base::Diagnostic nothing = nothing_on_page();
        nothing.place.file = name;
        return base::Failure{std::move(nothing)};
    }
    return article;
}

}  // namespace

}  // namespace gazette::reader::html

namespace gazette::reader {

std::optional<base::Failure> refused_as_too_large(std::size_t bytes, const std::string& name, const Context& context) {
    const std::size_t most = context.rules.html().limits.size;
    if (bytes <= most) {
        return std::nullopt;
    }
    return base::fail("the page is too large: more than " + std::to_string(most >> 20U) + " MiB",
                      "split it, or raise 'mebibytes' in reader/html/limits.toml", {name, 0, 0});
}

base::Result<article::Article> read_page(std::string_view text, const std::string& name, const Context& context,
                                         const PageOrigin& origin) {
    return html::article_of_page(text, name, context, origin);
}

}  // namespace gazette::reader
