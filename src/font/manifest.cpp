#include "font/manifest.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/toml.h"

namespace gazette::font {

namespace {

constexpr std::array<std::string_view, face_styles> style_names = {"regular", "bold", "italic", "bold-italic"};

std::optional<FaceStyle> style_of(std::string_view name) {
    const auto found = std::find(style_names.begin(), style_names.end(), name);
    if (found == style_names.end()) return std::nullopt;
    return static_cast<FaceStyle>(found - style_names.begin());
}

void read_families(base::TomlTable& root, Manifest& manifest) {
    auto table = root.table("families");
    if (!table) return;
    for (const std::string& family : table->keys()) manifest.families[family] = table->strings(family);
}

base::Result<void> read_styles(base::TomlTable& root, Manifest& manifest) {
    auto table = root.table("styles");
    if (!table) return {};
    for (std::size_t style = 0; style < face_styles; ++style) {
        for (const std::string& name : table->strings(style_names[style])) {
            const auto stand_in = style_of(name);
            if (!stand_in)
                return base::fail(fmt::format("'{}' is no style of a face", name),
                                  "write \"regular\", \"bold\", \"italic\" or \"bold-italic\"",
                                  table->place(style_names[style]));
            manifest.styles[style].push_back(*stand_in);
        }
    }
    return {};
}

FaceEntry read_face(base::TomlTable& table, const std::string& package) {
    FaceEntry entry;
    entry.family = table.string("family").value_or("");
    entry.scripts = table.strings("scripts");
    entry.languages = table.strings("languages");
    for (std::size_t style = 0; style < face_styles; ++style) {
        entry.files[style] = table.string(style_names[style]).value_or("");
    }
    entry.index = static_cast<unsigned>(std::clamp<std::int64_t>(table.integer("index").value_or(0), 0, 0xFFFF));
    entry.package = table.string("package").value_or(package);
    entry.whole_lines = table.boolean("whole-lines").value_or(false);
    return entry;
}

base::Result<void> check_face(const FaceEntry& entry, const base::Place& place) {
    constexpr auto hint = "a [[face]] needs family, scripts and regular";
    if (entry.family.empty()) return base::fail("a face without a family", hint, place);
    if (entry.scripts.empty()) return base::fail("a face without scripts", hint, place);
    if (entry.files[0].empty()) return base::fail("a face without a regular file", hint, place);
    return {};
}

/// 0 where the entry is for all languages, -1 where it is for others, else the length of what matches, so that "zh-Hant"
/// beats "zh" (RFC 4647 section 3.3.1).
int match(const FaceEntry& entry, std::string_view language) {
    if (entry.languages.empty()) return 0;
    int best = -1;
    for (const std::string& range : entry.languages) {
        const bool matches =
            language.starts_with(range) && (language.size() == range.size() || language[range.size()] == '-');
        if (matches) best = std::max(best, static_cast<int>(range.size()));
    }
    return best;
}

std::vector<std::size_t> find_in_family(const Manifest& manifest, std::string_view family, std::string_view script,
                                        std::string_view language) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < manifest.faces.size(); ++i) {
        const auto& scripts = manifest.faces[i].scripts;
        const bool fits = std::find(scripts.begin(), scripts.end(), script) != scripts.end();
        if (manifest.faces[i].family == family && fits) out.push_back(i);
    }
    const auto rank = [&](std::size_t i) { return match(manifest.faces[i], language); };
    std::sort(out.begin(), out.end(),
              [&](std::size_t a, std::size_t b) { return std::make_pair(-rank(a), a) < std::make_pair(-rank(b), b); });
    const auto for_others = std::find_if(out.begin(), out.end(), [&](std::size_t i) { return rank(i) < 0; });
    if (for_others != out.begin()) out.erase(for_others, out.end());
    return out;
}

}  // namespace

FaceStyle face_style(bool bold, bool italic) {
    if (bold) return italic ? FaceStyle::bold_italic : FaceStyle::bold;
    return italic ? FaceStyle::italic : FaceStyle::regular;
}

bool Manifest::knows(std::string_view family) const {
    const auto is_it = [&](const FaceEntry& entry) { return entry.family == family; };
    return families.contains(family) || std::any_of(faces.begin(), faces.end(), is_it);
}

std::vector<std::size_t> Manifest::find(std::string_view family, std::string_view script, std::string_view language) const {
    std::vector<std::string_view> order = {family};
    if (const auto rule = families.find(family); rule != families.end()) {
        order.insert(order.end(), rule->second.begin(), rule->second.end());
    } else if (family != "serif") {
        order.push_back("serif");
    }
    std::vector<std::size_t> out;
    for (const std::string_view each : order) {
        const auto of_family = find_in_family(*this, each, script, language);
        out.insert(out.end(), of_family.begin(), of_family.end());
    }
    return out;
}

base::Result<Manifest> read_manifest(const std::filesystem::path& file) {
    auto root = base::TomlTable::read(file);
    if (!root) return root.failure();
    Manifest manifest;
    const std::string package = root->string("package").value_or("");
    read_families(*root, manifest);
    if (auto read = read_styles(*root, manifest); !read) return read.failure();
    for (auto& stand_ins : manifest.styles) stand_ins.push_back(FaceStyle::regular);
    std::vector<base::Place> places;
    for (base::TomlTable& table : root->tables("face")) {
        manifest.faces.push_back(read_face(table, package));
        places.push_back(table.place());
    }
    if (auto finished = root->finish(); !finished) return finished.failure();
    for (std::size_t i = 0; i < manifest.faces.size(); ++i) {
        if (auto checked = check_face(manifest.faces[i], places[i]); !checked) return checked.failure();
    }
    return manifest;
}

}  // namespace gazette::font
