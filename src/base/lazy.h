#pragma once

// How to make a value in; the value out, made when it is first asked for.

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "base/result.h"

namespace gazette::base {

/// May be asked from any thread; whoever comes first makes the value, the others wait. Copies share it.
template <class Value>
class Lazy {
public:
    /// An empty value.
    Lazy() : Lazy([] { return Result<Value>(Value()); }) {}
    explicit Lazy(std::function<Result<Value>()> make) : state_(std::make_shared<State>()) {
        state_->make = std::move(make);
    }

    /// An empty value where it cannot be made: `failure` then says why.
    const Value& get() const {
        std::call_once(state_->once, [state = state_.get()] {
            Result<Value> made = state->make();
            const std::lock_guard lock(state->mutex);
            if (made) {
                state->value = *std::move(made);
            } else {
                state->failure = made.failure();
            }
        });
        return state_->value;
    }

    /// Why there is no value; none where there is one, or where nobody has asked for it yet.
    std::optional<Failure> failure() const {
        const std::lock_guard lock(state_->mutex);
        return state_->failure;
    }

private:
    struct State {
        std::function<Result<Value>()> make;
        std::once_flag once;
        /// Guards `failure`; `value` is guarded by `once`.
        std::mutex mutex;
        Value value;
        std::optional<Failure> failure;
    };
    std::shared_ptr<State> state_;
};

}  // namespace gazette::base
