#include "reader/feed_json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/feed_markup.h"
#include "reader/html_address.h"

namespace gazette::reader::feed {

namespace {

using Json = nlohmann::json;

constexpr std::string_view version_address = "jsonfeed.org/version/";
constexpr int deepest_json = 32;
constexpr std::size_t longest_opening_of_json = 16 * 1024;

/// The text with null in place of what is nested too deeply. (What the library offers for that looks through an array again
/// after each of its elements.)
std::string shallow(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool opens = !quoted && (c == '[' || c == '{');
        depth += opens ? 1 : 0;
        if (depth <= deepest_json) {
            out += c;
        } else if (opens && depth == deepest_json + 1) {
            out += "null";
        }
        depth -= !quoted && (c == ']' || c == '}') ? 1 : 0;
        if (quoted && c == '\\' && i + 1 < text.size()) {
            ++i;
            out.append(depth <= deepest_json ? 1 : 0, text[i]);
        } else if (c == '"') {
            quoted = !quoted;
        }
    }
    return out;
}

/// Numbers too: identifiers were often written as such.
std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return {};
    }
    if (found->is_number()) {
        return found->dump();
    }
    return found->is_string() ? std::string(base::trim(base::scrubbed(found->get_ref<const std::string&>())))
                              : std::string();
}

class JsonParser {
public:
    explicit JsonParser(const Circumstances& circumstances)
        : most_entries_(circumstances.most_entries), texts_are_of_pages_(circumstances.texts_are_of_pages),
          base_(circumstances.base) {
        feed_.language = circumstances.language;
    }

    std::optional<Feed> run(const Json& root) {
        const std::string version = text_at(root, "version");
        const std::size_t at = version.find(version_address);
        if (at == std::string::npos) {
            return std::nullopt;
        }
        feed_.version = "json" + base::replace_all(version.substr(at + version_address.size()), ".", "");
        if (feed_.version == "json10") {
            feed_.version = "json1";
        }
        if (base_.empty()) {
            base_ = text_at(root, "feed_url");
        }
        if (base_.empty()) {
            base_ = text_at(root, "home_page_url");
        }
        if (const std::string language = text_at(root, "language"); !language.empty()) {
            feed_.language = language;
        }
        feed_.title = plain(text_at(root, "title"));
        feed_.summary = plain(text_at(root, "description"));
        feed_.image.href = address(text_at(root, "icon"));
        feed_.link = address(text_at(root, "home_page_url"));
        add_link("alternate", feed_.link, feed_);
        add_link("self", address(text_at(root, "feed_url")), feed_);
        add_authors(root, feed_);
        add_items(root);
        return std::move(feed_);
    }

private:
    Content plain(std::string text) const { return {std::move(text), "text/plain", feed_.language, base_}; }

    std::string address(const std::string& reference) const {
        return reference.empty() || base_.empty() ? reference : html::resolve(base_, reference);
    }

    static void add_link(const char* rel, const std::string& href, Record& record) {
        if (!href.empty()) {
            record.links.push_back({rel, {}, href, {}, {}});
        }
    }

    void add_authors(const Json& object, Record& record) const {
        const auto add = [&](const Json& each) {
            if (each.is_object()) {
                Person person;
                person.name = base::collapse_space(text_at(each, "name"));
                person.href = address(text_at(each, "url"));
                if (!person.name.empty() || !person.href.empty()) {
                    record.authors.push_back(std::move(person));
                }
            }
        };
        if (const auto authors = object.find("authors"); authors != object.end() && authors->is_array()) {
            for (const Json& each : *authors) {
                add(each);
            }
        }
        if (const auto author = object.find("author"); record.authors.empty() && author != object.end()) {
            add(*author);
        }
    }

    void add_items(const Json& root) {
        const auto items = root.find("items");
        if (items == root.end() || !items->is_array()) {
            return;
        }
        for (const Json& item : *items) {
            if (!item.is_object()) {
                continue;
            }
            if (feed_.entries.size() >= most_entries_) {
                ++feed_.left_out;
                continue;
            }
            feed_.entries.push_back(entry_of(item));
        }
    }

    Entry entry_of(const Json& item) const {
        Entry entry;
        entry.part = item.dump(-1, ' ', false, Json::error_handler_t::replace);
        entry.id = text_at(item, "id");
        entry.title = plain(text_at(item, "title"));
        entry.language = text_at(item, "language");
        entry.link = address(text_at(item, "url"));
        add_link("alternate", entry.link, entry);
        add_link("related", address(text_at(item, "external_url")), entry);
        if (entry.link.empty() && html::is_web_address(entry.id)) {
            entry.link = entry.id;
        }
        entry.published = text_at(item, "date_published");
        entry.updated = text_at(item, "date_modified");
        entry.summary = plain(text_at(item, "summary"));
        if (const std::string markup = text_at(item, "content_html"); !markup.empty()) {
            const std::string base = texts_are_of_pages_ ? base_of_page(entry.link, base_) : base_;
            SafeMarkup safe = safe_markup(markup, base);
            entry.content.push_back({std::move(safe.html), "text/html", entry.language, base, std::move(safe.left_out)});
        }
        if (const std::string text = text_at(item, "content_text"); !text.empty()) {
            entry.content.push_back(plain(text));
        }
        entry.image.href = address(text_at(item, "image"));
        for (const char* const key : {"image", "banner_image"}) {
            if (std::string href = address(text_at(item, key)); !href.empty()) {
                entry.media.push_back({std::move(href), "image", {}, false});
            }
        }
        add_authors(item, entry);
        add_tags(item, entry);
        add_attachments(item, entry);
        return entry;
    }

    static void add_tags(const Json& item, Entry& entry) {
        const auto tags = item.find("tags");
        if (tags == item.end() || !tags->is_array()) {
            return;
        }
        for (const Json& tag : *tags) {
            if (tag.is_string()) {
                entry.tags.push_back({base::collapse_space(base::scrubbed(tag.get_ref<const std::string&>())), {}, {}});
            }
        }
    }

    void add_attachments(const Json& item, Entry& entry) const {
        const auto attachments = item.find("attachments");
        if (attachments == item.end() || !attachments->is_array()) {
            return;
        }
        for (const Json& each : *attachments) {
            if (each.is_object()) {
                entry.links.push_back({"enclosure", text_at(each, "mime_type"), address(text_at(each, "url")),
                                       text_at(each, "title"), text_at(each, "size_in_bytes")});
            }
        }
    }

    std::size_t most_entries_;
    bool texts_are_of_pages_;
    std::string base_;
    Feed feed_;
};

}  // namespace

bool is_json_feed(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const std::string head = base::replace_all(std::string(text.substr(0, longest_opening_of_json)), "\\/", "/");
    return base::trim(head).starts_with('{') && head.find(version_address) != std::string::npos;
}

std::optional<Feed> parse_json(std::string_view text, const Circumstances& circumstances) {
    const Json root = Json::parse(shallow(text), nullptr, false);
    if (!root.is_object()) {
        return std::nullopt;
    }
    return JsonParser(circumstances).run(root);
}

}  // namespace gazette::reader::feed
