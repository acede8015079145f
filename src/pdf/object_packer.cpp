#include "pdf/object_packer.h"

#include <utility>

#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// A reader inflates a whole stream for one object of it; more objects to a stream save little.
constexpr std::size_t most_objects = 200;

}  // namespace

std::optional<ObjectStream> ObjectPacker::add(std::uint32_t number, std::string_view entries) {
    append_decimal(index_, number, 0);
    index_ += ' ';
    append_decimal(index_, static_cast<std::int64_t>(objects_.size()), 0);
    index_ += ' ';
    objects_ += "<<";
    objects_ += entries;
    objects_ += ">>\n";
    numbers_.push_back(number);
    return numbers_.size() < most_objects ? std::nullopt : finish();
}

std::optional<ObjectStream> ObjectPacker::finish() {
    if (numbers_.empty()) return std::nullopt;
    ObjectStream stream;
    stream.entries =
        "/Type /ObjStm /N " + std::to_string(numbers_.size()) + " /First " + std::to_string(index_.size()) + "\n";
    stream.bytes = index_ + objects_;
    stream.numbers = std::exchange(numbers_, {});
    index_.clear();
    objects_.clear();
    return stream;
}

}  // namespace gazette::pdf
