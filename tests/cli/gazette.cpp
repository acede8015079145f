#include "gazette.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace gazette::test {

namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> environment(const std::map<std::string, std::string>& variables) {
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string variable = *each;
        if (!variable.starts_with("GAZETTE_") && !variable.starts_with("SOURCE_DATE_EPOCH=")) {
            all.push_back(variable);
        }
    }
    for (const auto& [name, value] : variables) {
        std::erase_if(all, [&](const std::string& each) { return each.starts_with(name + "="); });
        all.push_back(name + "=" + value);
    }
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts) {
        out.push_back(text.data());
    }
    out.push_back(nullptr);
    return out;
}

[[noreturn]] void become(const fs::path& folder, std::vector<char*> arguments, std::vector<char*> variables,
                         const fs::path& in, const fs::path& out, const fs::path& err) {
    const bool ready = chdir(folder.c_str()) == 0 && dup2(open(in.c_str(), O_RDONLY), 0) == 0 &&
                       dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1) == 1 &&
                       dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2) == 2;
    if (ready) {
        execve(arguments[0], arguments.data(), variables.data());
    }
    _exit(127);
}

std::string shell(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    char buffer[4096];
    for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
        out.append(buffer, n);
    }
    pclose(pipe);
    return out;
}

}  // namespace

Workplace::Workplace() {
    std::string name = (fs::temp_directory_path() / "gazette-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path_ = name;
}

Workplace::~Workplace() {
    std::error_code error;
    fs::remove_all(path_, error);
}

fs::path Workplace::write(const std::string& name, const std::string& text) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

std::string Workplace::read(const std::string& name) const {
    return contents(path_ / name);
}

Outcome Workplace::gazette(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& variables,
                           const std::string& input) const {
    return run(arguments, variables, input, [](pid_t) {});
}

Outcome Workplace::gazette_stopped(const std::vector<std::string>& arguments,
                                   const std::map<std::string, std::string>& variables, int signal,
                                   std::chrono::microseconds after) const {
    return run(arguments, variables, {}, [&](pid_t child) {
        std::this_thread::sleep_for(after);
        kill(child, signal);
    });
}

Outcome Workplace::run(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& variables,
                       const std::string& input, const std::function<void(pid_t)>& meanwhile) const {
    const Workplace streams;
    const fs::path in = streams.write("in", input);
    std::vector<std::string> words = {GAZETTE_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> settings = environment(variables);
    // The test's own handlers are not to meet a signal that is meant for the program.
    sigset_t ending;
    sigset_t before;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigprocmask(SIG_BLOCK, &ending, &before);
    const pid_t child = fork();
    if (child != 0) {
        sigprocmask(SIG_SETMASK, &before, nullptr);
    }
    if (child == 0) {
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
        sigprocmask(SIG_UNBLOCK, &ending, nullptr);
        become(path_, pointers(words), pointers(settings), in, streams / "out", streams / "err");
    }
    meanwhile(child);
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), streams.read("out"), streams.read("err")};
}

std::string article(const std::string& headline) {
    return headline +
           "\n\nThe ferry to Marl Island left four minutes late on Monday, for the first time since the clocks were "
           "mended, "
           "and nobody on the quay could say why.\n\nThe harbour office has asked for the logbook. It will be read aloud "
           "at "
           "the next meeting, as is the custom in the town.\n\nSalt Quay Courier\n\nSalt Quay Courier is a weekly paper of "
           "the outer harbours, owned by its readers.\n\nLeave a Reply\n";
}

std::vector<std::string> files_below(const fs::path& folder) {
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_directory()) {
            files.push_back(entry.path().lexically_relative(folder).string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string epub_text(const fs::path& epub) {
    return shell("unzip -p '" + epub.string() + "' '*.xhtml' '*.opf' '*.ncx'");
}

std::string pdf_text(const fs::path& pdf) {
    return shell("pdftotext '" + pdf.string() + "' -");
}

bool have(const std::string& tool) {
    return std::system(("command -v " + tool + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace gazette::test
