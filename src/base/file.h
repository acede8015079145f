#pragma once

// Whole files in, and files that appear under their name complete or not at all.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::base {

/// How many bytes of a file may be read, and what users can do where there are more.
struct SizeLimit {
    std::size_t bytes = 0;
    std::string hint;
};

/// By how a file opens: its first 64 KiB. It is not asked of a file that is smaller.
using SizeLimitOf = std::function<SizeLimit(std::string_view opening)>;

/// All bytes of a regular file or of a pipe; "-" is not special here. The error is placed in the path and names the system's reason.
/// Of a file that is too large no more is read than its opening, of a pipe no more than the limit.
Result<std::string> read_file(const std::filesystem::path& path, const SizeLimitOf& limit = {});

/// The first bytes of a regular file, at most as many. Empty where it cannot be read.
std::string read_opening(const std::filesystem::path& path, std::size_t most);

/// All bytes of standard input, with the limit of a pipe.
Result<std::string> read_standard_input(const SizeLimitOf& limit = {});

/// A file under construction beside `path`. Nothing is seen under `path` until `commit`; an uncommitted file leaves no
/// trace, not even when the process is killed. Its bytes are in an unnamed file (O_TMPFILE), or, where the folder's file system has
/// none, in the system's folder for temporary files until `commit` copies them. A kill (SIGKILL) at the very moment of `commit` may
/// leave a hidden name, which the next run for the same path removes; other signals wait for that moment to pass. A symbolic link at `path` is followed, so that its target
/// is replaced; a device or pipe there is written to by `commit`. Not for use by two threads at once.
class AtomicFile {
public:
    /// Makes the missing folders of `path`. Fails where the folder cannot be written or `path` is a folder.
    static Result<AtomicFile> create(const std::filesystem::path& path);

    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) noexcept;
    ~AtomicFile();

    Result<void> append(std::string_view bytes);
    /// Overwrites bytes written before, or appends: `offset` is at most `size()`.
    Result<void> write_at(std::uint64_t offset, std::string_view bytes);
    /// Bytes so far.
    std::uint64_t size() const;
    /// Flushes, syncs file and folder, and renames over `path`. After an error what stood at `path` is untouched.
    Result<void> commit();

private:
    struct State;
    explicit AtomicFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace gazette::base
