#include "reader/export_fields.h"

#include <utility>

#include "base/toml.h"

namespace gazette::reader {

namespace {

constexpr std::pair<const char*, std::vector<std::string> ExportFields::*> export_keys[] = {
    {"address", &ExportFields::address},
    {"title", &ExportFields::title},
    {"text", &ExportFields::text},
    {"author", &ExportFields::author},
    {"published", &ExportFields::published},
    {"saved", &ExportFields::saved},
    {"language", &ExportFields::language},
    {"tags", &ExportFields::tags},
    {"file", &ExportFields::file},
    {"highlights", &ExportFields::highlights},
    {"failures", &ExportFields::failures},
    {"address-within", &ExportFields::address_within},
    {"text-within", &ExportFields::text_within},
    {"outlet", &ExportFields::outlet},
    {"undated", &ExportFields::undated},
};

}  // namespace

base::Result<ExportFields> ExportFields::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    ExportFields fields;
    for (const auto& [key, names] : export_keys) {
        fields.*names = document->strings(key);
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return fields;
}

}  // namespace gazette::reader
