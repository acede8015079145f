#pragma once

// What a run no longer needs in; nothing out.

#include <memory>
#include <utility>
#include <vector>

namespace gazette::cli {

/// Keeps what is of no effect any more and consists of many small pieces. At the end of a process that is cheaper than taking it
/// apart: the system takes all memory back at once.
class Remains {
public:
    template <class Value>
    void keep(Value value) {
        kept_.push_back(std::make_shared<Value>(std::move(value)));
    }

private:
    std::vector<std::shared_ptr<void>> kept_;
};

}  // namespace gazette::cli
