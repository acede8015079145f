#include "cli/gather.h"

#include <filesystem>
#include <utility>

#include "article/pack.h"
#include "base/ordered_work.h"
#include "cli/body_store.h"
#include "source/provenance.h"

namespace gazette::cli {

namespace {

/// Files that a job may have read before the one that is due is through.
constexpr std::size_t files_ahead = 4;

std::string path_for_globs(const InputFile& file, const std::string& folder) {
    return folder.empty() ? file.path : std::filesystem::path(file.path).lexically_relative(folder).string();
}

/// A candidate whose body has yet to be laid aside.
struct Found {
    edition::Candidate candidate;
    /// As article::pack makes it.
    std::string body;
};

Found found_in(article::Article article, const InputFile& file, const std::string& folder, const ReadingRoom& room) {
    Found found{{}, article::pack(article.body)};
    edition::Candidate& candidate = found.candidate;
    candidate.provenance = source::provenance_of(article, room.registry);
    candidate.path = path_for_globs(file, folder);
    candidate.load_image = image_loader(file, reader::image_size_limit(room.rules));
    if (!file.folder.empty()) {
        const std::filesystem::path path = std::filesystem::path(file.folder) / std::filesystem::path(file.path).filename();
        candidate.file = name_of_part(path.string(), article.input.entry);
    }
    candidate.head = std::move(article);
    candidate.head.body.clear();
    candidate.head.body.shrink_to_fit();
    return found;
}

/// What failed, in words that may be printed: an edition tells nothing of the machine it was made on.
std::string without_path(std::string what, const InputFile& file) {
    for (auto at = what.find(file.path); !file.path.empty() && at != std::string::npos;
         at = what.find(file.path, at + file.name.size())) {
        what.replace(at, file.path.size(), file.name);
    }
    return what;
}

/// What one file gave, or why there is nothing.
struct GatheredFile {
    std::vector<Found> found;
    std::vector<reader::Unread> unread;
    std::optional<LoadFailure> failure;
};

GatheredFile gather_file(const InputFile& file, const std::string& folder, const ReadingRoom& room) {
    Loaded loaded = load(file, room);
    GatheredFile gathered;
    gathered.failure = std::move(loaded.failure);
    gathered.unread = std::move(loaded.unread);
    for (article::Article& article : loaded.articles) {
        gathered.found.push_back(found_in(std::move(article), file, folder, room));
    }
    return gathered;
}

base::Result<void> add(Gathered& gathered, GatheredFile from, const InputFile& file, BodyStore& bodies, Report& report) {
    if (from.failure) {
        report.add(from.failure->diagnostic);
        gathered.missing.push_back({file.name, from.failure->label, without_path(from.failure->diagnostic.what, file)});
    }
    for (const reader::Unread& part : from.unread) {
        report.add(part.diagnostic);
        if (part.diagnostic.severity == base::Severity::error) {
            gathered.missing.push_back(
                {name_of_part(file.name, part.entry), "missing_unsupported", without_path(part.diagnostic.what, file)});
        }
    }
    for (auto& [candidate, body] : from.found) {
        report.add(candidate.head.diagnostics);
        base::Result<BodyLoader> load_body = bodies.add(body);
        if (!load_body) {
            return load_body.failure();
        }
        candidate.load_body = *std::move(load_body);
        gathered.candidates.push_back(std::move(candidate));
    }
    return {};
}

}  // namespace

base::Result<Gathered> gather(const std::vector<InputRequest>& requests, const std::string& folder, const ReadingRoom& room,
                              base::Crew& crew, Report& report) {
    base::Result<BodyStore> bodies = BodyStore::create();
    if (!bodies) {
        return bodies.failure();
    }
    const ExpandedInputs inputs = expand(requests);
    report.add(inputs.notes);
    Gathered gathered;
    for (const AbsentInput& input : inputs.absent) {
        report.add(input.diagnostic);
        gathered.missing.push_back({input.name, input.label, input.diagnostic.what});
    }
    const std::vector<InputFile>& files = inputs.files;
    const base::Result<void> done = base::work_in_order(
        files.size(), crew, files_ahead * crew.jobs(),
        [&](std::size_t, std::size_t i) { return gather_file(files[i], folder, room); },
        [&](std::size_t i, GatheredFile file) -> base::Result<void> {
            report.progress("reading", i, files.size());
            return add(gathered, std::move(file), files[i], *bodies, report);
        });
    if (!done) {
        return done.failure();
    }
    report.progress("reading", inputs.files.size(), inputs.files.size());
    return gathered;
}

}  // namespace gazette::cli
