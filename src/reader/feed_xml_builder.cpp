// Well-formed or not, the text becomes a tree here, repaired where it must be.

#include <algorithm>
#include <span>

#include "reader/feed_references.h"
#include "reader/feed_xml.h"
#include "reader/feed_xml_names.h"

namespace gazette::reader::feed {

namespace {

constexpr std::size_t deepest_element = 200;
constexpr std::size_t most_attributes = 200;
/// Declared around one element.
constexpr std::size_t most_prefixes = 200;

constexpr std::string_view text_fields[] = {
    "title", "link", "guid", "pubdate", "category", "comments", "language", "copyright", "updated", "published", "id",
};

/// Their names without prefix; none is that of an element which stands within a line.
constexpr std::string_view fields_of_entries[] = {
    "title",     "link",          "guid",        "pubdate", "category",  "comments", "language",
    "copyright", "updated",       "published",   "id",      "author",    "creator",  "enclosure",
    "encoded",   "lastbuilddate", "description", "content", "generator", "summary",  "image",
};

bool is_xml_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

class XmlTree::Builder {
public:
    Builder(std::string_view source, std::size_t most_nodes, XmlTree& tree)
        : source_(source), most_nodes_(most_nodes), tree_(tree) {}

    void run() {
        tree_.nodes_.emplace_back();
        tree_.nodes_[0].name = "#document";
        open_.push_back({0, {}, 0});
        while (at_ < source_.size() && !full_) {
            step();
        }
        if (open_.size() > 1) {
            repaired("an element is never closed");
        }
        while (open_.size() > 1) {
            close_last(source_.size());
        }
        tree_.nodes_[0].end = tree_.size();
    }

private:
    struct Open {
        XmlIndex node;
        std::string_view qualified_name;
        std::size_t prefixes_before;
    };
    struct Prefix {
        std::string_view prefix;
        Space space;
    };

    void repaired(std::string_view what) { repaired(what, at_); }

    void repaired(std::string_view what, std::size_t at) {
        if (tree_.repair_.count++ == 0) {
            tree_.repair_.what = what;
            tree_.repair_.line =
                1 + static_cast<int>(std::count(source_.begin(), source_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        }
    }

    void check_references(std::string_view raw) {
        for (std::size_t at = raw.find('&'); at != std::string_view::npos; at = raw.find('&', at + 1)) {
            const std::string_view flaw = flaw_of_reference(raw.substr(at), has_doctype_elsewhere_);
            if (!flaw.empty()) {
                repaired(flaw, static_cast<std::size_t>(raw.data() - source_.data()) + at);
            }
        }
    }

    std::string_view rest() const { return source_.substr(at_); }

    void step() {
        if (source_[at_] != '<') {
            add_text(std::min(source_.find('<', at_), source_.size()), false);
        } else if (rest().starts_with("<![CDATA[")) {
            at_ += 9;
            const std::size_t end = source_.find("]]>", at_);
            if (end == std::string_view::npos) {
                repaired("a CDATA section is never closed");
            }
            add_text(std::min(end, source_.size()), true);
            at_ = std::min(at_ + 3, source_.size());
        } else if (rest().starts_with("<!--")) {
            skip_past("-->");
        } else if (rest().starts_with("<?")) {
            skip_past("?>");
        } else if (rest().starts_with("<!")) {
            doctype();
        } else if (rest().starts_with("</")) {
            end_tag();
        } else if (at_ + 1 < source_.size() && starts_xml_name(source_[at_ + 1])) {
            start_tag();
        } else {
            repaired("'<' stands in the text");
            add_text(std::min(source_.find('<', at_ + 1), source_.size()), false);
        }
    }

    /// What is never closed ends with the document.
    void skip_past(std::string_view closing) {
        const std::size_t end = source_.find(closing, at_ + 2);
        if (end == std::string_view::npos) {
            repaired("a comment or an instruction is never closed");
        }
        at_ = end == std::string_view::npos ? source_.size() : end + closing.size();
    }

    void doctype() {
        const std::size_t begin = at_;
        const std::size_t bracket = source_.find_first_of("[>", at_);
        if (bracket != std::string_view::npos && source_[bracket] == '[') {
            const std::size_t close = source_.find(']', bracket);
            at_ = std::min(close, source_.size());
        }
        at_ = std::min(source_.find('>', at_), source_.size());
        tree_.doctype_ = source_.substr(begin, std::min(at_, bracket) - begin);
        has_doctype_elsewhere_ = tree_.doctype_.find("PUBLIC") != std::string_view::npos ||
                                 tree_.doctype_.find("SYSTEM") != std::string_view::npos;
        at_ = std::min(at_ + 1, source_.size());
    }

    bool add_node(XmlNode node) {
        if (tree_.nodes_.size() >= most_nodes_) {
            repaired("the document has too many elements; the rest of it is left out");
            full_ = true;
            return false;
        }
        node.parent = open_.back().node;
        node.end = tree_.size() + 1;
        tree_.nodes_.push_back(node);
        return true;
    }

    void add_text(std::size_t end, bool literal) {
        XmlNode node;
        node.text = source_.substr(at_, end - at_);
        node.literal = literal;
        node.source_begin = static_cast<std::uint32_t>(at_);
        node.source_end = static_cast<std::uint32_t>(end);
        at_ = end;
        if (!node.text.empty() && open_.size() > 1) {
            if (!literal) {
                check_references(node.text);
            }
            add_node(node);
        } else if (!std::all_of(node.text.begin(), node.text.end(), is_xml_space)) {
            repaired("text stands before or after its elements");
        }
    }

    std::string_view name_here() {
        const std::size_t begin = at_;
        while (at_ < source_.size() && is_xml_name(source_[at_])) {
            ++at_;
        }
        return source_.substr(begin, at_ - begin);
    }

    void skip_spaces() {
        while (at_ < source_.size() && is_xml_space(source_[at_])) {
            ++at_;
        }
    }

    void end_tag() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string_view name = name_here();
        at_ = std::min(source_.find_first_of("<>", at_), source_.size());
        at_ += at_ < source_.size() && source_[at_] == '>' ? 1 : 0;
        const auto opened =
            std::find_if(open_.rbegin(), open_.rend() - 1, [&](const Open& each) { return each.qualified_name == name; });
        if (opened == open_.rend() - 1) {
            // That of a void element or of one too deep may be as it should.
            if (!is_void_markup(name)) {
                repaired("an end tag closes nothing");
            }
            return;
        }
        const auto depth = static_cast<std::size_t>(open_.rend() - opened);
        if (depth < open_.size()) {
            repaired("an element is never closed");
        }
        while (open_.size() > depth) {
            close_last(begin);
        }
        close_last(at_);
    }

    void close_last(std::size_t source_end) {
        XmlNode& node = tree_.nodes_[open_.back().node];
        node.end = tree_.size();
        node.source_end = static_cast<std::uint32_t>(source_end);
        prefixes_.resize(open_.back().prefixes_before);
        open_.pop_back();
    }

    static bool is_void_markup(std::string_view name) {
        return name == "br" || name == "hr" || name == "img" || name == "wbr" || name == "BR" || name == "HR" ||
               name == "IMG";
    }

    void start_tag() {
        if (open_.size() == 1 && tree_.size() > 1) {
            repaired("elements follow its last end tag");
        }
        const std::size_t begin = at_++;
        const std::string_view qualified = name_here();
        const std::string_view bare = qualified.substr(qualified.find(':') + 1);
        close_unfinished_entry(qualified, bare, begin);
        close_unfinished_field(bare, begin);
        const std::size_t prefixes_before = prefixes_.size();
        XmlNode node;
        node.source_begin = static_cast<std::uint32_t>(begin);
        node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
        const bool empty = attributes();
        node.attribute_count = static_cast<std::uint16_t>(tree_.attributes_.size() - node.first_attribute);
        node.source_end = static_cast<std::uint32_t>(at_);
        settle_spaces(node);
        const std::size_t colon = qualified.find(':');
        const bool prefixed = colon != std::string_view::npos && colon + 1 < qualified.size();
        node.space = space_of_prefix(prefixed ? qualified.substr(0, colon) : std::string_view());
        node.name = prefixed ? qualified.substr(colon + 1) : qualified;
        if (open_.size() > deepest_element) {
            repaired("elements are nested too deeply");
            prefixes_.resize(prefixes_before);
            return;
        }
        if (!add_node(node)) {
            return;
        }
        if (empty || (!prefixed && is_void_markup(qualified))) {
            prefixes_.resize(prefixes_before);
        } else {
            open_.push_back({tree_.size() - 1, qualified, prefixes_before});
        }
    }

    /// No entry holds another, and none stands in an element of the feed: whatever opens before the last entry, or such an
    /// element, is closed closes it.
    void close_unfinished_entry(std::string_view qualified, std::string_view bare, std::size_t begin) {
        if (!is_name_of_entry(bare)) {
            return;
        }
        std::size_t kept = open_.size();
        for (std::size_t i = open_.size(); i-- > 1;) {
            const XmlNode& node = tree_.nodes_[open_[i].node];
            if (open_[i].qualified_name == qualified && node.space == Space::core) {
                kept = i;
                break;
            }
            if (is_container(node)) {
                kept = i + 1;
                break;
            }
        }
        if (kept == open_.size()) {
            return;
        }
        repaired("an entry, or what stands before it, is never closed");
        while (open_.size() > kept) {
            close_last(begin);
        }
    }

    /// The fields that hold nothing but text end where another field opens.
    void close_unfinished_field(std::string_view bare, std::size_t begin) {
        const XmlNode& open = tree_.nodes_[open_.back().node];
        if (open.space != Space::core || open.parent == no_element || !is_one_of(open.name, text_fields) ||
            !is_one_of(bare, fields_of_entries) || !holds_fields(tree_.nodes_[open.parent])) {
            return;
        }
        repaired("an element is never closed", begin);
        close_last(begin);
    }

    static bool is_one_of(std::string_view name, std::span<const std::string_view> lower_names) {
        return std::any_of(lower_names.begin(), lower_names.end(),
                           [&](std::string_view each) { return equals_lower(name, each); });
    }

    static bool is_name_of_entry(std::string_view name) {
        return equals_lower(name, "item") || equals_lower(name, "entry");
    }

    static bool holds_fields(const XmlNode& node) { return is_container(node) || is_name_of_entry(node.name); }

    static bool is_container(const XmlNode& node) {
        return (node.space == Space::rdf && equals_lower(node.name, "rdf")) ||
               (node.space == Space::core &&
                (equals_lower(node.name, "channel") || equals_lower(node.name, "rss") || equals_lower(node.name, "feed")));
    }

    /// Whether the tag is that of an empty element.
    bool attributes() {
        for (;;) {
            skip_spaces();
            if (at_ >= source_.size()) {
                repaired("a tag is never closed");
                return false;
            }
            const char c = source_[at_];
            if (c == '>') {
                ++at_;
                return false;
            }
            if (c == '<') {
                repaired("a tag is never closed");
                return false;
            }
            if (c == '/' && at_ + 1 < source_.size() && source_[at_ + 1] == '>') {
                at_ += 2;
                return true;
            }
            if (!starts_xml_name(c)) {
                repaired("a tag holds what is no attribute");
                ++at_;
                continue;
            }
            attribute();
        }
    }

    void attribute() {
        XmlAttribute attribute;
        attribute.name = name_here();
        skip_spaces();
        if (at_ < source_.size() && source_[at_] == '=') {
            ++at_;
            skip_spaces();
            attribute.raw = attribute_value();
            check_references(attribute.raw);
        } else {
            repaired("an attribute has no value");
        }
        const std::size_t first = tree_.attributes_.size();
        if (first < most_nodes_ && attribute_budget_ > 0) {
            tree_.attributes_.push_back(attribute);
            --attribute_budget_;
        }
    }

    std::string_view attribute_value() {
        const char quote = at_ < source_.size() ? source_[at_] : ' ';
        const bool quoted = quote == '"' || quote == '\'';
        if (!quoted) {
            repaired("an attribute's value is not quoted");
        }
        const std::size_t begin = at_ + (quoted ? 1 : 0);
        std::size_t end = quoted ? source_.find(quote, begin) : source_.find_first_of(" \t\n\r>", begin);
        if (end == std::string_view::npos) {
            repaired("an attribute is never closed");
            end = std::min(source_.find_first_of("<>", begin), source_.size());
            at_ = end;
            return source_.substr(begin, end - begin);
        }
        at_ = end + (quoted ? 1 : 0);
        return source_.substr(begin, end - begin);
    }

    /// Declarations of namespaces first, then the attributes that use them.
    void settle_spaces(const XmlNode& node) {
        attribute_budget_ = most_attributes;
        for (std::size_t i = node.first_attribute; i < tree_.attributes_.size(); ++i) {
            const XmlAttribute& each = tree_.attributes_[i];
            if (prefixes_.size() >= most_prefixes) {
                break;
            }
            if (each.name == "xmlns") {
                prefixes_.push_back({{}, space_of_uri(each.raw, true)});
            } else if (each.name.starts_with("xmlns:")) {
                prefixes_.push_back({each.name.substr(6), space_of_uri(each.raw, false)});
            }
        }
        for (std::size_t i = node.first_attribute; i < tree_.attributes_.size(); ++i) {
            XmlAttribute& each = tree_.attributes_[i];
            const std::size_t colon = each.name.find(':');
            if (colon != std::string_view::npos) {
                each.space = space_of_prefix(each.name.substr(0, colon));
                each.name.remove_prefix(colon + 1);
            }
        }
    }

    Space space_of_prefix(std::string_view prefix) {
        const auto declared =
            std::find_if(prefixes_.rbegin(), prefixes_.rend(), [&](const Prefix& each) { return each.prefix == prefix; });
        if (declared != prefixes_.rend()) {
            return declared->space;
        }
        if (!prefix.empty() && prefix != "xml" && prefix != "xmlns" && prefixes_.size() < most_prefixes) {
            repaired("the prefix '" + std::string(prefix) + "' is not declared");
        }
        return space_of_undeclared(prefix);
    }

    std::string_view source_;
    std::size_t most_nodes_;
    XmlTree& tree_;
    std::size_t at_ = 0;
    std::size_t attribute_budget_ = most_attributes;
    std::vector<Open> open_;
    std::vector<Prefix> prefixes_;
    bool full_ = false;
    /// Any entity may be declared there.
    bool has_doctype_elsewhere_ = false;
};

XmlTree::XmlTree(std::string_view source, std::size_t most_nodes) : source_(source) {
    Builder(source, most_nodes, *this).run();
}

}  // namespace gazette::reader::feed
