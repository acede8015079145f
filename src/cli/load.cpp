#include "cli/load.h"

#include <string_view>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/text.h"

namespace gazette::cli {

namespace fs = std::filesystem;

namespace {

LoadFailure failure(std::string label, base::Diagnostic diagnostic) {
    return {std::move(diagnostic), std::move(label)};
}

/// The contents of NAME.toml beside NAME.txt, where there is one.
base::Result<void> add_sidecar(const InputFile& file, const base::SizeLimitOf& limit, reader::Bytes& bytes) {
    const fs::path path = fs::path(file.path).replace_extension(".toml");
    std::error_code error;
    if (file.path == "-" || !fs::is_regular_file(path, error)) {
        return {};
    }
    base::Result<std::string> data = base::read_file(path, limit);
    if (!data) {
        return data.failure();
    }
    bytes.sidecar = *std::move(data);
    bytes.sidecar_name = path.string();
    return {};
}

base::Result<reader::Bytes> read_bytes(const InputFile& file, const reader::Rules& rules) {
    const auto limit = [&](std::string_view opening) { return reader::size_limit(opening, rules); };
    base::Result<std::string> data =
        file.path == "-" ? base::read_standard_input(limit) : base::read_file(file.path, limit);
    if (!data) {
        return data.failure();
    }
    reader::Bytes bytes;
    bytes.data = *std::move(data);
    bytes.name = file.path;
    bytes.found = file.found;
    if (const base::Result<void> sidecar = add_sidecar(file, limit, bytes); !sidecar) {
        return sidecar.failure();
    }
    return bytes;
}

}  // namespace

std::string name_of_part(const std::string& input, const std::string& entry) {
    return entry.empty() ? input : input + "/" + entry;
}

base::Result<ReadingRoom> open_reading_room(const fs::path& data, const std::string& sources, base::Crew& crew) {
    base::Result<reader::Rules> rules = reader::Rules::read(data / "reader");
    if (!rules) {
        return rules.failure();
    }
    base::Result<source::Registry> registry = sources.empty() ? source::Registry() : source::Registry::read(sources);
    if (!registry) {
        return registry.failure();
    }
    auto preparation = crew.beside([rules = *rules] { rules.prepare(); });
    return ReadingRoom{*std::move(registry), *std::move(rules), std::move(preparation)};
}

Loaded load(const InputFile& file, const ReadingRoom& room) {
    Loaded loaded;
    if (fs::path(file.path).extension() == ".toml") {
        const base::Failure unsupported =
            base::fail("a TOML file is no article",
                       "give an edition file with -e; NAME.toml states facts about the NAME.txt or NAME.md beside it",
                       {file.path, 0, 0});
        loaded.failure = failure("missing_unsupported", unsupported.diagnostic);
        return loaded;
    }
    base::Result<reader::Bytes> bytes = read_bytes(file, room.rules);
    if (!bytes) {
        loaded.failure = failure("missing_unreadable", bytes.error());
        return loaded;
    }
    if (base::trim(bytes->data).empty()) {
        loaded.failure =
            failure("missing_empty",
                    base::fail("the input is empty", "leave it out, or fetch it again", {file.path, 0, 0}).diagnostic);
        return loaded;
    }
    base::Result<reader::Reading> reading = reader::read(*bytes, {room.registry, room.rules});
    if (!reading) {
        loaded.failure = failure("missing_unsupported", reading.error());
        return loaded;
    }
    loaded.articles = std::move(reading->articles);
    loaded.unread = std::move(reading->unread);
    for (article::Article& article : loaded.articles) {
        article.input.name = name_of_part(file.name, article.input.entry);
    }
    return loaded;
}

}  // namespace gazette::cli
