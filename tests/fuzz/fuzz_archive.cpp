// A ZIP archive or a compressed file, and what it holds.

#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    gazette::fuzz::read({std::string(reinterpret_cast<const char*>(data), size), "a.zip", "", ""});
    return 0;
}
