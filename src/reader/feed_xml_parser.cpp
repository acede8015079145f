#include "reader/feed_xml_parser.h"

#include <algorithm>
#include <utility>

#include "base/base64.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/feed_fields.h"
#include "reader/feed_markup.h"
#include "reader/feed_person.h"
#include "reader/feed_version.h"
#include "reader/html_address.h"

namespace gazette::reader::feed {

namespace {

constexpr int deepest_containers = 8;

std::string trimmed(const std::string& text) {
    return std::string(base::trim(text));
}

/// What an element inherits: RFC 4287 section 2, xml:base and xml:lang.
struct Scope {
    std::string base;
    std::string language;
    bool states_base = false;
};

std::string text_in_base64(std::string_view base64) {
    std::string packed;
    std::copy_if(base64.begin(), base64.end(), std::back_inserter(packed),
                 [](char c) { return c != ' ' && c != '\n' && c != '\t' && c != '\r'; });
    const std::optional<std::string> bytes = base::decode_base64(packed);
    base::Diagnostics ignored;
    return bytes ? base::scrub(*bytes, "", ignored) : std::string();
}

bool is_xml_type(std::string_view type) {
    return type.ends_with("+xml") || type.ends_with("/xml");
}

class XmlParser {
public:
    XmlParser(const XmlTree& tree, std::string_view source, const Circumstances& circumstances)
        : tree_(tree), source_(source), circumstances_(circumstances) {}

    std::optional<Feed> run() {
        const XmlIndex root = tree_.first_element(0);
        if (root == no_element) {
            return std::nullopt;
        }
        feed_.version = version_of(tree_, source_, root);
        if (feed_.version.empty()) {
            return std::nullopt;
        }
        is_atom_ = feed_.version.starts_with("atom");
        Scope scope{circumstances_.base, circumstances_.language, false};
        if (scope.base.empty()) {
            scope.base = own_address(root);
        }
        add_container(root, scope, 0);
        if (feed_.language.empty()) {
            feed_.language = inherited(root, scope).language;
        }
        return std::move(feed_);
    }

private:
    /// Of a link, or of what is one: its "href", else its text.
    std::string written_address(XmlIndex link) const {
        const std::string href = tree_.attribute(link, Space::core, "href");
        return href.empty() ? trimmed(tree_.own_text(link)) : href;
    }

    /// What a feed that was not fetched says of its address: its self link, else the page it belongs to.
    std::string own_address(XmlIndex root) const {
        const XmlIndex channel = tree_.child(root, Space::core, "channel");
        const XmlIndex parent = channel == no_element ? root : channel;
        std::string page;
        for (XmlIndex i = parent + 1; i < tree_[parent].end; i = tree_[i].end) {
            if (tree_.is_text(i) || !tree_.is(i, Space::core, "link")) {
                continue;
            }
            const std::string address = written_address(i);
            const std::string rel = tree_.attribute(i, Space::core, "rel");
            if (!html::is_web_address(address)) {
                continue;
            }
            if (rel == "self") {
                return address;
            }
            if (page.empty() && (rel.empty() || rel == "alternate")) {
                page = address;
            }
        }
        return page;
    }

    Scope inherited(XmlIndex element, const Scope& outer) const {
        Scope scope = outer;
        if (tree_.has_attribute(element, Space::xml, "base")) {
            scope.base = against(outer.base, tree_.attribute(element, Space::xml, "base"));
            scope.states_base = true;
        }
        if (tree_.has_attribute(element, Space::xml, "lang")) {
            scope.language = language_tag(tree_.attribute(element, Space::xml, "lang"));
        }
        return scope;
    }

    static std::string language_tag(std::string stated) {
        std::replace(stated.begin(), stated.end(), '_', '-');
        return stated;
    }

    static std::string against(const std::string& base, const std::string& reference) {
        return base.empty() ? reference : html::resolve(base, reference);
    }

    // ---- feeds and entries

    /// rss, RDF, channel or feed; channels stand in each other in CDF.
    void add_container(XmlIndex element, const Scope& outer, int depth) {
        const Scope scope = inherited(element, outer);
        add_channel_attributes(element, scope, feed_);
        for (XmlIndex i = element + 1; i < tree_[element].end; i = tree_[i].end) {
            if (tree_.is_text(i)) {
                continue;
            }
            if (tree_.is(i, Space::core, "item") || tree_.is(i, Space::core, "entry")) {
                add_entry(i, scope);
            } else if (tree_.is(i, Space::core, "channel") && depth < deepest_containers) {
                add_container(i, scope, depth + 1);
            } else {
                add_field(i, scope, feed_, nullptr);
            }
        }
        if (tree_.is(element, Space::core, "entry")) {
            add_entry(element, outer);
        }
    }

    /// CDF states facts in attributes.
    void add_channel_attributes(XmlIndex element, const Scope& scope, Record& record) const {
        if (feed_.version != "cdf") {
            return;
        }
        if (std::string date = tree_.attribute(element, Space::core, "lastmod"); !date.empty()) {
            record.updated = std::move(date);
        }
        if (const std::string href = tree_.attribute(element, Space::core, "href"); !href.empty()) {
            add_link({"alternate", "text/html", against(scope.base, href), {}, {}}, record);
        }
    }

    void add_entry(XmlIndex element, const Scope& outer) {
        if (feed_.entries.size() >= circumstances_.most_entries) {
            ++feed_.left_out;
            return;
        }
        const Scope scope = inherited(element, outer);
        Entry entry;
        entry.part = source_.substr(tree_[element].source_begin, tree_[element].source_end - tree_[element].source_begin);
        entry.id = tree_.attribute(element, Space::rdf, "about");
        add_channel_attributes(element, scope, entry);
        entry.language = scope.language;
        page_ = circumstances_.texts_are_of_pages ? page_of_entry(element, scope) : std::string();
        for (XmlIndex i = element + 1; i < tree_[element].end; i = tree_[i].end) {
            if (!tree_.is_text(i)) {
                add_field(i, scope, entry, &entry);
            }
        }
        add_described_media(element, scope, entry);
        add_media(element, scope, entry);
        if (entry.link.empty() && html::is_web_address(permalink_)) {
            entry.link = permalink_;
        }
        permalink_.clear();
        page_.clear();
        feed_.entries.push_back(std::move(entry));
    }

    /// Where it may be read, as its links or else its permanent identifier say.
    std::string page_of_entry(XmlIndex element, const Scope& outer) const {
        std::string permalink;
        for (XmlIndex i = element + 1; i < tree_[element].end; i = tree_[i].end) {
            const bool is_guid = tree_.is(i, Space::core, "guid");
            if (tree_.is_text(i) || (!is_guid && !tree_.is(i, Space::core, "link"))) {
                continue;
            }
            const std::string rel = tree_.attribute(i, Space::core, "rel");
            const std::string address = against(inherited(i, outer).base, written_address(i));
            if (!html::is_web_address(address)) {
                continue;
            }
            if (is_guid) {
                permalink = is_permalink(i) ? address : permalink;
            } else if (rel.empty() || rel == "alternate") {
                return address;
            }
        }
        return permalink;
    }

    void add_other_text(XmlIndex element, const Scope& outer, Entry& entry) const {
        if (tree_[element].space == Space::media) {
            return;
        }
        Content content = content_of(element, inherited(element, outer), "text/html");
        if (!content.value.empty() && !html::is_web_address(content.value)) {
            const std::string_view name = tree_[element].name;
            const std::size_t begin = tree_[element].source_begin + 1;
            const auto end = static_cast<std::size_t>(name.data() - source_.data()) + name.size();
            entry.others.push_back(
                {std::string(source_.substr(begin, end - begin)), base::lower_ascii(name), std::move(content)});
        }
    }

    /// Feeds of videos and pictures describe what they show in Media RSS alone.
    void add_described_media(XmlIndex element, const Scope& scope, Entry& entry) const {
        for (XmlIndex i = element + 1; i < tree_[element].end; ++i) {
            if (tree_.is_text(i)) {
                continue;
            }
            if (entry.title.value.empty() && tree_.is(i, Space::media, "title")) {
                entry.title = content_of(i, scope, "text/plain");
            } else if (entry.summary.value.empty() && tree_.is(i, Space::media, "description")) {
                entry.summary = content_of(i, scope, "text/plain");
            }
        }
    }

    /// Those of a group are one thing in several forms; the first stands for all.
    void add_media(XmlIndex element, const Scope& scope, Entry& entry) const {
        bool has_content = false;
        for (XmlIndex i = element + 1; i < tree_[element].end; i = tree_[i].end) {
            if (tree_.is_text(i) || tree_[i].space != Space::media) {
                continue;
            }
            if (tree_.is(i, Space::media, "group")) {
                add_media(i, scope, entry);
                continue;
            }
            const bool is_content = tree_.is(i, Space::media, "content");
            std::string href = against(scope.base, tree_.attribute(i, Space::core, "url"));
            if (href.empty() || (!is_content && !tree_.is(i, Space::media, "thumbnail")) ||
                (is_content && has_content && tree_.is(element, Space::media, "group"))) {
                continue;
            }
            has_content = has_content || is_content;
            const std::string type = tree_.attribute(i, Space::core, "type");
            entry.media.push_back({std::move(href), type.empty() ? tree_.attribute(i, Space::core, "medium") : type,
                                   title_of_media(i), !is_content});
            if (is_content) {
                add_media(i, scope, entry);
            }
        }
    }

    std::string title_of_media(XmlIndex element) const {
        for (const std::string_view name : {"description", "title"}) {
            const XmlIndex child = tree_.child(element, Space::media, name);
            if (child != no_element) {
                return base::collapse_space(tree_.own_text(child));
            }
        }
        return {};
    }

    /// `entry` is null in a feed and in a source.
    void add_field(XmlIndex element, const Scope& outer, Record& record, Entry* entry) {
        const Field field = field_of(tree_, element);
        if (field == Field::none) {
            if (entry != nullptr) {
                add_other_text(element, outer, *entry);
            }
            return;
        }
        const Scope scope = inherited(element, outer);
        switch (field) {
        case Field::title: set_content(record.title, element, scope, "text/plain"); break;
        case Field::summary: add_summary(element, scope, record, entry); break;
        case Field::rights: set_content(record.rights, element, scope, "text/plain"); break;
        case Field::id: add_id(element, scope, record, entry); break;
        case Field::link: add_link_element(element, scope, record); break;
        case Field::author: add_author(element, scope, record); break;
        case Field::contributor: record.contributors.push_back(person_in(element, scope)); break;
        case Field::category: add_category(element, record); break;
        case Field::published: set_text(record.published, element); break;
        case Field::updated: set_text(record.updated, element); break;
        case Field::created: set_text(record.created, element); break;
        case Field::language: record.language = language_tag(trimmed(tree_.own_text(element))); break;
        case Field::image: record.image = image_in(element, scope); break;
        default: add_own_field(field, element, scope, entry);
        }
    }

    /// The fields that feeds alone have, and entries alone.
    void add_own_field(Field field, XmlIndex element, const Scope& scope, Entry* entry) {
        const std::string text = trimmed(tree_.own_text(element));
        if (field == Field::enclosure) {
            add_link({"enclosure",
                      tree_.attribute(element, Space::core, "type"),
                      against(scope.base, tree_.attribute(element, Space::core, "url")),
                      {},
                      tree_.attribute(element, Space::core, "length")},
                     entry == nullptr ? static_cast<Record&>(feed_) : *entry);
        } else if (entry != nullptr && field == Field::content) {
            entry->content.push_back(
                content_of(element, scope, tree_.is(element, Space::core, "content") ? "text/plain" : "text/html"));
        } else if (entry != nullptr && field == Field::source) {
            entry->source = source_in(element, scope);
        } else if (entry != nullptr && field == Field::comments) {
            entry->comments = against(scope.base, text);
        } else if (field == Field::generator) {
            feed_.generator = text;
        } else if (field == Field::docs) {
            feed_.docs = against(scope.base, text);
        } else if (field == Field::info) {
            feed_.info = content_of(element, scope, "text/plain");
        }
    }

    void set_text(std::string& value, XmlIndex element) const {
        if (std::string text = base::collapse_space(tree_.own_text(element)); !text.empty()) {
            value = std::move(text);
        }
    }

    /// The first of a name of the format itself, before those of Dublin Core.
    void set_content(Content& value, XmlIndex element, const Scope& scope, const char* type) const {
        if (value.value.empty()) {
            value = content_of(element, scope, type);
        }
    }

    void add_summary(XmlIndex element, const Scope& scope, Record& record, Entry* entry) const {
        const bool is_plain = tree_.is(element, Space::core, "summary") || tree_.is(element, Space::core, "subtitle") ||
                              tree_.is(element, Space::core, "tagline");
        Content content = content_of(element, scope, is_plain && is_atom_ ? "text/plain" : "text/html");
        if (record.summary.value.empty()) {
            record.summary = std::move(content);
        } else if (entry != nullptr) {
            entry->content.push_back(std::move(content));
        }
    }

    void add_id(XmlIndex element, const Scope& scope, Record& record, const Entry* entry) {
        const std::string text = trimmed(tree_.own_text(element));
        const bool is_guid = tree_.is(element, Space::core, "guid");
        if (record.id.empty() || !tree_.is(element, Space::dublin_core, "identifier")) {
            record.id = is_guid ? text : against(scope.base, text);
        }
        if (entry != nullptr && is_guid && is_permalink(element)) {
            permalink_ = against(scope.base, text);
        }
    }

    bool is_permalink(XmlIndex guid) const {
        return base::lower_ascii(tree_.attribute(guid, Space::core, "ispermalink")) != "false";
    }

    void add_link_element(XmlIndex element, const Scope& scope, Record& record) const {
        const bool stated = tree_.has_attribute(element, Space::core, "href");
        const std::string href = stated ? tree_.attribute(element, Space::core, "href") : trimmed(tree_.own_text(element));
        const std::string rel = tree_.attribute(element, Space::core, "rel");
        const std::string type = tree_.attribute(element, Space::core, "type");
        if (href.empty() && !stated) {
            return;
        }
        add_link({rel.empty() ? "alternate" : rel, type.empty() ? "text/html" : type, against(scope.base, href),
                  tree_.attribute(element, Space::core, "title"), tree_.attribute(element, Space::core, "length")},
                 record);
    }

    static void add_link(Link link, Record& record) {
        const bool is_page = link.rel == "alternate" && (link.type == "text/html" || link.type == "application/xhtml+xml");
        if (is_page && record.link.empty()) {
            record.link = link.href;
        }
        record.links.push_back(std::move(link));
    }

    void add_author(XmlIndex element, const Scope& scope, Record& record) const {
        const Person person = person_in(element, scope);
        const bool again = tree_.is(element, Space::itunes, "author") && !record.authors.empty();
        if (!again && !(person.name.empty() && person.email.empty() && person.href.empty())) {
            record.authors.push_back(person);
        }
    }

    Person person_in(XmlIndex element, const Scope& scope) const {
        if (!tree_.has_elements(element)) {
            return person_of(base::collapse_space(tree_.own_text(element)));
        }
        Person person;
        for (XmlIndex i = element + 1; i < tree_[element].end; ++i) {
            if (tree_.is(i, Space::core, "name")) {
                person.name = base::collapse_space(tree_.own_text(i));
            } else if (tree_.is(i, Space::core, "email")) {
                person.email = trimmed(tree_.own_text(i));
            } else if (tree_.is(i, Space::core, "uri") || tree_.is(i, Space::core, "url") ||
                       tree_.is(i, Space::core, "homepage")) {
                person.href = against(inherited(i, scope).base, trimmed(tree_.own_text(i)));
            }
        }
        return person;
    }

    void add_category(XmlIndex element, Record& record) const {
        Category category;
        category.term = tree_.attribute(element, Space::core, "term");
        category.label = tree_.attribute(element, Space::core, "label");
        category.scheme = tree_.attribute(element, Space::core, "scheme");
        if (category.scheme.empty()) {
            category.scheme = tree_.attribute(element, Space::core, "domain");
        }
        if (category.term.empty()) {
            category.term = base::collapse_space(tree_.own_text(element));
        }
        if (!category.term.empty() || !category.label.empty()) {
            record.tags.push_back(std::move(category));
        }
    }

    Image image_in(XmlIndex element, const Scope& scope) const {
        const auto text = [&](std::string_view name) {
            const XmlIndex child = tree_.child(element, Space::core, name);
            return child == no_element ? std::string() : base::collapse_space(tree_.text_of(child));
        };
        Image image{text("url"), text("title"), text("link"), text("description")};
        image.href = against(scope.base, image.href.empty() ? tree_.attribute(element, Space::core, "href") : image.href);
        image.link = against(scope.base, image.link);
        return image;
    }

    Record source_in(XmlIndex element, const Scope& scope) {
        Record source;
        if (!tree_.has_elements(element)) {
            source.title = {base::collapse_space(tree_.own_text(element)), "text/plain", scope.language, scope.base};
            source.link = against(scope.base, tree_.attribute(element, Space::core, "url"));
            return source;
        }
        for (XmlIndex i = element + 1; i < tree_[element].end; i = tree_[i].end) {
            if (!tree_.is_text(i)) {
                add_field(i, scope, source, nullptr);
            }
        }
        return source;
    }

    // ---- text constructs

    Content content_of(XmlIndex element, const Scope& scope, std::string type) const {
        Content content;
        content.language = scope.language;
        content.base = base_of_text(scope);
        const std::string mode = base::lower_ascii(tree_.attribute(element, Space::core, "mode"));
        if (const std::string stated = base::lower_ascii(tree_.attribute(element, Space::core, "type")); !stated.empty()) {
            type = stated == "text"                        ? "text/plain"
                   : stated == "html"                      ? "text/html"
                   : stated == "xhtml"                     ? "application/xhtml+xml"
                   : stated.find('/') != std::string::npos ? stated
                                                           : type;
        }
        const bool is_text = type.starts_with("text/") || is_xml_type(type);
        if (tree_.has_elements(element)) {
            content.type = type == "text/html" ? type : "application/xhtml+xml";
            set_markup(safe_markup(markup_in(element), base_of_markup(element, scope)), content);
        } else if (mode == "base64" || !is_text) {
            content.type = "text/html";
            set_markup(safe_markup(text_in_base64(tree_.own_text(element)), content.base), content);
        } else {
            const std::string text = trimmed(tree_.own_text(element));
            const bool markup = type != "text/plain" || (!is_atom_ && looks_like_markup(text));
            content.type = type != "text/plain" ? type : markup ? "text/html" : "text/plain";
            set_markup(markup ? safe_markup(text, content.base) : SafeMarkup{text, {}}, content);
        }
        return content;
    }

    static void set_markup(SafeMarkup safe, Content& content) {
        content.value = trimmed(safe.html);
        content.left_out = std::move(safe.left_out);
    }

    /// RFC 4287 section 3.1.1.3: the div is no part of the text.
    XmlIndex div_of(XmlIndex element) const {
        const XmlIndex first = tree_.first_element(element);
        const bool xhtml = base::lower_ascii(tree_.attribute(element, Space::core, "type")) == "xhtml";
        return xhtml && tree_.is(first, tree_[first].space, "div") ? first : no_element;
    }

    std::string markup_in(XmlIndex element) const {
        const XmlIndex div = div_of(element);
        return tree_.markup_of(div == no_element ? element : div);
    }

    std::string base_of_markup(XmlIndex element, const Scope& scope) const {
        const XmlIndex div = div_of(element);
        return base_of_text(div == no_element ? scope : inherited(div, scope));
    }

    std::string base_of_text(const Scope& scope) const {
        return scope.states_base || page_.empty() ? scope.base : base_of_page(page_, scope.base);
    }

    const XmlTree& tree_;
    std::string_view source_;
    const Circumstances& circumstances_;
    Feed feed_;
    bool is_atom_ = false;
    /// Of the entry that is being read.
    std::string permalink_;
    std::string page_;
};

}  // namespace

std::string base_of_page(const std::string& page, const std::string& base) {
    const bool is_own = base.empty() || html::host_of(page) == html::host_of(base);
    return html::is_web_address(page) && is_own ? page : base;
}

std::optional<Feed> parse_xml(const XmlTree& tree, std::string_view source, const Circumstances& circumstances) {
    return XmlParser(tree, source, circumstances).run();
}

}  // namespace gazette::reader::feed
