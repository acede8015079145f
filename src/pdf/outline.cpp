#include <algorithm>

#include "pdf/links.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// An entry of the outline, or its root; indices into the list of all, 0 (the root) for "none".
struct Entry {
    Ref object;
    std::size_t parent = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t previous = 0;
    std::size_t next = 0;
    std::size_t children = 0;
};

/// Places items by depth: one that skips levels becomes a child of the item before it.
std::vector<Entry> place(const std::vector<layout::OutlineItem>& items) {
    std::vector<Entry> entries(1);
    std::vector<std::size_t> path = {0};
    for (const layout::OutlineItem& item : items) {
        const auto depth = static_cast<std::size_t>(std::max(item.depth, 0));
        path.resize(std::min(path.size(), depth + 1));
        const std::size_t index = entries.size();
        Entry& parent = entries[path.back()];
        Entry entry;
        entry.parent = path.back();
        entry.previous = parent.last;
        if (parent.last != 0) entries[parent.last].next = index;
        if (parent.first == 0) parent.first = index;
        parent.last = index;
        ++parent.children;
        entries.push_back(entry);
        path.push_back(index);
    }
    return entries;
}

std::string link_to(const char* key, const std::vector<Entry>& entries, std::size_t target) {
    return target == 0 ? "" : key + to_string(entries[target].object) + " ";
}

/// Children stay hidden until asked for: a negative count (section 12.3.3).
std::string item_entries(const layout::OutlineItem& item, const std::vector<Entry>& entries, std::size_t index,
                         const Destinations& destinations) {
    const Entry& entry = entries[index];
    std::string out = "/Title " + text_string(item.title) + "\n/Parent " + to_string(entries[entry.parent].object) + " ";
    out += link_to("/Prev ", entries, entry.previous) + link_to("/Next ", entries, entry.next);
    out += link_to("/First ", entries, entry.first) + link_to("/Last ", entries, entry.last);
    if (entry.children > 0) out += "/Count -" + std::to_string(entry.children);
    const std::string destination = destinations.find(item.target);
    return out + (destination.empty() ? "\n" : "\n/Dest " + destination + "\n");
}

}  // namespace

std::optional<Ref> add_outline(Document& document, const std::vector<layout::OutlineItem>& items,
                               const Destinations& destinations) {
    if (items.empty()) return std::nullopt;
    std::vector<Entry> entries = place(items);
    for (Entry& entry : entries) entry.object = document.reserve();
    for (std::size_t index = 1; index < entries.size(); ++index) {
        document.set(entries[index].object, item_entries(items[index - 1], entries, index, destinations));
    }
    document.set(entries[0].object, "/Type /Outlines " + link_to("/First ", entries, entries[0].first) +
                                        link_to("/Last ", entries, entries[0].last) + "/Count " +
                                        std::to_string(entries[0].children) + "\n");
    return entries[0].object;
}

}  // namespace gazette::pdf
