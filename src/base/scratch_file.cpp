#include "base/scratch_file.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/descriptor.h"

namespace gazette::base {

struct ScratchFile::State {
    std::filesystem::path folder;
    Descriptor file;
    /// Bytes that are in the file; those after them wait for a few more.
    std::uint64_t size = 0;
    std::string waiting = {};

    Result<void> write(std::string_view bytes);
};

/// Small appends are written together.
constexpr std::size_t most_waiting = 1 << 16;

namespace {

Descriptor open_unnamed(const std::filesystem::path& folder) {
    return Descriptor(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
}

/// For file systems without unnamed files: the name is gone as soon as the file is there.
Descriptor open_named(const std::filesystem::path& folder) {
    std::string name = (folder / "gazette-XXXXXX").string();
    Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
    if (file) ::unlink(name.c_str());
    return file;
}

}  // namespace

Descriptor open_nameless(const std::filesystem::path& folder) {
    Descriptor file = open_unnamed(folder);
    if (!file) file = open_named(folder);
    if (!file) file = Descriptor(::memfd_create("gazette", MFD_CLOEXEC));
    return file;
}

std::filesystem::path temporary_folder() {
    std::error_code error;
    std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    return error ? std::filesystem::path("/tmp") : folder;
}

ScratchFile::ScratchFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ScratchFile::ScratchFile(ScratchFile&&) noexcept = default;
ScratchFile& ScratchFile::operator=(ScratchFile&&) noexcept = default;
ScratchFile::~ScratchFile() = default;

Result<ScratchFile> ScratchFile::create() {
    auto state = std::make_unique<State>();
    state->folder = temporary_folder();
    state->file = open_nameless(state->folder);
    if (!state->file) return system_failure("write in", state->folder, errno);
    return ScratchFile(std::move(state));
}

Result<void> ScratchFile::State::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(size));
        if (written < 0 && errno != EINTR) return system_failure("write in", folder, errno);
        if (written <= 0) continue;
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size += static_cast<std::uint64_t>(written);
    }
    return {};
}

Result<std::uint64_t> ScratchFile::append(std::string_view bytes) {
    State& state = *state_;
    const std::uint64_t start = state.size + state.waiting.size();
    if (state.waiting.size() + bytes.size() > most_waiting) {
        if (Result<void> written = state.write(state.waiting); !written) return written.failure();
        state.waiting.clear();
    }
    if (bytes.size() < most_waiting) {
        state.waiting += bytes;
    } else if (Result<void> written = state.write(bytes); !written) {
        return written.failure();
    }
    return start;
}

Result<std::string> ScratchFile::read(std::uint64_t offset, std::size_t size) const {
    std::string bytes;
    if (Result<void> done = read(offset, size, bytes); !done) return done.failure();
    return bytes;
}

Result<void> ScratchFile::read(std::uint64_t offset, std::size_t size, std::string& bytes) const {
    const State& state = *state_;
    bytes.resize(size);
    std::size_t filled = 0;
    while (filled < size && offset + filled < state.size) {
        const std::size_t wanted = std::min<std::uint64_t>(size - filled, state.size - offset - filled);
        const ssize_t got = ::pread(state.file.get(), bytes.data() + filled, wanted, static_cast<off_t>(offset + filled));
        if (got < 0 && errno != EINTR) return system_failure("read in", state.folder, errno);
        if (got == 0) return system_failure("read in", state.folder, EIO);
        filled += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    const std::uint64_t at = offset + filled - state.size;
    if (filled < size && at + (size - filled) > state.waiting.size()) return system_failure("read in", state.folder, EIO);
    if (filled < size) state.waiting.copy(bytes.data() + filled, size - filled, at);
    return {};
}

}  // namespace gazette::base
