#include "reader/page_trim.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/page_heading_links.h"
#include "reader/page_moment.h"
#include "reader/page_prune.h"
#include "reader/page_units.h"

namespace gazette::reader::html {

namespace {

/// Lines longer than this are text, whatever they open with.
constexpr std::uint32_t shortest_prose = 80;
/// Links to articles show their headlines; shorter ones are names.
constexpr std::uint32_t shortest_headline = 25;
constexpr std::size_t longest_top = 160;
constexpr std::size_t lines_before_text = 14;

class Trimmer {
public:
    Trimmer(const Survey& survey, const PageFacts& facts, const Rules& rules, Content& content)
        : survey_(survey), facts_(facts), rules_(rules), phrases_(rules.html().phrases), content_(content),
          units_(units_of(survey, content.roots, content.selection, host_of(facts.url))), dropped_(units_.size()) {
        for (const Unit& unit : units_) {
            total_ += unit.characters;
            folded_.emplace_back(unit.text.size() <= longest_phrase ? unit.text : std::string());
            end_of_prose_ = unit.characters >= shortest_prose ? folded_.size() : end_of_prose_;
        }
    }

    TopLines run() {
        drop_clutter();
        drop_link_lists();
        drop_repeated();
        read_top();
        drop_tail();
        drop_empty_headings();
        return std::move(top_);
    }

private:
    std::size_t size() const { return units_.size(); }

    void drop(std::size_t index, std::string_view why) {
        if (dropped_[index]) {
            return;
        }
        dropped_[index] = true;
        for (const NodeIndex part : units_[index].parts) {
            content_.selection.drop(part, why);
        }
    }

    bool is_line(std::size_t index) const {
        return !dropped_[index] && units_[index].kind != UnitKind::code && units_[index].kind != UnitKind::cell;
    }

    bool is_prose(std::size_t index) const {
        const Unit& unit = units_[index];
        return unit.characters >= shortest_prose && unit.link_density() < 0.5 && unit.kind != UnitKind::caption &&
               unit.kind != UnitKind::heading;
    }

    // ---- anywhere

    void drop_clutter() {
        for (std::size_t i = 0; i < size(); ++i) {
            if (!is_line(i) || folded_[i].folded.empty()) {
                continue;
            }
            const Unit& unit = units_[i];
            if (const std::string_view why = phrases_.lines.why(folded_[i]);
                !why.empty() && !is_prose_after_all(i) && !is_word_of_list(i)) {
                drop(i, why);
            } else if (const auto phrase = unit.characters < 160 ? rules_.boilerplate(unit.text) : std::nullopt;
                       phrase && (phrase->strength == Strength::certain || unit.kind == UnitKind::paragraph)) {
                drop(i, certain_reason(phrase->why));
            } else if (unit.link_density() > 0.5 && unit.characters < 200) {
                drop(i, phrases_.teasers.why(folded_[i]));
            }
            if (content_.selection.why[unit.parts.front()].empty()) {
                dropped_[i] = false;
            }
        }
    }

    /// Reasons from a temporary are kept by the phrase data's own.
    static std::string_view certain_reason(const std::string& why) {
        constexpr std::string_view known[] = {"comment form", "share bar", "newsletter", "cookie notice", "related links"};
        const auto* found = std::find(std::begin(known), std::end(known), why);
        return found == std::end(known) ? std::string_view("boilerplate") : *found;
    }

    /// A heading such as "Comment" above text of its own is one of the article's, and so is one with a link to its place.
    bool is_prose_after_all(std::size_t index) {
        return units_[index].kind == UnitKind::heading && index > 0 &&
               ((index + 1 < size() && is_prose(index + 1)) || has_link_of_its_own(index));
    }

    /// A list of the article's may be of commands or services: not all of its items are such words, none is a link, and it
    /// stands amid the text.
    bool is_word_of_list(std::size_t index) {
        if (!is_plain_item(index)) {
            return false;
        }
        if (index < items_.begin || index >= items_.end) {
            items_ = items_around(index);
        }
        return items_.are_words;
    }

    /// Plain items in a row.
    struct Items {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool are_words = false;
    };

    Items items_around(std::size_t index) const {
        std::size_t begin = index;
        while (begin > 0 && is_plain_item(begin - 1)) {
            --begin;
        }
        std::size_t end = index + 1;
        while (end < size() && is_plain_item(end)) {
            ++end;
        }
        const bool led_in = begin > 0 && (is_prose(begin - 1) || units_[begin - 1].text.ends_with(':') ||
                                          (units_[begin - 1].kind == UnitKind::heading && !dropped_[begin - 1]));
        const bool followed = end < size() && (is_prose(end) || units_[end].kind == UnitKind::heading);
        return {begin, end, led_in && followed && has_other_word(begin, end)};
    }

    bool is_plain_item(std::size_t index) const {
        return units_[index].kind == UnitKind::item && units_[index].link_characters == 0;
    }

    bool has_other_word(std::size_t begin, std::size_t end) const {
        return std::any_of(
            folded_.begin() + static_cast<std::ptrdiff_t>(begin), folded_.begin() + static_cast<std::ptrdiff_t>(end),
            [&](const Phrase& phrase) { return !phrase.folded.empty() && phrases_.lines.why(phrase).empty(); });
    }

    /// In the heading or beside it.
    bool has_link_of_its_own(std::size_t index) {
        const Page& page = survey_.page();
        const NodeIndex heading = units_[index].holder;
        for (NodeIndex i = heading + 1; i < page[heading].end; ++i) {
            if (is_link_of_heading(i)) {
                return true;
            }
        }
        const NodeIndex around = page[heading].parent;
        const auto [known, is_new] = has_link_of_heading_.try_emplace(around, false);
        if (is_new) {
            for (const NodeIndex child : Children(page, around)) {
                known->second = known->second || is_link_of_heading(child);
            }
        }
        return known->second;
    }

    bool is_link_of_heading(NodeIndex node) const { return content_.selection.why[node] == link_of_heading; }

    // ---- lists of links

    bool is_teaser(std::size_t index) const {
        const Unit& unit = units_[index];
        return unit.kind != UnitKind::code && unit.characters >= 2 && unit.link_density() > 0.8 && !unit.outbound;
    }

    /// A heading of such a list and the links under it, or links alone where there are several.
    void drop_link_lists() {
        for (std::size_t i = 0; i < size(); ++i) {
            if (!is_line(i)) {
                continue;
            }
            const bool short_line = units_[i].characters < 100;
            const std::string_view why = short_line ? phrases_.lists.why(folded_[i]) : std::string_view();
            if (!why.empty() && !is_word_of_list(i)) {
                drop_list_under(i, why);
            }
        }
        drop_runs();
    }

    void drop_list_under(std::size_t heading, std::string_view why) {
        std::size_t end = heading + 1;
        while (end < size() && !is_prose(end) && (is_teaser(end) || units_[end].kind == UnitKind::item || dropped_[end])) {
            ++end;
        }
        if (end > heading + 1 || end >= end_of_prose_ || is_teaser(heading)) {
            for (std::size_t i = heading; i < end; ++i) {
                drop(i, why);
            }
        }
    }

    /// Three and more lines in a row that are nothing but links, where they are not most of the article.
    void drop_runs() {
        std::uint32_t linked = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            linked += !dropped_[i] && is_teaser(i) ? units_[i].characters : 0;
        }
        if (linked * 3 > total_) {
            return;
        }
        for (std::size_t i = 0; i < size();) {
            std::size_t end = i;
            std::size_t count = 0;
            std::uint32_t characters = 0;
            while (end < size() && (dropped_[end] || (is_teaser(end) && units_[end].kind != UnitKind::cell))) {
                count += !dropped_[end];
                characters += dropped_[end] ? 0 : units_[end].characters;
                ++end;
            }
            for (std::size_t at = i; at < end && count >= 3 && characters >= count * shortest_headline; ++at) {
                drop(at, "links");
            }
            i = std::max(end, i + 1);
        }
    }

    // ---- repetitions

    void drop_repeated() {
        constexpr std::size_t shortest = 30;
        std::unordered_map<std::string_view, bool> seen;
        for (std::size_t i = 0; i < size(); ++i) {
            const Unit& unit = units_[i];
            if (dropped_[i] || unit.text.size() < shortest || unit.kind == UnitKind::cell || unit.kind == UnitKind::code) {
                continue;
            }
            // Paragraphs may repeat one another, captions and labels need not.
            const bool label = unit.after_image || unit.kind == UnitKind::caption;
            const auto [first, is_new] = seen.try_emplace(unit.text, label);
            if (!is_new && (label || first->second)) {
                drop(i, "repeated");
            }
        }
    }

    // ---- before the text

    void read_top() {
        std::size_t seen = 0;
        for (std::size_t i = 0; i < size() && seen < lines_before_text; ++i) {
            if (dropped_[i] || units_[i].kind == UnitKind::caption) {
                continue;
            }
            ++seen;
            if (is_deck(i)) {
                take_deck(i);
            } else if (is_prose(i)) {
                return;
            } else if (units_[i].text.size() <= longest_top) {
                judge_top(i);
            }
        }
    }

    /// What stands over the headline is the name of a series or a section. A second deck is text.
    void take_deck(std::size_t index) {
        const auto& why = content_.selection.why;
        const auto headline = std::find(why.begin(), why.end(), "headline");
        const auto holder = why.begin() + static_cast<std::ptrdiff_t>(units_[index].holder);
        if (headline != why.end() && holder < headline) {
            drop(index, "label");
        } else if (top_.subtitle.empty() || top_.subtitle == units_[index].text) {
            top_.subtitle = units_[index].text;
            drop(index, "subtitle");
        }
    }

    void judge_top(std::size_t index) {
        const Unit& unit = units_[index];
        const bool repeats = says_the_same(facts_.title, unit.text) && unit.text.size() > 10;
        // "Ice by Ada Quill" may be over "by Ada Quill".
        const bool names_author = !rules_.byline(unit.text).empty() && base::fold(unit.text) != base::fold(facts_.title);
        if (repeats && !names_author) {
            drop(index, "headline");
        } else if (is_byline(index)) {
            if (top_.byline.empty()) {
                top_.byline = unit.text;
            }
            read_date_beside(unit.text);
            drop(index, "byline");
        } else if (is_date(index)) {
            drop(index, "date");
        } else if (const std::string_view why = phrases_.tops.why(folded_[index]); !why.empty() && unit.characters < 60) {
            if (!is_label_of_date(why) || says_when(index)) {
                drop(index, why);
            }
        }
    }

    /// Of a line that opens as the label of a date does, with none behind it that could be read: others are text, such as
    /// "Updated rules for 2027" and "Modified starch, 20 g".
    bool says_when(std::size_t index) const {
        const Unit& unit = units_[index];
        if (unit.kind == UnitKind::heading) {
            return false;
        }
        const Page& page = survey_.page();
        const bool is_label = unit.text.find(' ') == std::string::npos || unit.text.ends_with(':');
        return has_hint(unit.holder, Hint::date) || has_hint(unit.holder, Hint::byline) ||
               page.find(Tag::time, unit.holder, page[unit.holder].end) != no_node ||
               (is_label && index + 1 < size() && moment_in(units_[index + 1].text)) ||
               (unit.kind == UnitKind::paragraph && (is_label || states_time_of_day(unit.text)));
    }

    /// "9:30"
    static bool states_time_of_day(std::string_view text) {
        for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
            if (at > 0 && at + 2 < text.size() && base::is_ascii_digit(text[at - 1]) &&
                base::is_ascii_digit(text[at + 1]) && base::is_ascii_digit(text[at + 2])) {
                return true;
            }
        }
        return false;
    }

    /// The deck is what the page describes itself with, or what its class calls one.
    bool is_deck(std::size_t index) const {
        const Unit& unit = units_[index];
        if (unit.kind == UnitKind::caption || unit.kind == UnitKind::item || index + 1 >= size() || kept_above(index) > 1) {
            return false;
        }
        const std::string& description = facts_.subtitle;
        const bool described = description.size() > 30 && base::fold(unit.text) == base::fold(description);
        return (described && survey_.page()[unit.holder].tag != Tag::p) || has_hint(unit.holder, Hint::deck);
    }

    std::size_t kept_above(std::size_t index) const {
        return static_cast<std::size_t>(
            std::count(dropped_.begin(), dropped_.begin() + static_cast<std::ptrdiff_t>(index), false));
    }

    /// On the element or what is right around it.
    bool has_hint(NodeIndex node, Hint hint) const {
        constexpr std::size_t highest = 3;
        for (std::size_t level = 0; level < highest && node != no_node && survey_.page()[node].tag != Tag::body; ++level) {
            if (survey_.has(node, hint)) {
                return true;
            }
            node = survey_.page()[node].parent;
        }
        return false;
    }

    bool is_byline(std::size_t index) const {
        const Unit& unit = units_[index];
        if (survey_.page()[unit.holder].tag == Tag::h1) {
            return false;
        }
        if (!rules_.byline(unit.text).empty() || ends_with_role(unit)) {
            return true;
        }
        if (std::any_of(facts_.authors.begin(), facts_.authors.end(), [&](const std::string& author) {
                return author.size() > 4 && folded_[index].folded.find(base::fold(author)) != std::string::npos &&
                       unit.text.size() < author.size() + 60;
            })) {
            return true;
        }
        return unit.kind != UnitKind::heading && has_hint(unit.holder, Hint::byline) && unit.characters < 100;
    }

    /// Diaries have a day over each of their parts.
    bool is_day_of_diary(std::size_t index) const {
        const auto tag_of = [&](const Unit& unit) { return survey_.page()[unit.holder].tag; };
        const auto is_such = [&](const Unit& unit) {
            return unit.kind == UnitKind::heading && tag_of(unit) == tag_of(units_[index]);
        };
        const auto at = units_.begin() + static_cast<std::ptrdiff_t>(index);
        const auto before = std::find_if(std::make_reverse_iterator(at), units_.rend(), is_such);
        const auto next = std::find_if(at + 1, units_.end(), is_such);
        return at->kind == UnitKind::heading && ((before != units_.rend() && moment_in(before->text).has_value()) ||
                                                 (next != units_.end() && moment_in(next->text).has_value()));
    }

    /// "홍길동 기자", in languages without capitals.
    bool ends_with_role(const Unit& unit) const {
        constexpr std::size_t longest = 60;
        const std::size_t space = unit.text.rfind(' ');
        return unit.kind == UnitKind::paragraph && space != std::string::npos && unit.text.size() <= longest &&
               std::count(unit.text.begin(), unit.text.end(), ' ') <= 2 &&
               static_cast<unsigned char>(unit.text[space + 1]) >= 0xD6 &&
               rules_.html().metadata.is_role(std::string_view(unit.text).substr(space));
    }

    bool is_date(std::size_t index) {
        constexpr std::size_t longest = 110;
        if (units_[index].text.size() >= longest || is_day_of_diary(index)) {
            return false;
        }
        // "Posted on 24 November 2026 by Ada Quill"
        const std::string_view behind = behind_date(units_[index].text);
        const bool has_name = !behind.empty() && !rules_.byline(behind).empty();
        if (const std::optional<base::DateTime> moment = moment_of_line(
                {units_[index].text, units_[index].kind == UnitKind::heading, facts_.language, has_name}, phrases_.tops)) {
            const bool change = phrases_.tops.why(folded_[index]) == "date of change";
            std::optional<base::DateTime>& stated = change ? top_.modified : top_.published;
            stated = stated ? stated : moment;
            read_labels(units_[index].text);
            if (has_name && top_.byline.empty()) {
                top_.byline = rules_.html().metadata.without_section(behind, facts_.language);
            }
            return true;
        }
        return false;
    }

    /// "By Ada Quill | Updated: 24 Nov 2026"
    void read_date_beside(const std::string& line) {
        if (const std::optional<MomentBesideName> found = moment_beside_name(line, phrases_.tops)) {
            std::optional<base::DateTime>& stated = found->is_change ? top_.modified : top_.published;
            stated = stated ? stated : found->moment;
        }
    }

    /// Who wrote it, and for whom, in a line of several facts, each after its label and a colon.
    void read_labels(const std::string& line) {
        for (std::size_t at = line.find(' '); at != std::string::npos; at = line.find(' ', at + 1)) {
            const std::string part = labelled_part(line, at + 1);
            if (part.empty()) {
                continue;
            }
            if (top_.byline.empty() && !rules_.byline(part).empty()) {
                top_.byline = part;
            }
            if (top_.source.empty()) {
                top_.source = rules_.stated_source(part);
            }
        }
    }

    /// From a label with a colon to before the next; empty where there is none at `begin`.
    static std::string labelled_part(const std::string& line, std::size_t begin) {
        const auto has_colon = [&](std::size_t from, std::size_t to) {
            const std::string_view word = std::string_view(line).substr(from, to - from);
            return word.find(':') != std::string_view::npos || word.find("：") != std::string_view::npos;
        };
        std::size_t end = std::min(line.find(' ', begin), line.size());
        if (!has_colon(begin, end)) {
            return {};
        }
        while (end < line.size()) {
            const std::size_t next = std::min(line.find(' ', end + 1), line.size());
            if (line.compare(end, 2, " |") == 0 || has_colon(end, next)) {
                break;
            }
            end = next;
        }
        return line.substr(begin, end - begin);
    }

    // ---- after the text

    void drop_tail() {
        for (std::size_t i = size(); i-- > 0;) {
            if (dropped_[i] || units_[i].kind == UnitKind::caption) {
                continue;
            }
            const Unit& unit = units_[i];
            if (unit.kind == UnitKind::cell || unit.kind == UnitKind::code || folded_[i].folded.empty()) {
                return;
            }
            const std::string_view why = reason_at_end(i);
            if (why.empty()) {
                return;
            }
            drop(i, why);
        }
    }

    std::string_view reason_at_end(std::size_t index) const {
        const Unit& unit = units_[index];
        if (const std::string_view why = phrases_.tails.why(folded_[index]); !why.empty()) {
            return why;
        }
        if (is_teaser(index)) {
            return "links";
        }
        if (unit.kind == UnitKind::heading && !unit.before_image) {
            return "heading of nothing";
        }
        return is_contact(unit.text) ? "contact" : "";
    }

    /// Little more than a mail address or a name in a social network.
    static bool is_contact(const std::string& text) {
        const std::size_t at = text.find('@');
        const bool site = text.find(".com/") != std::string::npos;
        return text.size() < 60 && (at != std::string::npos || site) && std::count(text.begin(), text.end(), ' ') < 4;
    }

    /// A heading whose text went goes too.
    void drop_empty_headings() {
        bool text_below = false;
        for (std::size_t i = size(); i-- > 0;) {
            if (dropped_[i]) {
                continue;
            }
            if (units_[i].kind != UnitKind::heading) {
                text_below = true;
            } else if (units_[i].before_image) {
                return;
            } else if (!text_below) {
                drop(i, "heading of nothing");
            }
        }
    }

    const Survey& survey_;
    const PageFacts& facts_;
    const Rules& rules_;
    const Phrases& phrases_;
    Content& content_;
    std::vector<Unit> units_;
    std::vector<Phrase> folded_;
    std::vector<bool> dropped_;
    std::uint32_t total_ = 0;
    /// Behind the last unit that is as long as prose.
    std::size_t end_of_prose_ = 0;
    /// Those that were looked at last.
    Items items_;
    /// By element: whether a child of it is such a link.
    std::unordered_map<NodeIndex, bool> has_link_of_heading_;
    TopLines top_;
};

}  // namespace

TopLines trim(const Survey& survey, const PageFacts& facts, const Rules& rules, Content& content) {
    return Trimmer(survey, facts, rules, content).run();
}

}  // namespace gazette::reader::html
