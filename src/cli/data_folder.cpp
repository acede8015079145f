#include "cli/data_folder.h"

#include <cstdlib>
#include <system_error>

namespace gazette::cli {

base::Result<std::filesystem::path> find_data_folder() {
    std::filesystem::path folder;
    if (const char* stated = std::getenv("GAZETTE_DATA"); stated != nullptr && *stated != '\0') {
        folder = stated;
    } else {
        std::error_code error;
        const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
        folder = program.parent_path().parent_path() / "share" / "gazette";
    }
    std::error_code error;
    if (!std::filesystem::is_directory(folder / "labels", error)) {
        return base::fail("gazette's data is not in " + folder.string(),
                          "set GAZETTE_DATA to the folder that holds fonts, styles and labels");
    }
    return folder;
}

}  // namespace gazette::cli
