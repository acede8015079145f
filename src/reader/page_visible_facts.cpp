#include "reader/page_visible_facts.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "base/text.h"
#include "reader/html_address.h"
#include "reader/page_markup_facts.h"
#include "reader/page_trim.h"

namespace gazette::reader::html {

namespace {

constexpr std::size_t longest_byline = 100;

/// Calls `use` for the elements that are shown and stand neither in comments nor beside the article, until it says true.
template <class Use>
void each_shown(const Survey& survey, const Content& content, Use use) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size();) {
        const Tag tag = page[i].tag;
        const bool hidden = content.selection.why[i] == "hidden" || content.selection.why[i] == "dialog";
        const bool beside = tag == Tag::nav || tag == Tag::aside || tag == Tag::footer || tag == Tag::head ||
                            tag == Tag::noscript || (tag != Tag::text && survey.has(i, Hint::beside));
        if (hidden || beside) {
            i = page[i].end;
            continue;
        }
        if (tag != Tag::text && use(i)) {
            return;
        }
        ++i;
    }
}

bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const bool begins = at == 0 || list[at - 1] == ' ';
        const std::size_t end = at + word.size();
        if (begins && (end == list.size() || list[end] == ' ')) {
            return true;
        }
    }
    return false;
}

std::optional<base::DateTime> moment_of(const Page& page, NodeIndex node) {
    for (const Attribute attribute : {Attribute::datetime, Attribute::content, Attribute::title}) {
        if (std::optional<base::DateTime> moment = moment_in(page.value(node, attribute))) {
            return moment;
        }
    }
    const std::string text = page.text_of(node);
    return text.size() < 120 ? moment_within(text) : std::nullopt;
}

}  // namespace

std::string visible_byline(const Survey& survey, const Content& content) {
    const Page& page = survey.page();
    std::string found;
    each_shown(survey, content, [&](NodeIndex node) {
        const bool stated =
            has_word(page.raw(node, Attribute::rel), "author") || has_word(page.raw(node, Attribute::itemprop), "author");
        if (!stated && !survey.has(node, Hint::byline)) {
            return false;
        }
        std::string text = page.text_of(node);
        if (text.empty() || text.size() >= longest_byline) {
            return false;
        }
        found = std::move(text);
        return true;
    });
    return found;
}

std::optional<base::DateTime> visible_moment(const Survey& survey, const Content& content) {
    const Page& page = survey.page();
    std::optional<base::DateTime> by_class;
    std::optional<base::DateTime> by_tag;
    each_shown(survey, content, [&](NodeIndex node) {
        if (page[node].tag == Tag::time || has_word(page.raw(node, Attribute::itemprop), "datePublished")) {
            by_tag = moment_of(page, node);
        } else if (!by_class && survey.has(node, Hint::date)) {
            by_class = moment_of(page, node);
        }
        return by_tag.has_value();
    });
    return by_tag ? by_tag : by_class;
}

std::optional<base::DateTime> moment_in_address(const std::string& url) {
    const auto digits = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) {
            if (i >= url.size() || std::isdigit(static_cast<unsigned char>(url[i])) == 0) {
                return -1;
            }
            value = value * 10 + (url[i] - '0');
        }
        return value;
    };
    for (std::size_t at = url.find('/'); at != std::string::npos; at = url.find('/', at + 1)) {
        const int year = digits(at + 1, 4);
        if (year < 1995 || year > 2100 || at + 11 >= url.size() || (url[at + 5] != '/' && url[at + 5] != '-') ||
            url[at + 8] != url[at + 5] || digits(at + 6, 2) < 1 || digits(at + 9, 2) < 1) {
            continue;
        }
        return moment_in(url.substr(at + 1, 4) + "-" + url.substr(at + 6, 2) + "-" + url.substr(at + 9, 2));
    }
    return std::nullopt;
}

std::string names_in_byline(const std::string& line, const Rules& rules) {
    std::string names = rules.byline(line);
    names = names.empty() ? line : names;
    for (const std::string_view separator : {" | ", " — ", " – ", " - ", " • ", " · ", " / "}) {
        const std::size_t at = names.find(separator);
        if (at != std::string::npos && at > 3) {
            names.resize(at);
        }
    }
    // A date may follow without a mark between.
    const std::size_t digit = names.find_first_of("0123456789");
    if (digit != std::string::npos && digit > 3) {
        names.resize(digit);
        const std::size_t comma = names.find_last_of(",");
        names.resize(comma != std::string::npos && comma > 3 ? comma : names.size());
    }
    std::string_view trimmed = base::trim(names);
    while (!trimmed.empty() && std::string_view(",;:|-").find(trimmed.back()) != std::string_view::npos) {
        trimmed = base::trim(trimmed.substr(0, trimmed.size() - 1));
    }
    return std::string(trimmed);
}

}  // namespace gazette::reader::html
