#include "reader/page_measure.h"

#include <unordered_map>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gazette::reader::html {

namespace {

/// From here on scripts write a word in one or two characters (U+2E80, CJK radicals), as do Thai to Burmese.
bool is_dense(char32_t c) {
    return (c >= 0x2E80 && c < 0xFB00) || (c >= 0x0E00 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) || c >= 0x20000;
}

bool is_comma(char32_t c) {
    return c == ',' || c == 0x060C || c == 0xFF0C || c == 0x3001 || c == 0x3002 || c == 0xFE50 || c == 0x104A ||
           c == 0x104B;
}

Measure measure_of(std::string_view text) {
    Measure measure;
    bool space = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            ++at;
            const bool is_white = base::is_html_space(byte);
            measure.characters += !is_white || !space;
            measure.commas += byte == ',';
            space = is_white;
            continue;
        }
        const char32_t c = base::next_code_point(text, at);
        measure.characters += is_dense(c) ? 2 : 1;
        measure.commas += is_comma(c);
        space = false;
    }
    if (space && measure.characters > 0) {
        --measure.characters;
    }
    return measure;
}

bool is_link_within(std::string_view href) {
    return href.starts_with('#');
}

}  // namespace

Measure& Measure::operator+=(const Measure& other) {
    characters += other.characters;
    link_characters += other.link_characters;
    heading_characters += other.heading_characters;
    list_characters += other.list_characters;
    commas += other.commas;
    paragraphs += other.paragraphs;
    images += other.images;
    items += other.items;
    inputs += other.inputs;
    embeds += other.embeds;
    return *this;
}

double Measure::link_density() const {
    return characters == 0 ? 0.0 : static_cast<double>(link_characters) / characters;
}

Survey::Survey(const Page& page, const Hints& hints) : page_(page), slot_(page.size()) {
    std::unordered_map<std::string_view, HintSet> known;
    const auto look_up = [&](std::string_view names) -> const HintSet& {
        const auto [entry, is_new] = known.try_emplace(names);
        if (is_new) {
            entry->second = hints.of(names);
        }
        return entry->second;
    };
    for (NodeIndex i = 0; i < page.size(); ++i) {
        if (page[i].tag == Tag::text) {
            slot_[i] = static_cast<std::uint32_t>(texts_.size());
            texts_.push_back(measure_of(page[i].text));
        } else {
            slot_[i] = static_cast<std::uint32_t>(names_.size());
            names_.push_back({look_up(page.raw(i, Attribute::class_)), look_up(page.raw(i, Attribute::id))});
        }
    }
}

int Survey::weight(NodeIndex node) const {
    int weight = 0;
    for (const HintSet* set : {&of_class(node), &of_id(node)}) {
        weight += (set->has(Hint::positive) ? 25 : 0) - (set->has(Hint::negative) ? 25 : 0);
    }
    return weight;
}

void close_element(const Page& page, NodeIndex element, Measure& measure) {
    const Tag tag = page[element].tag;
    switch (tag) {
    case Tag::a:
        // A link to another part of the page is less of one.
        measure.link_characters =
            is_link_within(page.raw(element, Attribute::href)) ? measure.characters * 3 / 10 : measure.characters;
        break;
    case Tag::p: ++measure.paragraphs; break;
    case Tag::img:
    case Tag::amp_img: ++measure.images; break;
    case Tag::li: ++measure.items; break;
    case Tag::input:
    case Tag::textarea:
    case Tag::button: ++measure.inputs; break;
    case Tag::iframe:
    case Tag::embed:
    case Tag::object: ++measure.embeds; break;
    case Tag::ul:
    case Tag::ol: measure.list_characters = measure.characters; break;
    default:
        if (heading_level(tag) > 0) {
            measure.heading_characters = measure.characters;
        }
        break;
    }
}

}  // namespace gazette::reader::html
