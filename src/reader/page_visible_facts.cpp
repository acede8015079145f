#include "reader/page_visible_facts.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "base/text.h"
#include "reader/html_address.h"
#include "reader/text_characters.h"
#include "reader/word_list.h"

namespace gazette::reader::html {

namespace {

constexpr std::size_t longest_byline = 100;

/// Elements whose class tells of the page as a whole.
bool frames(Tag tag) {
    return tag == Tag::text || tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::article;
}

/// Calls `use` for the elements that are shown and stand neither in comments nor beside the article, until it says true.
template <class Use>
void each_shown(const Survey& survey, const Content& content, Use use) {
    const Page& page = survey.page();
    for (NodeIndex i = 1; i < page.size();) {
        const Tag tag = page[i].tag;
        const bool hidden = content.selection.why[i] == "hidden" || content.selection.why[i] == "dialog";
        const bool beside = tag == Tag::nav || tag == Tag::aside || tag == Tag::footer || tag == Tag::head ||
                            tag == Tag::noscript || (!frames(tag) && survey.has(i, Hint::beside));
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

/// The names that a byline links to pages about their bearers, joined.
std::string linked_names(const Page& page, NodeIndex byline, const MetadataNames& rules) {
    std::string names;
    for (NodeIndex i = byline; i < page[byline].end; ++i) {
        // ".../by/4.0/" is the address of a licence.
        if (page[i].tag != Tag::a || has_word(page.raw(i, Attribute::rel), "license")) {
            continue;
        }
        const std::string_view href = page.raw(i, Attribute::href);
        const bool known = has_word(page.raw(i, Attribute::rel), "author") || rules.leads_to_author(href);
        const std::string name = page.text_of(i);
        if (known && !rules.has_author_label(name) && name.size() > 3 && name.size() < 60 &&
            name.find('@') == std::string::npos && names.find(name) == std::string::npos) {
            names += (names.empty() ? "" : ", ") + name;
        }
    }
    return names;
}

/// Words that may be a name as well as a month or a day are no longer.
constexpr std::size_t longest_in_doubt = 3;
constexpr std::size_t longest_line_with_date = 120;

std::optional<base::DateTime> moment_in_attributes(const Page& page, NodeIndex node) {
    for (const Attribute attribute : {Attribute::datetime, Attribute::content, Attribute::title}) {
        if (std::optional<base::DateTime> moment = moment_in(page.value(node, attribute))) {
            return moment;
        }
    }
    return std::nullopt;
}

std::optional<base::DateTime> moment_of(const Page& page, NodeIndex node) {
    if (std::optional<base::DateTime> moment = moment_in_attributes(page, node)) {
        return moment;
    }
    const std::string text = page.text_of(node, longest_line_with_date);
    return text.size() < longest_line_with_date ? moment_within(text) : std::nullopt;
}

std::string number_at(const std::string& text, std::size_t begin) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    return text.substr(begin, end - begin);
}

/// Whether a date's first word is its own, though the date is the same without it: names such as Sen, Lin and Min are days of the
/// week and little words in some language. What stands after a comma is no name's end, nor is a longer word, one without a
/// capital, or the name of the very day.
bool is_of_date(std::string_view before, std::string_view word, const base::DateTime& moment) {
    constexpr std::string_view days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    before = base::trim(before);
    while (word.ends_with(',') || word.ends_with('.')) {
        word.remove_suffix(1);
    }
    const bool has_capital = std::isupper(static_cast<unsigned char>(word.empty() ? ' ' : word.front())) != 0;
    const bool is_day = base::fold(word) == days[base::weekday(moment.date) - 1];
    return before.empty() || before.ends_with(',') || !has_capital || word.size() > longest_in_doubt || is_day;
}

/// Up to the first word that a date begins with, or what leads to it ("Updated on").
std::string without_date(const std::string& names) {
    constexpr std::size_t widest = 5;
    std::vector<std::size_t> begins;
    for (std::size_t at = names.find_first_not_of(' '); at != std::string::npos;) {
        begins.push_back(at);
        const std::size_t end = names.find(' ', at);
        at = end == std::string::npos ? end : names.find_first_not_of(' ', end);
    }
    begins.push_back(names.size());
    for (std::size_t first = 0; first + 1 < begins.size(); ++first) {
        for (std::size_t count = 1; count <= widest && first + count < begins.size(); ++count) {
            std::string_view part = std::string_view(names).substr(begins[first], begins[first + count] - begins[first]);
            part = base::trim(part);
            while (part.ends_with(',')) {
                part.remove_suffix(1);
            }
            const bool has_digit = part.find_first_of("0123456789") != std::string_view::npos;
            const std::optional<base::DateTime> moment = has_digit ? moment_in(part) : std::nullopt;
            if (!moment) {
                continue;
            }
            const auto word_at = [&](std::size_t at) {
                return base::trim(std::string_view(names).substr(begins[at], begins[at + 1] - begins[at]));
            };
            const auto from = [&](std::size_t at) {
                return part.substr(std::min(begins[at] - begins[first], part.size()));
            };
            std::size_t cut = first;
            while (cut + 1 < first + count &&
                   !is_of_date(std::string_view(names).substr(0, begins[cut]), word_at(cut), *moment) &&
                   moment_in(from(cut + 1)) == moment) {
                ++cut;
            }
            return names.substr(0, begins[cut]);
        }
    }
    const std::size_t digit = names.find_first_of("0123456789");
    std::string rest(base::trim(std::string_view(names).substr(0, digit)));
    if (digit == std::string::npos) {
        return rest;
    }
    // The month before a day whose year could not be made out.
    const std::size_t word = rest.rfind(' ') == std::string::npos ? 0 : rest.rfind(' ') + 1;
    const bool after_comma = word > 1 && rest[word - 2] == ',';
    const bool may_be_month = !rest.ends_with(',') && (after_comma || rest.size() - word > longest_in_doubt);
    const bool has_day = moment_in("January " + number_at(names, digit) + ", 2000").has_value();
    return may_be_month && has_day && moment_in(rest.substr(word) + " 1, 2000") ? rest.substr(0, word) : rest;
}

/// "who was born", not "and Bo Reed".
bool is_all_lower(std::string_view text) {
    for (text = base::trim(text); !text.empty();) {
        if (!opens_lower(text)) {
            return false;
        }
        text = base::trim(text.substr(std::min(text.find(' '), text.size())));
    }
    return true;
}

/// The names without what leads to the date that was cut off behind them: "updated", "who was born", "in Salt Quay".
std::string_view without_lead_to_date(std::string_view names, const PageRules& rules) {
    names = without_label_of_date(names, rules.phrases.tops);
    while (names.ends_with(',') || names.ends_with(' ')) {
        names.remove_suffix(1);
    }
    const std::size_t comma = names.rfind(", ");
    if (comma == std::string_view::npos || comma == 0) {
        return names;
    }
    const std::string_view last = names.substr(comma + 1);
    const bool tells = is_all_lower(last) || rules.metadata.without_section(last, {}).empty();
    return tells ? names.substr(0, comma) : names;
}

/// Parts after the first that say what somebody does or who made the pictures are left out.
std::string without_roles(const std::string& names, const MetadataNames& rules) {
    std::string kept;
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find_first_of(",;", at == 0 ? at : at + 1), names.size());
        const std::string_view part = std::string_view(names).substr(at, end - at);
        const std::string_view bare = at == 0 ? part : base::trim(part.substr(1));
        if (at == 0 || (!rules.is_role(bare) && !rules.is_credit(bare))) {
            kept += part;
        }
        at = end;
    }
    // "홍길동 기자": languages without capitals have no comma there.
    const std::size_t last = kept.rfind(' ');
    const bool ends_with_role = last != std::string::npos && static_cast<unsigned char>(kept[last + 1]) >= 0xD6 &&
                                rules.is_role(std::string_view(kept).substr(last));
    return ends_with_role ? kept.substr(0, last) : kept;
}

/// Of the first link to a page about an author, on pages that mark no byline.
std::string first_linked_name(const Survey& survey, const Content& content, const MetadataNames& rules) {
    std::string found;
    each_shown(survey, content, [&](NodeIndex node) {
        if (survey.page()[node].tag == Tag::a) {
            found = linked_names(survey.page(), node, rules);
        }
        return !found.empty();
    });
    return found;
}

/// `names` are those in `line`.
Byline byline_of(std::string names, const std::string& line, const Rules& rules) {
    const std::size_t at = names.empty() ? std::string::npos : line.find(names);
    const bool led_to = at != std::string::npos && !rules.byline(line).empty();
    std::string printed = led_to ? line.substr(0, at) + names : names;
    return {std::move(names), std::move(printed)};
}

}  // namespace

Byline visible_byline(const Survey& survey, const Content& content, const Rules& rules) {
    const Page& page = survey.page();
    Byline found;
    each_shown(survey, content, [&](NodeIndex node) {
        const bool stated =
            has_word(page.raw(node, Attribute::rel), "author") || has_word(page.raw(node, Attribute::itemprop), "author");
        if (!stated && !survey.has(node, Hint::byline)) {
            return false;
        }
        std::string text = page.text_of(node, 3 * longest_byline);
        if (text.size() >= 3 * longest_byline) {
            return false;
        }
        std::string linked = linked_names(page, node, rules.html().metadata);
        // Not all names of a list may be links.
        const bool listed = text.find(" and ") != std::string::npos || text.find(',') != std::string::npos;
        if (listed && text.size() < longest_byline && text.size() < linked.size() + 40) {
            linked.clear();
        }
        if (text.empty() || (linked.empty() && text.size() >= longest_byline)) {
            return false;
        }
        found = byline_of(names_in_byline(linked.empty() ? text : linked, rules), text, rules);
        return !found.names.empty();
    });
    return found.names.empty() ? byline_of_line(first_linked_name(survey, content, rules.html().metadata), rules) : found;
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

std::optional<MomentBesideName> moment_beside_byline(const Survey& survey, const Content& content, const PhraseSet& tops) {
    std::optional<MomentBesideName> found;
    each_shown(survey, content, [&](NodeIndex node) {
        if (!survey.has(node, Hint::byline)) {
            return false;
        }
        if (const std::optional<base::DateTime> moment = moment_in_attributes(survey.page(), node)) {
            found = MomentBesideName{*moment};
        }
        const std::string text = found ? std::string() : survey.page().text_of(node, longest_line_with_date);
        if (!text.empty() && text.size() < longest_line_with_date) {
            found = moment_beside_name(text, tops);
        }
        return found.has_value();
    });
    return found;
}

namespace {

/// Whether words of an element are the article's.
bool is_kept(const Page& page, const Content& content, NodeIndex node) {
    const bool within = std::any_of(content.roots.begin(), content.roots.end(),
                                    [&](NodeIndex root) { return root <= node && node < page[root].end; });
    for (NodeIndex at = node; within && at != no_node; at = page[at].parent) {
        if (content.selection.drops(at)) {
            return false;
        }
    }
    for (NodeIndex i = node; within && i < page[node].end;) {
        if (content.selection.drops(i)) {
            i = page[i].end;
            continue;
        }
        if (page[i].tag == Tag::text && !base::shows_nothing(page[i].text)) {
            return true;
        }
        ++i;
    }
    return false;
}

}  // namespace

std::optional<DatedLine> dated_line(const Survey& survey, const Content& content, const PhraseSet& tops) {
    const Page& page = survey.page();
    const NodeIndex end = content.roots.empty() ? 0 : page[content.roots.back()].end;
    std::optional<DatedLine> found;
    each_shown(survey, content, [&](NodeIndex node) {
        if (node >= end || is_inline(page[node].tag)) {
            return node >= end;
        }
        const std::string text = page.text_of(node, longest_line_with_date);
        const bool has_digit = text.find_first_of("0123456789") != std::string::npos;
        const std::string_view why = has_digit && text.size() < longest_line_with_date ? tops.why(Phrase(text)) : "";
        if (is_label_of_date(why) && !is_kept(page, content, node)) {
            if (const std::optional<base::DateTime> moment = moment_of_line({text, false, {}}, tops)) {
                found = DatedLine{{*moment, why == "date of change"}, std::string(behind_date(text))};
            }
        }
        return found.has_value();
    });
    return found;
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
    if (const std::string dateless = without_date(names); dateless.size() < names.size()) {
        names = without_lead_to_date(dateless, rules.html());
    }
    if (const std::size_t handle = names.find('@'); handle != std::string::npos) {
        // Of "@quill", and of "quill@herald.example".
        const std::size_t space = names.rfind(' ', handle);
        names.resize(space == std::string::npos ? handle : space);
    }
    names = without_roles(names, rules.html().metadata);
    std::string_view trimmed = base::trim(names);
    while (!trimmed.empty() && std::string_view(",;:|-(").find(trimmed.back()) != std::string_view::npos) {
        trimmed = base::trim(trimmed.substr(0, trimmed.size() - 1));
    }
    // What is left of "By" alone names nobody, nor does how long it takes to read.
    const bool counts = !trimmed.empty() && std::isdigit(static_cast<unsigned char>(trimmed.front())) != 0;
    const bool names_nobody = trimmed.size() < 3 || counts || rules.html().metadata.is_author_label(trimmed);
    return names_nobody ? std::string() : std::string(trimmed);
}

Byline byline_of_line(const std::string& line, const Rules& rules) {
    return byline_of(names_in_byline(line, rules), line, rules);
}

}  // namespace gazette::reader::html
