#include "reader/page_json_ld.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/ascii.h"
#include "base/language.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/html_page.h"
#include "reader/html_text.h"
#include "reader/name_list.h"

namespace gazette::reader::html {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_objects = 20'000;
/// Of the page's title, what headlines are looked for in.
constexpr std::size_t longest_title = 1000;

/// Without what some wrap the script in.
std::string_view unwrapped(std::string_view script) {
    std::string_view text = base::trim(script);
    if (const std::size_t section = text.find("<![CDATA["); section != std::string_view::npos && section < 16) {
        text = text.substr(section + 9);
        text = text.substr(0, text.rfind("]]>"));
    }
    const std::size_t begin = text.find_first_of("{[");
    const std::size_t end = text.find_last_of("}]");
    return begin == std::string_view::npos || end == std::string_view::npos || end < begin
               ? std::string_view()
               : text.substr(begin, end - begin + 1);
}

std::size_t past_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        at += text[at] == '\\' ? 1 : 0;
    }
    return std::min(at + 1, text.size());
}

/// Line ends in strings are spaces; comments go, and commas before the end of an object or array.
std::string repaired(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            const std::size_t end = past_string(text, i);
            std::transform(text.begin() + static_cast<std::ptrdiff_t>(i), text.begin() + static_cast<std::ptrdiff_t>(end),
                           std::back_inserter(out), [](char c) { return static_cast<unsigned char>(c) < 0x20 ? ' ' : c; });
            i = end;
        } else if (text.substr(i, 2) == "//") {
            i = std::min(text.find('\n', i), text.size());
        } else if (base::is_html_space(text[i])) {
            ++i;
        } else {
            if ((text[i] == '}' || text[i] == ']') && out.ends_with(',')) {
                out.pop_back();
            }
            out += text[i++];
        }
    }
    return out;
}

Json parsed(std::string_view script) {
    const std::string_view text = unwrapped(script);
    Json json = Json::parse(text, nullptr, false, true);
    return json.is_discarded() ? Json::parse(repaired(text), nullptr, false, true) : json;
}

std::string linked_text(const std::string& text) {
    const std::string plain = text.find('<') == std::string::npos ? decoded(text) : text_of_html(text);
    return base::shows_nothing(plain) ? std::string() : base::collapse_space(plain);
}

class LinkedData {
public:
    LinkedData(const std::vector<std::string_view>& scripts, const MetadataNames& names, const PageLimits& limits)
        : names_(names), limits_(limits), left_(limits.linked_data) {
        for (const std::string_view script : scripts) {
            read(script);
        }
        for (const Json& root : roots_) {
            gather(root);
        }
    }

    LinkedFacts facts(const std::string& url, const std::string& title) && {
        const Json* const article = choose(url, title);
        LinkedFacts found;
        if (article != nullptr) {
            found.facts = facts_of(*article, title);
        }
        found.unread = std::move(unread_);
        return found;
    }

private:
    void read(std::string_view script) {
        Json json = script.size() > left_ ? Json(Json::value_t::discarded) : parsed(script);
        left_ -= std::min(left_, script.size());
        if (!json.is_discarded()) {
            roots_.push_back(std::move(json));
        } else if (!unwrapped(script).empty()) {
            unread_.push_back(script);
        }
    }

    /// All objects, by id and by being a work; without recursion.
    void gather(const Json& root) {
        std::vector<const Json*> stack = {&root};
        std::size_t count = 0;
        while (!stack.empty() && ++count < most_objects) {
            const Json& value = *stack.back();
            stack.pop_back();
            if (value.is_object()) {
                note(value);
            }
            if (value.is_structured()) {
                for (auto child = value.rbegin(); child != value.rend(); ++child) {
                    if (child->is_structured()) {
                        stack.push_back(&*child);
                    }
                }
            }
        }
    }

    void note(const Json& object) {
        const auto id = object.find("@id");
        if (id != object.end() && id->is_string() && object.size() > 1) {
            by_id_.try_emplace(id->get<std::string>(), &object);
        }
        if (has_type(object, [&](std::string_view type) { return names_.is_article(type); })) {
            articles_.push_back(&object);
        } else if (has_type(object, [&](std::string_view type) { return names_.is_work(type); })) {
            works_.push_back(&object);
        }
    }

    template <class Test>
    static bool has_type(const Json& object, Test test) {
        const auto type = object.find("@type");
        if (type == object.end()) {
            return false;
        }
        const auto fits = [&](const Json& value) {
            if (!value.is_string()) {
                return false;
            }
            const std::string_view name = value.get_ref<const std::string&>();
            return test(name.substr(name.find_last_of("/:") == std::string_view::npos ? 0 : name.find_last_of("/:") + 1));
        };
        return type->is_array() ? std::any_of(type->begin(), type->end(), fits) : fits(*type);
    }

    const Json* choose(const std::string& url, const std::string& title) const {
        const std::vector<const Json*>& list = articles_.empty() ? works_ : articles_;
        for (const Json* each : list) {
            if (!url.empty() && (address(*each, "url") == url || address(*each, "mainEntityOfPage") == url)) {
                return each;
            }
        }
        const std::string page_title = base::fold(title.substr(0, longest_title));
        for (const Json* each : list) {
            const std::string headline = base::fold(text(*each, "headline"));
            if (!headline.empty() && page_title.find(headline) != std::string::npos) {
                return each;
            }
        }
        return list.empty() ? nullptr : list.front();
    }

    /// The value itself, the object that it refers to, or its first element.
    const Json& resolve(const Json& value) const {
        const Json* at = &value;
        if (at->is_array() && !at->empty()) {
            at = &at->front();
        }
        if (at->is_object() && at->size() == 1 && at->contains("@id") && (*at)["@id"].is_string()) {
            const auto found = by_id_.find((*at)["@id"].get<std::string>());
            return found == by_id_.end() ? *at : *found->second;
        }
        return *at;
    }

    const Json* member(const Json& object, const char* name) const {
        const auto found = object.find(name);
        return found == object.end() ? nullptr : &resolve(*found);
    }

    std::string text(const Json& object, const char* name) const {
        const Json* const value = member(object, name);
        if (value == nullptr) {
            return {};
        }
        if (value->is_string()) {
            return linked_text(value->get<std::string>());
        }
        const Json* const inner = value->is_object() ? member(*value, name[0] == '@' ? "name" : "@value") : nullptr;
        return inner != nullptr && inner->is_string() ? linked_text(inner->get<std::string>()) : std::string();
    }

    /// An address, or the one of the object that stands there.
    std::string address(const Json& object, const char* name) const {
        const Json* const value = member(object, name);
        if (value == nullptr) {
            return {};
        }
        if (value->is_string()) {
            return html::resolve("", decoded(value->get<std::string>()));
        }
        for (const char* const inner : {"url", "@id", "contentUrl"}) {
            const Json* const found = value->is_object() ? member(*value, inner) : nullptr;
            if (found != nullptr && found->is_string()) {
                return html::resolve("", decoded(found->get<std::string>()));
            }
        }
        return {};
    }

    std::string name_of(const Json& value) const {
        if (value.is_string()) {
            return linked_text(value.get<std::string>());
        }
        return value.is_object() ? text(value, "name") : std::string();
    }

    bool is_person(const Json& value) const {
        return value.is_object() && has_type(value, [](std::string_view type) { return type == "Person"; });
    }

    void add_names(const Json& object, const char* name, NameList& found) const {
        const auto value = object.find(name);
        if (value == object.end()) {
            return;
        }
        const auto add = [&](std::string each) {
            if (!is_web_address(each)) {
                found.add(std::move(each));
            }
        };
        if (value->is_array()) {
            // Where persons are named, the companies beside them are not the authors.
            const bool persons =
                std::any_of(value->begin(), value->end(), [&](const Json& each) { return is_person(resolve(each)); });
            for (const Json& each : *value) {
                if (!persons || !resolve(each).is_object() || is_person(resolve(each))) {
                    add(name_of(resolve(each)));
                }
            }
        } else if (const Json& one = resolve(*value); one.is_object() && one.contains("name") && one["name"].is_array()) {
            for (const Json& each : one["name"]) {
                add(name_of(each));
            }
        } else {
            add(name_of(one));
        }
    }

    std::optional<base::DateTime> moment(const Json& object, const char* name, std::string& unread) const {
        std::string stated = text(object, name);
        const base::Result<base::DateTime> moment = base::parse_date_time(stated);
        if (!moment && unread.empty()) {
            unread = std::move(stated);
        }
        return moment ? std::optional(*moment) : std::nullopt;
    }

    void add_tags(const Json& object, NameList& tags) const {
        const auto value = object.find("keywords");
        if (value == object.end() || !value->is_string()) {
            add_names(object, "keywords", tags);
            return;
        }
        const std::string list = value->get<std::string>();
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t comma = std::min(list.find(',', at), list.size());
            tags.add(linked_text(list.substr(at, comma - at)));
            at = comma + 1;
        }
    }

    PageFacts facts_of(const Json& article, const std::string& title) const {
        PageFacts facts;
        facts.title = headline(article, title);
        facts.subtitle = text(article, "description");
        NameList authors(limits_.authors);
        add_names(article, "author", authors);
        if (authors.names().empty()) {
            add_names(article, "creator", authors);
        }
        facts.authors = authors.names();
        facts.more_authors = authors.is_cut();
        if (const Json* const publisher = member(article, "publisher")) {
            facts.site = name_of(*publisher);
            facts.site_url = publisher->is_object() ? address(*publisher, "url") : std::string();
        }
        facts.url = address(article, "url");
        facts.published = moment(article, "datePublished", facts.unread_published);
        if (!facts.published) {
            facts.published = moment(article, "dateCreated", facts.unread_published);
        }
        facts.modified = moment(article, "dateModified", facts.unread_modified);
        facts.language = base::canonical_language(text(article, "inLanguage"));
        NameList tags(limits_.tags);
        add_tags(article, tags);
        facts.tags = tags.names();
        facts.more_tags = tags.is_cut();
        facts.licence = address(article, "license");
        facts.image = address(article, "image");
        facts.body = text(article, "articleBody");
        facts.paid = is_paid(article);
        return facts;
    }

    /// Where headline and name differ, the one that the window's title has.
    std::string headline(const Json& article, const std::string& title) const {
        std::string headline = text(article, "headline");
        std::string name = text(article, "name");
        const std::string window = base::fold(title);
        const bool name_shown = !name.empty() && window.find(base::fold(name)) != std::string::npos;
        const bool headline_shown = !headline.empty() && window.find(base::fold(headline)) != std::string::npos;
        return headline.empty() || (name_shown && !headline_shown) ? name : headline;
    }

    static bool is_paid(const Json& article) {
        const auto free = article.find("isAccessibleForFree");
        if (free == article.end()) {
            return false;
        }
        return (free->is_boolean() && !free->get<bool>()) ||
               (free->is_string() && base::fold(free->get<std::string>()) == "false");
    }

    const MetadataNames& names_;
    const PageLimits& limits_;
    /// Bytes that may still be read.
    std::size_t left_;
    std::vector<Json> roots_;
    std::vector<std::string_view> unread_;
    std::unordered_map<std::string, const Json*> by_id_;
    std::vector<const Json*> articles_;
    std::vector<const Json*> works_;
};

}  // namespace

LinkedFacts facts_of_json_ld(const std::vector<std::string_view>& scripts, const MetadataNames& names,
                             const PageLimits& limits, const std::string& url, const std::string& title) {
    return LinkedData(scripts, names, limits).facts(url, title);
}

}  // namespace gazette::reader::html
