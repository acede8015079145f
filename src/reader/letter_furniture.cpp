#include "reader/letter_furniture.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

#include "article/children.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/letter_text.h"

namespace gazette::reader {

namespace {

class Furniture {
public:
    Furniture(article::Blocks& blocks, const std::vector<std::string>& names, SentTo sent_to, const LetterRules& rules,
              std::vector<article::RemovedLine>& removed)
        : blocks_(blocks), names_(names), sent_to_(sent_to), rules_(rules), removed_(removed) {
        for (const article::Block& block : blocks) {
            texts_.push_back(block_text(block));
        }
    }

    void run() {
        const std::size_t below = first_below();
        const std::string_view why =
            below < blocks_.size() ? rules_.below.why(html::Phrase(texts_[below])) : std::string_view();
        for (std::size_t i = below; i < blocks_.size(); ++i) {
            list(i, why);
        }
        const bool has_below = below < blocks_.size();
        blocks_.resize(below);
        remove_above();
        while (!blocks_.empty() && std::holds_alternative<article::Rule>(blocks_.back().value)) {
            blocks_.pop_back();
        }
        if (auto* const heading = blocks_.empty() ? nullptr : std::get_if<article::Heading>(&blocks_.back().value);
            heading != nullptr && has_below) {
            // Nothing is left that it could head.
            blocks_.back() = {article::Paragraph{std::move(heading->inlines)}};
        }
    }

private:
    static std::string block_text(const article::Block& block) {
        const auto* paragraph = std::get_if<article::Paragraph>(&block.value);
        return paragraph != nullptr ? article::plain_text(paragraph->inlines) : article::plain_text(article::Blocks{block});
    }

    void list(std::size_t index, std::string_view why) {
        const std::string_view reason = why.empty() ? "around the letter" : why;
        const auto* figure = std::get_if<article::Figure>(&blocks_[index].value);
        const std::string text = figure != nullptr && texts_[index].empty() ? "a picture" : texts_[index];
        for (const std::string_view line : base::split_lines(text)) {
            if (std::string bare = base::collapse_space(line); !bare.empty()) {
                removed_.push_back({std::move(bare), std::string(reason), 0});
            }
        }
    }

    bool is_text(std::size_t index) const {
        return !texts_[index].empty() && !std::holds_alternative<article::Figure>(blocks_[index].value);
    }

    // ---- below

    /// The first block of what is below the text; the number of blocks where there is none. Up from the end, no more is taken
    /// than stays: a letter that is about lists has its text in such lines. A sentence below all of them is a postscript.
    std::size_t first_below() const {
        std::size_t staying = characters_of_texts();
        std::size_t going = 0;
        std::size_t others = 0;
        std::size_t first = blocks_.size();
        for (std::size_t i = blocks_.size(); i-- > 0 && blocks_.size() - i <= rules_.blocks_below && may_be_below(i);) {
            const bool below = is_below(i);
            others = below ? 0 : others + is_text(i);
            const bool is_postscript = first == blocks_.size() && is_text(i) && is_sentence(texts_[i]);
            if (!below && (others > rules_.blocks_between || length(i) > rules_.longest_between || is_postscript)) {
                break;
            }
            going += is_text(i) ? length(i) : 0;
            staying -= is_text(i) ? length(i) : 0;
            if (going > staying) {
                break;
            }
            first = below ? i : first;
        }
        return first;
    }

    std::size_t characters_of_texts() const {
        std::size_t all = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            all += is_text(i) ? length(i) : 0;
        }
        return all;
    }

    std::size_t length(std::size_t index) const { return base::count_code_points(texts_[index]); }

    bool may_be_below(std::size_t index) const {
        const auto& value = blocks_[index].value;
        return length(index) <= rules_.longest_below && !std::holds_alternative<article::Heading>(value) &&
               !std::holds_alternative<article::Quote>(value) && !std::holds_alternative<article::Notes>(value);
    }

    bool is_below(std::size_t index) const {
        if (!is_text(index)) {
            return false;
        }
        const html::Phrase phrase(texts_[index]);
        return is_surely_below(index, phrase) || (!rules_.below_linked.why(phrase).empty() && has_link_or_address(index));
    }

    bool is_surely_below(std::size_t index, const html::Phrase& phrase) const {
        const auto* paragraph = std::get_if<article::Paragraph>(&blocks_[index].value);
        return !rules_.below.why(phrase).empty() || !rules_.leave.why(phrase).empty() ||
               (paragraph != nullptr && has_link_to_leave(paragraph->inlines));
    }

    bool has_link_or_address(std::size_t index) const {
        const auto* paragraph = std::get_if<article::Paragraph>(&blocks_[index].value);
        return texts_[index].find("://") != std::string::npos ||
               (sent_to_ == SentTo::list && texts_[index].find('@') != std::string::npos) ||
               (paragraph != nullptr && has_link(paragraph->inlines, [&](const article::Link& link) {
                    return sent_to_ == SentTo::list || !link.href.starts_with("mailto:");
                }));
    }

    bool has_link_to_leave(const article::Inlines& inlines) const {
        return has_link(inlines, [&](const article::Link& link) {
            return !rules_.leave.why(html::Phrase(article::plain_text(link.children))).empty();
        });
    }

    template <class Fits>
    static bool has_link(const article::Inlines& inlines, const Fits& fits) {
        return std::any_of(inlines.begin(), inlines.end(), [&](const article::Inline& each) {
            if (const auto* link = std::get_if<article::Link>(&each.value)) {
                return fits(*link);
            }
            const article::Inlines* const children = article::children_of(each);
            return children != nullptr && has_link(*children, fits);
        });
    }

    // ---- above

    void remove_above() {
        std::size_t left = blocks_.size();
        std::vector<std::size_t> gone;
        for (std::size_t i = 0; i < std::min(rules_.blocks_above, blocks_.size()); ++i) {
            const std::string_view why = reason_above(i);
            if (!why.empty() && left > 1) {
                list(i, why);
                gone.push_back(i);
                --left;
            }
        }
        for (auto index = gone.rbegin(); index != gone.rend(); ++index) {
            blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(*index));
        }
    }

    std::string_view reason_above(std::size_t index) const {
        if (const auto* figure = std::get_if<article::Figure>(&blocks_[index].value)) {
            return is_name(figure->image.alt) ? "logo" : "";
        }
        if (!is_text(index) || length(index) > rules_.longest_above) {
            return {};
        }
        const html::Phrase phrase(texts_[index]);
        if (const std::string_view why = rules_.above.why(phrase); !why.empty()) {
            return why;
        }
        return is_surely_below(index, phrase) && !has_text_above(index) ? "around the letter" : "";
    }

    /// Whether text of the letter is above it: a block that is long.
    bool has_text_above(std::size_t index) const {
        for (std::size_t i = 0; i < index; ++i) {
            if (length(i) > rules_.longest_between) {
                return true;
            }
        }
        return false;
    }

    bool is_name(const std::string& alt) const {
        const std::string folded = base::fold(alt);
        return !folded.empty() && std::any_of(names_.begin(), names_.end(),
                                              [&](const std::string& name) { return base::fold(name) == folded; });
    }

    article::Blocks& blocks_;
    const std::vector<std::string>& names_;
    SentTo sent_to_;
    const LetterRules& rules_;
    std::vector<article::RemovedLine>& removed_;
    /// Of each block, as it was at first.
    std::vector<std::string> texts_;
};

}  // namespace

void remove_furniture(article::Blocks& blocks, const std::vector<std::string>& names, SentTo sent_to,
                      const LetterRules& rules, std::vector<article::RemovedLine>& removed) {
    Furniture(blocks, names, sent_to, rules, removed).run();
}

}  // namespace gazette::reader
