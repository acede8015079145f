#include "reader/page_status.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "reader/page_headline.h"

namespace gazette::reader::html {

namespace {

/// Pages that say in place of an article why there is none are short.
constexpr std::size_t longest_error_page = 1500;
constexpr std::size_t longest_notice = 600;
constexpr std::size_t longest_teaser = 2500;
constexpr std::size_t longest_line = 200;
/// A text that is only told to be missing, and the line that tells it.
constexpr std::size_t longest_error_text = 200;
constexpr std::size_t longest_message = 80;

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

/// Of a title; empty where no part of it is such a phrase.
std::string phrase_in(const std::string& title, const PhraseSet& phrases) {
    if (title.size() < longest_line) {
        for (std::string& part : with_parts(title)) {
            if (!part.empty() && !phrases.why(Phrase(part)).empty()) {
                return std::move(part);
            }
        }
    }
    return {};
}

/// In the first two lines of a text that has room for little else. A number alone may be anything.
std::string phrase_among_lines(std::string_view text, const PhraseSet& phrases) {
    constexpr std::size_t most = 2;
    std::size_t seen = 0;
    for (const std::string_view line : base::split_lines(text)) {
        if (base::trim(line).empty()) {
            continue;
        }
        const bool is_number = line.find_first_not_of("0123456789 ") == std::string_view::npos;
        if (line.size() < longest_message && !is_number && !phrases.why(Phrase(line)).empty()) {
            return std::string(line);
        }
        if (++seen == most) {
            break;
        }
    }
    return {};
}

/// Of a page that has hardly a text: by its window's title, or by what the text is.
std::string phrase_instead_of_text(const Page& page, std::string_view text, const PhraseSet& phrases) {
    if (text.size() >= longest_error_text) {
        return {};
    }
    const std::string title = window_title(page);
    return phrase_in(title, phrases).empty() ? phrase_among_lines(text, phrases) : title;
}

/// Why there is no article; empty where that is not known.
std::string error_of(const Page& page, const PageFacts& facts, std::string_view text, const PhraseSet& errors) {
    const NodeIndex heading = page.find(Tag::h1);
    const std::string titles[] = {window_title(page), facts.title, heading == no_node ? "" : page.text_of(heading)};
    for (const std::string& title : titles) {
        if (!title.empty() && title.size() < longest_line && !errors.why(Phrase(title)).empty()) {
            return title;
        }
    }
    return phrase_instead_of_text(page, text, errors);
}

}  // namespace

std::optional<base::Diagnostic> judge_page(const Survey& survey, const PageFacts& facts, std::string_view text,
                                           const Phrases& phrases) {
    const std::size_t characters = text.size();
    if (characters < longest_error_page) {
        if (const std::string what = error_of(survey.page(), facts, text, phrases.errors); !what.empty()) {
            return error("this is no article but a page that says '" + what + "'",
                         "fetch the page again, or remove the file");
        }
    }
    if (const std::string what = phrase_instead_of_text(survey.page(), text, phrases.logins); !what.empty()) {
        return error("this is no article but a page to log in: '" + what + "'", "save the page while logged in");
    }
    if (const std::string title = window_title(survey.page()); !phrases.listings.why(Phrase(title)).empty()) {
        return error("this is no article but a server's list of files: '" + title + "'", "save the files that it lists");
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
