#include "reader/document.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/hash.h"
#include "base/language.h"
#include "base/text.h"
#include "base/time.h"
#include "reader/charset.h"
#include "reader/feed_input.h"
#include "reader/file_kinds.h"
#include "reader/file_name.h"
#include "reader/front_matter.h"
#include "reader/html_charset.h"
#include "reader/markdown_reader.h"
#include "reader/page_reader.h"
#include "reader/rules.h"
#include "reader/stated_facts.h"
#include "reader/text_reader.h"

namespace gazette::reader {

namespace {

/// By what it holds (front matter, a headline marked "# ") or what it is called.
bool is_markdown(std::string_view text, const std::string& name) {
    if (text.starts_with("# ")) {
        return true;
    }
    // Parsing comes last: YAML is slow.
    return is_called_markdown(name) || front_matter(text, name, false).end > 0;
}

/// By its declaration or document type (XML 1.0, 2.8), be there something before it or not, or by its name: neither page nor feed, as
/// those are told before.
bool is_other_xml(std::string_view text, const std::string& name) {
    constexpr std::array<std::string_view, 5> endings = {".xml", ".rss", ".atom", ".rdf", ".cdf"};
    const std::string_view start = base::trim(text.substr(0, 1024));
    return start.starts_with("<?xml") || start.starts_with("<!DOCTYPE ") ||
           (start.starts_with('<') && std::find(endings.begin(), endings.end(), extension_of(name)) != endings.end()) ||
           feed::is_xml_behind_noise(text, name);
}

/// JATS and DocBook call their root as HTML calls an element; a page within XML names its space.
bool is_xml_article(std::string_view bytes) {
    constexpr std::size_t longest_head = 4096;
    const std::string_view head = base::trim(bytes.substr(0, longest_head));
    return head.starts_with("<?xml") && head.find("<article") != std::string_view::npos &&
           feed::first_element_of(bytes) == "article" && head.find("/xhtml") == std::string_view::npos;
}

base::Failure other_xml(std::string_view text, const std::string& name) {
    if (std::optional<FileKind> kind = xml_kind(text)) {
        return no_text(*std::move(kind), name);
    }
    return base::fail("this is XML, but neither a page nor a feed", "export the text as HTML or Markdown", {name, 0, 0});
}

/// NAME.toml beats what the text and its head say. One that cannot be read costs its facts, not the article.
void apply_sidecar(const Bytes& bytes, article::Article& article) {
    if (bytes.sidecar.empty()) {
        return;
    }
    const OwnWords own = own_words(article);
    const base::Result<std::vector<StatedFact>> facts = facts_from_sidecar(bytes.sidecar, bytes.sidecar_name);
    if (!facts) {
        article.diagnostics.push_back(facts.error());
        return;
    }
    apply(*facts, article);
    note_replaced(own, article);
}

/// What lies so far ahead is a slip of the pen. No clock is asked: the same bytes give the same article on any day.
constexpr int last_year = 2100;

void refuse_date(const char* which, std::optional<base::DateTime>& moment, const std::string& name,
                 base::Diagnostics& diagnostics) {
    if (moment && moment->date.year > last_year) {
        diagnostics.push_back({base::Severity::warning,
                               {name, 0, 0},
                               std::string("the date when it was ") + which + " cannot be right: " + base::iso(*moment),
                               "state it in a file NAME.toml beside it"});
        moment.reset();
    }
}

void refuse_dates(article::Article& article, const std::string& name) {
    refuse_date("published", article.published, name, article.diagnostics);
    refuse_date("modified", article.modified, name, article.diagnostics);
    refuse_date("retrieved", article.retrieved, name, article.diagnostics);
}

void set_direction(article::Article& article) {
    article.direction = article.language == "und"
                            ? base::direction_of_text(article::plain_text(article.body), base::Direction::left_to_right)
                            : base::direction_of(article.language);
}

base::Failure no_body(const Bytes& bytes, const article::Article& article) {
    return base::fail(article.title.empty() ? "no text was found in it" : "there is a headline but no text under it",
                      "gazette inspect shows what was removed", {bytes.name, 0, 0});
}

/// Pages of Markdown are of no account.
std::string without_form_feeds(std::string text) {
    std::replace(text.begin(), text.end(), '\f', ' ');
    return text;
}

base::Result<article::Article> read_as(bool page, const std::string& text, const std::string& name,
                                       const Context& context) {
    if (page) {
        return read_page(text, name, context);
    }
    return is_markdown(text, name) ? read_markdown(without_form_feeds(text), name, context)
                                   : read_text(text, name, context);
}

}  // namespace

base::Result<article::Article> read_document(const Bytes& bytes, const Context& context) {
    base::Diagnostics diagnostics;
    const bool page = html::is_page(bytes.data, bytes.name) && !is_xml_article(bytes.data);
    if (std::optional<base::Failure> refused =
            page ? refused_as_too_large(bytes.data.size(), bytes.name, context) : std::nullopt) {
        return *std::move(refused);
    }
    const base::Result<std::string> text =
        page ? html::page_to_utf8(bytes.data, bytes.name, diagnostics) : paged_to_utf8(bytes.data, bytes.name, diagnostics);
    if (!text) {
        return text.failure();
    }
    if (!page && is_other_xml(*text, bytes.name)) {
        return other_xml(*text, bytes.name);
    }
    base::Result<article::Article> made = read_as(page, *text, bytes.name, context);
    if (!made) {
        return made.failure();
    }
    made->diagnostics.insert(made->diagnostics.begin(), diagnostics.begin(), diagnostics.end());
    return finished(*std::move(made), bytes);
}

base::Result<article::Article> finished(article::Article article, const Bytes& bytes) {
    article.input = {bytes.name, {}, base::sha256_hex(bytes.data), bytes.data.size()};
    refuse_dates(article, bytes.name);
    apply_sidecar(bytes, article);
    set_direction(article);
    if (article.body.empty()) {
        return no_body(bytes, article);
    }
    return article;
}

}  // namespace gazette::reader
