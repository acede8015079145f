#include <algorithm>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/descriptor.h"
#include "base/file.h"
#include "base/signals_held.h"

namespace gazette::base {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffer_size = 1024 * 1024;
constexpr std::string_view hidden_suffix = ".gazette-tmp";

/// ".NAME." and what follows in a hidden name: a number and the suffix. A long NAME is cut to leave room for these.
std::string hidden_prefix(const std::string& name) {
    return "." + name.substr(0, 200) + ".";
}

bool is_hidden_name(std::string_view candidate, const std::string& name) {
    const std::string prefix = hidden_prefix(name);
    if (candidate.size() <= prefix.size() + hidden_suffix.size()) return false;
    if (!candidate.starts_with(prefix) || !candidate.ends_with(hidden_suffix)) return false;
    candidate.remove_prefix(prefix.size());
    candidate.remove_suffix(hidden_suffix.size());
    return candidate.find_first_not_of("0123456789") == candidate.npos;
}

bool lock(int descriptor) {
    return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

/// Removes what killed runs left behind for `name`; a file whose lock is held belongs to a run that lives.
void remove_stale(int folder, const fs::path& folder_path, const std::string& name) {
    std::vector<std::string> stale;
    std::error_code error;
    for (fs::directory_iterator it(folder_path, error), end; !error && it != end; it.increment(error)) {
        std::string candidate = it->path().filename().string();
        if (is_hidden_name(candidate, name)) stale.push_back(std::move(candidate));
    }
    for (const std::string& candidate : stale) {
        const Descriptor file(::openat(folder, candidate.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
        if (file && lock(file.get())) ::unlinkat(folder, candidate.c_str(), 0);
    }
}

/// Runs `attempt` with one hidden name after another until it gives something else than EEXIST.
template <class Attempt>
std::optional<std::string> with_hidden_name(const std::string& name, Attempt attempt) {
    for (int number = 0;; ++number) {
        std::string hidden = hidden_prefix(name) + std::to_string(number) + std::string(hidden_suffix);
        if (attempt(hidden.c_str())) return hidden;
        if (errno != EEXIST) return std::nullopt;
    }
}

/// The end of the chain of symbolic links that starts at `path`, be there a file or not.
Result<fs::path> follow_links(const fs::path& path) {
    fs::path target = path;
    std::error_code error;
    for (int hops = 0; fs::is_symlink(target, error); ++hops) {
        if (hops == 40) return system_failure("write", path, ELOOP);
        const fs::path next = fs::read_symlink(target, error);
        if (error) return system_failure("write", path, error.value());
        target = target.parent_path() / next;
    }
    return target;
}

std::string path_of_descriptor(const Descriptor& file) {
    return "/proc/self/fd/" + std::to_string(file.get());
}

/// False, with errno set, where not all could be written.
bool write_fully(const Descriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
        if (written < 0 && errno != EINTR) return false;
    }
    return true;
}

bool write_fully_at(const Descriptor& file, std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno != EINTR) return false;
        if (written <= 0) continue;
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return true;
}

/// False, with errno set, where not all could be copied. Both are read and written from their start.
bool copy(const Descriptor& from, const Descriptor& to, std::uint64_t size) {
    std::string buffer(std::min<std::uint64_t>(size, buffer_size), '\0');
    for (std::uint64_t at = 0; at < size;) {
        const ssize_t got = ::pread(from.get(), buffer.data(), buffer.size(), static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = EIO;
        if (got <= 0) return false;
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
        if (!write_fully_at(to, at, bytes)) return false;
        at += bytes.size();
    }
    return true;
}

}  // namespace

struct AtomicFile::State {
    /// As the caller named it, for messages.
    fs::path path;
    Descriptor folder = {};
    std::string name = {};
    Descriptor file = {};
    /// The name the file has for a moment while it is committed.
    std::string hidden = {};
    /// The folder's file system has no unnamed files: the bytes are in a nameless file elsewhere until they are committed.
    bool elsewhere = false;
    /// Of the file replaced.
    std::optional<mode_t> mode = {};
    /// A device or pipe cannot be replaced: it is written straight to, all at once, by `commit`.
    bool straight = false;
    std::string buffer = {};
    std::uint64_t flushed = 0;
    /// Once something has failed, all that follows fails.
    std::optional<Failure> broken = {};

    explicit State(fs::path as_named) : path(std::move(as_named)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (!hidden.empty()) ::unlinkat(folder.get(), hidden.c_str(), 0);
    }

    Failure failure(int error) const { return system_failure("write", path, error); }
    Result<void> break_with(int error) {
        broken = failure(error);
        return *broken;
    }

    /// Breaks, and takes back a hidden name.
    Result<void> give_up(int error) {
        if (!hidden.empty()) ::unlinkat(folder.get(), hidden.c_str(), 0);
        hidden.clear();
        return break_with(error);
    }

    Result<void> open_straight(const fs::path& target) {
        straight = true;
        file = Descriptor(::open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
        return file ? Result<void>() : failure(errno);
    }

    /// `replaced` is what the system knows of the file that stands at `target`, or null.
    Result<void> open_beside(const fs::path& target, const struct stat* replaced) {
        const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path(".");
        std::error_code error;
        fs::create_directories(parent, error);
        if (error) return failure(error.value());
        folder = Descriptor(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder) return failure(errno);
        name = target.filename().string();
        if (replaced) mode = replaced->st_mode & 0777;
        remove_stale(folder.get(), parent, name);
        if (!open_unnamed() && !open_elsewhere()) return failure(errno);
        return !elsewhere && !keep_mode() ? failure(errno) : Result<void>();
    }

    /// File systems without modes (the FAT of an e-reader) refuse this; there the mode is the same anyhow.
    bool keep_mode() { return !mode || ::fchmod(file.get(), *mode) == 0 || errno == EPERM; }

    /// False, with errno set, where the folder takes no file at all: that has to be known before there is much to write.
    bool open_elsewhere() {
        {
            const SignalsHeld held;
            if (!open_hidden()) return false;
            ::unlinkat(folder.get(), hidden.c_str(), 0);
            hidden.clear();
        }
        elsewhere = true;
        file = open_nameless(temporary_folder());
        return static_cast<bool>(file);
    }

    /// Copies what was written elsewhere into a hidden file of the folder.
    bool bring_here() {
        const Descriptor written = std::move(file);
        file = Descriptor();
        if (!open_hidden() || !keep_mode()) return false;
        return copy(written, file, flushed) && ::fsync(file.get()) == 0;
    }

    /// False, with errno set, where the folder cannot be written or the file system has no unnamed files.
    bool open_unnamed() {
        file = Descriptor(::openat(folder.get(), ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666));
        // `commit` gives it a name through /proc; a container may have none.
        if (!file || ::access(path_of_descriptor(file).c_str(), F_OK) != 0) return false;
        lock(file.get());
        return true;
    }

    bool open_hidden() {
        const auto made = with_hidden_name(name, [this](const char* hidden_name) {
            file = Descriptor(::openat(folder.get(), hidden_name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666));
            return static_cast<bool>(file);
        });
        if (!made) return false;
        hidden = *made;
        // Between the two calls another run may have taken the file for a stale one, and removes it. A file system
        // without locks is no reason to stop: there nothing is taken for stale either.
        struct stat about{};
        const bool taken = !lock(file.get()) && errno == EWOULDBLOCK;
        if (!taken && ::fstat(file.get(), &about) == 0 && about.st_nlink > 0) return true;
        hidden.clear();
        return open_hidden();
    }

    Result<void> flush() {
        if (!write_fully_at(file, flushed, buffer)) return break_with(errno);
        flushed += buffer.size();
        buffer.clear();
        return {};
    }

    Result<void> commit_straight() {
        if (!write_fully(file, buffer)) return break_with(errno);
        return file.close() ? Result<void>() : break_with(errno);
    }

    /// Gives an unnamed file its name at once where nothing has that name, else a hidden one to rename.
    bool link() {
        const std::string from = path_of_descriptor(file);
        const auto link_as = [&](const char* as) {
            return ::linkat(AT_FDCWD, from.c_str(), folder.get(), as, AT_SYMLINK_FOLLOW) == 0;
        };
        if (link_as(name.c_str())) return true;
        if (errno != EEXIST) return false;
        const auto made = with_hidden_name(name, link_as);
        if (made) hidden = *made;
        return made.has_value();
    }

    bool rename() {
        if (::renameat(folder.get(), hidden.c_str(), folder.get(), name.c_str()) != 0) return false;
        hidden.clear();
        return true;
    }
};

AtomicFile::AtomicFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;
AtomicFile::~AtomicFile() = default;

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path) {
    auto state = std::make_unique<State>(path);
    const Result<fs::path> target = follow_links(path);
    if (!target) return target.failure();

    struct stat about{};
    const bool exists = ::stat(target->c_str(), &about) == 0;
    if (!target->has_filename() || (exists && S_ISDIR(about.st_mode))) return state->failure(EISDIR);
    const Result<void> opened = exists && !S_ISREG(about.st_mode) ? state->open_straight(*target)
                                                                  : state->open_beside(*target, exists ? &about : nullptr);
    if (!opened) return opened.failure();
    return AtomicFile(std::move(state));
}

Result<void> AtomicFile::append(std::string_view bytes) {
    if (state_->broken) return *state_->broken;
    state_->buffer += bytes;
    if (state_->straight || state_->buffer.size() < buffer_size) return {};
    return state_->flush();
}

Result<void> AtomicFile::write_at(std::uint64_t offset, std::string_view bytes) {
    assert(offset <= size());
    State& state = *state_;
    if (state.broken) return *state.broken;
    if (offset >= state.flushed) {
        const std::size_t at = static_cast<std::size_t>(offset - state.flushed);
        state.buffer.replace(at, std::min(bytes.size(), state.buffer.size() - at), bytes);
        return {};
    }
    if (Result<void> flushed = state.flush(); !flushed) return flushed;
    if (!write_fully_at(state.file, offset, bytes)) return state.break_with(errno);
    state.flushed = std::max(state.flushed, offset + bytes.size());
    return {};
}

std::uint64_t AtomicFile::size() const {
    return state_->flushed + state_->buffer.size();
}

Result<void> AtomicFile::commit() {
    State& state = *state_;
    if (state.broken) return *state.broken;
    if (state.straight) return state.commit_straight();
    if (Result<void> flushed = state.flush(); !flushed) return flushed;
    if (!state.elsewhere && ::fsync(state.file.get()) != 0) return state.break_with(errno);
    const SignalsHeld held;
    const bool here = state.elsewhere ? state.bring_here() : state.link();
    if (!here || (!state.hidden.empty() && !state.rename())) return state.give_up(errno);
    // The new file is whole and in its place by now; a folder that cannot be synced is no reason to say otherwise.
    ::fsync(state.folder.get());
    return {};
}

}  // namespace gazette::base
