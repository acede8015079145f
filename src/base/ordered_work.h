#pragma once

// Numbered pieces of work in, done by several threads; their values out on the calling thread, in order.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"

namespace gazette::base {

/// Calls `produce(worker, i)` for i from 0 to `count` - 1 on `jobs` threads (`worker` counts them from 0, so that each
/// can have tools of its own), and `consume(i, value)`, which gives a Result<void>, in order on the calling thread. What
/// comes out is therefore the same for any number of jobs. At most `window` values (at least one for each job) are
/// waiting or being made at a time, which bounds memory. With one job no thread is started, and each value is consumed
/// before the next is made.
///
/// The first failure of `consume` ends the work and is returned; pieces already begun are finished and dropped. `produce`
/// reports its own failures through its value. An exception on either side ends the work as well and is thrown on.
template <class Produce, class Consume>
Result<void> work_in_order(std::size_t count, std::size_t jobs, std::size_t window, Produce produce, Consume consume) {
    using Value = std::invoke_result_t<Produce&, std::size_t, std::size_t>;
    jobs = std::min(std::max<std::size_t>(jobs, 1), count);
    if (jobs <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            if (Result<void> consumed = consume(i, produce(std::size_t{0}, i)); !consumed) {
                return consumed;
            }
        }
        return {};
    }

    window = std::max(window, jobs);
    std::mutex mutex;
    std::condition_variable made;
    std::condition_variable taken;
    std::vector<std::optional<Value>> slots(window);
    std::exception_ptr thrown;
    std::size_t next = 0;
    std::size_t consumed = 0;
    bool stopped = false;

    const auto work = [&](std::size_t worker) {
        for (;;) {
            std::unique_lock lock(mutex);
            taken.wait(lock, [&] { return stopped || next == count || next < consumed + window; });
            if (stopped || next == count) {
                return;
            }
            const std::size_t i = next++;
            lock.unlock();
            try {
                Value value = produce(worker, i);
                lock.lock();
                slots[i % window].emplace(std::move(value));
            } catch (...) {
                if (!lock.owns_lock()) {
                    lock.lock();
                }
                thrown = thrown ? thrown : std::current_exception();
                stopped = true;
                taken.notify_all();
            }
            made.notify_all();
        }
    };

    /// Ends the threads however this function is left.
    class Crew {
    public:
        Crew(std::mutex& mutex, std::condition_variable& taken, bool& stopped)
            : mutex_(mutex), taken_(taken), stopped_(stopped) {}
        Crew(const Crew&) = delete;
        Crew& operator=(const Crew&) = delete;
        ~Crew() {
            {
                const std::lock_guard lock(mutex_);
                stopped_ = true;
            }
            taken_.notify_all();
            for (std::thread& thread : threads) {
                thread.join();
            }
        }
        std::vector<std::thread> threads;

    private:
        std::mutex& mutex_;
        std::condition_variable& taken_;
        bool& stopped_;
    } crew(mutex, taken, stopped);

    for (std::size_t worker = 0; worker < jobs; ++worker) {
        crew.threads.emplace_back(work, worker);
    }
    for (std::size_t i = 0; i < count; ++i) {
        std::unique_lock lock(mutex);
        std::optional<Value>& slot = slots[i % window];
        made.wait(lock, [&] { return slot || thrown; });
        if (thrown) {
            std::rethrow_exception(thrown);
        }
        Value value = std::move(*slot);
        slot.reset();
        lock.unlock();
        if (Result<void> done = consume(i, std::move(value)); !done) {
            return done;
        }
        lock.lock();
        consumed = i + 1;
        lock.unlock();
        taken.notify_all();
    }
    return {};
}

}  // namespace gazette::base
