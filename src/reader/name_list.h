#pragma once

// Names as they are stated in; each once, in their order and no more than a limit of them, out.

#include <cstddef>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace gazette::reader {

class NameList {
public:
    explicit NameList(std::size_t most) : most_(most) {}

    /// Not where it is empty or known.
    void add(std::string name) {
        if (name.empty() || known_.contains(name)) {
            return;
        }
        if (names_.size() == most_) {
            cut_ = true;
            return;
        }
        known_.insert(name);
        names_.push_back(std::move(name));
    }

    /// Whether there were more.
    bool is_cut() const { return cut_; }
    const std::vector<std::string>& names() const { return names_; }

private:
    std::size_t most_;
    std::vector<std::string> names_;
    std::unordered_set<std::string> known_;
    bool cut_ = false;
};

}  // namespace gazette::reader
