#pragma once

// A value, or the diagnostic that says why there is none.

#include <cassert>
#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace gazette::base {

/// The diagnostic of a Result; always of severity error.
struct Failure {
    Diagnostic diagnostic;
};

inline Failure fail(std::string what, std::string hint = {}, Place place = {}) {
    return {{Severity::error, std::move(place), std::move(what), std::move(hint)}};
}

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Failure failure) : state_(std::move(failure)) {}

    explicit operator bool() const { return std::holds_alternative<T>(state_); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// Only where there is no value.
    const Diagnostic& error() const {
        assert(!*this);
        return std::get<Failure>(state_).diagnostic;
    }
    /// The same as a Failure, to pass up out of a function that returns another Result.
    Failure failure() const { return {error()}; }

private:
    T& value() {
        assert(*this);
        return std::get<T>(state_);
    }
    const T& value() const {
        assert(*this);
        return std::get<T>(state_);
    }

    std::variant<T, Failure> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Failure failure) : failure_(std::move(failure)), ok_(false) {}

    explicit operator bool() const { return ok_; }
    const Diagnostic& error() const {
        assert(!ok_);
        return failure_.diagnostic;
    }
    Failure failure() const { return {error()}; }

private:
    Failure failure_;
    bool ok_ = true;
};

}  // namespace gazette::base
