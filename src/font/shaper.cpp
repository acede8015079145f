#include "font/shaper.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "font/itemize.h"
#include "font/stretch_shaper.h"

namespace gazette::font {

namespace {

bool same_setting(const Span& a, const Span& b) {
    return a.role == b.role && a.language == b.language && a.features == b.features;
}

/// Where the spans that are shaped as one with spans[first] end.
std::uint32_t end_of_setting(const std::vector<Span>& spans, std::size_t first) {
    std::size_t last = first;
    while (last + 1 < spans.size() && same_setting(spans[first], spans[last + 1])) ++last;
    return spans[last].end;
}

}  // namespace

struct Shaper::State {
    Itemizer itemizer;
    StretchShaper stretches;
    std::map<std::string, UScriptCode> scripts;

    State(Library& library, WordCaching caching) : stretches(library, itemizer.characters(), caching) {}

    UScriptCode script_of(const std::string& language) {
        const auto known = scripts.find(language);
        if (known != scripts.end()) return known->second;
        return scripts.emplace(language, script_of_language(language.c_str())).first->second;
    }
};

Shaper::Shaper(Library& library, WordCaching caching) : state_(std::make_unique<State>(library, caching)) {}
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper::~Shaper() = default;

ShapedText Shaper::shape(std::string_view text, const std::vector<Span>& spans, base::Direction direction) {
    ShapedText out;
    if (text.empty()) return out;
    assert(!spans.empty() && spans.front().begin == 0 && spans.back().end >= text.size());
    std::size_t span = 0;
    std::uint32_t setting_end = 0;
    for (const Item& item : state_->itemizer.itemize(text, direction, state_->script_of(spans.front().language))) {
        for (Item rest = item; rest.begin < item.end; rest.begin = rest.end) {
            while (spans[span].end <= rest.begin) ++span;
            if (setting_end <= rest.begin) setting_end = end_of_setting(spans, span);
            rest.end = std::min(item.end, setting_end);
            state_->stretches.shape(text, rest, spans[span], state_->script_of(spans[span].language), out);
        }
    }
    const auto comes_before = [](const Uncovered& a, const Uncovered& b) { return a.at < b.at; };
    std::sort(out.uncovered.begin(), out.uncovered.end(), comes_before);
    return out;
}

}  // namespace gazette::font
