#pragma once

// The items of one vector in, the end of another out.

#include <iterator>
#include <utility>
#include <vector>

namespace gazette::base {

/// Where `target` has nothing yet, as is most often so, no item is moved by itself.
template <class Item>
void move_to_end(std::vector<Item>& target, std::vector<Item> items) {
    if (target.empty()) {
        target = std::move(items);
    } else {
        target.insert(target.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    }
}

}  // namespace gazette::base
