#pragma once

// The addresses of what came with a page (MHTML, RFC 2557) in; which of it the page means by an address that it writes, out.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gazette::reader {

class PartAddresses {
public:
    /// `page` is where the page was, on the web or on a disk; empty where that is not known.
    explicit PartAddresses(std::string page) : page_(std::move(page)) {}

    void add(std::string_view address, std::size_t part) { parts_.insert_or_assign(key(address), part); }

    std::optional<std::size_t> find(std::string_view written) const;

private:
    std::string key(std::string_view address) const;

    std::string page_;
    std::map<std::string, std::size_t> parts_;
};

}  // namespace gazette::reader
