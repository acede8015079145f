#include "reader/page_status.h"

#include <string>

#include "reader/page_headline.h"

namespace gazette::reader::html {

namespace {

/// Pages that say in place of an article why there is none are short.
constexpr std::size_t longest_error_page = 1500;
constexpr std::size_t longest_notice = 600;
constexpr std::size_t longest_teaser = 2500;
constexpr std::size_t longest_line = 200;

base::Diagnostic error(std::string what, std::string hint) {
    return {base::Severity::error, {}, std::move(what), std::move(hint)};
}

std::string first_line_of(const Survey& survey, const PhraseSet& phrases) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (page[i].tag == Tag::text && page[i].text.size() < longest_line && survey.text(i).characters > 5 &&
            !phrases.why(Phrase(page[i].text)).empty()) {
            return std::string(page[i].text);
        }
    }
    return {};
}

}  // namespace

std::optional<base::Diagnostic> judge_page(const Survey& survey, const PageFacts& facts, std::size_t characters,
                                           const Phrases& phrases) {
    const Page& page = survey.page();
    if (characters < longest_error_page) {
        const NodeIndex heading = page.find(Tag::h1);
        const std::string titles[] = {window_title(page), facts.title, heading == no_node ? "" : page.text_of(heading)};
        for (const std::string& title : titles) {
            if (!title.empty() && title.size() < longest_line && !phrases.errors.why(Phrase(title)).empty()) {
                return error("this is no article but a page that says '" + title + "'",
                             "fetch the page again, or remove the file");
            }
        }
    }
    if (characters < longest_notice) {
        if (const std::string line = first_line_of(survey, phrases.notices); !line.empty()) {
            return error("the page holds no article, only '" + line + "'", "save it from a browser once it shows the text");
        }
    }
    if (characters < longest_teaser && (facts.paid || !first_line_of(survey, phrases.paywalls).empty())) {
        return base::Diagnostic{base::Severity::warning,
                                {},
                                "the article may be cut: its page asks to pay to read on",
                                "save the page while logged in"};
    }
    return std::nullopt;
}

}  // namespace gazette::reader::html
