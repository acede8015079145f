#include "reader/page_lead_image.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "article/children.h"
#include "article/lines.h"
#include "base/address.h"
#include "base/ascii.h"
#include "base/text.h"
#include "reader/html_address.h"

namespace gazette::reader::html {

namespace {

/// Shorter names, and mere numbers, are those of many pictures.
constexpr std::size_t shortest_part = 8;

/// "-1200x630", "_640w", "@2x": what tells one size of a picture from another.
std::string_view without_size(std::string_view name) {
    name = name.ends_with("-scaled") ? name.substr(0, name.size() - 7) : name;
    const std::size_t last = name.find_last_not_of("0123456789xwp");
    const bool is_size = last != std::string_view::npos && last > 0 && last + 2 < name.size() &&
                         std::string_view("-_@.").find(name[last]) != std::string_view::npos &&
                         base::is_ascii_digit(name[last + 1]) && name.find_first_of("xwp", last) != std::string_view::npos;
    return is_size ? name.substr(0, last) : name;
}

/// Of its file, without folders, ending and size; empty where it is written into the page.
std::string name_of_picture(std::string_view address) {
    if (address.starts_with("data:")) {
        return {};
    }
    const std::string path = base::percent_decoded(address.substr(0, address.find_first_of("?#")));
    std::string_view name = path;
    name.remove_prefix(name.find_last_of("/\\") + 1);
    return std::string(without_size(name.substr(0, name.rfind('.'))));
}

/// The picture whose sizes have several addresses.
class Picture {
public:
    explicit Picture(std::string address) : address_(std::move(address)), name_(name_of_picture(address_)) {
        const bool tells = name_.size() >= shortest_part && std::any_of(name_.begin(), name_.end(), base::is_ascii_letter);
        name_ = tells ? name_ : std::string();
    }

    bool is_at(const std::string& other) const {
        return other == address_ || (!name_.empty() && !other.starts_with("data:") &&
                                     (name_of_picture(other) == name_ || is_within(base::percent_decoded(other))));
    }

private:
    /// Servers that scale pictures have their names in addresses of another form.
    bool is_within(const std::string& other) const {
        const std::size_t at = other.rfind('/' + name_);
        const std::size_t end = at + 1 + name_.size();
        return at != std::string::npos && end < other.size() &&
               std::string_view("-_@.").find(other[end]) != std::string_view::npos;
    }

    std::string address_;
    std::string name_;
};

void gather_sources(const article::Inlines& line, std::vector<const std::string*>& sources) {
    for (const article::Inline& part : line) {
        if (const auto* image = std::get_if<article::Image>(&part.value)) {
            sources.push_back(&image->source);
        } else if (const article::Inlines* children = article::children_of(part)) {
            gather_sources(*children, sources);
        }
    }
}

bool is_shown_in(const article::Blocks& body, const Picture& picture) {
    std::vector<const std::string*> sources;
    article::for_each_block(body, [&](const article::Block& block) {
        if (const auto* figure = std::get_if<article::Figure>(&block.value)) {
            sources.push_back(&figure->image.source);
        }
    });
    article::for_each_line(body, [&](const article::Inlines& line) { gather_sources(line, sources); });
    return std::any_of(sources.begin(), sources.end(), [&](const std::string* each) { return picture.is_at(*each); });
}

class LeadImage {
public:
    LeadImage(const Page& page, const Location& location, const IsKept& is_kept)
        : page_(page), location_(location), is_kept_(is_kept) {}

    /// As the body would write it.
    std::string settled(const std::string& written) const {
        return is_part(written) || is_saved_beside(written) ? written : absolute(location_, written);
    }

    bool is_at_hand(const std::string& source) const {
        return source.starts_with("data:image/") || is_part(source) || is_saved_beside(source) ||
               (is_kept_ && is_kept_(source));
    }

    /// An image of the page, where none is in the article, that shows the same and was saved with it.
    std::optional<article::Image> saved_copy_of(const Picture& picture) const {
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            if (page_[i].tag != Tag::img) {
                continue;
            }
            std::optional<article::Image> image = image_of(page_, i, location_);
            if (image && !stands_beside(i) && is_at_hand(image->source) && picture.is_at(image->source)) {
                return image;
            }
        }
        return std::nullopt;
    }

    /// Whether the page has it as its logo, a portrait or an icon, or shows it of something else.
    bool is_ornament(const std::string& source) const {
        const std::string address = absolute(location_, source);
        bool seen = false;
        for (NodeIndex i = 1; i < page_.size(); ++i) {
            if (page_[i].tag == Tag::img && is_written_at(i, source, address)) {
                seen = true;
                if (!stands_beside(i) && !is_tiny(page_, i)) {
                    return false;
                }
            }
        }
        return seen;
    }

private:
    bool is_written_at(NodeIndex node, const std::string& source, const std::string& address) const {
        const std::string written = page_.value(node, Attribute::src);
        return written == source || absolute(location_, written) == address;
    }

    /// Around the article rather than in it.
    bool stands_beside(NodeIndex node) const {
        constexpr Tag around[] = {Tag::header, Tag::nav, Tag::aside, Tag::footer};
        for (NodeIndex i = page_[node].parent; i != no_node; i = page_[i].parent) {
            if (page_[i].tag == Tag::article) {
                return false;
            }
            if (std::find(std::begin(around), std::end(around), page_[i].tag) != std::end(around)) {
                return true;
            }
        }
        return false;
    }

    bool is_part(const std::string& source) const {
        return location_.parts != nullptr && location_.parts->find(source).has_value();
    }

    const Page& page_;
    const Location& location_;
    const IsKept& is_kept_;
};

}  // namespace

bool shows_picture(const article::Blocks& body, const std::string& address) {
    return is_shown_in(body, Picture(address));
}

void add_lead_image(const Page& page, const PageFacts& facts, const Location& location, const IsKept& is_kept,
                    const std::string& file, article::Article& article) {
    if (is_placeholder(facts.image)) {
        return;
    }
    const LeadImage lead(page, location, is_kept);
    const std::string source = lead.settled(facts.image);
    article.image = is_saved_beside(source) ? source : absolute(location, source);
    const Picture picture(article.image);
    if (article.body.empty() || is_shown_in(article.body, picture)) {
        return;
    }
    std::optional<article::Image> image =
        lead.is_at_hand(source) ? article::Image{source, facts.image_alt, {}} : lead.saved_copy_of(picture);
    if (image && lead.is_ornament(image->source)) {
        return;
    }
    if (image) {
        article.body.insert(article.body.begin(), {article::Figure{*std::move(image), {}}});
    } else if (!article.image.starts_with("data:")) {
        article.diagnostics.push_back(
            {base::Severity::note, {file, 0, 0}, "the article's picture '" + article.image + "' is not fetched", {}});
    }
}

}  // namespace gazette::reader::html
