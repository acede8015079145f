#include "font/library.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/brief_mutex.h"
#include "font/font_files.h"
#include "font/manifest.h"
#include "font/shared_words.h"
#include "font/system_family.h"

namespace gazette::font {

namespace {

constexpr std::string_view latin = "Latn";
constexpr std::string_view symbols = "Zyyy";
constexpr std::string_view emoji = "Zsye";

/// No manifest has nearly as many.
constexpr std::size_t most_faces = 8192;

/// Whether it is worth a warning that a face is missing: not where another was found before it.
enum class Missing { told, quiet };

int weight_of(FaceStyle style) {
    return style == FaceStyle::bold || style == FaceStyle::bold_italic ? 700 : 400;
}

void append_new(std::vector<FaceId>& list, FaceId id) {
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

}  // namespace

struct Library::State {
    struct Opened {
        Face face;
        bool whole_lines;
    };

    State(Manifest known, FontFiles found) : manifest(std::move(known)), files(std::move(found)) {}

    Manifest manifest;
    FontFiles files;
    /// Faces keep their place in memory, so that one that is known may be looked at while another is opened.
    std::vector<std::unique_ptr<Opened>> opened = std::vector<std::unique_ptr<Opened>>(most_faces);
    std::atomic<std::size_t> opened_count = 0;
    SharedWords words;
    /// Guards what follows.
    base::BriefMutex lock;
    std::map<std::tuple<std::string, unsigned, int>, std::optional<FaceId>> ids;
    std::map<std::tuple<Role, std::string, std::string>, std::vector<FaceId>> candidates;
    std::map<Role, std::vector<FaceId>> last_resorts;
    /// Families that fontconfig was asked for.
    std::set<std::string> asked;
    std::set<std::string> told;
    base::Diagnostics diagnostics;

    void warn(const std::string& key, base::Diagnostic diagnostic) {
        if (!told.insert(key).second) return;
        diagnostic.severity = base::Severity::warning;
        diagnostics.push_back(std::move(diagnostic));
    }

    std::optional<FaceId> open(const std::string& path, const FaceEntry& entry, FaceStyle style) {
        const auto key = std::make_tuple(path, entry.index, weight_of(style));
        if (const auto known = ids.find(key); known != ids.end()) return known->second;
        auto face = Face::open(path, entry.index, weight_of(style));
        std::optional<FaceId> id;
        if (face && opened_count < most_faces) {
            id = static_cast<FaceId>(opened_count);
            opened[*id] = std::make_unique<Opened>(Opened{std::move(*face), entry.whole_lines});
            ++opened_count;
        } else if (face) {
            warn("most faces",
                 {base::Severity::warning, {}, fmt::format("only {} faces can be used at once", most_faces), ""});
        } else {
            warn(path, face.error());
        }
        ids.emplace(key, id);
        return id;
    }

    std::optional<FaceId> open_file(const std::string& name, const FaceEntry& entry, FaceStyle style, Missing missing) {
        if (name.front() == '/') return open(name, entry, style);
        if (const auto path = files.find(name)) return open(*path, entry, style);
        if (missing == Missing::told) {
            const std::string hint =
                entry.package.empty() ? "put it into a font folder" : "sudo apt install " + entry.package;
            warn(name, {base::Severity::warning, {}, fmt::format("font file {} is missing", name), hint});
        }
        return std::nullopt;
    }

    /// The entry's face in the style, or in the first that stands in for it.
    std::optional<FaceId> open_entry(const FaceEntry& entry, FaceStyle wanted, Missing missing) {
        std::vector<FaceStyle> styles = {wanted};
        const auto& stand_ins = manifest.styles[static_cast<std::size_t>(wanted)];
        styles.insert(styles.end(), stand_ins.begin(), stand_ins.end());
        for (const FaceStyle style : styles) {
            const std::string& file = entry.files[static_cast<std::size_t>(style)];
            if (file.empty()) continue;
            if (const auto id = open_file(file, entry, style, missing)) return id;
        }
        return std::nullopt;
    }

    struct Found {
        FaceId id;
        std::string_view family;
    };

    std::vector<Found> open_all(const Role& role, std::string_view script, std::string_view language, Missing missing) {
        std::vector<Found> out;
        const FaceStyle style = face_style(role.bold, role.italic);
        for (const std::size_t entry : manifest.find(role.family, script, language)) {
            // A face of the script is there: the lack of the next one is nobody's loss.
            const Missing telling = out.empty() ? missing : Missing::quiet;
            const FaceEntry& face = manifest.faces[entry];
            if (const auto id = open_entry(face, style, telling)) out.push_back({*id, face.family});
        }
        return out;
    }

    /// Adds a family of the system as if it stood in the manifest.
    void learn_family(const std::string& family) {
        const auto found = ask_system_for_family(family);
        if (!found) {
            warn(family, {base::Severity::warning,
                          {},
                          fmt::format("no font family '{}'", family),
                          "name a family of fonts.toml, or install the font; set in 'serif'"});
            return;
        }
        FaceEntry entry;
        entry.family = family;
        entry.scripts = {std::string(latin), "Grek", "Cyrl"};
        entry.files = found->files;
        manifest.faces.push_back(std::move(entry));
    }

    std::vector<FaceId> find_candidates(const Role& role, std::string_view script, std::string_view language) {
        std::vector<FaceId> out;
        const auto of_script = open_all(role, script, language, Missing::told);
        for (const Found& face : of_script) {
            if (face.family == of_script.front().family) append_new(out, face.id);
        }
        // Punctuation that the script's face lacks comes rather from the Latin of its family than from another family.
        if (script != latin && role.family != "emoji") {
            const auto latins = open_all(role, latin, language, Missing::told);
            if (!latins.empty()) append_new(out, latins.front().id);
        }
        for (const Found& face : of_script) append_new(out, face.id);
        return out;
    }

    std::vector<FaceId> find_last_resort(const Role& role) {
        std::vector<FaceId> out;
        for (const Found& face : open_all(role, symbols, {}, Missing::told)) append_new(out, face.id);
        for (const Found& face : open_all({"emoji"}, emoji, {}, Missing::quiet)) append_new(out, face.id);
        const FaceStyle style = face_style(role.bold, role.italic);
        for (const FaceEntry& entry : manifest.faces) {
            if (const auto id = open_entry(entry, style, Missing::quiet)) append_new(out, *id);
        }
        return out;
    }

    /// With it `candidates` cannot come out empty: every style ends in the regular one.
    base::Result<void> check_latin() {
        std::set<std::string> families;
        for (const FaceEntry& entry : manifest.faces) families.insert(entry.family);
        families.insert("serif");
        families.erase("emoji");
        for (const std::string& family : families) {
            if (!open_all({family}, latin, {}, Missing::quiet).empty()) continue;
            const auto entries = manifest.find(family, latin, {});
            const std::string package = entries.empty() ? "fonts-noto-core" : manifest.faces[entries.front()].package;
            return base::fail(fmt::format("no face for Latin in the font family '{}'", family),
                              "sudo apt install " + package);
        }
        return {};
    }
};

Library::Library(std::unique_ptr<State> state) : state_(std::move(state)) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

base::Result<Library> Library::open(const std::filesystem::path& manifest,
                                    const std::vector<std::filesystem::path>& folders) {
    auto read = read_manifest(manifest);
    if (!read) return read.failure();
    auto all = folders;
    for (auto& folder : system_font_folders()) all.push_back(std::move(folder));
    auto state = std::make_unique<State>(std::move(*read), FontFiles(std::move(all)));
    if (auto checked = state->check_latin(); !checked) return checked.failure();
    return Library(std::move(state));
}

const std::vector<FaceId>& Library::candidates(const Role& role, std::string_view script, std::string_view language) {
    const auto key = std::make_tuple(role, std::string(script), std::string(language));
    const std::lock_guard guard(state_->lock);
    const auto known = state_->candidates.find(key);
    if (known != state_->candidates.end()) return known->second;
    const bool is_new = !state_->manifest.knows(role.family) && state_->asked.insert(role.family).second;
    if (is_new) state_->learn_family(role.family);
    return state_->candidates.emplace(key, state_->find_candidates(role, script, language)).first->second;
}

const std::vector<FaceId>& Library::last_resort(const Role& role) {
    const std::lock_guard guard(state_->lock);
    const auto known = state_->last_resorts.find(role);
    if (known != state_->last_resorts.end()) return known->second;
    return state_->last_resorts.emplace(role, state_->find_last_resort(role)).first->second;
}

bool Library::shapes_whole_lines(FaceId id) const {
    return state_->opened[id]->whole_lines;
}
const Face& Library::face(FaceId id) const {
    return state_->opened[id]->face;
}
std::size_t Library::face_count() const {
    return state_->opened_count;
}

SharedWords& Library::words() {
    return state_->words;
}

base::Diagnostics Library::take_diagnostics() {
    const std::lock_guard guard(state_->lock);
    base::Diagnostics all = std::exchange(state_->diagnostics, {});
    // They came up in the order in which threads needed the faces.
    std::sort(all.begin(), all.end(),
              [](const base::Diagnostic& left, const base::Diagnostic& right) { return left.what < right.what; });
    return all;
}

}  // namespace gazette::font
