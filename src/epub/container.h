#pragma once

// Named members in order in, the zip container of an EPUB out (OCF 3.3 section 4.2); the only file that knows libzip.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "base/time.h"

namespace gazette::epub {

/// The bytes of one member as they stand in the container, and what the zip format says of them.
struct Payload {
    std::string bytes;
    std::uint64_t original_size = 0;
    std::uint32_t crc = 0;
};

/// Both are pure and may be called from any thread.
Payload deflated(std::string_view text);
Payload stored(std::string bytes);

enum class Method { deflated, stored };

/// `payload` is asked for once, when its turn has come, and dropped as soon as it is written: what a container
/// holds in memory is one member. Its bytes are as `method` says.
struct Member {
    std::string name;
    Method method = Method::deflated;
    std::function<base::Result<Payload>()> payload;
};

/// Loads the library that writing needs, which takes its time; `write_container` says where that cannot be done.
void load_container_library();

/// Every member bears `date` at noon, whatever the time zone. Fails with the diagnostic of the payload that could not be
/// made, or of the file that could not be written; an exception of a payload comes out as it went in.
base::Result<void> write_container(const std::vector<Member>& members, base::Date date, base::AtomicFile& file);

}  // namespace gazette::epub
