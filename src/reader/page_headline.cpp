#include "reader/page_headline.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "reader/html_address.h"
#include "reader/page_heading_links.h"
#include "reader/window_title.h"

namespace gazette::reader::html {

namespace {

constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " · ",
                                           " • ", " / ", " ‹ ", " « ", "｜",   "_",   " -- "};
constexpr std::size_t longest_site = 60;
/// Letters that may stand beside the site's name in its part of a title ("Courier Online").
constexpr std::size_t most_beside_site = 12;

struct Split {
    std::string_view before;
    std::string_view after;
};

std::optional<Split> split_at_last(std::string_view title) {
    std::size_t best = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
        const std::size_t at = title.rfind(separator);
        if (at != std::string_view::npos && (best == std::string_view::npos || at > best)) {
            best = at;
            length = separator.size();
        }
    }
    if (best == std::string_view::npos) {
        return std::nullopt;
    }
    return Split{base::trim(title.substr(0, best)), base::trim(title.substr(best + length))};
}

std::optional<Split> split_at_first(std::string_view title) {
    std::size_t best = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
        const std::size_t at = title.find(separator);
        if (at < best) {
            best = at;
            length = separator.size();
        }
    }
    if (best == std::string_view::npos) {
        return std::nullopt;
    }
    return Split{base::trim(title.substr(0, best)), base::trim(title.substr(best + length))};
}

/// Folded, letters and digits alone.
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : base::fold(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out += c;
        }
    }
    return out;
}

/// The same, typographic marks aside.
std::string squeezed_without_marks(std::string_view text) {
    std::string out(text);
    for (const std::string_view mark : {"‘", "’", "“", "”", "–", "—", "…", "\u00A0"}) {
        out = base::replace_all(std::move(out), mark, " ");
    }
    return squeezed(out);
}

/// Whether a part of a title names the site: as the page states the site's name, or as its host is spelt.
bool names_site(std::string_view part, const PageFacts& facts) {
    if (part.size() > longest_site) {
        return false;
    }
    const std::string name = squeezed(part);
    const std::string site = squeezed(facts.site);
    if (name.size() < 3) {
        return !name.empty() && name == site;
    }
    if (!site.empty() && (site.find(name) != std::string::npos ||
                          ((site.size() > 3 || name.starts_with(site)) && name.size() <= site.size() + most_beside_site &&
                           name.find(site) != std::string::npos))) {
        return true;
    }
    const std::string host = squeezed(host_of(facts.url));
    const std::string bare = name.starts_with("the") ? name.substr(3) : name;
    return host.size() > 3 && bare.size() > 2 &&
           (host.find(bare) != std::string::npos ||
            (name.size() <= host.size() + most_beside_site && name.find(host) != std::string::npos));
}

std::string without_site(std::string title, const PageFacts& facts) {
    for (int round = 0; round < 3; ++round) {
        const std::optional<Split> last = split_at_last(title);
        if (last && !last->before.empty() && names_site(last->after, facts)) {
            title = std::string(last->before);
            continue;
        }
        const std::optional<Split> first = split_at_first(title);
        if (first && !first->after.empty() && names_site(first->before, facts)) {
            title = std::string(first->after);
            continue;
        }
        break;
    }
    return title;
}

/// Whether an address is that of the first page of a site.
bool is_home(std::string_view href) {
    if (const std::size_t scheme = href.find("//"); scheme != std::string_view::npos) {
        const std::size_t path = href.find('/', scheme + 2);
        href = path == std::string_view::npos ? "/" : href.substr(path);
    }
    constexpr std::string_view homes[] = {"/", "./", "../", "/index.html", "index.html", "/index.php", "index.php"};
    return std::find(std::begin(homes), std::end(homes), base::trim(href)) != std::end(homes);
}

/// A heading that leads to the site's first page is the site's name, not a headline.
bool is_masthead(const Page& page, NodeIndex heading) {
    for (NodeIndex i = heading + 1; i < page[heading].end; ++i) {
        if (page[i].tag == Tag::a && page.has(i, Attribute::href) && is_home(page.raw(i, Attribute::href))) {
            return true;
        }
    }
    const NodeIndex around = page[heading].parent;
    return page[around].tag == Tag::a && page.has(around, Attribute::href) && is_home(page.raw(around, Attribute::href));
}

/// The headings of level 1 that may be an article's, in the order of the page.
std::vector<std::string> main_headings(const Page& page, const PhraseSet& heading_links) {
    constexpr std::size_t longest = 400;
    std::vector<std::string> headings;
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (page[i].tag == Tag::h1 && !is_masthead(page, i)) {
            std::string text = words_of_heading(page, i, heading_links);
            if (!base::shows_nothing(text) && text.size() < longest) {
                headings.push_back(std::move(text));
            }
        }
    }
    return headings;
}

/// All of the levels that may be an article's.
WindowHeadings headings_of(const Page& page, const PhraseSet& heading_links) {
    WindowHeadings headings;
    for (NodeIndex i = 1; i < page.size(); ++i) {
        if (page[i].tag == Tag::h1) {
            headings.first_level.push_back(words_of_heading(page, i, heading_links));
        } else if (page[i].tag == Tag::h2) {
            headings.second_level.push_back(words_of_heading(page, i, heading_links));
        }
    }
    return headings;
}

std::size_t count_spaces(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

/// No fact tells which part is the site's name: the shorter end, where enough stays.
std::string without_short_end(const std::string& title) {
    const std::optional<Split> last = split_at_last(title);
    if (last && count_spaces(last->before) >= 3 && count_spaces(last->after) < count_spaces(last->before)) {
        return std::string(last->before);
    }
    return title;
}

/// Too short to be a headline: the name of a section.
bool is_section_name(std::string_view heading) {
    const bool dense =
        std::any_of(heading.begin(), heading.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
    return dense ? heading.size() < 24 : count_spaces(heading) < 2;
}

/// Words that tell something: those of four letters and more, folded.
std::vector<std::string> telling_words(std::string_view text) {
    constexpr std::size_t shortest = 4;
    std::vector<std::string> words;
    const std::string folded = base::fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end - at >= shortest) {
            words.push_back(folded.substr(at, end - at));
        }
        at = end + 1;
    }
    return words;
}

/// Whether a heading is of the same article as the title, and not merely the smaller part of it: it has the title within
/// it, or shares words with it that make up more than a third of its own (longer words tell more).
bool is_another_wording(const std::string& heading, const std::string& title) {
    const std::string inner = squeezed_without_marks(heading);
    const std::string outer = squeezed_without_marks(title);
    if (outer.find(inner) != std::string::npos) {
        return inner.size() * 10 >= outer.size() * 6;
    }
    if (!outer.empty() && inner.find(outer) != std::string::npos) {
        return true;
    }
    const std::vector<std::string> words = telling_words(heading);
    const std::vector<std::string> others = telling_words(title);
    const auto is_shared = [&](const std::string& word) {
        return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
            return other.find(word) != std::string::npos || word.starts_with(other);
        });
    };
    std::size_t letters = 0;
    std::size_t shared = 0;
    for (const std::string& word : words) {
        letters += word.size();
        shared += is_shared(word) ? word.size() : 0;
    }
    return shared * 3 > letters;
}

/// The main heading where it says the same in its own spelling (meta elements tend to have plain quotation marks), where
/// it is what the window is called, and where it is the only one: what pages state for social networks is not always what
/// they print.
std::string as_printed(const Page& page, const std::vector<std::string>& headings, const std::string& title,
                       const PageFacts& facts) {
    const std::string stated = squeezed_without_marks(title);
    const std::string window = squeezed_without_marks(without_site(window_title(page), facts));
    std::vector<std::string> others;
    std::string named_as_window;
    for (const std::string& heading : headings) {
        const std::string printed = squeezed_without_marks(heading);
        if (printed == stated) {
            return heading;
        }
        if (is_section_name(heading) || names_site(heading, facts)) {
            continue;
        }
        if (printed == window) {
            named_as_window = heading;
        }
        if (is_another_wording(heading, title) && std::find(others.begin(), others.end(), heading) == others.end()) {
            others.push_back(heading);
        }
    }
    if (!named_as_window.empty()) {
        return named_as_window;
    }
    return others.size() == 1 ? others.front() : title;
}

/// The main heading that says the same, in its own spelling.
std::string spelt_as_printed(const std::vector<std::string>& headings, const std::string& title) {
    const auto says_the_same = [plain = squeezed_without_marks(title)](const std::string& heading) {
        return squeezed_without_marks(heading) == plain;
    };
    const auto found = std::find_if(headings.begin(), headings.end(), says_the_same);
    return found == headings.end() ? title : *found;
}

/// What a title says beside a heading that it has within it.
std::string beside(std::string title, const std::string& heading) {
    if (const std::size_t at = title.find(heading); at != std::string::npos) {
        title.erase(at, heading.size());
    }
    return title;
}

bool has_within(const std::string& outer, const std::string& inner) {
    return !inner.empty() && outer.find(inner) != std::string::npos;
}

/// Where a title says more than a heading (a series, a column), the window decides: what it shows whole is the title.
std::string agreed(const Page& page, const std::vector<std::string>& headings, const std::string& title,
                   const PageFacts& facts) {
    const std::string stated = squeezed_without_marks(title);
    const std::string shown = squeezed_without_marks(window_title(page));
    for (const std::string& heading : headings) {
        const std::string printed = squeezed_without_marks(heading);
        if (printed == stated) {
            return heading;
        }
        if (is_section_name(heading) || names_site(heading, facts) || !has_within(stated, printed) ||
            !is_another_wording(heading, title)) {
            continue;
        }
        if (has_within(shown, stated) && !names_site(beside(title, heading), facts)) {
            return title;
        }
        if (has_within(shown, printed)) {
            return heading;
        }
    }
    return as_printed(page, headings, title, facts);
}

/// What browsers leave out of a window's title may be the headline: before a colon with what follows it, before another mark
/// with the site's name. Where what they leave is a heading itself, the other one is the site's.
std::string with_headline(const std::string& window, std::string shortened, const WindowHeadings& headings) {
    const std::string whole = squeezed_without_marks(window);
    const std::string left = squeezed_without_marks(shortened);
    const auto is_left = [&](const std::string& heading) { return squeezed_without_marks(heading) == left; };
    if (std::any_of(headings.second_level.begin(), headings.second_level.end(), is_left)) {
        return shortened;
    }
    for (const std::string& heading : headings.first_level) {
        const std::string printed = squeezed_without_marks(heading);
        if (!printed.empty() && whole.starts_with(printed) && left.find(printed) == std::string::npos) {
            return split_at_last(window) ? heading : window;
        }
    }
    return shortened;
}

/// By the window alone: the site's name left out where it is known, else what browsers leave out.
std::string title_in_window(const Page& page, const PageFacts& facts, const PhraseSet& heading_links) {
    const std::string window = window_title(page);
    const std::string cut = without_site(window, facts);
    if (cut != window && !cut.empty()) {
        return cut;
    }
    const WindowHeadings headings = headings_of(page, heading_links);
    return with_headline(window, shortened_window_title(window, headings), headings);
}

}  // namespace

std::vector<std::string> with_parts(const std::string& title) {
    std::vector<std::string> parts = {title};
    if (const std::optional<Split> first = split_at_first(title)) {
        parts.emplace_back(first->before);
        parts.emplace_back(split_at_last(title)->after);
    }
    return parts;
}

std::string window_title(const Page& page) {
    const NodeIndex title = page.find(Tag::title);
    std::string text = title == no_node ? std::string() : page.text_of(title);
    return base::shows_nothing(text) ? std::string() : text;
}

std::string site_in_title(const Page& page, const PageFacts& facts) {
    PageFacts address;
    address.url = facts.url;
    const std::string title = window_title(page);
    if (const std::optional<Split> last = split_at_last(title); last && names_site(last->after, address)) {
        return std::string(last->after);
    }
    if (const std::optional<Split> first = split_at_first(title); first && names_site(first->before, address)) {
        return std::string(first->before);
    }
    return {};
}

std::string headline_of(const Page& page, const PageFacts& facts, const PhraseSet& heading_links) {
    const std::vector<std::string> headings = main_headings(page, heading_links);
    if (!facts.title.empty()) {
        return as_printed(page, headings, without_site(facts.title, facts), facts);
    }
    const std::string title = window_title(page);
    const std::string folded = base::fold(title);
    for (const std::string& heading : headings) {
        if (heading.size() > 8 && folded.find(base::fold(heading)) != std::string::npos) {
            return heading;
        }
    }
    const std::string cut = without_site(title, facts);
    if (!cut.empty()) {
        return cut == title ? without_short_end(title) : cut;
    }
    return headings.empty() ? std::string() : headings.front();
}

std::string title_of(const Page& page, const StatedTitles& stated, const PageFacts& facts, const PhraseSet& heading_links) {
    const std::vector<std::string> headings = main_headings(page, heading_links);
    if (!stated.linked_data.empty()) {
        return spelt_as_printed(headings, without_site(stated.linked_data, facts));
    }
    // Microdata mark what is printed, often that of a teaser; what is printed is looked at anyway.
    if (const std::string& title = stated.meta.empty() ? stated.microdata : stated.meta; !title.empty()) {
        return agreed(page, headings, without_site(title, facts), facts);
    }
    const std::string title = title_in_window(page, facts, heading_links);
    return title.empty() ? facts.title : spelt_as_printed(headings, title);
}

}  // namespace gazette::reader::html
