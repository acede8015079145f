#include "reader/page_candidates.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gazette::reader::html {

namespace {

constexpr std::uint32_t shortest_paragraph = 25;
constexpr std::size_t highest_ancestor = 5;
constexpr std::size_t candidates_compared = 5;

/// How likely an element is to hold text, before anything is known of its text.
int base_score(Tag tag) {
    switch (tag) {
    case Tag::div: return 5;
    case Tag::pre:
    case Tag::td:
    case Tag::blockquote: return 3;
    case Tag::address:
    case Tag::ol:
    case Tag::ul:
    case Tag::dl:
    case Tag::dd:
    case Tag::dt:
    case Tag::li:
    case Tag::form: return -3;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::th: return -5;
    default: return 0;
    }
}

bool is_scored(Tag tag) {
    return tag == Tag::section || heading_level(tag) > 1 || tag == Tag::p || tag == Tag::td || tag == Tag::pre;
}

class CandidateFinder {
public:
    CandidateFinder(const Survey& survey, const Selection& pruned, bool weigh_names)
        : survey_(survey), page_(survey.page()), pruned_(pruned), weigh_names_(weigh_names), measures_(page_.size()),
          scores_(page_.size()), is_candidate_(page_.size()), in_line_(page_.size(), true), collapsed_(page_.size()) {}

    std::vector<NodeIndex> run() {
        measure();
        collapse();
        score();
        const NodeIndex top = best();
        const NodeIndex body = page_.find(Tag::body);
        if (top == no_node || page_[top].tag == Tag::body) {
            return body == no_node ? std::vector<NodeIndex>{} : std::vector<NodeIndex>{body};
        }
        return with_siblings(top);
    }

private:
    bool is_kept(NodeIndex node) const { return !pruned_.drops(node); }

    void measure() {
        for (NodeIndex i = page_.size(); i-- > 1;) {
            if (!is_kept(i) || page_[i].tag == Tag::noscript) {
                continue;
            }
            if (page_[i].tag == Tag::text) {
                measures_[i] = survey_.text(i);
            } else {
                close_element(page_, i, measures_[i]);
            }
            measures_[page_[i].parent] += measures_[i];
            if (!in_line_[i] || !is_inline(page_[i].tag)) {
                in_line_[page_[i].parent] = false;
            }
        }
    }

    /// A container around nothing but one paragraph or one run of text counts as that paragraph: pages differ in how many
    /// they wrap around each.
    void collapse() {
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            if (page_[i].tag == Tag::div && is_kept(i)) {
                collapsed_[i] = measures_[i].link_density() < 0.25 && (in_line_[i] || holds_one_paragraph(i));
            }
        }
    }

    bool holds_one_paragraph(NodeIndex element) const {
        std::size_t paragraphs = 0;
        for (const NodeIndex child : Children(page_, element)) {
            if (!is_kept(child) || (page_[child].tag == Tag::text && measures_[child].characters == 0)) {
                continue;
            }
            if (page_[child].tag != Tag::p || ++paragraphs > 1) {
                return false;
            }
        }
        return paragraphs == 1;
    }

    NodeIndex above(NodeIndex node) const {
        do {
            node = page_[node].parent;
        } while (node != no_node && collapsed_[node]);
        return node;
    }

    // ---- scores

    void score() {
        for (NodeIndex i = 1; i < page_.size();) {
            if (!is_kept(i)) {
                i = page_[i].end;
                continue;
            }
            if (page_[i].tag == Tag::div) {
                score_runs(i);
            } else if (is_scored(page_[i].tag)) {
                add_score(measures_[i], above(i));
            }
            ++i;
        }
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            if (is_candidate_[i]) {
                scores_[i] *= 1 - measures_[i].link_density();
            }
        }
    }

    bool is_in_line(NodeIndex node) const { return is_inline(page_[node].tag) && in_line_[node]; }

    /// Text that stands in a container beside its blocks is a paragraph of it.
    void score_runs(NodeIndex container) {
        Measure run;
        for (const NodeIndex child : Children(page_, container)) {
            if (!is_kept(child)) {
                continue;
            }
            if (is_in_line(child)) {
                run += measures_[child];
            } else {
                add_score(run, collapsed_[container] ? above(container) : container);
                run = {};
            }
        }
        add_score(run, collapsed_[container] ? above(container) : container);
    }

    void add_score(const Measure& text, NodeIndex holder) {
        if (text.characters < shortest_paragraph) {
            return;
        }
        const double score = 2 + text.commas + std::min(text.characters / 100, 3U);
        NodeIndex ancestor = holder;
        for (std::size_t level = 0; level < highest_ancestor && ancestor != no_node; ++level, ancestor = above(ancestor)) {
            if (page_[ancestor].tag == Tag::html || page_[ancestor].tag == Tag::document) {
                return;
            }
            if (!is_candidate_[ancestor]) {
                is_candidate_[ancestor] = true;
                scores_[ancestor] = base_score(page_[ancestor].tag) + weight(ancestor);
            }
            const double divider = level == 0 ? 1 : level == 1 ? 2 : static_cast<double>(level) * 3;
            scores_[ancestor] += score / divider;
        }
    }

    int weight(NodeIndex node) const { return weigh_names_ ? survey_.weight(node) : 0; }

    // ---- the choice

    NodeIndex best() const {
        std::vector<NodeIndex> top;
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            if (is_candidate_[i] && is_kept(i)) {
                top.push_back(i);
            }
        }
        const std::size_t compared = std::min(candidates_compared, top.size());
        std::partial_sort(
            top.begin(), top.begin() + static_cast<std::ptrdiff_t>(compared), top.end(),
            [&](NodeIndex a, NodeIndex b) { return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : a < b; });
        top.resize(compared);
        if (top.empty() || page_[top.front()].tag == Tag::body) {
            return no_node;
        }
        return climb(shared_ancestor(top));
    }

    bool contains(NodeIndex ancestor, NodeIndex node) const { return ancestor < node && node < page_[ancestor].end; }

    /// Where several candidates score nearly as high, the article is what holds them.
    NodeIndex shared_ancestor(const std::vector<NodeIndex>& top) const {
        std::vector<NodeIndex> near;
        for (std::size_t i = 1; i < top.size(); ++i) {
            if (scores_[top[i]] >= 0.75 * scores_[top.front()]) {
                near.push_back(top[i]);
            }
        }
        if (near.size() < 3) {
            return top.front();
        }
        for (NodeIndex node = above(top.front()); node != no_node && page_[node].tag != Tag::body; node = above(node)) {
            const auto held = std::count_if(near.begin(), near.end(), [&](NodeIndex each) { return contains(node, each); });
            if (held >= 3) {
                return node;
            }
        }
        return top.front();
    }

    /// Upwards while more of the article seems to be beside, and out of containers with one child.
    NodeIndex climb(NodeIndex top) const {
        double last = scores_[top];
        const double threshold = last / 3;
        for (NodeIndex node = above(top); node != no_node && page_[node].tag != Tag::body; node = above(node)) {
            if (!is_candidate_[node]) {
                continue;
            }
            if (scores_[node] < threshold) {
                break;
            }
            if (scores_[node] > last) {
                top = node;
                break;
            }
            last = scores_[node];
        }
        for (NodeIndex node = above(top); node != no_node && page_[node].tag != Tag::body && has_one_child(node);
             node = above(node)) {
            top = node;
        }
        return top;
    }

    bool has_one_child(NodeIndex node) const {
        std::size_t count = 0;
        for (const NodeIndex child : Children(page_, node)) {
            count += is_kept(child) && page_[child].tag != Tag::text;
        }
        return count == 1;
    }

    // ---- siblings

    std::vector<NodeIndex> with_siblings(NodeIndex top) const {
        const double threshold = std::max(10.0, scores_[top] * 0.2);
        std::vector<NodeIndex> chosen;
        for (const NodeIndex child : Children(page_, page_[top].parent)) {
            if (child == top || (is_kept(child) && belongs(child, top, threshold))) {
                chosen.push_back(child);
            }
        }
        return chosen;
    }

    bool belongs(NodeIndex node, NodeIndex top, double threshold) const {
        const std::string_view classes = page_.raw(top, Attribute::class_);
        const double bonus = !classes.empty() && page_.raw(node, Attribute::class_) == classes ? scores_[top] * 0.2 : 0;
        if (is_candidate_[node] && scores_[node] + bonus >= threshold) {
            return true;
        }
        const bool paragraph = page_[node].tag == Tag::p || collapsed_[node] || page_[node].tag == Tag::text;
        if (!paragraph) {
            return false;
        }
        const Measure& text = measures_[node];
        return text.characters > 80 ? text.link_density() < 0.25
                                    : text.characters > 0 && text.link_characters == 0 && ends_sentence(node);
    }

    bool ends_sentence(NodeIndex node) const {
        const std::string text = page_.text_of(node);
        return text.ends_with('.') || text.find(". ") != std::string::npos || text.ends_with("。");
    }

    const Survey& survey_;
    const Page& page_;
    const Selection& pruned_;
    bool weigh_names_;
    std::vector<Measure> measures_;
    std::vector<double> scores_;
    std::vector<bool> is_candidate_;
    /// Whether nothing in the subtree stands apart from the line.
    std::vector<bool> in_line_;
    std::vector<bool> collapsed_;
};

}  // namespace

std::vector<NodeIndex> find_content(const Survey& survey, const Selection& pruned, bool weigh_names) {
    return CandidateFinder(survey, pruned, weigh_names).run();
}

}  // namespace gazette::reader::html
