#pragma once

// An archive in, what its files say of one another out: NAME.toml of NAME.txt, and an export's list of the pages beside it.

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "reader/export_fields.h"
#include "reader/reader.h"
#include "reader/saved_entries.h"
#include "reader/zip_archive.h"

namespace gazette::reader {

class ArchiveFacts {
public:
    /// `name` is the archive's, which must outlive this, as must the fields. Exports that come to more than `most` bytes, all
    /// together, say nothing.
    ArchiveFacts(const ZipArchive& archive, const std::string& name, const ExportFields& fields, std::size_t most);

    /// Adds the NAME.toml beside a file.
    void add_sidecar(const std::string& path, Bytes& bytes) const;
    /// What an export in the archive knows of a page, or null.
    const SavedEntry* saved(const std::string& path) const;
    /// What the files of such pages are called, without their endings.
    const std::set<std::string>& pages() const { return pages_; }

    /// Whether a file holds what a reader marked in one of the pages that an export lists, by its folder and name.
    bool is_highlights(const std::string& path) const;

private:
    const ZipArchive& archive_;
    std::string name_;
    const ExportFields& fields_;
    std::map<std::string, const ZipFile*> sidecars_;
    std::map<std::string, SavedEntry> saved_;
    std::set<std::string> pages_;
    /// What all files that exports list are called, be there a page or not.
    std::set<std::string> listed_;
};

}  // namespace gazette::reader
