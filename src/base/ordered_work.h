#pragma once

// Numbered pieces of work in, done by several threads; their values handed on in order.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/crew.h"
#include "base/result.h"

namespace gazette::base {

/// The threads of one `work_in_order`, the calling one among them. Whoever has made the piece that is due hands it on, and those
/// that wait behind it: no thread is there for that alone, so that as many threads run as there are jobs.
template <class Produce, class Consume>
class OrderedWork {
public:
    OrderedWork(std::size_t count, std::size_t window, Produce& produce, Consume& consume)
        : count_(count), slots_(window), produce_(produce), consume_(consume) {}

    Result<void> run(Crew& crew, std::size_t workers) {
        {
            Helpers helpers(*this);
            helpers.tasks.reserve(workers);
            for (std::size_t worker = 1; worker < workers; ++worker) {
                helpers.tasks.push_back(crew.begin([this, worker] { work(worker); }));
            }
            work(0);
        }
        if (thrown_) {
            std::rethrow_exception(thrown_);
        }
        return std::move(result_);
    }

private:
    using Value = std::invoke_result_t<Produce&, std::size_t, std::size_t>;

    /// Ends what other threads do here however the work is left.
    struct Helpers {
        explicit Helpers(OrderedWork& whole) : work(whole) {}
        Helpers(const Helpers&) = delete;
        Helpers& operator=(const Helpers&) = delete;
        ~Helpers() {
            {
                const std::lock_guard lock(work.mutex_);
                work.stopped_ = work.stopped_ || work.next_ < work.count_;
            }
            work.taken_.notify_all();
            for (Task& task : tasks) {
                task.cancel();
            }
        }
        OrderedWork& work;
        std::vector<Task> tasks;
    };

    void work(std::size_t worker) {
        std::unique_lock lock(mutex_);
        for (;;) {
            taken_.wait(lock, [&] { return stopped_ || next_ == count_ || next_ < consumed_ + slots_.size(); });
            if (stopped_ || next_ == count_) {
                return;
            }
            const std::size_t i = next_++;
            guarded(lock, [&] {
                Value value = produce_(worker, i);
                lock.lock();
                slots_[i % slots_.size()].emplace(std::move(value));
            });
            hand_on(lock);
        }
    }

    /// What is due, unless another thread is at it.
    void hand_on(std::unique_lock<std::mutex>& lock) {
        while (!handing_on_ && !stopped_ && consumed_ < count_ && slots_[consumed_ % slots_.size()]) {
            handing_on_ = true;
            guarded(lock,
                    [&, i = consumed_, value = std::exchange(slots_[consumed_ % slots_.size()], std::nullopt)]() mutable {
                        Result<void> done = consume_(i, *std::move(value));
                        value.reset();
                        lock.lock();
                        if (!done) {
                            result_ = std::move(done);
                            stopped_ = true;
                        }
                    });
            handing_on_ = false;
            ++consumed_;
            taken_.notify_all();
        }
    }

    /// Calls `step` without the lock, which is held again afterwards; what it throws stops the work.
    template <class Step>
    void guarded(std::unique_lock<std::mutex>& lock, Step step) {
        lock.unlock();
        try {
            step();
        } catch (...) {
            if (!lock.owns_lock()) {
                lock.lock();
            }
            thrown_ = thrown_ ? thrown_ : std::current_exception();
            stopped_ = true;
            taken_.notify_all();
        }
    }

    const std::size_t count_;
    std::mutex mutex_;
    std::condition_variable taken_;
    /// Made, and not yet handed on.
    std::vector<std::optional<Value>> slots_;
    Produce& produce_;
    Consume& consume_;
    Result<void> result_;
    std::exception_ptr thrown_;
    std::size_t next_ = 0;
    std::size_t consumed_ = 0;
    bool handing_on_ = false;
    bool stopped_ = false;
};

/// Calls `produce(worker, i)` for i from 0 to `count` - 1 on the calling thread and those of the crew that are free (`worker`
/// counts them from 0 and is less than the crew's jobs, so that each can have tools of its own), and `consume(i, value)`, which
/// gives a Result<void>, in order and one at a time, on whichever of them. What comes out is therefore the same for any number
/// of jobs. At most `window` values (at least one for each job) are waiting or being made at a time, which bounds memory. With
/// one job each value is consumed before the next is made.
///
/// The first failure of `consume` ends the work and is returned; pieces already begun are finished and dropped. `produce`
/// reports its own failures through its value. An exception on either side ends the work as well and is thrown on.
template <class Produce, class Consume>
Result<void> work_in_order(std::size_t count, Crew& crew, std::size_t window, Produce produce, Consume consume) {
    const std::size_t workers = std::min(crew.jobs(), count);
    if (workers <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            if (Result<void> consumed = consume(i, produce(std::size_t{0}, i)); !consumed) {
                return consumed;
            }
        }
        return {};
    }
    return OrderedWork<Produce, Consume>(count, std::max(window, workers), produce, consume).run(crew, workers);
}

}  // namespace gazette::base
