#pragma once

// The signals by which people and schedulers end a program, held back for a while.

#include <csignal>

namespace gazette::base {

/// For the moments when a program would leave a hidden name behind; signals that came are heeded afterwards. Of the thread that has it
/// and of those that it starts, which hold them back for good: a crew's are started so, and no other thread may be running.
class SignalsHeld {
public:
    SignalsHeld() {
        sigset_t ending;
        sigemptyset(&ending);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&ending, signal);
        ::pthread_sigmask(SIG_BLOCK, &ending, &before_);
    }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

}  // namespace gazette::base
