#include "reader/page_status.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "reader/page_headline.h"
#include "reader/page_prune.h"
#include "reader/page_visible_facts.h"

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
/// A row of a server's list of files has a date and a size beside its link, and perhaps some words about the file.
constexpr std::size_t most_words_a_link = 12;
constexpr std::size_t most_words_around_list = 20;

base::Diagnostic error(std::string what, std::string hint) {
    return {base::Severity::error, {}, std::move(what), std::move(hint)};
}

bool is_line_of(const Survey& survey, NodeIndex node, const PhraseSet& phrases) {
    const Node& text = survey.page()[node];
    return text.tag == Tag::text && text.text.size() < longest_line && survey.text(node).characters > 5 &&
           !phrases.why(Phrase(text.text)).empty();
}

/// Browsers without scripts show what others do not: of the comments, too, that are loaded by one.
std::string first_line_of(const Survey& survey, const PhraseSet& phrases, bool with_noscript) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (page[i].tag == Tag::noscript && !with_noscript) {
            i = page[i].end - 1;
        } else if (is_line_of(survey, i, phrases)) {
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

/// Whether somebody is said to have written it, or when, otherwise than by its address: pages in place of an article are not.
bool is_signed(const PageFacts& facts) {
    return !facts.authors.empty() || (facts.published && facts.published != moment_in_address(facts.url));
}

bool is_out_of_sight(const Content& content, NodeIndex node) {
    return content.selection.why[node] == "hidden" || content.selection.why[node] == "dialog";
}

/// Of the first level and in sight: the one that says what the window's title says, else the first. Before the article a dialog
/// may stand that is marked as none.
NodeIndex main_heading(const Page& page, const Content& content, const std::string& window) {
    NodeIndex first = no_node;
    for (NodeIndex i = 1; i < page.size();) {
        if (is_out_of_sight(content, i)) {
            i = page[i].end;
            continue;
        }
        if (page[i].tag == Tag::h1) {
            first = first == no_node ? i : first;
            if (says_the_same(window, page.text_of(i, longest_line))) {
                return i;
            }
        }
        ++i;
    }
    return first;
}

/// What a page calls itself: its window, the article that it states, its heading.
std::vector<std::string> names_of(const Page& page, const Content& content, const PageFacts& facts, std::string_view text) {
    std::vector<std::string> names = {window_title(page), facts.title};
    // Where nothing is in sight, what is in a dialog is all there is.
    const NodeIndex heading = text.empty() ? page.find(Tag::h1) : main_heading(page, content, names.front());
    names.push_back(heading == no_node ? std::string() : page.text_of(heading));
    std::erase_if(names, [](const std::string& name) { return name.empty() || name.size() >= longest_line; });
    return names;
}

/// The first of the names that is such a phrase as a whole.
std::string phrase_as_name(const std::vector<std::string>& names, const PhraseSet& phrases) {
    const auto is_phrase = [&](const std::string& name) { return !phrases.why(Phrase(name)).empty(); };
    const auto found = std::find_if(names.begin(), names.end(), is_phrase);
    return found == names.end() ? std::string() : *found;
}

/// Why there is no article; empty where that is not known.
std::string error_of(const Page& page, const std::vector<std::string>& names, std::string_view text,
                     const PhraseSet& errors) {
    std::string title = phrase_as_name(names, errors);
    return title.empty() ? phrase_instead_of_text(page, text, errors) : title;
}

/// One asks for something by what one answers with.
bool has_answer(const Page& page) {
    for (NodeIndex i = 1; i < page.size(); ++i) {
        const Tag tag = page[i].tag;
        if (tag == Tag::button || tag == Tag::input || (tag == Tag::a && page.has(i, Attribute::href)) ||
            page.raw(i, Attribute::role) == "button") {
            return true;
        }
    }
    return false;
}

/// Of a page whose name asks for it and whose text speaks of it, or where hardly any is left, what was removed; empty where it
/// asks for nothing.
std::string consent_asked_by(const Page& page, const std::vector<std::string>& names, std::string_view text,
                             const Phrases& phrases) {
    std::string title = phrase_as_name(names, phrases.consents);
    if (title.empty() || !has_answer(page)) {
        return {};
    }
    const std::string words = text.size() < longest_error_text ? page.text_of(0) : std::string(text);
    return phrases.consent_texts.why(Phrase(words)).empty() ? std::string() : title;
}

/// Of a page that is short enough to be none.
std::optional<base::Diagnostic> judge_names(const Page& page, const Content& content, const PageFacts& facts,
                                            std::string_view text, const Phrases& phrases) {
    const std::vector<std::string> names = names_of(page, content, facts, text);
    std::string what;
    if (!is_signed(facts) || text.size() < longest_notice) {
        what = error_of(page, names, text, phrases.errors);
    }
    const std::size_t longest_in_doubt = is_signed(facts) ? longest_message : longest_notice;
    if (what.empty() && text.size() < longest_in_doubt) {
        what = error_of(page, names, text, phrases.errors_or_headlines);
    }
    if (!what.empty()) {
        return error("this is no article but a page that says '" + what + "'", "fetch the page again, or remove the file");
    }
    if (!is_signed(facts) || text.size() < longest_message) {
        what = consent_asked_by(page, names, text, phrases);
    }
    if (!what.empty()) {
        return error("this is no article but a page that asks for consent: '" + what + "'",
                     "save the page once it shows the article");
    }
    return std::nullopt;
}

/// Whether there is hardly more than links and what stands beside each in a list of files.
bool lists_links(const Page& page) {
    std::size_t links = 0;
    std::size_t words = 0;
    const NodeIndex body = page.find(Tag::body);
    for (NodeIndex i = body == no_node ? 1 : body; i < page.size();) {
        if (page[i].tag == Tag::a) {
            ++links;
            i = page[i].end;
            continue;
        }
        words += page[i].tag == Tag::text ? base::count_words(page[i].text) : 0;
        ++i;
    }
    return words <= links * most_words_a_link + most_words_around_list;
}

/// What a page without scripts shows instead of its text: as long as there is hardly a text, or where it begins with that.
std::string notice_of(const Survey& survey, const PageFacts& facts, std::string_view text, const PhraseSet& notices) {
    if (text.size() < (is_signed(facts) ? longest_message : longest_error_text)) {
        return first_line_of(survey, notices, text.size() < longest_message);
    }
    return text.size() < longest_notice && !is_signed(facts) ? phrase_among_lines(text, notices) : std::string();
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

std::optional<base::Diagnostic> judge_page(const Survey& survey, const Content& content, const PageFacts& facts,
                                           std::string_view text, const Phrases& phrases) {
    const std::size_t characters = text.size();
    if (characters < longest_error_page) {
        if (std::optional<base::Diagnostic> found = judge_names(survey.page(), content, facts, text, phrases)) {
            return found;
        }
    }
    if (const std::string what = phrase_instead_of_text(survey.page(), text, phrases.logins); !what.empty()) {
        return error("this is no article but a page to log in: '" + what + "'", "save the page while logged in");
    }
    if (characters < longest_error_text && !survey.page().frames().empty()) {
        return error("the page has no text but frames that show others: " + frames_of(survey.page()),
                     "give the page that holds the text");
    }
    if (const std::string title = window_title(survey.page());
        !phrases.listings.why(Phrase(title)).empty() && lists_links(survey.page())) {
        return error("this is no article but a server's list of files: '" + title + "'", "save the files that it lists");
    }
    if (const std::string line = notice_of(survey, facts, text, phrases.notices); !line.empty()) {
        return error("the page holds no article, only '" + line + "'", "save it from a browser once it shows the text");
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
