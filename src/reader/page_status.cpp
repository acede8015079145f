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

bool is_line_of(const Survey& survey, NodeIndex node, const PhraseSet& phrases) {
    const Node& text = survey.page()[node];
    return text.tag == Tag::text && text.text.size() < longest_line && survey.text(node).characters > 5 &&
           !phrases.why(Phrase(text.text)).empty();
}

std::string first_line_of(const Survey& survey, const PhraseSet& phrases) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (is_line_of(survey, i, phrases)) {
            return std::string(page[i].text);
        }
    }
    return {};
}

/// Of a line that is no part of the frame around all of the site's pages.
bool asks_to_pay(const Survey& survey, const PhraseSet& phrases) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (page[i].tag == Tag::nav || page[i].tag == Tag::footer) {
            i = page[i].end - 1;
        } else if (is_line_of(survey, i, phrases)) {
            return true;
        }
    }
    return false;
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

/// The first of what a page calls itself that is such a phrase as a whole.
std::string title_among(const Page& page, const PageFacts& facts, const PhraseSet& phrases) {
    const NodeIndex heading = page.find(Tag::h1);
    std::string titles[] = {window_title(page), facts.title, heading == no_node ? "" : page.text_of(heading)};
    for (std::string& title : titles) {
        if (!title.empty() && title.size() < longest_line && !phrases.why(Phrase(title)).empty()) {
            return std::move(title);
        }
    }
    return {};
}

/// Why there is no article; empty where that is not known.
std::string error_of(const Page& page, const PageFacts& facts, std::string_view text, const PhraseSet& errors) {
    std::string title = title_among(page, facts, errors);
    return title.empty() ? phrase_instead_of_text(page, text, errors) : title;
}

/// Of a page whose title asks for it and whose text speaks of it, or where hardly any is left, what was removed; empty where it
/// asks for nothing.
std::string consent_asked_by(const Page& page, const PageFacts& facts, std::string_view text, const Phrases& phrases) {
    std::string title = title_among(page, facts, phrases.consents);
    if (title.empty()) {
        return title;
    }
    const std::string words = text.size() < longest_error_text ? page.text_of(0) : std::string(text);
    return phrases.consent_texts.why(Phrase(words)).empty() ? std::string() : title;
}

/// "nav.html, main.html", as far as that can be taken in at a glance.
std::string frames_of(const Page& page) {
    constexpr std::size_t longest_list = 200;
    std::string list;
    for (const std::string_view frame : page.frames()) {
        list += (list.empty() ? "" : ", ") + decoded(frame);
    }
    return base::shortened(list, longest_list);
}

}  // namespace

base::Diagnostic nothing_on_page() {
    return error("the page has no text, only scripts", "save it from a browser once it shows the text");
}

std::optional<base::Diagnostic> judge_page(const Survey& survey, const PageFacts& facts, std::string_view text,
                                           const Phrases& phrases) {
    const std::size_t characters = text.size();
    if (characters < longest_error_page) {
        if (const std::string what = error_of(survey.page(), facts, text, phrases.errors); !what.empty()) {
            return error("this is no article but a page that says '" + what + "'",
                         "fetch the page again, or remove the file");
        }
        if (const std::string what = consent_asked_by(survey.page(), facts, text, phrases); !what.empty()) {
            return error("this is no article but a page that asks for consent: '" + what + "'",
                         "save the page once it shows the article");
        }
    }
    if (const std::string what = phrase_instead_of_text(survey.page(), text, phrases.logins); !what.empty()) {
        return error("this is no article but a page to log in: '" + what + "'", "save the page while logged in");
    }
    if (characters < longest_error_text && !survey.page().frames().empty()) {
        return error("the page has no text but frames that show others: " + frames_of(survey.page()),
                     "give the page that holds the text");
    }
    if (const std::string title = window_title(survey.page()); !phrases.listings.why(Phrase(title)).empty()) {
        return error("this is no article but a server's list of files: '" + title + "'", "save the files that it lists");
    }
    if (characters < longest_notice) {
        if (const std::string line = first_line_of(survey, phrases.notices); !line.empty()) {
            return error("the page holds no article, only '" + line + "'", "save it from a browser once it shows the text");
        }
    }
    if (characters < longest_teaser && (facts.paid || asks_to_pay(survey, phrases.paywalls))) {
        return base::Diagnostic{base::Severity::warning,
                                {},
                                "the article may be cut: its page asks to pay to read on",
                                "save the page while logged in"};
    }
    return std::nullopt;
}

}  // namespace gazette::reader::html
