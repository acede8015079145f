#pragma once

// A mutex that is mostly free again in a moment.

#include <mutex>

namespace gazette::base {

/// Who finds it locked looks again for a while before going to sleep: on virtual machines a thread that sleeps may be woken
/// milliseconds later, or beside the one that woke it, on one processor of two.
class BriefMutex {
public:
    void lock() {
        for (int look = 0; look < most_looks; ++look) {
            if (mutex_.try_lock()) return;
            pause();
        }
        mutex_.lock();
    }
    bool try_lock() { return mutex_.try_lock(); }
    void unlock() { mutex_.unlock(); }

private:
    /// Some microseconds, up to some tens.
    static constexpr int most_looks = 400;

    static void pause() {
#if defined(__x86_64__) || defined(__i386__)
        __builtin_ia32_pause();
#elif defined(__aarch64__)
        asm volatile("yield");
#endif
    }

    std::mutex mutex_;
};

}  // namespace gazette::base
