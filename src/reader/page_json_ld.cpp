#include "reader/page_json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/language.h"
#include "base/text.h"
#include "reader/html_address.h"
#include "reader/html_page.h"
#include "reader/html_text.h"

namespace gazette::reader::html {

namespace {

using Json = nlohmann::json;

constexpr int deepest_json = 40;
constexpr std::size_t most_objects = 20'000;

/// Pages write line ends into strings, and wrap the script in comments.
std::string repaired(std::string_view script) {
    std::string text(base::trim(script));
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (const std::size_t section = text.find("<![CDATA["); section != std::string::npos && section < 16) {
        text = text.substr(section + 9, text.rfind("]]>") - section - 9);
    }
    const std::size_t begin = text.find_first_of("{[");
    const std::size_t end = text.find_last_of("}]");
    return begin == std::string::npos || end == std::string::npos || end < begin ? "" : text.substr(begin, end - begin + 1);
}

Json parsed(std::string_view script) {
    const std::string text = repaired(script);
    const auto guard = [](int depth, Json::parse_event_t, Json&) { return depth < deepest_json; };
    Json json = Json::parse(text, guard, false, true);
    return json.is_discarded() ? Json() : json;
}

std::string linked_text(const std::string& text) {
    return base::collapse_space(text.find('<') == std::string::npos ? decoded(text) : text_of_html(text));
}

class LinkedData {
public:
    LinkedData(const std::vector<std::string_view>& scripts, const MetadataNames& names) : names_(names) {
        for (const std::string_view script : scripts) {
            roots_.push_back(parsed(script));
        }
        for (const Json& root : roots_) {
            gather(root);
        }
    }

    PageFacts facts(const std::string& url, const std::string& title) const {
        const Json* const article = choose(url, title);
        PageFacts facts;
        if (article != nullptr) {
            facts = facts_of(*article, title);
        }
        return facts;
    }

private:
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
        const std::string page_title = base::fold(title);
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

    std::vector<std::string> names_in(const Json& object, const char* name) const {
        std::vector<std::string> found;
        const auto value = object.find(name);
        if (value == object.end()) {
            return found;
        }
        const auto add = [&](const std::string& each) {
            if (!each.empty() && !is_web_address(each) && std::find(found.begin(), found.end(), each) == found.end()) {
                found.push_back(each);
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
        return found;
    }

    std::optional<base::DateTime> moment(const Json& object, const char* name) const {
        const base::Result<base::DateTime> moment = base::parse_date_time(text(object, name));
        return moment ? std::optional(*moment) : std::nullopt;
    }

    std::vector<std::string> tags_of(const Json& object) const {
        const auto value = object.find("keywords");
        if (value == object.end()) {
            return {};
        }
        if (!value->is_string()) {
            return names_in(object, "keywords");
        }
        std::vector<std::string> tags;
        const std::string list = value->get<std::string>();
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t comma = std::min(list.find(',', at), list.size());
            if (std::string tag = linked_text(list.substr(at, comma - at)); !tag.empty()) {
                tags.push_back(std::move(tag));
            }
            at = comma + 1;
        }
        return tags;
    }

    PageFacts facts_of(const Json& article, const std::string& title) const {
        PageFacts facts;
        facts.title = headline(article, title);
        facts.subtitle = text(article, "description");
        facts.authors = names_in(article, "author");
        if (facts.authors.empty()) {
            facts.authors = names_in(article, "creator");
        }
        if (const Json* const publisher = member(article, "publisher")) {
            facts.site = name_of(*publisher);
            facts.site_url = publisher->is_object() ? address(*publisher, "url") : std::string();
        }
        facts.url = address(article, "url");
        facts.published = moment(article, "datePublished");
        if (!facts.published) {
            facts.published = moment(article, "dateCreated");
        }
        facts.modified = moment(article, "dateModified");
        facts.language = base::canonical_language(text(article, "inLanguage"));
        facts.tags = tags_of(article);
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
    std::vector<Json> roots_;
    std::unordered_map<std::string, const Json*> by_id_;
    std::vector<const Json*> articles_;
    std::vector<const Json*> works_;
};

}  // namespace

PageFacts facts_of_json_ld(const std::vector<std::string_view>& scripts, const MetadataNames& names, const std::string& url,
                           const std::string& title) {
    return LinkedData(scripts, names).facts(url, title);
}

}  // namespace gazette::reader::html
