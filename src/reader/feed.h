#pragma once

// A feed of any format as one tree of values.

#include <cstddef>
#include <string>
#include <vector>

namespace gazette::reader::feed {

// All strings are scrubbed UTF-8; what is not stated is empty. Addresses are absolute where a base is known.

/// RFC 4287 section 3.1, and what other formats have in its place.
struct Content {
    /// Plain text, or HTML of which only what is safe is left, as `type` says.
    std::string value;
    /// "text/plain", "text/html", "application/xhtml+xml".
    std::string type;
    std::string language;
    std::string base;
    /// Of HTML: the elements that are left out of it and show something that is no text.
    std::string left_out = {};

    bool is_html() const { return type != "text/plain"; }
};

struct Person {
    /// As written, where it is one string: "jane@salt.example (Jane Doe)".
    std::string stated;
    std::string name;
    std::string email;
    std::string href;
};

struct Link {
    std::string rel;
    std::string type;
    std::string href;
    std::string title;
    std::string length;
};

struct Category {
    std::string term;
    std::string scheme;
    std::string label;
};

struct Image {
    std::string href;
    std::string title;
    std::string link;
    std::string description;
};

/// What feeds, entries and sources have in common. Dates are as written.
struct Record {
    Content title;
    /// Of a feed its subtitle.
    Content summary;
    Content rights;
    std::string id;
    std::string link;
    std::vector<Link> links;
    std::vector<Person> authors;
    std::vector<Person> contributors;
    std::vector<Category> tags;
    std::string published;
    std::string updated;
    std::string created;
    std::string language;
    Image image;
};

/// An element of an entry that is of no field and holds text.
struct OtherText {
    /// As written.
    std::string element;
    /// In lower case, without prefix.
    std::string name;
    Content content;
};

/// What an entry shows or plays besides its text.
struct Media {
    std::string href;
    /// "audio/mpeg", or what kind it is: "image".
    std::string type;
    std::string title;
    /// Whether it only stands for something else.
    bool is_thumbnail = false;
};

struct Entry : Record {
    /// Full text, the first as the entry has it first.
    std::vector<Content> content;
    /// What vocabularies that are none of a feed's own say, but for Media RSS.
    std::vector<OtherText> others;
    /// Where the entry was first published, RFC 4287 section 4.2.11; an RSS `source` is a title and a link.
    Record source;
    std::string comments;
    /// Of Media RSS, and images of JSON Feed; what is enclosed is among the links.
    std::vector<Media> media;
    /// What it was read from: its piece of the text, or of JSON Feed the object, written without white space.
    std::string part;
};

struct Feed : Record {
    /// "rss20", "rss091n", "rss10", "atom03", "atom10", "cdf", "json11".
    std::string version;
    /// Atom 0.3 has it beside the subtitle.
    Content info;
    std::string generator;
    std::string docs;
    std::vector<Entry> entries;
    /// Entries beyond the limit, which are left out.
    std::size_t left_out = 0;
};

}  // namespace gazette::reader::feed
