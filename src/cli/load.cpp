#include "cli/load.h"

#include <algorithm>
#include <memory>
#include <mutex>
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
    bytes.found = file.found;
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
        loaded.failure =
            failure("missing_empty",
                    base::fail("the input is empty", "leave it out, or fetch it again", {file.path, 0, 0}).diagnostic);
        return loaded;
    }
    base::Result<reader::Reading> reading = reader::read(*bytes, {room.registry, room.rules, wanted});
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

/// The bodies of a file's articles, read again where they are not at hand.
class FileBodies {
public:
    FileBodies(InputFile file, const std::vector<article::Article>& articles, const ReadingRoom& room)
        : file_(std::move(file)), room_(room) {
        for (const article::Article& article : articles) {
            digests_.push_back(article.input.sha256);
        }
    }

    base::Result<article::Blocks> take(std::size_t index) {
        if (digests_.size() == 1) {
            // Nothing is shared, so threads need not wait for each other.
            Loaded again = load_wanted(file_, room_, reader::Wanted::body);
            if (base::Result<void> same = check(again); !same) {
                return same.failure();
            }
            return std::move(again.articles.front().body);
        }
        const std::lock_guard guard(lock_);
        if (held_.empty() || !held_[index]) {
            if (base::Result<void> read = read_all(); !read) {
                return read.failure();
            }
        }
        article::Blocks body = *std::move(held_[index]);
        held_[index].reset();
        if (--left_ == 0) {
            held_.clear();
        }
        return body;
    }

private:
    base::Result<void> check(const Loaded& again) const {
        if (again.failure) {
            return base::Failure{again.failure->diagnostic};
        }
        const bool same = std::equal(
            again.articles.begin(), again.articles.end(), digests_.begin(), digests_.end(),
            [](const article::Article& article, const std::string& digest) { return article.input.sha256 == digest; });
        return same ? base::Result<void>()
                    : base::fail("the input changed while it was being bound", "run again", {file_.path, 0, 0});
    }

    base::Result<void> read_all() {
        Loaded again = load_wanted(file_, room_, reader::Wanted::body);
        if (base::Result<void> same = check(again); !same) {
            return same;
        }
        held_.clear();
        for (article::Article& article : again.articles) {
            held_.emplace_back(std::move(article.body));
        }
        left_ = held_.size();
        return {};
    }

    InputFile file_;
    const ReadingRoom& room_;
    std::vector<std::string> digests_;
    std::mutex lock_;
    /// By article, until it is asked for; empty between two rounds.
    std::vector<std::optional<article::Blocks>> held_;
    std::size_t left_ = 0;
};

}  // namespace

std::string name_of_part(const std::string& input, const std::string& entry) {
    return entry.empty() ? input : input + "/" + entry;
}

base::Result<ReadingRoom> open_reading_room(const fs::path& data, const std::string& sources, std::size_t jobs) {
    base::Result<reader::Rules> rules = reader::Rules::read(data / "reader", jobs);
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

std::vector<BodyLoader> body_loaders(const InputFile& file, const std::vector<article::Article>& articles,
                                     const ReadingRoom& room) {
    std::vector<BodyLoader> loaders;
    if (file.path == "-") {
        for (const article::Article& article : articles) {
            loaders.emplace_back([body = article.body] { return base::Result<article::Blocks>(body); });
        }
        return loaders;
    }
    const auto bodies = std::make_shared<FileBodies>(file, articles, room);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        loaders.emplace_back([bodies, i] { return bodies->take(i); });
    }
    return loaders;
}

}  // namespace gazette::cli
