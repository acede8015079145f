#include "base/ordered_work.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using gazette::base::Crew;
using gazette::base::Result;
using gazette::base::work_in_order;

namespace {

/// Every third piece takes long, so that later ones are made before it.
void dawdle(std::size_t i) {
    if (i % 3 == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

}  // namespace

TEST_CASE("values are consumed in order, whatever the number of jobs") {
    for (const std::size_t jobs : {0U, 1U, 2U, 8U, 100U}) {
        for (const std::size_t count : {0U, 1U, 2U, 50U}) {
            CAPTURE(jobs, count);
            std::vector<std::size_t> seen;
            Crew crew(jobs);
            const Result<void> done = work_in_order(
                count, crew, 4,
                [](std::size_t, std::size_t i) {
                    dawdle(i);
                    return std::make_unique<std::size_t>(i * i);
                },
                [&](std::size_t i, std::unique_ptr<std::size_t> value) -> Result<void> {
                    CHECK(*value == i * i);
                    seen.push_back(i);
                    return {};
                });
            CHECK(done);
            REQUIRE(seen.size() == count);
            CHECK(std::is_sorted(seen.begin(), seen.end()));
        }
    }
}

TEST_CASE("no more than the window is made ahead of what was consumed") {
    constexpr std::size_t window = 5;
    std::atomic<std::size_t> begun = 0;
    std::size_t most_ahead = 0;
    Crew crew(3);
    const Result<void> done = work_in_order(
        60, crew, window, [&](std::size_t, std::size_t i) { return ++begun, i; },
        [&](std::size_t i, std::size_t) -> Result<void> {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            most_ahead = std::max(most_ahead, begun.load() - i);
            return {};
        });
    CHECK(done);
    CHECK(most_ahead <= window);
}

TEST_CASE("each thread has a number of its own below that of jobs") {
    std::vector<std::atomic<int>> inside(3);
    std::atomic<bool> shared = false;
    Crew crew(3);
    const Result<void> done = work_in_order(
        60, crew, 9,
        [&](std::size_t worker, std::size_t i) {
            shared = shared || ++inside.at(worker) != 1;
            dawdle(i);
            --inside.at(worker);
            return i;
        },
        [](std::size_t, std::size_t) { return Result<void>(); });
    CHECK(done);
    CHECK_FALSE(shared);
}

TEST_CASE("the first failure of the consumer ends the work") {
    for (const std::size_t jobs : {1U, 4U}) {
        Crew crew(jobs);
        std::size_t last = 0;
        const Result<void> done = work_in_order(
            1000, crew, 8, [](std::size_t, std::size_t i) { return i; },
            [&](std::size_t i, std::size_t) -> Result<void> {
                last = i;
                return i == 10 ? Result<void>(gazette::base::fail("the disk is full")) : Result<void>();
            });
        REQUIRE_FALSE(done);
        CHECK(done.error().what == "the disk is full");
        CHECK(last == 10);
    }
}

TEST_CASE("an exception in a worker is thrown where the values are consumed") {
    for (const std::size_t jobs : {1U, 4U}) {
        Crew crew(jobs);
        const auto work = [&] {
            return work_in_order(
                100, crew, 8,
                [](std::size_t, std::size_t i) {
                    if (i == 20) {
                        throw std::runtime_error("no memory");
                    }
                    return i;
                },
                [](std::size_t, std::size_t) { return Result<void>(); });
        };
        CHECK_THROWS_WITH(work(), "no memory");
    }
}
