// Feeds named on standard input in, the trees that the parser makes of them out: a line of JSON for each, for scorers.
//
//   feed_tree < CASES.jsonl      a case is {"file": PATH, "url": …, "headers": {…}}, the last two optional

#include <array>
#include <ctime>
#include <iostream>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text.h"
#include "reader/feed_input.h"
#include "reader/stated_date.h"

namespace {

using namespace gazette;
using namespace gazette::reader;
using Json = nlohmann::json;

void put(Json& object, const char* key, const std::string& value) {
    if (!value.empty()) {
        object[key] = value;
    }
}

/// The moment in UTC as Python's struct_time has it: the day of the week from Monday, the day of the year from 1.
void put_date(Json& object, const std::string& key, const std::string& stated) {
    put(object, key.c_str(), stated);
    const std::optional<base::DateTime> moment = dates::moment_of(stated);
    if (!moment) {
        return;
    }
    std::tm parts = {};
    parts.tm_year = moment->date.year - 1900;
    parts.tm_mon = moment->date.month - 1;
    parts.tm_mday = moment->date.day;
    const base::TimeOfDay time = moment->time.value_or(base::TimeOfDay{});
    parts.tm_hour = time.hour;
    parts.tm_min = time.minute - moment->offset_minutes.value_or(0);
    parts.tm_sec = time.second;
    const std::time_t seconds = timegm(&parts);
    gmtime_r(&seconds, &parts);
    object[key + "_parsed"] = {parts.tm_year + 1900,    parts.tm_mon + 1,  parts.tm_mday,
                               parts.tm_hour,           parts.tm_min,      parts.tm_sec,
                               (parts.tm_wday + 6) % 7, parts.tm_yday + 1, 0};
}

Json json_of(const feed::Content& content) {
    Json object = {{"value", content.value}, {"type", content.type}, {"base", content.base}};
    object["language"] = content.language.empty() ? Json() : Json(content.language);
    return object;
}

void put(Json& object, const std::string& key, const feed::Content& content) {
    if (!content.type.empty()) {
        object[key] = content.value;
        object[key + "_detail"] = json_of(content);
    }
}

Json json_of(const feed::Person& person) {
    Json object = Json::object();
    put(object, "name", person.name);
    put(object, "email", person.email);
    put(object, "href", person.href);
    return object;
}

Json json_of(const feed::Link& link) {
    Json object = Json::object();
    put(object, "rel", link.rel);
    put(object, "type", link.type);
    put(object, "href", link.href);
    put(object, "title", link.title);
    put(object, "length", link.length);
    return object;
}

Json json_of(const feed::Category& tag) {
    Json object = {{"term", tag.term}};
    put(object, "scheme", tag.scheme);
    put(object, "label", tag.label);
    return object;
}

template <class Value>
void put_all(Json& object, const char* key, const std::vector<Value>& values) {
    for (const Value& value : values) {
        object[key].push_back(json_of(value));
    }
}

Json json_of(const feed::Record& record) {
    Json object = Json::object();
    put(object, "title", record.title);
    put(object, "rights", record.rights);
    put(object, "id", record.id);
    put(object, "link", record.link);
    put(object, "language", record.language);
    put_all(object, "links", record.links);
    put_all(object, "authors", record.authors);
    put_all(object, "contributors", record.contributors);
    put_all(object, "tags", record.tags);
    if (!record.authors.empty()) {
        put(object, "author", record.authors.front().stated);
    }
    put_date(object, "published", record.published);
    put_date(object, "updated", record.updated);
    put_date(object, "created", record.created);
    const feed::Image& image = record.image;
    if (!(image.href + image.title + image.link + image.description).empty()) {
        object["image"] = Json::object();
        put(object["image"], "href", image.href);
        put(object["image"], "title", image.title);
        put(object["image"], "link", image.link);
        put(object["image"], "description", image.description);
    }
    return object;
}

Json json_of(const feed::Entry& entry) {
    Json object = json_of(static_cast<const feed::Record&>(entry));
    put(object, "summary", entry.summary);
    put_all(object, "content", entry.content);
    put(object, "comments", entry.comments);
    if (Json source = json_of(entry.source); !source.empty()) {
        put(source, "subtitle", entry.source.summary);
        object["source"] = std::move(source);
    }
    return object;
}

Json json_of(const feed::Feed& feed, const base::Diagnostics& diagnostics) {
    Json object = json_of(static_cast<const feed::Record&>(feed));
    put(object, "subtitle", feed.summary);
    put(object, "info", feed.info);
    put(object, "generator", feed.generator);
    put(object, "docs", feed.docs);
    Json entries = Json::array();
    for (const feed::Entry& entry : feed.entries) {
        entries.push_back(json_of(entry));
    }
    return {{"version", feed.version}, {"feed", object}, {"entries", entries}, {"bozo", !diagnostics.empty()}};
}

Json tree_of(const Json& request, const FeedLimits& limits) {
    const std::string file = request.at("file");
    const base::Result<std::string> bytes = base::read_file(file);
    if (!bytes) {
        return {{"error", bytes.error().what}};
    }
    feed::Response response;
    response.url = request.value("url", "");
    const std::map<std::string, std::string feed::Response::*> headers = {
        {"content-location", &feed::Response::content_location},
        {"content-type", &feed::Response::content_type},
        {"content-language", &feed::Response::content_language}};
    const Json stated = request.value("headers", Json::object());
    for (const auto& [name, value] : stated.items()) {
        if (const auto found = headers.find(base::lower_ascii(name)); found != headers.end() && value.is_string()) {
            response.*found->second = value.get<std::string>();
        }
    }
    base::Diagnostics diagnostics;
    const base::Result<feed::Feed> feed = feed::parse(*bytes, file, response, limits, diagnostics);
    return feed ? json_of(*feed, diagnostics) : Json{{"error", feed.error().what}};
}

}  // namespace

int main() {
    const base::Result<FeedLimits> limits = FeedLimits::read(GAZETTE_DATA_DIR "/reader/feeds.toml");
    if (!limits) {
        std::cerr << base::format(limits.error()) << '\n';
        return 1;
    }
    for (std::string line; std::getline(std::cin, line);) {
        std::cout << tree_of(Json::parse(line), *limits).dump() << std::endl;
    }
}
