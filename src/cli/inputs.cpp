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

#include "base/file.h"
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

/// Whether a file in a folder is one to be read.
bool is_readable_kind(const fs::path& file) {
    constexpr std::size_t opening = 4096;
    return reader::knows(file) || (file.extension().empty() && reader::knows_opening(base::read_opening(file, opening)));
}

/// The folder that a path without it is relative to, where it has none.
std::string folder_in(std::string_view path) {
    const std::size_t end = path.rfind('/');
    return end == std::string_view::npos ? "." : std::string(path.substr(0, std::max<std::size_t>(end, 1)));
}

struct UnreadableFolder {
    fs::path path;
    std::error_code error;
};

const fs::path& path_of(const fs::directory_entry& entry) {
    return entry.path();
}

const fs::path& path_of(const UnreadableFolder& folder) {
    return folder.path;
}

struct FolderEntries {
    /// All but folders and what is hidden.
    std::vector<fs::directory_entry> entries;
    std::vector<UnreadableFolder> unreadable;
};

/// What is in a folder and those below it, without following links to folders; both in the byte order of their paths,
/// whatever the order that the file system has them in. A folder that cannot be read costs no other.
FolderEntries entries_below(const fs::path& top) {
    FolderEntries below;
    std::vector<fs::path> waiting = {top};
    while (!waiting.empty()) {
        const fs::path folder = std::move(waiting.back());
        waiting.pop_back();
        std::error_code error;
        for (fs::directory_iterator each(folder, error); !error && each != fs::directory_iterator();
             each.increment(error)) {
            std::error_code ignored;
            if (each->path().filename().native().starts_with('.')) {
                continue;
            }
            if (each->is_directory(ignored) && !each->is_symlink(ignored)) {
                waiting.push_back(each->path());
            } else {
                below.entries.push_back(*each);
            }
        }
        if (error) {
            below.unreadable.push_back({folder, error});
        }
    }
    const auto by_path = [](const auto& a, const auto& b) { return path_of(a).native() < path_of(b).native(); };
    std::sort(below.entries.begin(), below.entries.end(), by_path);
    std::sort(below.unreadable.begin(), below.unreadable.end(), by_path);
    return below;
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
            add_folder(path, name.empty() ? path : name, base::Severity::warning);
        } else if (!fs::exists(status)) {
            // That there is nothing is told in words of our own.
            error = status.type() == fs::file_type::not_found ? std::error_code() : error;
            result_.absent.push_back({name,
                                      {base::Severity::error,
                                       {path, 0, 0},
                                       error ? "cannot be reached: " + error.message() : "no such file or folder",
                                       "check the name, or leave it out of the inputs"},
                                      error ? "missing_unreadable" : "missing_absent"});
        } else {
            add_file(path, name, {false, is_link});
        }
    }

    /// `name` is what outputs call the folder itself; what is in it is named relative to it. Where there is nothing to read, a
    /// folder that was asked for is a warning.
    void add_folder(const fs::path& folder, const std::string& name, base::Severity if_empty) {
        FolderEntries entries = entries_below(folder);
        for (const UnreadableFolder& unreadable : entries.unreadable) {
            const std::string within = unreadable.path.lexically_relative(folder).string();
            leave_unreadable(unreadable.path == folder ? name : within, unreadable.path.string(),
                             "the folder cannot be read: " + unreadable.error.message());
        }
        const std::size_t before = found_;
        for (const fs::directory_entry& entry : entries.entries) {
            add_entry(entry, entry.path().lexically_relative(folder).string());
        }
        if (found_ == before && entries.unreadable.empty()) {
            result_.notes.push_back(
                {if_empty,
                 {folder.string(), 0, 0},
                 entries.entries.empty() ? "the folder is empty" : "there is nothing in the folder that gazette reads",
                 "check the name, or leave it out of the inputs"});
        }
    }

    void leave_unreadable(const std::string& name, const std::string& path, std::string what) {
        result_.absent.push_back(
            {name, {base::Severity::error, {path, 0, 0}, std::move(what), "check its permissions"}, "missing_unreadable"});
    }

    /// What came up in a folder. Only files are read; of all else it is said why it is not.
    void add_entry(const fs::directory_entry& entry, const std::string& name) {
        std::error_code error;
        const bool is_link = entry.is_symlink(error);
        const fs::file_status status = entry.status(error);
        const auto pass_over = [&](const char* why) {
            result_.notes.push_back(note(entry.path().string(), std::string("passed over: ") + why));
        };
        if (status.type() == fs::file_type::regular) {
            add_found(entry.path(), name, is_link);
        } else if (status.type() == fs::file_type::not_found) {
            pass_over(is_link ? "a link that leads nowhere" : "it is gone");
        } else if (error == std::errc::too_many_symbolic_link_levels) {
            pass_over("a link that leads to itself");
        } else if (status.type() == fs::file_type::none) {
            ++found_;
            leave_unreadable(name, entry.path().string(), "cannot be reached: " + error.message());
        } else if (status.type() == fs::file_type::directory) {
            pass_over("a link to a folder, not followed");
        } else {
            pass_over("neither a file nor a folder");
        }
    }

    /// A file that was not asked for by its name.
    void add_found(const fs::path& file, const std::string& name, bool is_link) {
        if (is_readable_kind(file)) {
            ++found_;
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
                add_folder(path, std::string(base::last_part(path)), base::Severity::note);
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
    /// How many entries of folders were worth reading, whether or not that could be done.
    std::size_t found_ = 0;
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
