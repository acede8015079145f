#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>

#include "base/descriptor.h"

namespace gazette::base {

namespace {

/// The system's words in English whatever the locale, so that users can search for them and scripts compare them.
std::string reason(int error) {
    const char* text = ::strerrordesc_np(error);
    return text ? text : "error " + std::to_string(error);
}

const char* advice(int error) {
    switch (error) {
    case ENOSPC:
    case EDQUOT: return "free some space, or write to another place";
    case EACCES:
    case EPERM: return "check who may read and write there";
    case EROFS: return "this file system is read-only; write to another place";
    case ENOENT: return "check how the name is spelled";
    case EISDIR: return "this is a folder; name a file";
    case ENOTDIR: return "a part of this path is a file, not a folder";
    case ENAMETOOLONG: return "choose a shorter name";
    case ELOOP: return "a symbolic link leads to itself";
    case EIO: return "check the disk that it is on";
    default: return "";
    }
}

Failure unreadable(const std::filesystem::path& path, int error) {
    return fail("cannot be read: " + reason(error), advice(error), {path.string(), 0, 0});
}

Failure too_large(const std::filesystem::path& path, const SizeLimit& limit) {
    return fail("too large: more than " + std::to_string(limit.bytes >> 20U) + " MiB", limit.hint, {path.string(), 0, 0});
}

Result<std::string> read_all(int descriptor, const std::filesystem::path& name, std::size_t expected,
                             const SizeLimitOf& limit_of) {
    constexpr std::size_t opening = 64 * 1024;
    constexpr std::size_t no_limit = std::string::npos - 1;
    std::optional<SizeLimit> limit;
    // One byte more than is expected is asked for, so that what has just as many as expected has come to its end.
    std::string out(expected > 0 ? std::min(expected + 1, opening) : opening, '\0');
    std::size_t filled = 0;
    for (;;) {
        if (filled == out.size()) {
            if (!limit) limit = limit_of ? limit_of(out) : SizeLimit{no_limit, {}};
            if (std::max(expected, filled) > limit->bytes) return too_large(name, *limit);
            // Close to the limit all the room that is left, lest the last copies be of nearly the same size.
            const std::size_t next = out.size() > limit->bytes / 3 ? limit->bytes + 1 : 2 * out.size() + opening;
            out.resize(expected > filled ? expected + 1 : next);
        }
        const ssize_t got = ::read(descriptor, out.data() + filled, out.size() - filled);
        if (got < 0 && errno != EINTR) return unreadable(name, errno);
        if (got == 0) break;
        filled += got > 0 ? static_cast<std::size_t>(got) : 0;
        if (filled == expected && expected > 0) break;
    }
    out.resize(filled);
    return out;
}

}  // namespace

Failure system_failure(const char* action, const std::filesystem::path& path, int error) {
    return fail(std::string("cannot ") + action + " " + path.string() + ": " + reason(error), advice(error));
}

Result<std::string> read_file(const std::filesystem::path& path, const SizeLimitOf& limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat about{};
    if (!file || ::fstat(file.get(), &about) != 0) return unreadable(path, errno);
    if (S_ISDIR(about.st_mode)) return unreadable(path, EISDIR);
    if (S_ISREG(about.st_mode)) return read_all(file.get(), path, static_cast<std::size_t>(about.st_size), limit);
    if (S_ISFIFO(about.st_mode)) return read_all(file.get(), path, 0, limit);
    return fail("cannot be read: neither a file nor a pipe", "name a file or a pipe", {path.string(), 0, 0});
}

std::string read_opening(const std::filesystem::path& path, std::size_t most) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat about{};
    if (!file || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) return {};
    std::string out(most, '\0');
    const ssize_t got = ::read(file.get(), out.data(), out.size());
    out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return out;
}

Result<std::string> read_standard_input(const SizeLimitOf& limit) {
    return read_all(STDIN_FILENO, "standard input", 0, limit);
}

}  // namespace gazette::base
