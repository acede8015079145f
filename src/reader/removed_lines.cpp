#include "reader/removed_lines.h"

#include <algorithm>
#include <map>
#include <utility>

namespace gazette::reader {

void sort_by_line(RemovedLines::iterator begin, RemovedLines::iterator end) {
    std::multimap<int, article::RemovedLine> by_line;
    std::for_each(begin, end, [&](article::RemovedLine& each) { by_line.emplace(each.line, std::move(each)); });
    std::transform(by_line.begin(), by_line.end(), begin, [](auto& each) { return std::move(each.second); });
}

}  // namespace gazette::reader
