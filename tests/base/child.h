#pragma once

// A piece of a test that runs in a process of its own: it may be killed, lose rights, or mount things.

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <functional>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace gazette::test {

/// Forks, runs `work`, and collects what it reports.
class Child {
public:
    using Report = std::function<void(const std::string&)>;

    explicit Child(const std::function<void(const Report&)>& work) {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0) return;
        process_ = ::fork();
        if (process_ == 0) {
            ::close(ends[0]);
            work([&](const std::string& text) { [[maybe_unused]] auto n = ::write(ends[1], text.data(), text.size()); });
            ::_exit(0);
        }
        ::close(ends[1]);
        reports_ = ends[0];
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        kill();
        ::close(reports_);
    }

    /// All that was reported, once the child has ended.
    std::string output() {
        std::string out;
        char buffer[4096];
        for (ssize_t got = 0; (got = ::read(reports_, buffer, sizeof buffer)) != 0;) {
            if (got < 0 && errno != EINTR) break;
            if (got > 0) out.append(buffer, static_cast<std::size_t>(got));
        }
        return out;
    }

    /// Waits until the child has reported something.
    void await_report() {
        char byte = 0;
        while (::read(reports_, &byte, 1) < 0 && errno == EINTR) {
        }
    }

    void kill() {
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = -1;
    }

private:
    pid_t process_ = -1;
    int reports_ = -1;
};

}  // namespace gazette::test
