#pragma once

// A Markdown text in, the events of md4c to a receiver out. Private to this room.

#include <md4c.h>

#include <cstddef>
#include <exception>
#include <string_view>

namespace gazette::reader {

/// Bytes of all targets and titles of links together: references to one long definition would multiply it. A text that is no
/// attack has a few links to each definition.
constexpr std::size_t most_target_bytes(std::string_view markdown) {
    constexpr std::size_t targets_per_byte = 4;
    constexpr std::size_t targets_at_least = 1024 * 1024;
    return markdown.size() * targets_per_byte + targets_at_least;
}

/// No exception may pass through md4c: a failed callback ends the parse, and the exception goes on from there. md4c 0.4.8
/// goes on a little after a failure, and takes only negative numbers for one everywhere.
template <class Receiver>
struct MarkdownParse {
    Receiver& receiver;
    bool failed = false;
    std::exception_ptr error = nullptr;

    template <class Step>
    int run(Step step) {
        try {
            failed = failed || !step(receiver);
        } catch (...) {
            failed = true;
            error = std::current_exception();
        }
        return failed ? -1 : 0;
    }
};

/// Calls `enter`, `leave` and `text` of the receiver, in md4c's order; whether none of `enter` and `text` gave false, which ends
/// the parse.
template <class Receiver>
[[nodiscard]] bool parse_markdown(std::string_view markdown, unsigned flags, Receiver& receiver) {
    using Parse = MarkdownParse<Receiver>;
    MD_PARSER parser = {};
    parser.flags = flags;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
        return static_cast<Parse*>(data)->run([&](Receiver& to) { return to.enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
        return static_cast<Parse*>(data)->run([&](Receiver& to) { return to.leave(type), true; });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
        return static_cast<Parse*>(data)->run([&](Receiver& to) { return to.enter(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
        return static_cast<Parse*>(data)->run([&](Receiver& to) { return to.leave(type), true; });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
        return static_cast<Parse*>(data)->run([&](Receiver& to) { return to.text(type, {text, size}); });
    };
    Parse parse{receiver};
    const int result = md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &parse);
    if (parse.error) {
        std::rethrow_exception(parse.error);
    }
    return result == 0 && !parse.failed;
}

}  // namespace gazette::reader
