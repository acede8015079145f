#pragma once

// Pieces of work in, done by the threads of a run out: as many at a time as there are jobs, and no more.

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace gazette::base {

class Crew;

/// Work that is done once: by a thread of the crew that is free, or by the one that waits for it where none has begun it.
class Task {
public:
    /// Returns when it is done. While another thread is at it, this one does nothing.
    void finish();
    /// Where nobody has begun it, nobody will, and what it was made from is gone; else as `finish`.
    void cancel();

private:
    friend class Crew;
    struct State;
    explicit Task(std::shared_ptr<State> state) : state_(std::move(state)) {}

    std::shared_ptr<State> state_;
};

/// A value that is made by a task. `get` is called once at most.
template <class Value>
class Pending {
public:
    Pending(Pending&&) noexcept = default;
    Pending& operator=(Pending&&) = delete;
    /// Whoever makes the value may need what goes with this one.
    ~Pending() { task_.cancel(); }

    /// What the maker throws is thrown here.
    Value get() {
        task_.finish();
        if (made_->thrown) std::rethrow_exception(made_->thrown);
        return *std::move(made_->value);
    }

    Task& task() { return task_; }

private:
    friend class Crew;
    struct Made {
        std::optional<Value> value;
        std::exception_ptr thrown;
    };
    Pending(Task task, std::shared_ptr<Made> made) : task_(std::move(task)), made_(std::move(made)) {}

    Task task_;
    std::shared_ptr<Made> made_;
};

/// What a function gives; nothing is a value too.
template <class Make>
using MadeBy = std::conditional_t<std::is_void_v<std::invoke_result_t<Make&>>, std::monostate, std::invoke_result_t<Make&>>;

/// The thread that has it, and others, which are started as there is work for them. With one job, work is done where it is waited
/// for. So is the work of tasks that outlive the crew.
class Crew {
public:
    explicit Crew(std::size_t jobs = 1);
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    /// Waits for the tasks that have been begun; the others are no longer its own.
    ~Crew();

    std::size_t jobs() const;

    /// Work that throws nothing. Threads that are free begin it in the order in which it came. May be called by work as well.
    Task begin(std::function<void()> work);

    /// As `Task::finish`, but this thread does other work that is there while it waits. It must hold no lock that such work needs, and
    /// not be in the middle of ordered work (ordered_work.h), which other threads may be waiting with.
    void help_until_done(Task& task);

    /// What `make` gives.
    template <class Make>
    Pending<MadeBy<Make>> beside(Make make) {
        return pending(std::move(make), [this](std::function<void()> work) { return begin(std::move(work)); });
    }

    /// The same, made when it is waited for.
    template <class Make>
    Pending<MadeBy<Make>> later(Make make) {
        return pending(std::move(make), [this](std::function<void()> work) { return lay_aside(std::move(work)); });
    }

private:
    friend class Task;
    struct Board;

    Task lay_aside(std::function<void()> work);
    void start_thread();

    template <class Make, class Hand>
    Pending<MadeBy<Make>> pending(Make make, Hand hand) {
        using Value = MadeBy<Make>;
        auto made = std::make_shared<typename Pending<Value>::Made>();
        // Functions are copied, and what is made from may not be.
        auto maker = std::make_shared<Make>(std::move(make));
        Task task = hand([made, maker] {
            try {
                if constexpr (std::is_same_v<Value, std::monostate>) {
                    (*maker)();
                    made->value.emplace();
                } else {
                    made->value.emplace((*maker)());
                }
            } catch (...) {
                made->thrown = std::current_exception();
            }
        });
        return Pending<Value>(std::move(task), std::move(made));
    }

    std::shared_ptr<Board> board_;
    std::vector<std::thread> threads_;
};

}  // namespace gazette::base
