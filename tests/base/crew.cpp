#include "base/crew.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using gazette::base::Crew;
using gazette::base::Task;

namespace {

/// Waits until the flag is up; a test that fails ends too.
bool comes_up(const std::atomic<bool>& flag) {
    for (int i = 0; i < 10'000 && !flag; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return flag;
}

}  // namespace

TEST_CASE("with one job work is done where it is waited for") {
    Crew crew;
    std::thread::id doer;
    auto pending = crew.beside([&] {
        doer = std::this_thread::get_id();
        return std::string("set");
    });
    CHECK(doer == std::thread::id());
    CHECK(pending.get() == "set");
    CHECK(doer == std::this_thread::get_id());
}

TEST_CASE("another thread does work while this one does something else") {
    Crew crew(2);
    std::atomic<bool> begun = false;
    auto pending = crew.beside([&] {
        begun = true;
        return std::this_thread::get_id();
    });
    REQUIRE(comes_up(begun));
    CHECK(pending.get() != std::this_thread::get_id());
}

TEST_CASE("work that no thread is free for is done by the one that waits") {
    Crew crew(2);
    std::atomic<bool> begun = false;
    std::atomic<bool> may_end = false;
    auto long_one = crew.beside([&] {
        begun = true;
        return comes_up(may_end);
    });
    REQUIRE(comes_up(begun));
    auto short_one = crew.beside([] { return std::this_thread::get_id(); });
    CHECK(short_one.get() == std::this_thread::get_id());
    may_end = true;
    CHECK(long_one.get());
}

TEST_CASE("while a thread helps it does what is there") {
    Crew crew(2);
    std::atomic<bool> begun = false;
    std::atomic<bool> other_done = false;
    Task first = crew.begin([&] {
        begun = true;
        comes_up(other_done);
    });
    REQUIRE(comes_up(begun));
    std::thread::id doer;
    Task other = crew.begin([&] {
        doer = std::this_thread::get_id();
        other_done = true;
    });
    crew.help_until_done(first);
    other.finish();
    CHECK(doer == std::this_thread::get_id());
}

TEST_CASE("work that is laid aside waits until it is wanted") {
    Crew crew(2);
    auto pending = crew.later([] { return std::this_thread::get_id(); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(pending.get() == std::this_thread::get_id());
}

TEST_CASE("what a maker throws is thrown where its value is wanted") {
    for (const std::size_t jobs : {1U, 2U}) {
        Crew crew(jobs);
        auto pending = crew.beside([]() -> int { throw std::runtime_error("no memory"); });
        CHECK_THROWS_WITH(pending.get(), "no memory");
    }
}

TEST_CASE("work that nobody wants is dropped, and what has been begun is waited for") {
    std::atomic<int> done = 0;
    std::atomic<bool> begun = false;
    {
        Crew crew(2);
        auto first = crew.beside([&] {
            begun = true;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            ++done;
        });
        REQUIRE(comes_up(begun));
        auto never = crew.later([&] { done += 100; });
    }
    CHECK(done == 1);
}

TEST_CASE("work that owns other work goes as one, done or not") {
    for (const std::size_t jobs : {1U, 2U}) {
        Crew crew(jobs);
        auto inner = std::make_shared<gazette::base::Pending<int>>(crew.later([] { return 1; }));
        auto outer = crew.beside([inner] { return 2; });
        inner.reset();
        auto dropped = std::make_unique<gazette::base::Pending<int>>(std::move(outer));
        dropped.reset();
    }
    Crew crew(2);
    std::atomic<bool> begun = false;
    std::atomic<bool> may_end = false;
    Task first = crew.begin([&] {
        begun = true;
        comes_up(may_end);
    });
    REQUIRE(comes_up(begun));
    auto inner = std::make_shared<gazette::base::Pending<int>>(crew.later([] { return 1; }));
    std::weak_ptr<gazette::base::Pending<int>> seen = inner;
    {
        // Nobody is free to begin it.
        const auto outer = crew.beside([inner = std::move(inner)] { return 2; });
    }
    CHECK(seen.expired());
    may_end = true;
    first.finish();
}

TEST_CASE("the first thread alone is told to end the program") {
    const auto holds_back = [](int signal) {
        sigset_t held;
        ::pthread_sigmask(SIG_BLOCK, nullptr, &held);
        return ::sigismember(&held, signal) == 1;
    };
    Crew crew(2);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        CAPTURE(signal);
        CHECK_FALSE(holds_back(signal));
        std::atomic<bool> begun = false;
        auto held = crew.beside([&] {
            begun = true;
            return holds_back(signal);
        });
        REQUIRE(comes_up(begun));
        CHECK(held.get());
        CHECK_FALSE(holds_back(signal));
    }
}

TEST_CASE("many small pieces are all done once") {
    for (const std::size_t jobs : {1U, 2U, 8U}) {
        Crew crew(jobs);
        std::vector<std::atomic<int>> counts(500);
        std::vector<Task> tasks;
        for (std::atomic<int>& count : counts) {
            tasks.push_back(crew.begin([&] { ++count; }));
        }
        for (Task& task : tasks) {
            task.finish();
        }
        int wrong = 0;
        for (const std::atomic<int>& count : counts) {
            wrong += count != 1;
        }
        CHECK(wrong == 0);
    }
}
