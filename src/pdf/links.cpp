#include "pdf/links.h"

#include "base/ascii.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// PDF/A allows no longer string (ISO 19005-2 section 6.1.13).
constexpr std::size_t longest_address = 32'000;

bool allowed_in_address(char byte) {
    constexpr std::string_view marks = "-._~:/?#[]@!$&'()*+,;=%";
    return base::is_ascii_letter_or_digit(byte) || marks.find(byte) != std::string_view::npos;
}

/// What happens when the link is followed; empty for a target that leads nowhere.
std::string action(const std::string& target, const Destinations& destinations) {
    if (target.starts_with('#')) {
        const std::string destination = destinations.find(target.substr(1));
        return destination.empty() ? "" : "<</S /GoTo /D " + destination + ">>";
    }
    const std::string address = percent_encode(target);
    if (address.empty() || address.size() > longest_address) return {};
    return "<</S /URI /URI " + byte_string(address) + ">>";
}

}  // namespace

void Destinations::add(const layout::Anchor& anchor, Ref page, base::ScaledPoints page_height) {
    std::string destination = "[" + to_string(page) + " /XYZ null ";
    append_coordinate(destination, to_thousandths(page_height - anchor.y));
    by_name_.emplace(anchor.name, destination + "null]");
}

std::string Destinations::find(const std::string& anchor) const {
    const auto found = by_name_.find(anchor);
    return found == by_name_.end() ? std::string() : found->second;
}

std::string percent_encode(std::string_view address) {
    std::string out;
    for (const char byte : address) {
        if (allowed_in_address(byte)) {
            out += byte;
        } else {
            out += '%';
            append_hex2(out, static_cast<unsigned char>(byte));
        }
    }
    return out;
}

std::optional<std::string> link_annotation(const layout::LinkArea& link, const Destinations& destinations,
                                           base::ScaledPoints page_height, int struct_parent) {
    std::string act = action(link.target, destinations);
    if (act.empty()) act = action(link.otherwise, destinations);
    if (act.empty()) return std::nullopt;
    const layout::Rectangle& area = link.area;
    std::string out = "/Type /Annot /Subtype /Link /Rect [";
    append_coordinate(out, to_thousandths(area.x));
    append_coordinate(out, to_thousandths(page_height - area.y - area.height));
    append_coordinate(out, to_thousandths(area.x + area.width));
    append_coordinate(out, to_thousandths(page_height - area.y));
    out += "]\n/Border [0 0 0] /F 4 /StructParent " + std::to_string(struct_parent) + "\n";
    // PDF/UA wants a description (ISO 14289-1 section 7.18.5).
    out += "/Contents ";
    append_text_string(out, link.description.empty() ? link.target : link.description);
    return out.append("/A ").append(act);
}

}  // namespace gazette::pdf
