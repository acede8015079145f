#pragma once

// The levels of a body's headings as its input has them in, levels that skip none out.

#include <algorithm>
#include <vector>

namespace gazette::epub {

/// Asked for each heading in order. Each is one below the nearest before it that was shallower, the shallowest one below the
/// headline.
class HeadingLevels {
public:
    explicit HeadingLevels(int headline) : headline_(headline) {}

    int next(int level) {
        while (!open_.empty() && open_.back() >= level) {
            open_.pop_back();
        }
        open_.push_back(level);
        return std::min(headline_ + static_cast<int>(open_.size()), 6);
    }

private:
    int headline_;
    std::vector<int> open_;
};

}  // namespace gazette::epub
