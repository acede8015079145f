#pragma once

// A file descriptor that closes itself, and the words for what the system says went wrong. Private to this room.

#include <filesystem>
#include <string>
#include <utility>

#include <unistd.h>

#include "base/result.h"

namespace gazette::base {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    explicit operator bool() const { return number_ >= 0; }
    int get() const { return number_; }
    /// Closes now; false, with errno set, where the system reports a late write error.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_ = -1;
};

/// A file without a name in `folder`, or in memory where that takes no files; to read and to write.
Descriptor open_nameless(const std::filesystem::path& folder);

/// Where the system wants temporary files.
std::filesystem::path temporary_folder();

/// "cannot write out/x.pdf: No space left on device", and what to do about it.
Failure system_failure(const char* action, const std::filesystem::path& path, int error);

}  // namespace gazette::base
