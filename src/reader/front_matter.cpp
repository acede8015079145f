#include "reader/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <initializer_list>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/toml.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

/// What is longer is a text between two rules. yaml-cpp is slow.
constexpr std::size_t longest_front_matter = 64 * 1024;

/// Aliases of YAML may multiply a value without bound, or put it within itself.
constexpr std::size_t most_front_values = 1000;
constexpr int deepest_front_value = 4;

/// A language of front matter, and how it parts a key from its value.
struct Notation {
    const char* name;
    char separator;
    const char* hint;
};

constexpr Notation yaml_notation = {"YAML", ':', "put a value that holds \": \" or starts with a sign in quotes"};
constexpr Notation toml_notation = {"TOML", '=', "put texts in quotes"};

/// What stands between two fences and where the text after it begins.
struct Fenced {
    std::string_view text;
    std::size_t end = 0;
};

std::optional<Fenced> fenced(std::string_view text, std::size_t from, std::initializer_list<std::string_view> closings) {
    for (std::size_t at = from; at < std::min(text.size(), longest_front_matter);) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        for (const std::string_view closing : closings) {
            if (line.starts_with(closing) && base::trim(line) == closing) {
                return Fenced{text.substr(from, at - from), std::min(end + 1, text.size())};
            }
        }
        at = end + 1;
    }
    return std::nullopt;
}

/// A rule has a blank line under it; front matter has none.
bool opens_with_fence(std::string_view text, std::string_view fence) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.size() == text.size() || !line.starts_with(fence) || base::trim(line) != fence) {
        return false;
    }
    const std::string_view below = text.substr(line.size() + 1);
    return !base::trim(below.substr(0, below.find('\n'))).empty();
}

/// An escape such as "\u0007" can name what no output may hold.
void scrub(StatedFact& fact, base::Diagnostics& diagnostics) {
    for (std::string& value : fact.values) {
        base::Diagnostics found;
        value = base::scrub(value, fact.place.file, found);
        for (base::Diagnostic& each : found) {
            each.place = fact.place;
            diagnostics.push_back(std::move(each));
        }
    }
}

// ---- values

struct Values {
    std::vector<std::string> texts;
    /// Whether there is more than could be read.
    bool unread = false;
};

std::string scalar_at(const YAML::Node& mapping, const char* key) {
    const YAML::Node value = mapping[key];
    return value && value.IsScalar() ? value.Scalar() : std::string();
}

/// What a person or an outlet is called in a mapping, as Quarto, Pandoc, Hugo and citation files write it.
std::string name_in(const YAML::Node& mapping) {
    const YAML::Node name = mapping["name"];
    if (name && name.IsMap()) {
        return name_in(name);
    }
    for (const char* key : {"name", "literal", "title"}) {
        if (std::string text = scalar_at(mapping, key); !text.empty()) {
            return text;
        }
    }
    std::string whole;
    for (const char* key : {"given", "given-names", "first_name", "family", "family-names", "last_name"}) {
        if (const std::string part = scalar_at(mapping, key); !part.empty()) {
            whole += (whole.empty() ? "" : " ") + part;
        }
    }
    return whole;
}

void add_values(const YAML::Node& node, int depth, Values& values) {
    if (values.texts.size() >= most_front_values || depth > deepest_front_value) {
        values.unread = true;
    } else if (node.IsScalar()) {
        values.texts.push_back(node.Scalar());
    } else if (node.IsSequence()) {
        for (const YAML::Node& item : node) {
            add_values(item, depth + 1, values);
        }
    } else if (node.IsMap()) {
        std::string name = name_in(node);
        values.unread = values.unread || name.empty();
        if (!name.empty()) {
            values.texts.push_back(std::move(name));
        }
    }
}

base::Diagnostic unread_fact(const std::string& key, const base::Place& place) {
    return {base::Severity::warning, place, "not all that is said of the " + key + " can be read",
            "write a text, a list of texts, or mappings with a \"name\""};
}

// ---- keys

/// Keys that state no fact, for a note.
class OtherKeys {
public:
    void add(std::string_view key, const base::Place& place) {
        if (++count_ == 1) {
            place_ = place;
        }
        if (count_ <= most_named) {
            names_ += (names_.empty() ? "" : ", ") + base::shortened(base::scrubbed(key), 40);
        }
    }

    void report(base::Diagnostics& diagnostics) const {
        if (count_ > 0) {
            const std::size_t unnamed = count_ - std::min(count_, most_named);
            const std::string more = unnamed > 0 ? " and " + std::to_string(unnamed) + " more" : std::string();
            diagnostics.push_back({base::Severity::note, place_,
                                   "keys of the front matter that state no fact were passed over: " + names_ + more, ""});
        }
    }

private:
    static constexpr std::size_t most_named = 8;

    std::string names_;
    base::Place place_;
    std::size_t count_ = 0;
};

class FactsOfMapping {
public:
    using PlaceOf = std::function<base::Place(const YAML::Node& key)>;

    FactsOfMapping(PlaceOf place_of, FrontMatter& front) : place_of_(std::move(place_of)), front_(front) {}

    void add(const YAML::Node& mapping) {
        add_pairs(mapping);
        others_.report(front_.diagnostics);
    }

private:
    void add_pairs(const YAML::Node& mapping) {
        for (const auto& pair : mapping) {
            const std::string written = pair.first.IsScalar() ? pair.first.Scalar() : "?";
            const base::Place place = place_of_(pair.first);
            const std::string key = fact_key(written);
            if (!key.empty()) {
                add_fact(key, pair.second, place);
            } else if (written == "taxonomies" && pair.second.IsMap() && !is_within_taxonomies_) {
                // Zola keeps tags there.
                is_within_taxonomies_ = true;
                add_pairs(pair.second);
            } else if (!pair.second.IsNull()) {
                others_.add(written, place);
            }
        }
    }

    void add_fact(const std::string& key, const YAML::Node& value, const base::Place& place) {
        Values values;
        add_values(value, 0, values);
        if (values.unread) {
            front_.diagnostics.push_back(unread_fact(key, place));
        }
        push({key, std::move(values.texts), place});
        if (key == "source" && value.IsMap()) {
            push({"outlet address", {scalar_at(value, "url")}, place});
        }
    }

    void push(StatedFact fact) {
        if (!fact.values.empty()) {
            front_.facts.push_back(std::move(fact));
            scrub(front_.facts.back(), front_.diagnostics);
        }
    }

    PlaceOf place_of_;
    FrontMatter& front_;
    OtherKeys others_;
    bool is_within_taxonomies_ = false;
};

/// Marks count from 0; `lines` stand above the first of them.
FactsOfMapping::PlaceOf places_by_marks(const std::string& file, int lines) {
    return [&file, lines](const YAML::Node& key) {
        const YAML::Mark mark = key.Mark();
        return base::Place{file, mark.line + lines + 1, mark.column + 1};
    };
}

// ---- lines one by one

std::string_view without_quotes(std::string_view value) {
    const bool quoted =
        value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'');
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// Of "[sea, boats]" each item, else the value.
std::vector<std::string> values_of_line(std::string_view value) {
    const bool is_list = value.size() >= 2 && value.front() == '[' && value.back() == ']';
    std::vector<std::string> values;
    value = is_list ? value.substr(1, value.size() - 2) : value;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t end = is_list ? std::min(value.find(',', at), value.size()) : value.size();
        if (const std::string_view each = without_quotes(base::trim(value.substr(at, end - at))); !each.empty()) {
            values.emplace_back(each);
        }
        at = end + 1;
    }
    return values;
}

/// "Title: two: colons", which YAML refuses, as its writer meant it; without a value where it may follow as a list.
std::optional<StatedFact> fact_of_line(std::string_view line, char separator, const base::Place& place) {
    const std::size_t end = line.find(separator);
    if (end == std::string_view::npos || base::trim(line.substr(0, 1)).empty()) {
        return std::nullopt;
    }
    std::string key = fact_key(without_quotes(base::trim(line.substr(0, end))));
    return key.empty() ? std::nullopt
                       : std::optional(StatedFact{std::move(key), values_of_line(base::trim(line.substr(end + 1))), place});
}

/// A key of no more than three words and its separator, what goes on a value, an item of a list, or a comment.
bool may_be_front_matter(std::string_view line, char separator) {
    if (base::trim(line).empty() || std::string_view(" \t-#[]{}\"'").find(line.front()) != std::string_view::npos) {
        return true;
    }
    const std::size_t end = line.find(separator);
    const std::string_view key = base::trim(line.substr(0, std::min(end, line.size())));
    return end != std::string_view::npos && !key.empty() && std::count(key.begin(), key.end(), ' ') < 3 &&
           key.find_first_of("\t.,;!?") == std::string_view::npos;
}

bool states_fact(std::string_view text, char separator) {
    const std::vector<std::string_view> lines = base::split_lines(text);
    return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
        const std::optional<StatedFact> fact = fact_of_line(line, separator, {});
        return fact && !fact->values.empty();
    });
}

std::vector<StatedFact> facts_of_lines(std::string_view text, char separator, const std::string& file) {
    std::vector<StatedFact> facts;
    int number = 1;
    bool takes_items = false;
    for (const std::string_view line : base::split_lines(text)) {
        ++number;
        const std::string_view words = base::trim(line);
        if (std::optional<StatedFact> fact = fact_of_line(line, separator, {file, number, 1})) {
            takes_items = fact->values.empty();
            facts.push_back(*std::move(fact));
        } else if (takes_items && words.starts_with("- ")) {
            facts.back().values.emplace_back(without_quotes(base::trim(words.substr(2))));
        } else {
            takes_items = takes_items && words.empty();
        }
    }
    std::erase_if(facts, [](const StatedFact& fact) { return fact.values.empty(); });
    return facts;
}

/// What cannot be parsed is front matter all the same where it looks like it line by line and states a fact; else it is
/// Markdown, so that no text is lost, with a warning where it states one.
FrontMatter from_lines(const Fenced& part, const Notation& notation, const base::Place& wrong) {
    FrontMatter front;
    if (!states_fact(part.text, notation.separator)) {
        return front;
    }
    const std::vector<std::string_view> lines = base::split_lines(part.text);
    const bool fits = std::all_of(lines.begin(), lines.end(),
                                  [&](std::string_view line) { return may_be_front_matter(line, notation.separator); });
    if (fits) {
        front.facts = facts_of_lines(part.text, notation.separator, wrong.file);
        front.end = part.end;
    }
    front.diagnostics.push_back(
        {base::Severity::warning, wrong,
         std::string("the front matter is not valid ") + notation.name +
             (fits ? ": its lines were read one by one" : ", nor has each of its lines a key: it was read as text"),
         notation.hint});
    return front;
}

// ---- languages

bool is_plain_key(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return base::is_ascii_letter_or_digit(c) || c == '_' || c == '-';
    }) && base::is_ascii_letter_or_digit(key.front());
}

/// A scalar of one line that YAML takes as it stands (YAML 1.2.2 section 7.3): in quotes without escapes, or plain; nothing
/// where it may be anything else.
std::optional<std::string_view> plain_value(std::string_view value) {
    const std::size_t begin = std::min(value.find_first_not_of(' '), value.size());
    value = value.substr(begin, value.find_last_not_of(' ') + 1 - begin);
    if (value.empty() || std::any_of(value.begin(), value.end(), [](char c) { return c >= 0 && c < ' '; })) {
        return std::nullopt;
    }
    if (value.front() == '"' || value.front() == '\'') {
        const std::string_view inner = without_quotes(value);
        const std::string_view special = value.front() == '"' ? "\\\"" : "'";
        const bool whole = inner.size() + 2 == value.size() && inner.find_first_of(special) == std::string_view::npos;
        return whole ? std::optional(inner) : std::nullopt;
    }
    const bool plain = base::is_ascii_letter_or_digit(value.front()) && value.find(": ") == std::string_view::npos &&
                       value.find(" #") == std::string_view::npos && !value.ends_with(':');
    const bool null = value == "null" || value == "Null" || value == "NULL";
    return plain && !null ? std::optional(value) : std::nullopt;
}

/// What YAML would make of lines that are all "key: value" in its plainest form, as most front matter is: yaml-cpp takes longer
/// for these than reading the article does. Nothing where one of them is anything else.
std::optional<FrontMatter> from_plain_lines(const Fenced& yaml, const std::string& file) {
    FrontMatter front;
    front.end = yaml.end;
    OtherKeys others;
    int number = 1;
    for (const std::string_view line : base::split_lines(yaml.text)) {
        const base::Place place{file, ++number, 1};
        const std::size_t colon = std::min(line.find(": "), line.size());
        const std::string_view key = line.substr(0, colon);
        const std::optional<std::string_view> value =
            colon == line.size() || !is_plain_key(key) ? std::nullopt : plain_value(line.substr(colon + 2));
        if (!value) {
            return std::nullopt;
        }
        if (std::string fact = fact_key(key); !fact.empty()) {
            front.facts.push_back({std::move(fact), {std::string(*value)}, place});
        } else {
            others.add(key, place);
        }
    }
    others.report(front.diagnostics);
    return number > 1 ? std::optional(std::move(front)) : std::nullopt;
}

/// Tabs at the beginnings of lines, which YAML refuses, as spaces.
std::string with_spaces_for_tabs(std::string_view yaml) {
    std::string out;
    for (const std::string_view line : base::split_lines(yaml)) {
        const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
        for (const char c : line.substr(0, indent)) {
            out += c == '\t' ? "    " : " ";
        }
        out += line.substr(indent);
        out += '\n';
    }
    return out;
}

/// Nothing where YAML does not parse it; empty where it is no mapping. Else `wrong` says where it goes wrong.
std::optional<FrontMatter> from_mapping(const std::string& yaml, std::size_t end, const FactsOfMapping::PlaceOf& place_of,
                                        YAML::Mark& wrong) {
    FrontMatter front;
    try {
        const YAML::Node node = YAML::Load(yaml);
        if (node.IsMap()) {
            front.end = end;
            FactsOfMapping(place_of, front).add(node);
        }
        return front;
    } catch (const YAML::Exception& exception) {
        wrong = exception.mark;
        return std::nullopt;
    } catch (const std::exception&) {
        return FrontMatter();
    }
}

FrontMatter from_yaml(const Fenced& yaml, const std::string& file) {
    if (std::optional<FrontMatter> plain = from_plain_lines(yaml, file)) {
        return *std::move(plain);
    }
    YAML::Mark wrong;
    const FactsOfMapping::PlaceOf place_of = places_by_marks(file, 1);
    if (std::optional<FrontMatter> front = from_mapping(std::string(yaml.text), yaml.end, place_of, wrong)) {
        return *std::move(front);
    }
    const base::Place place{file, wrong.line + 2, wrong.column + 1};
    YAML::Mark ignored;
    const std::string spaced = with_spaces_for_tabs(yaml.text);
    std::optional<FrontMatter> front =
        spaced == yaml.text ? std::nullopt : from_mapping(spaced, yaml.end, place_of, ignored);
    if (!front || front->facts.empty()) {
        return from_lines(yaml, yaml_notation, place);
    }
    front->diagnostics.push_back({base::Severity::warning, place,
                                  "the front matter is indented by tabs, which YAML has not: they were read as spaces",
                                  "indent by spaces"});
    return *std::move(front);
}

FrontMatter from_toml(const Fenced& toml, const std::string& file) {
    const base::Result<base::TomlTable> table = base::TomlTable::parse(toml.text, file);
    if (!table) {
        base::Place place = table.error().place;
        ++place.line;
        return from_lines(toml, toml_notation, place);
    }
    const auto place_of = [&](const YAML::Node& key) {
        base::Place place = table->place(key.Scalar());
        ++place.line;
        return place;
    };
    YAML::Mark ignored;
    return from_mapping(table->json(), toml.end, place_of, ignored).value_or(FrontMatter());
}

/// JSON is YAML.
FrontMatter from_json(std::string_view json, const std::string& file) {
    YAML::Mark wrong;
    std::optional<FrontMatter> front = from_mapping(std::string(json), json.size(), places_by_marks(file, 0), wrong);
    if (front && !front->facts.empty()) {
        return *std::move(front);
    }
    const std::vector<std::string_view> lines = base::split_lines(json);
    const bool states = std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
        return fact_of_line(base::trim(line), ':', {}).has_value();
    });
    FrontMatter text;
    if (!front && states) {
        text.diagnostics.push_back({base::Severity::warning,
                                    {file, wrong.line + 1, wrong.column + 1},
                                    "the front matter is not valid JSON: it was read as text",
                                    "put keys and texts in quotes, with commas between them"});
    }
    return text;
}

// ---- "% title", as Pandoc has it

/// The lines of a field: what follows its sign, and lines that open with a space.
std::vector<std::string> titled_field(const std::vector<std::string_view>& lines, std::size_t& at) {
    std::vector<std::string> field;
    if (at < lines.size() && (lines[at].starts_with("% ") || base::trim(lines[at]) == "%")) {
        do {
            field.push_back(base::collapse_space(lines[at].substr(1)));
        } while (++at < lines.size() && lines[at].starts_with(' ') && !base::trim(lines[at]).empty());
    }
    return field;
}

std::string in_one_line_of(const std::vector<std::string>& lines) {
    std::string line;
    for (const std::string& each : lines) {
        line += (line.empty() ? "" : " ") + each;
    }
    return line;
}

std::vector<std::string> parted_authors(const std::vector<std::string>& lines) {
    std::vector<std::string> authors;
    for (const std::string& line : lines) {
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find(';', at), line.size());
            authors.push_back(base::collapse_space(std::string_view(line).substr(at, end - at)));
            at = end + 1;
        }
    }
    return authors;
}

FrontMatter from_titled_lines(std::string_view text, const std::string& file) {
    const std::string_view opening = text.substr(0, longest_front_matter);
    const std::vector<std::string_view> lines = base::split_lines(opening);
    FrontMatter front;
    std::size_t at = 0;
    for (const char* key : {"title", "author", "published"}) {
        const int line = static_cast<int>(at) + 1;
        const std::vector<std::string> field = titled_field(lines, at);
        std::vector<std::string> values =
            std::string_view(key) == "author" ? parted_authors(field) : std::vector{in_one_line_of(field)};
        front.facts.push_back({key, std::move(values), {file, line, 1}});
    }
    if (at == 0 || at >= lines.size() || !base::trim(lines[at]).empty()) {
        return {};
    }
    front.end = static_cast<std::size_t>(lines[at].data() - text.data());
    return front;
}

// ---- what it opens as

/// What opens as front matter, states a fact in its first line and is never closed.
FrontMatter never_closed(std::string_view below, const Notation& notation, const char* fence, const std::string& file) {
    FrontMatter front;
    if (states_fact(below.substr(0, below.find('\n')), notation.separator)) {
        front.diagnostics.push_back({base::Severity::warning,
                                     {file, 1, 1},
                                     "front matter opens here and nothing closes it: it was read as text",
                                     std::string("write a line \"") + fence + "\" under it"});
    }
    return front;
}

}  // namespace

FrontMatter front_matter(std::string_view text, const std::string& file, bool titled_lines) {
    const std::size_t below = text.find('\n') + 1;
    if (opens_with_fence(text, "---")) {
        const std::optional<Fenced> yaml = fenced(text, below, {"---", "..."});
        return yaml ? from_yaml(*yaml, file) : never_closed(text.substr(below), yaml_notation, "---", file);
    }
    if (opens_with_fence(text, "+++")) {
        const std::optional<Fenced> toml = fenced(text, below, {"+++"});
        return toml ? from_toml(*toml, file) : never_closed(text.substr(below), toml_notation, "+++", file);
    }
    if (opens_with_fence(text, "{")) {
        const std::optional<Fenced> json = fenced(text, below, {"}"});
        return json ? from_json(text.substr(0, json->end), file) : FrontMatter();
    }
    return titled_lines && text.starts_with('%') ? from_titled_lines(text, file) : FrontMatter();
}

}  // namespace gazette::reader
