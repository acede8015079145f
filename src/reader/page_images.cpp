#include "reader/page_images.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "reader/html_address.h"

namespace gazette::reader::html {

namespace {

/// Data URIs shorter than this are placeholders: no picture of something fits.
constexpr std::size_t shortest_data = 500;
/// Pixels; smaller images are icons and counters.
constexpr int smallest = 24;

/// The address with the largest width or density of "a.jpg 1x, b.jpg 2x".
std::string largest_of(std::string_view srcset) {
    std::string best;
    double most = -1;
    for (std::size_t at = 0; at < srcset.size();) {
        at = srcset.find_first_not_of(" \t\r\n,", at);
        if (at == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(srcset.find_first_of(" \t\r\n", at), srcset.size());
        std::string_view address = srcset.substr(at, end - at);
        double size = 1;
        at = end;
        if (address.ends_with(',')) {
            address.remove_suffix(1);
        } else {
            const std::size_t comma = std::min(srcset.find(',', end), srcset.size());
            const std::string_view descriptor = base::trim(srcset.substr(end, comma - end));
            std::from_chars(descriptor.data(), descriptor.data() + descriptor.size(), size);
            at = comma;
        }
        if (size > most) {
            most = size;
            best = address;
        }
    }
    return best;
}

/// Width or height as stated in pixels; -1 where it is not.
int pixels(std::string_view value) {
    int number = -1;
    const auto result = std::from_chars(value.data(), value.data() + value.size(), number);
    const std::string_view unit = value.substr(static_cast<std::size_t>(result.ptr - value.data()));
    return unit.empty() || unit == "px" ? number : -1;
}

std::string source_in(const Page& page, NodeIndex element) {
    constexpr Attribute single[] = {Attribute::data_src, Attribute::data_lazy_src, Attribute::data_original,
                                    Attribute::src};
    for (const Attribute name : single) {
        if (std::string value = page.value(element, name); !is_placeholder(value)) {
            return value;
        }
    }
    constexpr Attribute sets[] = {Attribute::srcset, Attribute::data_srcset, Attribute::data_lazy_srcset};
    for (const Attribute name : sets) {
        if (std::string value = largest_of(page.value(element, name)); !is_placeholder(value)) {
            return value;
        }
    }
    return {};
}

/// The first source of the picture element around the image.
std::string source_around(const Page& page, NodeIndex element) {
    const NodeIndex parent = page[element].parent;
    if (parent == no_node || page[parent].tag != Tag::picture) {
        return {};
    }
    for (const NodeIndex child : Children(page, parent)) {
        if (page[child].tag == Tag::source) {
            if (std::string source = source_in(page, child); !source.empty()) {
                return source;
            }
        }
    }
    return {};
}

/// A drawing that is written into the page, where nothing says that it only holds the place of a picture to come.
std::string drawing_in(const Page& page, NodeIndex element) {
    const NodeIndex next = page[element].end;
    const bool is_repeated = next < page.size() && page[next].tag == Tag::noscript;
    std::string source = is_repeated ? std::string() : page.value(element, Attribute::src);
    return source.size() >= shortest_data && source.starts_with("data:image/svg") ? source : std::string();
}

/// Whether the brace that opens the text is closed by its last character.
bool is_one_group(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
        if (depth == 0) {
            return i + 1 == text.size();
        }
    }
    return false;
}

/// Formulas that are images are called what they are in TeX, around which programs put how large it is to be set.
std::string without_size_of_formula(std::string alternative) {
    for (const std::string_view opening : {"{\\displaystyle ", "{\\textstyle "}) {
        if (alternative.starts_with(opening) && is_one_group(alternative)) {
            return std::string(
                base::trim(std::string_view(alternative).substr(opening.size(), alternative.size() - opening.size() - 1)));
        }
    }
    return alternative;
}

/// What only the browser could show that saved the page. It cannot be read here, which is told when it is looked for.
bool is_out_of_reach(std::string_view source) {
    return source.starts_with("blob:") || source.starts_with("file:");
}

}  // namespace

bool is_placeholder(std::string_view source) {
    return source.empty() || source == "#" || source.starts_with("about:") || source.starts_with("javascript:") ||
           (source.starts_with("data:") && (source.size() < shortest_data || source.starts_with("data:image/svg")));
}

bool is_saved_beside(std::string_view source) {
    const std::size_t folder = source.find('/', source.starts_with("./") ? 2 : 0);
    return folder != std::string_view::npos && source.find("://") == std::string_view::npos &&
           source.substr(0, folder).ends_with("_files");
}

bool is_tiny(const Page& page, NodeIndex element) {
    const int width = pixels(page.raw(element, Attribute::width));
    const int height = pixels(page.raw(element, Attribute::height));
    return (width >= 0 && width < smallest) || (height >= 0 && height < smallest);
}

std::string absolute(const Location& location, std::string_view reference) {
    return resolve(location.base, reference);
}

std::optional<article::Image> image_of(const Page& page, NodeIndex element, const Location& location) {
    if (is_tiny(page, element)) {
        return std::nullopt;
    }
    std::string source = source_in(page, element);
    if (source.empty()) {
        source = source_around(page, element);
    }
    if (source.empty()) {
        source = drawing_in(page, element);
    }
    if (source.empty()) {
        return std::nullopt;
    }
    const bool came_along = location.parts != nullptr && location.parts->find(source);
    if (!came_along && !is_saved_beside(source)) {
        source = absolute(location, source);
    }
    if (!came_along && source.find(':') != std::string::npos && !is_web_address(source) &&
        !source.starts_with("data:image/") && !source.starts_with("cid:") && !is_out_of_reach(source)) {
        return std::nullopt;
    }
    return article::Image{std::move(source),
                          without_size_of_formula(base::collapse_space(page.value(element, Attribute::alt))),
                          base::collapse_space(page.value(element, Attribute::title))};
}

}  // namespace gazette::reader::html
