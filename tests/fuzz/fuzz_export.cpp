// An export of a read-later service or of bookmarks: JSON, a table or HTML by how it opens.

#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    gazette::fuzz::read({std::string(reinterpret_cast<const char*>(data), size), "a.csv", "", ""});
    return 0;
}
