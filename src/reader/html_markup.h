#pragma once

// The source of a page in; its markup reduced to what reading it needs, and the attributes beside it, out.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/html_names.h"

namespace gazette::reader::html {

/// What stands for the first run of text that stands aside, and how many can.
inline constexpr char32_t first_aside = 0x100000;
inline constexpr std::size_t most_aside = 0xFFFD;

struct AttributeValue {
    Attribute name = Attribute::other;
    /// As written, character references not decoded.
    std::string_view raw;
};

/// A start tag that was kept.
struct StartTag {
    /// Of its "<" in `Markup::text`.
    std::uint32_t offset = 0;
    /// Of its "<" in the source.
    std::uint32_t source_offset = 0;
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
};

/// A run of text that stands aside.
struct AsideText {
    /// In `Markup::aside`, with a space at either end where the source has white space there.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// An element that was left out with what stands in it, be that shown or not.
struct LeftOut {
    Tag tag = Tag::other;
    /// Of its "<" in the source.
    std::uint32_t source_offset = 0;
    /// As written.
    std::string_view content;
    /// Its aria-label, as written.
    std::string_view label;
};

/// Views the source, which must outlive it.
struct Markup {
    /// Start tags without attributes, end tags and text. Where a run of text stands aside there is one character in its
    /// stead: U+100000 plus the run's number. The source has no private-use character, nor does a reference name one there.
    std::string text;
    std::string aside;
    std::vector<AsideText> aside_texts;
    /// In the order of `text`.
    std::vector<StartTag> tags;
    std::vector<AttributeValue> attributes;
    /// The scripts of type application/ld+json.
    std::vector<std::string_view> json_ld;
    /// Those that may hold words, in order: drawings, lists of choices and the like, and what stands in an iframe.
    std::vector<LeftOut> left_out;
    /// What its frames show, as written.
    std::vector<std::string_view> frames;
    /// Whether the page has scripts at all.
    bool has_scripts = false;
    /// Whether there is more of something than is taken, and tags are left out for that.
    bool cut = false;
    /// Where the first tag is in the source that was left out because too much is open around it.
    std::optional<std::uint32_t> too_deep;
};

/// How much of a page is taken, which bounds the memory that reading it needs. What stands here is for pieces of pages.
struct MostMarkup {
    std::size_t elements = 300'000;
    std::size_t attributes = 2'000'000;
    /// Bytes, tags without attributes counted in.
    std::size_t text = 16U << 20U;
};

/// Cuts tags as HTML Standard 13.2.5 does and leaves out comments, scripts, styles, drawings and the like; of drawings that
/// may be figures an element without content stays, of scripts with formulas in TeX these, as code. What remains
/// cannot be nested deeper than 400 elements, nor have more than a few formatting elements reopened in every paragraph:
/// tags beyond that are left out, their text stays. (gumbo takes time quadratic in depth.) Long runs of text without
/// character references stand aside: gumbo goes through what it is given letter by letter, and it need not know them.
/// In a page that says that it is XML, elements that end in themselves are empty; where it only has the namespace of XHTML,
/// those are that would hold all that follows. From where there is `most` of something on, tags are left out too. `source` is scrubbed UTF-8.
Markup reduce_markup(std::string_view source, const MostMarkup& most);

}  // namespace gazette::reader::html
