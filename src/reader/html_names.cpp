#include "reader/html_names.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <tuple>

namespace gazette::reader::html {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::xmp) + 1;

// In the order of Tag from `a` on, which is the alphabet's.
constexpr std::string_view tag_names[] = {
    "a",        "abbr",       "acronym",  "address",  "amp-img",  "annotation", "annotation-xml",
    "article",  "aside",      "audio",    "b",        "base",     "bdi",        "bdo",
    "big",      "blockquote", "body",     "br",       "button",   "canvas",     "caption",
    "center",   "cite",       "code",     "col",      "colgroup", "data",       "datalist",
    "dd",       "del",        "details",  "dfn",      "dialog",   "dir",        "div",
    "dl",       "dt",         "em",       "embed",    "fieldset", "figcaption", "figure",
    "font",     "footer",     "form",     "frame",    "frameset", "h1",         "h2",
    "h3",       "h4",         "h5",       "h6",       "head",     "header",     "hgroup",
    "hr",       "html",       "i",        "iframe",   "img",      "input",      "ins",
    "kbd",      "label",      "legend",   "li",       "link",     "main",       "map",
    "mark",     "math",       "menu",     "meta",     "meter",    "mfrac",      "mroot",
    "msqrt",    "msub",       "msubsup",  "msup",     "nav",      "noembed",    "noframes",
    "noscript", "object",     "ol",       "optgroup", "option",   "output",     "p",
    "picture",  "plaintext",  "pre",      "progress", "q",        "rb",         "rp",
    "rt",       "rtc",        "ruby",     "s",        "samp",     "script",     "search",
    "section",  "select",     "small",    "source",   "span",     "strike",     "strong",
    "style",    "sub",        "summary",  "sup",      "svg",      "table",      "tbody",
    "td",       "template",   "textarea", "tfoot",    "th",       "thead",      "time",
    "title",    "tr",         "track",    "tt",       "u",        "ul",         "var",
    "video",    "wbr",        "xmp",
};
constexpr std::size_t first_tag = static_cast<std::size_t>(Tag::a);
static_assert(std::size(tag_names) == tag_count - first_tag);
static_assert(std::is_sorted(std::begin(tag_names), std::end(tag_names)));

// In the order of Attribute from `align` on.
constexpr std::string_view attribute_names[] = {
    "align",
    "alt",
    "aria-controls",
    "aria-expanded",
    "aria-hidden",
    "aria-label",
    "aria-level",
    "aria-modal",
    "border",
    "checked",
    "cite",
    "class",
    "colspan",
    "content",
    "data",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-original",
    "data-src",
    "data-srcset",
    "datetime",
    "dir",
    "epub:type",
    "height",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "poster",
    "property",
    "pubdate",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "src",
    "srcdoc",
    "srcset",
    "start",
    "style",
    "title",
    "type",
    "value",
    "viewbox",
    "width",
    "xml:lang",
};
static_assert(std::size(attribute_names) == static_cast<std::size_t>(Attribute::xml_lang));
static_assert(std::is_sorted(std::begin(attribute_names), std::end(attribute_names)));

using TagSet = std::array<bool, tag_count>;

constexpr TagSet set_of(std::initializer_list<Tag> tags) {
    TagSet set = {};
    for (const Tag tag : tags) {
        set[static_cast<std::size_t>(tag)] = true;
    }
    return set;
}

constexpr TagSet void_tags = set_of({Tag::base, Tag::br, Tag::col, Tag::embed, Tag::frame, Tag::hr, Tag::img, Tag::input,
                                     Tag::link, Tag::meta, Tag::source, Tag::track, Tag::wbr});

constexpr TagSet inline_tags = set_of(
    {Tag::text,   Tag::a,    Tag::abbr,     Tag::acronym, Tag::b,      Tag::bdi,     Tag::bdo,    Tag::big,   Tag::br,
     Tag::cite,   Tag::code, Tag::data,     Tag::del,     Tag::dfn,    Tag::em,      Tag::font,   Tag::i,     Tag::img,
     Tag::ins,    Tag::kbd,  Tag::label,    Tag::map,     Tag::mark,   Tag::math,    Tag::meter,  Tag::mfrac, Tag::mroot,
     Tag::msqrt,  Tag::msub, Tag::msubsup,  Tag::msup,    Tag::output, Tag::picture, Tag::q,      Tag::rb,    Tag::rp,
     Tag::rt,     Tag::rtc,  Tag::ruby,     Tag::s,       Tag::samp,   Tag::small,   Tag::source, Tag::span,  Tag::strike,
     Tag::strong, Tag::sub,  Tag::sup,      Tag::time,    Tag::tt,     Tag::u,       Tag::var,    Tag::wbr,   Tag::other,
     Tag::link,   Tag::meta, Tag::noscript, Tag::svg});

/// Where each of `count` names stands in their list, found by a hash of length and three letters.
template <std::size_t count>
class NameIndex {
public:
    constexpr explicit NameIndex(const std::string_view (&names)[count]) : names_(names) {
        for (std::size_t i = 0; i < count; ++i) {
            std::size_t slot = slot_of(names[i]);
            while (slots_[slot] != 0) {
                slot = (slot + 1) % slots_.size();
            }
            slots_[slot] = static_cast<std::uint8_t>(i + 1);
        }
    }

    /// `count` where it is none of them.
    constexpr std::size_t of(std::string_view name) const {
        if (name.empty()) {
            return count;
        }
        for (std::size_t slot = slot_of(name); slots_[slot] != 0; slot = (slot + 1) % slots_.size()) {
            if (names_[slots_[slot] - 1U] == name) {
                return slots_[slot] - 1U;
            }
        }
        return count;
    }

private:
    static constexpr std::size_t slot_of(std::string_view name) {
        const auto letter = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(name[at])); };
        const std::size_t mixed =
            letter(0) * 5 + letter(name.size() / 2) * 31 + letter(name.size() - 1) * 113 + name.size() * 67;
        return mixed % std::tuple_size_v<decltype(slots_)>;
    }

    static_assert(count < 256);
    const std::string_view (&names_)[count];
    std::array<std::uint8_t, 1024> slots_ = {};
};

constexpr NameIndex tag_index(tag_names);
constexpr NameIndex attribute_index(attribute_names);

}  // namespace

Tag tag_named(std::string_view name) {
    const std::size_t index = tag_index.of(name);
    return index < std::size(tag_names) ? static_cast<Tag>(index + first_tag) : Tag::other;
}

std::string_view name_of(Tag tag) {
    const auto index = static_cast<std::size_t>(tag);
    return index >= first_tag ? tag_names[index - first_tag] : "span"sv;
}

Attribute attribute_named(std::string_view name) {
    const std::size_t index = attribute_index.of(name);
    return index < std::size(attribute_names) ? static_cast<Attribute>(index + 1) : Attribute::other;
}

bool is_void(Tag tag) {
    return void_tags[static_cast<std::size_t>(tag)];
}

bool is_inline(Tag tag) {
    return inline_tags[static_cast<std::size_t>(tag)];
}

int heading_level(Tag tag) {
    return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0;
}

}  // namespace gazette::reader::html
