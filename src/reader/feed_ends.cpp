#include "reader/feed_ends.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/address.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/html_phrases.h"
#include "reader/text_blocks.h"
#include "reader/text_byline.h"
#include "reader/text_characters.h"
#include "reader/text_wrap.h"

namespace gazette::reader::feed {

namespace {

using html::Phrase;

/// The breadth of the words beside the links of a line about the entry.
constexpr std::size_t most_beside_links = 40;
/// Of a line that phrases are held against, in characters.
constexpr std::size_t longest_clutter = 160;
/// The breadth of a line about the entry, without the headline and names in it.
constexpr std::size_t longest_about = 80;
/// A longer title is the text of a post.
constexpr std::size_t longest_title = 120;
/// Of entries that only lead elsewhere.
constexpr std::size_t most_links = 4;
constexpr std::size_t most_characters = 300;
/// Links to articles show their headlines; less broad ones are names and controls.
constexpr std::size_t longest_control = 25;
constexpr std::size_t longest_label = 30;
constexpr std::size_t fewest_words_of_text = 3;
constexpr std::size_t lines_before_text = 3;
constexpr std::size_t fewest_texts_before_tail = 5;

struct LineLink {
    std::string href;
    std::string text;
};

/// A paragraph, a heading or an item's.
struct TextLine {
    std::string text;
    /// Without the words of its links.
    std::string beside_links;
    /// What follows the last of them.
    std::string behind_links;
    std::vector<LineLink> links;
    /// Whether it has words and links only.
    bool is_plain = true;
};

void gather(const article::Inlines& inlines, bool in_link, TextLine& line) {
    for (const article::Inline& each : inlines) {
        std::visit(
            [&](const auto& value) {
                using Value = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<Value, article::Link>) {
                    line.links.push_back({value.href, article::plain_text(value.children)});
                    line.beside_links += ' ';
                    line.behind_links.clear();
                    gather(value.children, true, line);
                } else if constexpr (requires { value.children; }) {
                    gather(value.children, in_link, line);
                } else if constexpr (requires { value.text; }) {
                    line.beside_links += in_link ? std::string() : value.text;
                    line.behind_links += in_link ? std::string() : value.text;
                } else if constexpr (std::is_same_v<Value, article::LineBreak>) {
                    line.beside_links += ' ';
                } else {
                    line.is_plain = false;
                }
            },
            each.value);
    }
}

TextLine line_of_inlines(const article::Inlines& inlines) {
    TextLine line;
    line.text = base::collapse_space(article::plain_text(inlines));
    gather(inlines, false, line);
    line.beside_links = base::collapse_space(line.beside_links);
    return line;
}

/// False for what is more than lines of words and links.
bool add_lines(const article::Block& block, std::vector<TextLine>& lines) {
    const auto* const list = std::get_if<article::List>(&block.value);
    if (list != nullptr) {
        return std::all_of(list->items.begin(), list->items.end(), [&](const article::ListItem& item) {
            return std::all_of(item.blocks.begin(), item.blocks.end(),
                               [&](const article::Block& each) { return add_lines(each, lines); });
        });
    }
    const auto* const paragraph = std::get_if<article::Paragraph>(&block.value);
    const auto* const heading = std::get_if<article::Heading>(&block.value);
    if (paragraph == nullptr && heading == nullptr) {
        return false;
    }
    lines.push_back(line_of_inlines(paragraph == nullptr ? heading->inlines : paragraph->inlines));
    return lines.back().is_plain;
}

bool is_rule(const article::Block& block) {
    return std::holds_alternative<article::Rule>(block.value);
}

std::string bare(std::string_view text) {
    return Phrase(text).bare;
}

bool has_more(std::string_view text) {
    return text.ends_with("…") || text.ends_with("...") || text.ends_with("…]") || text.ends_with("...]");
}

/// "It froze. More: ", where a line goes on behind a sentence of some words.
bool has_sentence(std::string_view words) {
    constexpr std::string_view ends[] = {". ", "! ", "? ", "؟ ", "۔ ", "।", "。", "！", "？"};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
        std::size_t at = words.rfind(end);
        while (at != words.npos && at > 0 && words[at - 1] == ' ') {
            at = words.rfind(end, at - 1);
        }
        return at != words.npos && base::count_words(words.substr(0, at)) >= fewest_words_of_text;
    });
}

/// "1 It was the first.": a note, and the way back to its mark.
bool is_note(const TextLine& line) {
    const bool has_mark = std::any_of(line.links.begin(), line.links.end(), [](const LineLink& link) {
        return link.href.find('#') != std::string::npos && !has_letter(link.text);
    });
    return has_mark && base::count_words(line.beside_links) >= fewest_words_of_text;
}

/// Whether the words beside its links are a text of their own: "It froze." and "It froze […]". A sign behind a link ends no words.
bool has_text(const TextLine& line) {
    const std::string_view behind = base::trim(line.behind_links);
    const bool is_sign = !line.links.empty() &&
                         std::find(std::begin(sentence_ends), std::end(sentence_ends), behind) != std::end(sentence_ends);
    const bool ends = (ends_sentence(line.beside_links) && !is_sign) || has_more(line.beside_links);
    return (ends && !bare(line.beside_links).empty()) || has_sentence(line.beside_links) || is_note(line);
}

/// Letters, of which the wide ones of East Asia say as much as two.
std::size_t breadth_of(std::string_view text) {
    return base::count_characters(text) + columns_of(text) - base::count_code_points(text);
}

std::string_view without_space_at_end(std::string_view text) {
    return text.substr(0, text.find(base::trim(text)) + base::trim(text).size());
}

class EndTrimmer {
public:
    EndTrimmer(const Surroundings& about, const Rules& rules, article::Article& article)
        : about_(about), rules_(rules), phrases_(rules.html().phrases), article_(article), body_(article.body),
          texts_(static_cast<std::size_t>(std::count_if(body_.begin(), body_.end(), is_text))) {}

    void run() {
        trim_start();
        trim_end();
        trim_last_link();
        put_removed();
    }

private:
    static bool is_text(const article::Block& block) {
        return !is_rule(block) && !std::holds_alternative<article::Notes>(block.value);
    }

    void drop(article::Blocks::iterator block) {
        texts_ -= is_text(*block) ? 1 : 0;
        body_.erase(block);
    }

    // ---- before the text

    void trim_start() {
        std::size_t at = 0;
        for (std::size_t seen = 0; seen < lines_before_text && at < body_.size() && texts_ > 1; ++seen) {
            std::vector<TextLine> lines;
            if (std::holds_alternative<article::Figure>(body_[at].value)) {
                ++at;
                continue;
            }
            if (!add_lines(body_[at], lines) || lines.size() != 1) {
                return;
            }
            const std::string_view why = reason_at_start(body_[at], lines.front());
            if (why.empty()) {
                return;
            }
            before_.push_back({lines.front().text, std::string(why), 0});
            drop(body_.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }

    std::string_view reason_at_start(const article::Block& block, const TextLine& line) {
        if (!about_.title.empty() && bare(line.text) == bare(about_.title)) {
            return "headline";
        }
        const bool is_heading = std::holds_alternative<article::Heading>(block.value);
        std::optional<TextByline> byline = is_heading ? std::nullopt : text_byline(line.text, rules_);
        if (!byline) {
            return {};
        }
        const std::string& known = article_.byline;
        if (known.empty()) {
            article_.byline = std::move(byline->names);
            article_.printed_byline = std::move(byline->printed);
            if (!article_.published) {
                article_.published = byline->published;
            }
            return "byline";
        }
        return base::fold(line.text).find(base::fold(known)) == std::string::npos ? "" : "byline";
    }

    // ---- after it

    void trim_end() {
        while (texts_ > 1) {
            const bool has_notes = std::holds_alternative<article::Notes>(body_.back().value);
            const auto last = body_.end() - (has_notes ? 2 : 1);
            if (is_rule(*last) && !after_.empty()) {
                drop(last);
                continue;
            }
            std::vector<TextLine> lines;
            const std::string_view why = add_lines(*last, lines) ? reason_at_end(*last, lines) : std::string_view();
            if (why.empty()) {
                return;
            }
            for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
                after_.push_back({line->text, std::string(why), 0});
            }
            drop(last);
        }
    }

    std::string_view reason_at_end(const article::Block& block, const std::vector<TextLine>& lines) const {
        std::string_view why;
        for (const TextLine& line : lines) {
            why = reason_of(line);
            if (why.empty()) {
                break;
            }
        }
        const bool is_heading = std::holds_alternative<article::Heading>(block.value);
        return why.empty() && is_heading && !after_.empty() ? "heading of nothing" : why;
    }

    std::string_view reason_of(const TextLine& line) const {
        if (is_about_the_entry(line)) {
            return "about the entry";
        }
        if (line.text.size() > longest_phrase || base::count_characters(line.text) > longest_clutter) {
            return {};
        }
        const Phrase phrase(line.text);
        for (const html::PhraseSet* const set : {&phrases_.lines, &phrases_.lists}) {
            if (const std::string_view why = set->why(phrase); !why.empty()) {
                return why;
            }
        }
        const bool is_link = 2 * line.beside_links.size() < line.text.size();
        // A short text may end with the words of a tail and mean them.
        const bool may_be_tail = is_link || texts_ >= fewest_texts_before_tail;
        if (const std::string_view why = phrases_.tails.why(phrase); may_be_tail && !why.empty()) {
            return why;
        }
        if (const std::string_view why = is_link ? phrases_.teasers.why(phrase) : std::string_view(); !why.empty()) {
            return why;
        }
        const std::optional<Boilerplate> known = rules_.boilerplate(line.text);
        return known && known->strength == Strength::certain ? "boilerplate" : std::string_view();
    }

    /// A fragment alone is no page.
    static bool leads_to(const std::set<std::string>& pages, const LineLink& link) {
        const std::string key = page_key(link.href);
        return !key.empty() &&
               std::any_of(pages.begin(), pages.end(), [&](const std::string& page) { return is_same_page(page, key); });
    }

    bool is_own(const LineLink& link) const { return leads_to(about_.pages, link); }

    bool is_name(const LineLink& link) const {
        const std::string words = bare(link.text);
        return words == bare(about_.title) || std::any_of(about_.names.begin(), about_.names.end(),
                                                          [&](const std::string& name) { return words == bare(name); });
    }

    bool is_about_the_entry(const TextLine& line) const {
        if (breadth_of(line.beside_links) > most_beside_links || (has_text(line) && !names_entry_and_feed(line))) {
            return false;
        }
        std::size_t breadth = breadth_of(line.beside_links);
        for (const LineLink& link : line.links) {
            breadth += is_name(link) ? 0 : breadth_of(link.text);
        }
        const auto is_own_page = [&](const LineLink& each) { return is_own(each); };
        const auto is_known = [&](const LineLink& each) { return is_own(each) || leads_to(about_.homes, each); };
        return breadth <= longest_about && std::any_of(line.links.begin(), line.links.end(), is_own_page) &&
               std::all_of(line.links.begin(), line.links.end(), is_known);
    }

    /// "The post Ice appeared first on Salt Quay Courier.", in any language.
    bool names_entry_and_feed(const TextLine& line) const {
        const auto is_headline = [&](const LineLink& each) {
            return is_own(each) && bare(each.text) == bare(about_.title);
        };
        const auto is_feed = [&](const LineLink& each) { return leads_to(about_.homes, each) && is_name(each); };
        return !about_.title.empty() && std::any_of(line.links.begin(), line.links.end(), is_headline) &&
               std::any_of(line.links.begin(), line.links.end(), is_feed);
    }

    /// "The board met on Monday … Continue reading" in one paragraph.
    void trim_last_link() {
        auto* const paragraph = body_.empty() ? nullptr : std::get_if<article::Paragraph>(&body_.back().value);
        if (paragraph == nullptr || paragraph->inlines.size() < 2) {
            return;
        }
        article::Inlines& inlines = paragraph->inlines;
        const auto* const link = std::get_if<article::Link>(&inlines.back().value);
        auto* const before = std::get_if<article::Text>(&inlines[inlines.size() - 2].value);
        if (link == nullptr || before == nullptr) {
            return;
        }
        const std::string_view text = without_space_at_end(before->text);
        const std::string words = article::plain_text(link->children);
        const Phrase phrase(words);
        if (has_more(text) &&
            (!phrases_.lines.why(phrase).empty() || !phrases_.teasers.why(phrase).empty() || is_own({link->href, words}))) {
            after_.push_back({words, "about the entry", 0});
            before->text = std::string(text);
            inlines.pop_back();
        }
    }

    void put_removed() {
        std::vector<article::RemovedLine>& removed = article_.removed;
        removed.insert(removed.begin(), std::make_move_iterator(before_.begin()), std::make_move_iterator(before_.end()));
        std::move(after_.rbegin(), after_.rend(), std::back_inserter(removed));
    }

    const Surroundings& about_;
    const Rules& rules_;
    const html::Phrases& phrases_;
    article::Article& article_;
    article::Blocks& body_;
    std::size_t texts_;
    std::vector<article::RemovedLine> before_;
    /// The last first.
    std::vector<article::RemovedLine> after_;
};

class EmptinessJudge {
public:
    explicit EmptinessJudge(const Surroundings& about) : title_(bare(about.title)) {
        for (const std::string& name : about.names) {
            names_.insert(bare(name));
        }
    }

    bool says_nothing(const article::Blocks& blocks) const {
        std::size_t characters = 0;
        std::size_t links = 0;
        for (const article::Block& block : blocks) {
            std::vector<TextLine> lines;
            if (!is_rule(block) && !add_lines(block, lines)) {
                return false;
            }
            for (const TextLine& line : lines) {
                characters += base::count_characters(line.text);
                links += line.links.size();
                if (characters > most_characters || links > most_links || !says_nothing(line)) {
                    return false;
                }
            }
        }
        // Words without any link are what the entry says, be they the headline's.
        return links > 0 || characters == 0;
    }

private:
    bool says_nothing(const TextLine& line) const {
        return (repeats(line.beside_links) || is_label(line)) &&
               std::all_of(line.links.begin(), line.links.end(), [&](const LineLink& link) { return only_leads(link); });
    }

    bool repeats(const std::string& text) const {
        const std::string words = bare(text);
        return words.empty() || (words == title_ && base::count_characters(title_) <= longest_title) ||
               names_.contains(words);
    }

    /// "Article URL: …" and "Points: 10".
    static bool is_label(const TextLine& line) {
        const std::string& text = line.beside_links;
        const std::size_t colon = text.rfind(':');
        if (colon == std::string::npos || base::count_characters(text) > longest_label) {
            return false;
        }
        const std::string_view value = base::trim(std::string_view(text).substr(colon + 1));
        const bool is_number = value.find_first_not_of("0123456789.,") == std::string_view::npos;
        return is_number && value.empty() != line.links.empty();
    }

    /// East Asian languages write whole sentences without a space.
    static bool is_address(const std::string& text) {
        return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c < 0x80; });
    }

    bool only_leads(const LineLink& link) const {
        const std::string words = bare(link.text);
        return breadth_of(words) <= longest_control || title_.find(words) != std::string::npos || is_address(link.text) ||
               names_.contains(words);
    }

    std::string title_;
    std::set<std::string> names_;
};

}  // namespace

std::string page_key(const std::string& address) {
    return base::address_key(base::safe_address(address).value_or(std::string()));
}

bool is_same_page(std::string_view key, std::string_view other) {
    const std::string_view longer = key.size() < other.size() ? other : key;
    const std::string_view shorter = key.size() < other.size() ? key : other;
    return longer == shorter || (longer.starts_with(shorter) && longer[shorter.size()] == '?' &&
                                 shorter.find('?') == std::string_view::npos && shorter.find('/') + 1 < shorter.size());
}

void trim_ends(const Surroundings& about, const Rules& rules, article::Article& article) {
    EndTrimmer(about, rules, article).run();
}

bool says_nothing(const article::Blocks& blocks, const Surroundings& about) {
    return EmptinessJudge(about).says_nothing(blocks);
}

}  // namespace gazette::reader::feed
