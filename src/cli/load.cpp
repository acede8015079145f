#include "cli/load.h"

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
base::Result<void> add_sidecar(const InputFile& file, reader::Bytes& bytes) {
    const fs::path path = fs::path(file.path).replace_extension(".toml");
    std::error_code error;
    if (file.path == "-" || !fs::is_regular_file(path, error)) {
        return {};
    }
    base::Result<std::string> data = base::read_file(path);
    if (!data) {
        return data.failure();
    }
    bytes.sidecar = *std::move(data);
    bytes.sidecar_name = path.string();
    return {};
}

base::Result<reader::Bytes> read_bytes(const InputFile& file) {
    base::Result<std::string> data = file.path == "-" ? base::read_standard_input() : base::read_file(file.path);
    if (!data) {
        return data.failure();
    }
    reader::Bytes bytes;
    bytes.data = *std::move(data);
    bytes.name = file.path;
    if (const base::Result<void> sidecar = add_sidecar(file, bytes); !sidecar) {
        return sidecar.failure();
    }
    return bytes;
}

Loaded load_wanted(const InputFile& file, const ReadingRoom& room, reader::Wanted wanted) {
    Loaded loaded;
    base::Result<reader::Bytes> bytes = read_bytes(file);
    if (!bytes) {
        loaded.failure = failure("missing_unreadable", bytes.error());
        return loaded;
    }
    if (base::trim(bytes->data).empty()) {
        loaded.failure = failure("missing_empty", base::fail("the input is empty", "leave it out, or fetch it again",
                                                             {file.path, 0, 0})
                                                      .diagnostic);
        return loaded;
    }
    base::Result<std::vector<article::Article>> articles = reader::read(*bytes, {room.registry, room.rules, wanted});
    if (!articles) {
        loaded.failure = failure("missing_unsupported", articles.error());
        return loaded;
    }
    loaded.articles = *std::move(articles);
    for (article::Article& article : loaded.articles) {
        article.input.name = file.name;
    }
    return loaded;
}

}  // namespace

base::Result<ReadingRoom> open_reading_room(const fs::path& data, const std::string& sources) {
    base::Result<reader::Rules> rules = reader::Rules::read(data / "reader");
    if (!rules) {
        return rules.failure();
    }
    base::Result<source::Registry> registry = sources.empty() ? source::Registry() : source::Registry::read(sources);
    if (!registry) {
        return registry.failure();
    }
    return ReadingRoom{*std::move(registry), *std::move(rules)};
}

Loaded load(const InputFile& file, const ReadingRoom& room) {
    return load_wanted(file, room, reader::Wanted::article);
}

BodyLoader body_loader(const InputFile& file, std::size_t index, const article::Article& article, const ReadingRoom& room) {
    if (file.path == "-") {
        return [body = article.body] { return base::Result<article::Blocks>(body); };
    }
    return [file, index, sha256 = article.input.sha256, &room]() -> base::Result<article::Blocks> {
        Loaded again = load_wanted(file, room, reader::Wanted::body);
        if (again.failure) {
            return base::Failure{again.failure->diagnostic};
        }
        if (index >= again.articles.size() || again.articles[index].input.sha256 != sha256) {
            return base::fail("the input changed while it was being bound", "run again", {file.path, 0, 0});
        }
        return std::move(again.articles[index].body);
    };
}

}  // namespace gazette::cli
