// A plain text and, after a line "%%%", the NAME.toml beside it.

#include "fuzz/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const std::string fence = "\n%%%\n";
    const std::size_t end = bytes.find(fence);
    const std::string sidecar = end == std::string::npos ? "" : bytes.substr(end + fence.size());
    gazette::fuzz::read({bytes.substr(0, end), "a.txt", sidecar, "a.toml"});
    return 0;
}
