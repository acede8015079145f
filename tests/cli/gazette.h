#pragma once

// The program as a user runs it, in a folder of its own: arguments in; exit status, streams and files out.

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace gazette::test {

struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
};

/// A new empty folder, gone with the object.
class Workplace {
public:
    Workplace();
    ~Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    /// Writes a file, making its folders.
    std::filesystem::path write(const std::string& name, const std::string& text) const;
    std::string read(const std::string& name) const;

    /// Runs gazette here with the system's environment less GAZETTE_* and SOURCE_DATE_EPOCH, and `variables` added.
    Outcome gazette(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& variables = {},
                    const std::string& input = {}) const;

    /// The same, with a signal sent to it after a while; its status is 128 + SIGNAL where that ended it.
    Outcome gazette_stopped(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& variables,
                            int signal, std::chrono::microseconds after) const;

private:
    Outcome run(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& variables,
                const std::string& input, const std::function<void(pid_t)>& meanwhile) const;

    std::filesystem::path path_;
};

/// A short article in the shape that scrapers leave.
std::string article(const std::string& headline);

/// Every file below the folder, relative to it, in order.
std::vector<std::string> files_below(const std::filesystem::path& folder);

/// Whether the zip entry of an EPUB holds the text; through unzip, which a test may skip without.
std::string epub_text(const std::filesystem::path& epub);
std::string pdf_text(const std::filesystem::path& pdf);
bool have(const std::string& tool);

}  // namespace gazette::test
