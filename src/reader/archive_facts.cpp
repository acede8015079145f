#include "reader/archive_facts.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/text.h"
#include "reader/file_name.h"

namespace gazette::reader {

namespace {

namespace fs = std::filesystem;

/// Facts about an article are no larger.
constexpr std::size_t largest_sidecar = 256 * 1024;

std::string stem_of(const std::string& path) {
    return fs::path(path).stem().string();
}

bool is_page(const std::string& path) {
    const std::string extension = extension_of(path);
    return extension == ".html" || extension == ".htm" || extension == ".xhtml";
}

}  // namespace

ArchiveFacts::ArchiveFacts(const ZipArchive& archive, const std::string& name, const ExportFields& fields, std::size_t most)
    : archive_(archive), name_(name), fields_(fields) {
    std::set<std::string> stems;
    for (const ZipFile& file : archive.files()) {
        if (is_page(file.path)) {
            stems.insert(stem_of(file.path));
        }
        if (extension_of(file.path) == ".toml") {
            sidecars_[file.path] = &file;
        }
    }
    for (const ZipFile& file : archive.files()) {
        if (stems.empty() || extension_of(file.path) != ".json" || file.size > most) {
            continue;
        }
        // Never more than it says that it is, so that what is unpacked in vain has been counted.
        most -= file.size;
        const base::Result<std::string> list = archive.contents(file, file.size);
        std::optional<SavedEntries> entries = list ? entries_of_json(*list, fields, true) : std::nullopt;
        for (SavedEntry& entry : entries ? entries->entries : std::vector<SavedEntry>()) {
            listed_.insert(entry.file);
            if (entry.text.empty() && stems.contains(entry.file)) {
                pages_.insert(entry.file);
                saved_.try_emplace(entry.file, std::move(entry));
            }
        }
    }
}

void ArchiveFacts::add_sidecar(const std::string& path, Bytes& bytes) const {
    const std::string sidecar = fs::path(path).replace_extension(".toml").string();
    const auto found = sidecars_.find(sidecar);
    if (found == sidecars_.end()) {
        return;
    }
    if (base::Result<std::string> facts = archive_.contents(*found->second, largest_sidecar)) {
        bytes.sidecar = *std::move(facts);
        bytes.sidecar_name = name_ + "/" + sidecar;
    }
}

const SavedEntry* ArchiveFacts::saved(const std::string& path) const {
    const auto found = is_page(path) ? saved_.find(stem_of(path)) : saved_.end();
    return found == saved_.end() ? nullptr : &found->second;
}

bool ArchiveFacts::is_highlights(const std::string& path) const {
    const std::string folder = base::fold(fs::path(path).parent_path().filename().string());
    const std::vector<std::string>& folders = fields_.highlights;
    return !folder.empty() && std::find(folders.begin(), folders.end(), folder) != folders.end() && !is_page(path) &&
           listed_.contains(stem_of(path));
}

}  // namespace gazette::reader
