#pragma once

// Bytes that are too many to be kept in memory in, the same bytes when they are wanted out.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gazette::base {

/// A file without a name in the system's folder for temporary files, gone with the object and with the process; in memory
/// where no such folder can be written. Several threads may read at once, but not while one appends.
class ScratchFile {
public:
    static Result<ScratchFile> create();

    ScratchFile(ScratchFile&&) noexcept;
    ScratchFile& operator=(ScratchFile&&) noexcept;
    ~ScratchFile();

    /// Where the bytes begin, for `read`.
    Result<std::uint64_t> append(std::string_view bytes);
    /// `size` bytes from `offset` on, all of which have been appended before.
    Result<std::string> read(std::uint64_t offset, std::size_t size) const;
    /// The same in the memory of `bytes`, which those that are read in turn may share.
    Result<void> read(std::uint64_t offset, std::size_t size, std::string& bytes) const;

private:
    struct State;
    explicit ScratchFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace gazette::base
