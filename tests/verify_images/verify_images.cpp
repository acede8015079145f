// Image files in; read, and verified to their last pixel as for an EPUB, or by their headers alone with --header.

#include <cstring>
#include <iostream>
#include <string>

#include "base/file.h"
#include "image/info.h"
#include "image/verify.h"

namespace {

using namespace gazette;

bool is_sound(const std::string& path, bool by_header) {
    const base::Result<std::string> bytes = base::read_file(path);
    if (!bytes) {
        return false;
    }
    return static_cast<bool>(by_header ? image::identify(*bytes) : image::verify(*bytes));
}

}  // namespace

int main(int count, char** arguments) {
    const bool by_header = count > 1 && std::strcmp(arguments[1], "--header") == 0;
    int sound = 0;
    int all = 0;
    for (int i = by_header ? 2 : 1; i < count; ++i) {
        ++all;
        sound += is_sound(arguments[i], by_header) ? 1 : 0;
    }
    std::cout << sound << " of " << all << " images are sound\n";
    return sound == all ? 0 : 1;
}
