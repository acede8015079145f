#include "image/svg.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/text.h"
#include "base/utf8.h"
#include "image/failures.h"
#include "image/svg_names.h"
#include "image/svg_tree.h"
#include "image/verify.h"

namespace gazette::image {

namespace {

// --- addresses ------------------------------------------------------------------

/// "#id"; nothing for any other address.
std::optional<std::string> local_target(std::string_view address) {
    address = base::trim(address);
    if (address.size() < 2 || address.front() != '#') return std::nullopt;
    return std::string(address.substr(1));
}

/// The bytes of a "data:image/...;base64,..." URL (RFC 2397), if they are a sound image of pixels.
bool is_sound_data(std::string_view address, const Limits& limits) {
    address = base::trim(address);
    const std::size_t comma = address.find(',');
    if (comma == std::string_view::npos || !address.starts_with("data:image/")) return false;
    if (!address.substr(0, comma).ends_with(";base64")) return false;
    const std::optional<std::string> bytes = base::decode_base64(address.substr(comma + 1));
    const base::Result<Info> info = bytes ? verify(*bytes, limits) : base::fail("no Base64");
    return info && (info->format == Format::png || info->format == Format::jpeg);
}

/// Declarations or a style sheet that name nothing outside of the drawing (CSS Values 3 section 3.4; CSS Syntax 3 section 4.3.7:
/// escapes could spell what is looked for).
bool is_harmless_css(std::string_view css) {
    const std::string lower = base::lower_ascii(css);
    for (const char* each :
         {"\\", "@import", "@namespace", "expression(", "javascript:", "behavior", "-moz-binding", "image-set(", "src("}) {
        if (lower.find(each) != std::string::npos) return false;
    }
    for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at)) {
        at = lower.find_first_not_of(" \t\r\n\"'", at + 4);
        if (at == std::string::npos || lower[at] != '#') return false;
    }
    return true;
}

/// Without rules that set drawings in motion (CSS Animations 1 section 3): a book says that nothing in it flashes.
std::string without_keyframes(const std::string& css) {
    constexpr std::string_view keyword = "keyframes";
    constexpr std::size_t longest_prefix = 20;  // "-webkit-"
    const std::string lower = base::lower_ascii(css);
    std::string out;
    std::size_t kept = 0;
    for (std::size_t at = lower.find(keyword); at != std::string::npos; at = lower.find(keyword, at)) {
        std::size_t start = at;
        while (start > kept && at - start < longest_prefix &&
               (lower[start - 1] == '-' || base::is_ascii_letter(lower[start - 1])))
            --start;
        at += keyword.size();
        if (start == kept || lower[start - 1] != '@') continue;
        out.append(css, kept, start - 1 - kept);
        int depth = 0;
        for (kept = at; kept < css.size(); ++kept) {
            depth += css[kept] == '{' ? 1 : css[kept] == '}' ? -1 : 0;
            if (css[kept] == '}' && depth <= 0) {
                ++kept;
                break;
            }
        }
        at = kept;
    }
    return out.append(css, kept);
}

// --- lengths --------------------------------------------------------------------

/// CSS Values 3 section 5.2: in pixels; nothing for percentages and what is no length.
std::optional<double> pixels_of(std::string_view length) {
    length = base::trim(length);
    double value = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), value);
    if (error != std::errc() || !std::isfinite(value) || value <= 0) return std::nullopt;
    const std::string unit =
        base::lower_ascii(std::string_view(end, static_cast<std::size_t>(length.data() + length.size() - end)));
    static constexpr std::pair<std::string_view, double> units[] = {{"", 1},           {"px", 1},  {"pt", 96.0 / 72},
                                                                    {"pc", 16},        {"in", 96}, {"cm", 96 / 2.54},
                                                                    {"mm", 96 / 25.4}, {"em", 16}, {"ex", 8}};
    for (const auto& [name, factor] : units) {
        if (unit == name) return value * factor;
    }
    return std::nullopt;
}

/// In units of the drawing.
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// A viewBox (SVG 2 section 8.6).
std::optional<Box> view_box(std::string_view value) {
    std::vector<double> numbers;
    const char* at = value.data();
    const char* const end = at + value.size();
    while (at != end && numbers.size() < 4) {
        if (*at == ',' || *at == ' ' || *at == '\t' || *at == '\n') {
            ++at;
            continue;
        }
        double number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
        numbers.push_back(number);
        at = next;
    }
    if (numbers.size() != 4 || !(numbers[2] > 0) || !(numbers[3] > 0)) return std::nullopt;
    return Box{numbers[0], numbers[1], numbers[2], numbers[3]};
}

std::uint32_t whole_pixels(double length) {
    constexpr double most = 65'500;
    return static_cast<std::uint32_t>(std::clamp(std::round(length), 1.0, most));
}

/// One stated side goes by the shape of the view box.
Size size_of(const SvgElement& root) {
    constexpr Box without_a_word{0, 0, 300, 150};
    const std::optional<Box> box = view_box(root.attribute("viewBox"));
    const std::optional<double> width = pixels_of(root.attribute("width"));
    const std::optional<double> height = pixels_of(root.attribute("height"));
    const auto [x, y, w, h] = box.value_or(without_a_word);
    if (width && height) return {whole_pixels(*width), whole_pixels(*height)};
    if (width) return {whole_pixels(*width), whole_pixels(*width * h / w)};
    if (height) return {whole_pixels(*height * w / h), whole_pixels(*height)};
    return {whole_pixels(w), whole_pixels(h)};
}

/// What is to be seen of a drawing: its view box, and on all sides what a place of another shape shows beyond it, however the
/// drawing is aligned there. Nothing where it states no view box.
std::optional<Box> seen_box(const SvgElement& root) {
    std::optional<Box> box = view_box(root.attribute("viewBox"));
    if (!box) return std::nullopt;
    const std::optional<double> width = pixels_of(root.attribute("width"));
    const std::optional<double> height = pixels_of(root.attribute("height"));
    const double scale = width && height ? std::min(*width / box->width, *height / box->height) : 0;
    const double beside = scale > 0 ? std::max(0.0, *width / scale - box->width) : 0;
    const double above = scale > 0 ? std::max(0.0, *height / scale - box->height) : 0;
    if (!std::isfinite(beside + above)) return box;
    return Box{box->x - beside, box->y - above, box->width + 2 * beside, box->height + 2 * above};
}

// --- how much is drawn ----------------------------------------------------------

constexpr std::string_view reference_name = "xlink:href";

/// What an attribute is called where it is written; empty where it is not.
std::string_view written_name(const SvgAttribute& attribute) {
    const bool own = attribute.space == XmlSpace::none;
    if (attribute.name == "href" && (own || attribute.space == XmlSpace::xlink)) return reference_name;
    if (attribute.space == XmlSpace::xml && attribute.name == "lang") return "xml:lang";
    if (attribute.space == XmlSpace::xml && attribute.name == "space") return "xml:space";
    return own ? std::string_view(attribute.name) : std::string_view();
}

const std::string* reference_of(const SvgElement& element) {
    const auto found = std::find_if(element.attributes.begin(), element.attributes.end(),
                                    [](const SvgAttribute& each) { return written_name(each) == reference_name; });
    return found == element.attributes.end() ? nullptr : &found->value;
}

/// Counts the elements that are drawn where each `use` draws its target anew: ten levels of ten uses are ten thousand million.
class DrawnElements {
public:
    explicit DrawnElements(const SvgElement& root) : root_(root) { find_ids(root); }

    /// At most `limit + 1`; more than `limit` where a target is within itself.
    std::uint64_t count(std::uint64_t limit) {
        limit_ = limit;
        return drawn_by(root_);
    }

private:
    void find_ids(const SvgElement& element) {
        if (const std::string_view id = element.attribute("id"); !id.empty()) targets_.emplace(id, Target{&element, {}});
        for (const SvgNode& child : element.children) {
            if (const auto* inner = std::get_if<SvgElement>(&child)) find_ids(*inner);
        }
    }

    std::uint64_t drawn_by(const SvgElement& element) {
        std::uint64_t sum = 1;
        if (element.name == "use") sum += drawn_by_use(element);
        for (const SvgNode& child : element.children) {
            if (const auto* inner = std::get_if<SvgElement>(&child)) sum = std::min(limit_ + 1, sum + drawn_by(*inner));
        }
        return sum;
    }

    std::uint64_t drawn_by_use(const SvgElement& use) {
        const std::string* address = reference_of(use);
        const std::optional<std::string> id = address != nullptr ? local_target(*address) : std::nullopt;
        const auto target = id ? targets_.find(*id) : targets_.end();
        if (target == targets_.end()) return 0;
        std::optional<std::uint64_t>& drawn = target->second.drawn;
        if (!drawn) {
            // Until it is known, whoever asks stands within it.
            drawn = limit_ + 1;
            ++chain_;
            if (chain_ < longest_chain) drawn = drawn_by(*target->second.element);
            --chain_;
        }
        return *drawn;
    }

    struct Target {
        const SvgElement* element;
        std::optional<std::uint64_t> drawn;
    };

    /// Of targets that draw targets; viewers draw each within the one before.
    static constexpr int longest_chain = 100;

    const SvgElement& root_;
    std::uint64_t limit_ = 0;
    int chain_ = 0;
    std::map<std::string, Target, std::less<>> targets_;
};

// --- writing --------------------------------------------------------------------

/// References to characters may have brought what XML cannot carry.
void append_escaped(std::string& out, std::string_view text) {
    base::Diagnostics ignored;
    for (const char c : base::scrub(text, {}, ignored)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\t': out += "&#9;"; break;
        case '\n': out += "&#10;"; break;
        default: out += c;
        }
    }
}

/// Letters, digits and a few marks of ASCII, and anything beyond it (a subset of XML 1.0 section 2.3, NCName).
bool is_id(std::string_view id) {
    const auto may_start = [](char c) {
        return base::is_ascii_letter(c) || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    return !id.empty() && may_start(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
        return may_start(c) || base::is_ascii_digit(c) || c == '-' || c == '.';
    });
}

class SafeWriter {
public:
    SafeWriter(const Limits& limits, const std::optional<Rgb>& ground) : limits_(limits), ground_(ground) {}

    void root(const SvgElement& svg) {
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
        attributes(svg);
        if (!view_box(svg.attribute("viewBox"))) view_box_of_size(svg);
        out_ += '>';
        if (ground_) lay_ground(svg, *ground_);
        children(svg);
        out_ += "</svg>\n";
    }

    std::string take() { return std::move(out_); }
    std::vector<std::string> left_out() const { return {left_out_.begin(), left_out_.end()}; }
    /// Elements beside the root.
    std::size_t written() const { return written_; }

private:
    /// So that a page can show it smaller than it says it is.
    void view_box_of_size(const SvgElement& svg) {
        const std::optional<double> width = pixels_of(svg.attribute("width"));
        const std::optional<double> height = pixels_of(svg.attribute("height"));
        if (!width || !height) return;
        attribute("viewBox", "0 0 " + std::to_string(whole_pixels(*width)) + " " + std::to_string(whole_pixels(*height)));
    }

    /// Where no view box is stated, a percentage is of whatever place the drawing gets (SVG 2 section 8.9). The declarations keep
    /// it from what a style sheet says of rectangles.
    void lay_ground(const SvgElement& svg, const Rgb& ground) {
        const std::optional<Box> box = seen_box(svg);
        const std::string colour = fmt::format("#{:02x}", fmt::join(ground, ""));
        out_ += box ? fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}")", box->x, box->y, box->width, box->height)
                    : std::string(R"(<rect width="100%" height="100%")");
        out_ += fmt::format(R"( fill="{0}" style="fill: {0} !important; stroke: none !important"></rect>)", colour);
    }

    void element(const SvgElement& element) {
        if (element.space != XmlSpace::svg || element.name == "metadata") return;
        if (element.name == "a") return children(element);
        if (!is_drawing_element(element.name) || !is_whole(element)) {
            left_out_.insert(element.name);
            return;
        }
        out_ += '<' + element.name;
        attributes(element);
        out_ += '>';
        children(element);
        out_ += "</" + element.name + '>';
        ++written_;
    }

    /// What an element cannot do without is there and safe.
    bool is_whole(const SvgElement& element) const {
        const std::string* address = reference_of(element);
        if (element.name == "image") return address != nullptr && is_sound_data(*address, limits_);
        if (element.name == "use") return address != nullptr && local_target(*address);
        if (element.name != "style") return true;
        return std::all_of(element.children.begin(), element.children.end(), [](const SvgNode& node) {
            const auto* css = std::get_if<std::string>(&node);
            return css != nullptr && is_harmless_css(*css);
        });
    }

    void style_sheet(const SvgElement& style) {
        std::string css;
        for (const SvgNode& child : style.children) css += std::get<std::string>(child);
        const std::string still = without_keyframes(css);
        if (still.size() < css.size()) left_out_.insert("animation");
        append_escaped(out_, still);
    }

    void children(const SvgElement& parent) {
        if (parent.name == "style") return style_sheet(parent);
        for (const SvgNode& child : parent.children) {
            if (const auto* inner = std::get_if<SvgElement>(&child)) {
                element(*inner);
            } else if (holds_text(parent.name)) {
                text(std::get<std::string>(child));
            }
        }
    }

    /// White space alone is one space, also where an element amid it was left out.
    void text(const std::string& text) {
        if (!base::trim(text).empty()) {
            append_escaped(out_, text);
        } else if (!text.empty() && !out_.ends_with("> ")) {
            out_ += ' ';
        }
    }

    void attributes(const SvgElement& element) {
        std::set<std::string_view> names;
        for (const SvgAttribute& each : element.attributes) {
            const std::string_view name = written_name(each);
            // A view box that cannot be read counts as none.
            if (name == "viewBox" && !view_box(each.value)) continue;
            if (name.empty() || !names.insert(name).second) continue;
            if (name == reference_name) {
                reference(element, each.value);
            } else if (each.space == XmlSpace::xml) {
                attribute(name, each.value);
            } else {
                own_attribute(each);
            }
        }
    }

    void reference(const SvgElement& element, const std::string& address) {
        const std::optional<std::string> target = local_target(address);
        if (target) {
            attribute(reference_name, "#" + *target);
        } else if (element.name == "image") {
            attribute(reference_name, base::trim(address));
        } else {
            left_out_.insert("an address");
        }
    }

    void own_attribute(const SvgAttribute& each) {
        if (each.name == "id") {
            if (is_id(each.value) && ids_.insert(each.value).second) attribute(each.name, each.value);
        } else if (base::lower_ascii(each.name).starts_with("on")) {
            left_out_.insert("what happens on events");
        } else if (!is_drawing_attribute(each.name)) {
            return;
        } else if (is_harmless_css(each.value)) {
            attribute(each.name, each.value);
        } else {
            left_out_.insert(each.name);
        }
    }

    void attribute(std::string_view name, std::string_view value) {
        ((out_ += ' ') += name) += "=\"";
        append_escaped(out_, value);
        out_ += '"';
    }

    const Limits& limits_;
    const std::optional<Rgb>& ground_;
    std::string out_;
    std::size_t written_ = 0;
    std::set<std::string> ids_;
    std::set<std::string> left_out_;
};

}  // namespace

base::Result<SafeSvg> sanitise_svg(std::string_view bytes, const Limits& limits, const std::optional<Rgb>& ground) {
    constexpr std::uint64_t most_drawn = 1'000'000;
    const base::Result<SvgElement> svg = read_svg(bytes);
    if (!svg) return svg.failure();
    if (DrawnElements(*svg).count(most_drawn) > most_drawn) {
        return base::fail("the SVG image draws elements within each other without end", "export it as PNG");
    }
    SafeWriter writer(limits, ground);
    writer.root(*svg);
    if (writer.written() == 0) return base::fail("the SVG image draws nothing that may be shown", "export it as PNG");
    return SafeSvg{writer.take(), size_of(*svg), writer.left_out()};
}

}  // namespace gazette::image
