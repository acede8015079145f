#pragma once

// Dictionaries in, object streams out (ISO 32000-1 section 7.5.7): many small objects deflated as one.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::pdf {

/// A stream's entries and its bytes as they stand before they are deflated.
struct ObjectStream {
    std::string entries;
    std::string bytes;
    /// Numbers of the objects in it, in order.
    std::vector<std::uint32_t> numbers;
};

class ObjectPacker {
public:
    /// `entries` are what stands between "<<" and ">>". A stream comes back where there is enough for one.
    std::optional<ObjectStream> add(std::uint32_t number, std::string_view entries);
    /// What is left, nothing where that is nothing.
    std::optional<ObjectStream> finish();

private:
    /// "NUMBER OFFSET" for each object.
    std::string index_;
    std::string objects_;
    std::vector<std::uint32_t> numbers_;
};

}  // namespace gazette::pdf
