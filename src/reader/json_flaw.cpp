#include "reader/json_flaw.h"

#include <algorithm>
#include <cstddef>

#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace gazette::reader {

namespace {

using Json = nlohmann::json;

/// Takes no value; keeps where the first error is.
struct FlawFinder {
    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(Json::number_integer_t) { return true; }
    bool number_unsigned(Json::number_unsigned_t) { return true; }
    bool number_float(Json::number_float_t, const Json::string_t&) { return true; }
    bool string(Json::string_t&) { return true; }
    bool binary(Json::binary_t&) { return true; }
    bool start_object(std::size_t) { return true; }
    bool key(Json::string_t&) { return true; }
    bool end_object() { return true; }
    bool start_array(std::size_t) { return true; }
    bool end_array() { return true; }
    bool parse_error(std::size_t read, const std::string& /*token*/, const Json::exception&) {
        position = read;
        return false;
    }

    /// Bytes read, with the one that is not expected; its end counts as one.
    std::size_t position = 0;
};

std::string said_of(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return "it ends too early";
    }
    if (text[at] == '\n' || text[at] == '\r') {
        return "the end of the line is not expected there";
    }
    std::size_t end = at;
    std::string cited;
    base::append_utf8(cited, base::next_code_point(text, end));
    return "'" + cited + "' is not expected there";
}

}  // namespace

std::optional<JsonFlaw> flaw_of_json(std::string_view text) {
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    FlawFinder finder;
    if (Json::sax_parse(text, &finder)) {
        return std::nullopt;
    }
    const std::size_t at = std::min(std::max<std::size_t>(finder.position, 1) - 1, text.size());
    const std::string_view before = text.substr(0, at);
    const std::size_t line_start = before.find_last_of('\n') + 1;
    return JsonFlaw{1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
                    1 + static_cast<int>(at - line_start), said_of(text, at)};
}

}  // namespace gazette::reader
