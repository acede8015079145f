// A web archive.

#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    gazette::fuzz::read({std::string(reinterpret_cast<const char*>(data), size), "a.warc", "", ""});
    return 0;
}
