#include "cli/gather.h"

#include <filesystem>
#include <utility>

#include "source/provenance.h"

namespace gazette::cli {

namespace {

std::string path_for_globs(const InputFile& file, const std::string& folder) {
    return folder.empty() ? file.path : std::filesystem::path(file.path).lexically_relative(folder).string();
}

edition::Candidate candidate_from(article::Article article, std::size_t index, const InputFile& file,
                                  const std::string& folder, const ReadingRoom& room) {
    edition::Candidate candidate;
    candidate.provenance = source::provenance_of(article, room.registry);
    candidate.path = path_for_globs(file, folder);
    candidate.load_body = body_loader(file, index, article, room);
    candidate.load_image = image_loader(file);
    candidate.head = std::move(article);
    candidate.head.body.clear();
    candidate.head.body.shrink_to_fit();
    return candidate;
}

/// What failed, in words that may be printed: an edition tells nothing of the machine it was made on.
std::string without_path(std::string what, const InputFile& file) {
    for (auto at = what.find(file.path); !file.path.empty() && at != std::string::npos;
         at = what.find(file.path, at + file.name.size())) {
        what.replace(at, file.path.size(), file.name);
    }
    return what;
}

void add(Gathered& gathered, const InputFile& file, const std::string& folder, const ReadingRoom& room, Report& report) {
    Loaded loaded = load(file, room);
    if (loaded.failure) {
        report.add(loaded.failure->diagnostic);
        gathered.missing.push_back(
            {file.name, loaded.failure->label, without_path(loaded.failure->diagnostic.what, file)});
        return;
    }
    for (std::size_t i = 0; i < loaded.articles.size(); ++i) {
        report.add(loaded.articles[i].diagnostics);
        gathered.candidates.push_back(candidate_from(std::move(loaded.articles[i]), i, file, folder, room));
    }
}

}  // namespace

Gathered gather(const std::vector<InputRequest>& requests, const std::string& folder, const ReadingRoom& room,
                Report& report) {
    const ExpandedInputs inputs = expand(requests);
    report.add(inputs.notes);
    Gathered gathered;
    for (const AbsentInput& input : inputs.absent) {
        report.add(input.diagnostic);
        gathered.missing.push_back({input.name, "missing_absent", input.diagnostic.what});
    }
    for (std::size_t i = 0; i < inputs.files.size(); ++i) {
        report.progress("reading", i, inputs.files.size());
        add(gathered, inputs.files[i], folder, room, report);
    }
    report.progress("reading", inputs.files.size(), inputs.files.size());
    return gathered;
}

}  // namespace gazette::cli
