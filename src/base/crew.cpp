#include "base/crew.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "base/signals_held.h"

#ifdef __linux__
#include <pthread.h>
#include <sched.h>
#endif

namespace gazette::base {

namespace {

/// Linux may put a new thread behind the one that makes it, on the same processor, until it looks for idle ones, which takes
/// milliseconds: a tenth of a small edition's time. Told that it may not stay, the thread begins on another at once.
void begin_elsewhere([[maybe_unused]] std::thread& thread) {
#ifdef __linux__
    cpu_set_t allowed;
    const int here = sched_getcpu();
    if (here < 0 || here >= CPU_SETSIZE || sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
    cpu_set_t others = allowed;
    CPU_CLR(here, &others);
    if (CPU_COUNT(&others) == 0) return;
    if (pthread_setaffinity_np(thread.native_handle(), sizeof others, &others) == 0) {
        pthread_setaffinity_np(thread.native_handle(), sizeof allowed, &allowed);
    }
#endif
}

}  // namespace

/// What the threads of a crew share.
struct Crew::Board {
    explicit Board(std::size_t of_jobs) : jobs(of_jobs) {}

    const std::size_t jobs;
    /// Guards what follows. No work is done, and none destroyed, while it is held.
    std::mutex mutex;
    /// For threads without work.
    std::condition_variable has_work;
    /// For threads that wait for a task: one is done, or there is one to help with.
    std::condition_variable has_news;
    std::deque<std::shared_ptr<Task::State>> queue;
    std::size_t idle = 0;
    bool closed = false;

    /// The task that came first, which there is; the lock is held before and after.
    void do_next(std::unique_lock<std::mutex>& lock);
};

struct Task::State {
    enum class Stage { waiting, begun, done };

    std::shared_ptr<Crew::Board> board;
    std::function<void()> work;
    Stage stage = Stage::waiting;

    /// Does the work unless somebody has begun it; the lock is held before and after.
    void run(std::unique_lock<std::mutex>& lock) {
        if (stage != Stage::waiting) return;
        stage = Stage::begun;
        lock.unlock();
        work();
        work = nullptr;
        lock.lock();
        stage = Stage::done;
        board->has_news.notify_all();
    }
};

void Crew::Board::do_next(std::unique_lock<std::mutex>& lock) {
    const std::shared_ptr<Task::State> task = std::move(queue.front());
    queue.pop_front();
    task->run(lock);
}

void Task::finish() {
    std::unique_lock lock(state_->board->mutex);
    state_->run(lock);
    state_->board->has_news.wait(lock, [&] { return state_->stage == State::Stage::done; });
}

void Task::cancel() {
    // It has been moved elsewhere.
    if (!state_) return;
    std::function<void()> dropped;
    std::unique_lock lock(state_->board->mutex);
    if (state_->stage == State::Stage::waiting) {
        state_->stage = State::Stage::done;
        dropped.swap(state_->work);
    }
    state_->board->has_news.wait(lock, [&] { return state_->stage == State::Stage::done; });
}

Crew::Crew(std::size_t jobs) : board_(std::make_shared<Board>(std::max<std::size_t>(jobs, 1))) {}

Crew::~Crew() {
    std::deque<std::shared_ptr<Task::State>> dropped;
    {
        const std::lock_guard lock(board_->mutex);
        board_->closed = true;
        dropped.swap(board_->queue);
    }
    board_->has_work.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

std::size_t Crew::jobs() const {
    return board_->jobs;
}

Task Crew::lay_aside(std::function<void()> work) {
    auto state = std::make_shared<Task::State>();
    state->board = board_;
    state->work = std::move(work);
    return Task(std::move(state));
}

Task Crew::begin(std::function<void()> work) {
    Task task = lay_aside(std::move(work));
    const std::lock_guard lock(board_->mutex);
    if (board_->jobs == 1 || board_->closed) return task;
    if (board_->idle <= board_->queue.size() && threads_.size() + 1 < board_->jobs) start_thread();
    // Nothing fails after this: a task that is queued is one that somebody has.
    board_->queue.push_back(task.state_);
    board_->has_work.notify_one();
    board_->has_news.notify_all();
    return task;
}

void Crew::help_until_done(Task& task) {
    std::unique_lock lock(board_->mutex);
    task.state_->run(lock);
    while (task.state_->stage != Task::State::Stage::done) {
        if (board_->queue.empty()) {
            board_->has_news.wait(lock);
            continue;
        }
        board_->do_next(lock);
    }
}

/// Where the system gives no thread, or no memory for one, those that wait for the work do it. The first thread alone is told
/// to end the program, as it alone knows when it may not end.
void Crew::start_thread() {
    const SignalsHeld held;
    try {
        threads_.emplace_back([board = board_] {
            std::unique_lock lock(board->mutex);
            for (;;) {
                ++board->idle;
                board->has_work.wait(lock, [&] { return board->closed || !board->queue.empty(); });
                --board->idle;
                if (board->closed) return;
                board->do_next(lock);
            }
        });
        begin_elsewhere(threads_.back());
    } catch (...) {
    }
}

}  // namespace gazette::base
