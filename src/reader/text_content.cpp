#include "reader/text_content.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "reader/text_features.h"
#include "reader/text_head.h"

namespace gazette::reader {

namespace {

using Weight = std::ptrdiff_t;

constexpr std::size_t shortest_headline_words = 3;
constexpr std::size_t longest_headline_words = 24;
/// More words than these make a line no likelier a headline.
constexpr std::size_t headline_words_counted = 8;
/// Further below a headline the date is one of another article.
constexpr std::size_t most_lines_to_date = 8;

/// Half open.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    Weight weight = 0;
};

bool is_prose(const BlockFeatures& block) {
    return block.kind == BlockKind::prose || block.kind == BlockKind::sentence;
}

bool is_list_line(const BlockFeatures& block) {
    return block.kind == BlockKind::list_item || block.kind == BlockKind::image_label ||
           (block.is_item && !is_prose(block));
}

Weight penalty(BlockKind kind, const ContentLimits& limits) {
    switch (kind) {
    case BlockKind::list_item: return static_cast<Weight>(limits.list_item);
    case BlockKind::image_label: return static_cast<Weight>(limits.image_label);
    case BlockKind::dated_line: return static_cast<Weight>(limits.dated_line);
    case BlockKind::known_line: return static_cast<Weight>(limits.known_line);
    case BlockKind::list_heading: return static_cast<Weight>(limits.list_heading);
    case BlockKind::comments_heading: return static_cast<Weight>(limits.comments_heading);
    default: return static_cast<Weight>(limits.short_line);
    }
}

Weight weight_of(const BlockFeatures& block, const ContentLimits& limits) {
    if (block.kind == BlockKind::sentence) {
        return static_cast<Weight>(block.is_item ? block.words / 4 : block.words / 2);
    }
    if (block.kind == BlockKind::prose) {
        const std::size_t counted = std::min(block.words, limits.prose_words_counted);
        return static_cast<Weight>(block.is_item ? counted / 2 : counted);
    }
    const bool is_fact = block.kind == BlockKind::short_line && block.is_fact;
    if (is_fact || (block.kind == BlockKind::list_item && block.is_in_small_letters)) {
        return -static_cast<Weight>(limits.open_list_item);
    }
    return -penalty(block.kind, limits);
}

/// The run with the greatest sum of weights; the first of equals.
Range heaviest_run(const std::vector<BlockFeatures>& blocks, const ContentLimits& limits) {
    Range best;
    Range run;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (run.weight <= 0) {
            run = {i, i, 0};
        }
        run.weight += weight_of(blocks[i], limits);
        run.end = i + 1;
        best = run.weight > best.weight ? run : best;
    }
    return best;
}

/// Verse and long lists have short lines in a row too, but hardly "Home", "Log in" and "Share".
bool is_whole_page(const std::vector<BlockFeatures>& blocks, const ContentLimits& limits) {
    std::size_t signs = 0;
    std::size_t run = 0;
    std::size_t longest = 0;
    for (const BlockFeatures& block : blocks) {
        signs += block.why.empty() ? 0 : 1;
        run = is_prose(block) ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    return longest >= limits.navigation_lines && signs >= limits.navigation_signs;
}

/// "The closed ramp on Monday. Photograph: Nils Orr": a sentence, and whose picture it says.
bool is_credited_caption(std::string_view line) {
    const std::size_t stop = line.find(". ");
    return stop != std::string_view::npos && line.find(": ", stop) != std::string_view::npos;
}

class ContentFinder {
public:
    ContentFinder(std::vector<TextBlock> blocks, std::vector<BlockFeatures> features, const Rules& rules)
        : blocks_(std::move(blocks)), features_(std::move(features)), rules_(rules), limits_(rules.content()),
          reasons_(blocks_.size()) {}

    std::vector<TextBlock> run(std::vector<article::RemovedLine>& removed) {
        const Range article = heaviest_run(features_, limits_);
        if (article.weight < static_cast<Weight>(limits_.lightest_article)) {
            return std::move(blocks_);
        }
        remove(0, article.begin, "before the article");
        keep_head(article.begin);
        drop_inside(article);
        remove(article.end, blocks_.size(), "after the article");
        return parted(removed);
    }

private:
    void remove(std::size_t begin, std::size_t end, std::string_view why) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::string& known = features_[i].why;
            reasons_[i] = known.empty() ? std::string(why) : known;
        }
    }

    // ---- headline and byline

    /// How like a headline the block is; 0 where it is none.
    std::size_t headline_weight(std::size_t index) const {
        const BlockFeatures& block = features_[index];
        const bool line = block.kind == BlockKind::short_line || block.kind == BlockKind::sentence ||
                          (block.kind == BlockKind::prose && !block.is_item);
        const std::string text = joined(blocks_[index]);
        if (!line || block.words < shortest_headline_words || block.words > longest_headline_words || text.ends_with(".") ||
            !rules_.byline(text).empty() || is_credited_caption(text)) {
            return 0;
        }
        return std::min(block.words, headline_words_counted);
    }

    void keep_head(std::size_t begin) {
        std::size_t best = 0;
        std::size_t headline = begin;
        for (std::size_t i = begin - std::min(begin, limits_.headline_distance); i < begin; ++i) {
            if (const std::size_t weight = headline_weight(i); weight >= std::max<std::size_t>(best, 1)) {
                best = weight;
                headline = i;
            }
        }
        if (headline == begin) {
            return;
        }
        headline -= is_deck(headline) ? 1 : 0;
        reasons_[headline].clear();
        for (std::size_t i = headline + 1; i < begin; ++i) {
            if (!features_[i].is_item && !rules_.byline(joined(blocks_[i])).empty()) {
                reasons_[i].clear();
                break;
            }
        }
        keep_dates(headline + 1, begin);
    }

    /// Between a line that is at least as like a headline and one that states who wrote the article, or when.
    bool is_deck(std::size_t index) const {
        constexpr std::size_t shortest_headline_above = 5;
        if (index == 0 || headline_weight(index - 1) < shortest_headline_above) {
            return false;
        }
        const std::size_t end = std::min(index + 3, blocks_.size());
        for (std::size_t i = index + 1; i < end; ++i) {
            if (states_head(joined(blocks_[i]), rules_)) {
                return true;
            }
        }
        return false;
    }

    /// The date of publication and that of a change, each where it is first stated.
    void keep_dates(std::size_t first, std::size_t begin) {
        bool has_published = false;
        bool has_change = false;
        for (std::size_t i = first; i < std::min(begin, first + most_lines_to_date); ++i) {
            if (features_[i].kind != BlockKind::dated_line || features_[i].is_item) {
                continue;
            }
            const std::optional<StatedMoment> stated = stated_moment(joined(blocks_[i]), rules_);
            if (bool* const known = !stated             ? nullptr
                                    : stated->is_change ? &has_change
                                                        : &has_published;
                known && !*known) {
                *known = true;
                reasons_[i].clear();
            }
        }
    }

    // ---- within the article

    void drop_inside(const Range& article) {
        for (std::size_t i = article.begin; i < article.end;) {
            i = std::max(drop_at(i, article.end), i + 1);
        }
    }

    /// The end of what was dropped, or of a run that was looked at.
    std::size_t drop_at(std::size_t i, std::size_t end) {
        switch (features_[i].kind) {
        case BlockKind::image_label: remove(i, i + 1, "image label"); return i + 1;
        case BlockKind::known_line:
        case BlockKind::comments_heading: remove(i, i + 1, "known line"); return i + 1;
        case BlockKind::list_heading: return drop_run(i, end, 0, is_no_prose, features_[i].why);
        case BlockKind::list_item:
            if (const std::size_t list = end_of_run(i, end, is_list_line); is_own_list(i, list, end)) {
                return list;
            }
            return drop_run(i, end, limits_.list_items_in_a_row, is_list_line, "links");
        case BlockKind::short_line:
            if (const std::size_t facts = end_of_facts(i, end); facts > i) {
                return facts;
            }
            [[fallthrough]];
        case BlockKind::dated_line:
            return drop_run(i, end, limits_.short_lines_in_a_row, is_no_prose, "short lines in a row");
        default: return i + 1;
        }
    }

    static bool is_no_prose(const BlockFeatures& block) { return !is_prose(block); }

    std::size_t end_of_run(std::size_t begin, std::size_t limit, bool (*belongs)(const BlockFeatures&)) const {
        std::size_t end = begin;
        while (end < limit && belongs(features_[end])) {
            ++end;
        }
        return end;
    }

    /// Most items between two paragraphs of the article say something in small letters, as no list of titles does.
    bool is_own_list(std::size_t begin, std::size_t end, std::size_t limit) const {
        const auto first = features_.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto open = std::count_if(first, features_.begin() + static_cast<std::ptrdiff_t>(end),
                                        [](const BlockFeatures& block) { return block.is_in_small_letters; });
        return begin > 0 && is_prose(features_[begin - 1]) && end < limit && is_prose(features_[end]) &&
               static_cast<std::size_t>(open) * 2 > end - begin;
    }

    /// The end of lines that stand together and most of which state a fact ("1741: first pile"), with a short line above them;
    /// `begin` where there are none.
    std::size_t end_of_facts(std::size_t begin, std::size_t limit) const {
        const std::size_t first = begin + 1 < limit && !blocks_[begin + 1].is_next_line ? begin + 1 : begin;
        std::size_t end = first + 1;
        std::size_t facts = end < limit && features_[first].is_fact ? 1 : 0;
        for (; end < limit && blocks_[end].is_next_line && !is_prose(features_[end]); ++end) {
            facts += features_[end].is_fact ? 1 : 0;
        }
        return end - first > 1 && facts * 2 > end - first ? end : begin;
    }

    std::size_t drop_run(std::size_t begin, std::size_t limit, std::size_t least, bool (*belongs)(const BlockFeatures&),
                         const std::string& why) {
        const std::size_t end = end_of_run(begin, limit, belongs);
        if (end - begin < least) {
            return begin;
        }
        remove(begin, end, why);
        return end;
    }

    std::vector<TextBlock> parted(std::vector<article::RemovedLine>& removed) {
        std::vector<TextBlock> kept;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (reasons_[i].empty()) {
                kept.push_back(std::move(blocks_[i]));
                continue;
            }
            for (const SourceLine& line : blocks_[i].lines) {
                removed.push_back({std::string(line.text), reasons_[i], line.number});
            }
        }
        return kept;
    }

    std::vector<TextBlock> blocks_;
    std::vector<BlockFeatures> features_;
    const Rules& rules_;
    const ContentLimits& limits_;
    /// Why a block goes; empty where it stays.
    std::vector<std::string> reasons_;
};

}  // namespace

std::vector<TextBlock> main_content(std::vector<TextBlock> blocks, const Rules& rules,
                                    std::vector<article::RemovedLine>& removed) {
    // A text with fewer lines has no such run: it need not be looked at.
    if (blocks.size() < rules.content().navigation_lines) {
        return blocks;
    }
    std::vector<BlockFeatures> features = features_of(blocks, rules);
    if (!is_whole_page(features, rules.content())) {
        return blocks;
    }
    return ContentFinder(std::move(blocks), std::move(features), rules).run(removed);
}

}  // namespace gazette::reader
