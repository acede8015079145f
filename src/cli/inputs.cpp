#include "cli/inputs.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/path_parts.h"
#include "reader/reader.h"

namespace gazette::cli {

namespace fs = std::filesystem;

namespace {

base::Diagnostic note(std::string file, std::string what) {
    return {base::Severity::note, {std::move(file), 0, 0}, std::move(what), {}};
}

/// NAME.toml beside NAME.txt states facts about it; it is no article.
bool is_sidecar(const fs::path& file) {
    if (file.extension() != ".toml") {
        return false;
    }
    std::error_code error;
    for (const fs::directory_entry& sibling : fs::directory_iterator(file.parent_path(), error)) {
        if (sibling.path().stem() == file.stem() && sibling.path() != file && reader::knows(sibling.path())) {
            return true;
        }
    }
    return false;
}

/// The folder that a path without it is relative to, where it has none.
std::string folder_in(std::string_view path) {
    const std::size_t end = path.rfind('/');
    return end == std::string_view::npos ? "." : std::string(path.substr(0, std::max<std::size_t>(end, 1)));
}

class Expansion {
public:
    void add(const InputRequest& request) {
        if (request.pattern) {
            add_pattern(request.path);
        } else {
            add_path(request.path, std::string(base::last_part(request.path)));
        }
    }

    ExpandedInputs take() { return std::move(result_); }

private:
    struct Origin {
        /// Not named by the user.
        bool found = false;
        bool is_link = false;
    };

    void add_path(const std::string& path, const std::string& name) {
        if (path == "-") {
            add_file("-", "-", {});
            return;
        }
        std::error_code error;
        fs::file_status status = fs::symlink_status(path, error);
        const bool is_link = fs::is_symlink(status);
        if (is_link) {
            status = fs::status(path, error);
        }
        if (fs::is_directory(status)) {
            add_folder(path);
        } else if (!fs::exists(status)) {
            // That there is nothing is told in words of our own.
            error = status.type() == fs::file_type::not_found ? std::error_code() : error;
            result_.absent.push_back({name,
                                      {base::Severity::error,
                                       {path, 0, 0},
                                       error ? "cannot be reached: " + error.message() : "no such file or folder",
                                       "check the name, or leave it out of the inputs"}});
        } else {
            add_file(path, name, {false, is_link});
        }
    }

    void add_folder(const fs::path& folder) {
        std::vector<fs::directory_entry> files;
        std::error_code error;
        fs::recursive_directory_iterator walk(folder, error);
        while (!error && walk != fs::recursive_directory_iterator()) {
            const std::string name = walk->path().filename().string();
            std::error_code ignored;
            if (name.starts_with('.')) {
                walk.disable_recursion_pending();
            } else if (walk->is_regular_file(ignored)) {
                files.push_back(*walk);
            }
            walk.increment(error);
        }
        if (error) {
            result_.absent.push_back({folder.filename().string(),
                                      {base::Severity::error,
                                       {folder.string(), 0, 0},
                                       "the folder cannot be read: " + error.message(),
                                       "check its permissions"}});
        }
        std::sort(files.begin(), files.end(), [](const fs::directory_entry& a, const fs::directory_entry& b) {
            return a.path().native() < b.path().native();
        });
        for (const fs::directory_entry& file : files) {
            std::error_code ignored;
            add_found(file.path(), file.path().lexically_relative(folder).string(), file.is_symlink(ignored));
        }
    }

    /// A file that was not asked for by its name.
    void add_found(const fs::path& file, const std::string& name, bool is_link) {
        if (reader::knows(file)) {
            add_file(file.string(), name, {true, is_link});
        } else if (!is_sidecar(file)) {
            result_.notes.push_back(note(file.string(), "passed over: not a kind of file that gazette reads"));
        }
    }

    void add_pattern(const std::string& pattern) {
        glob_t found = {};
        const int status = glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found);
        std::vector<std::string> paths;
        if (status == 0) {
            paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
        }
        globfree(&found);
        if (paths.empty()) {
            result_.notes.push_back(note(pattern, "no file matches the pattern"));
        }
        std::sort(paths.begin(), paths.end());
        const fs::path fixed = fs::path(pattern.substr(0, pattern.find_first_of("*?["))).parent_path();
        for (const std::string& path : paths) {
            std::error_code error;
            if (fs::is_directory(path, error)) {
                add_folder(path);
            } else {
                add_found(path, fs::path(path).lexically_relative(fixed).string(), fs::is_symlink(path, error));
            }
        }
    }

    void add_file(const std::string& path, const std::string& name, Origin origin) {
        const std::string& folder = folder_without_links(folder_in(path));
        if (!seen_.insert(without_links(path, folder, origin.is_link)).second) {
            result_.notes.push_back(note(path, "asked for twice, bound once"));
            return;
        }
        result_.files.push_back({path, name, folder, origin.found});
    }

    /// Which file a path leads to; what cannot be resolved stays as it is written.
    static std::string without_links(const std::string& path, const std::string& folder, bool is_link) {
        if (path == "-" || folder.empty()) {
            return path;
        }
        if (!is_link) {
            return folder + (folder.ends_with('/') ? "" : "/") + std::string(base::last_part(path));
        }
        std::error_code error;
        const fs::path target = fs::weakly_canonical(path, error);
        return error ? path : target.string();
    }

    /// What is not there stays as it is written. The files of a folder share the way to it.
    const std::string& folder_without_links(const std::string& folder) {
        const auto [known, is_new] = folders_.try_emplace(folder);
        if (is_new) {
            std::error_code error;
            known->second = fs::weakly_canonical(folder, error).string();
        }
        return known->second;
    }

    ExpandedInputs result_;
    std::unordered_set<std::string> seen_;
    /// By how they are named.
    std::map<std::string, std::string> folders_;
};

}  // namespace

ExpandedInputs expand(const std::vector<InputRequest>& requests) {
    Expansion expansion;
    for (const InputRequest& request : requests) {
        expansion.add(request);
    }
    return expansion.take();
}

}  // namespace gazette::cli
