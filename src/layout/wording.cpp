#include "layout/wording.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace gazette::layout {

namespace {

std::string roman(int number) {
    constexpr std::array<std::pair<int, std::string_view>, 13> parts = {{{1000, "m"},
                                                                         {900, "cm"},
                                                                         {500, "d"},
                                                                         {400, "cd"},
                                                                         {100, "c"},
                                                                         {90, "xc"},
                                                                         {50, "l"},
                                                                         {40, "xl"},
                                                                         {10, "x"},
                                                                         {9, "ix"},
                                                                         {5, "v"},
                                                                         {4, "iv"},
                                                                         {1, "i"}}};
    std::string text;
    for (const auto& [value, letters] : parts) {
        for (; number >= value; number -= value) {
            text += letters;
        }
    }
    return text;
}

std::string padded(int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

std::string folio(const edition::Labels& labels, PagePart part, int number) {
    if (part == PagePart::front) {
        return roman(number);
    }
    std::string text;
    for (const char digit : std::to_string(number)) {
        text += labels.number(digit - '0');
    }
    return text;
}

std::string article_number(const edition::Edition& edition, int entry) {
    const std::size_t digits = std::max<std::size_t>(2, std::to_string(edition::article_count(edition)).size());
    const std::string number = padded(entry, digits);
    return edition.number.empty() ? number : edition.number + "/" + number;
}

std::string readable(const base::DateTime& moment) {
    return base::replace_all(base::replace_all(base::iso(moment), "T", " "), "Z", " Z");
}

std::string language_facts(const edition::Edition& edition, const std::string& language, base::Direction direction) {
    const edition::Labels& labels = edition.labels;
    std::string text = labels.language_name(language);
    if (text != language) {
        text += " (" + language + ")";
    }
    if (direction != edition.direction) {
        text += ", " + labels.text(direction == base::Direction::right_to_left ? "right_to_left" : "left_to_right");
    }
    return text;
}

std::string text_facts(const edition::Edition& edition, const edition::Entry& entry) {
    const edition::Labels& labels = edition.labels;
    const article::Length& length = entry.provenance.length;
    const std::string amount =
        labels.count(length.characters ? "characters" : "words", static_cast<long long>(length.count));
    const std::string removed = labels.count("removed", static_cast<long long>(entry.provenance.lines_removed));
    return labels.text("text_facts", {{"amount", amount}, {"removed", removed}});
}

std::string short_digest(const std::string& sha256) {
    constexpr std::size_t shown = 8;
    return sha256.size() <= 2 * shown ? sha256 : sha256.substr(0, shown) + "\u2026" + sha256.substr(sha256.size() - shown);
}

std::string grouped_digest(const std::string& sha256) {
    constexpr std::size_t group = 8;
    std::string text;
    for (std::size_t at = 0; at < sha256.size(); at += group) {
        text += (at == 0 ? "" : " ") + sha256.substr(at, group);
    }
    return text;
}

style::TextStyle digest_style(style::TextStyle style) {
    const std::vector<std::string>& more = font::features_of_lone_letters();
    style.features.insert(style.features.end(), more.begin(), more.end());
    return style;
}

std::string source_name(const edition::Edition& edition, const edition::Entry& entry) {
    const std::string& name = entry.provenance.outlet.name;
    return name.empty() ? edition.labels.text("unknown_source") : name;
}

std::string headline_of(const edition::Edition& edition, const article::Article& head) {
    return head.title.empty() ? edition.labels.text("untitled") : head.title;
}

std::string reason_of(const edition::Edition& edition, const edition::Missing& missing) {
    return missing.label.empty() ? missing.detail : edition.labels.text(missing.label);
}

}  // namespace gazette::layout
