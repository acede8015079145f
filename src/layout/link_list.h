#pragma once

// The addresses that the links of an article lead to in; their numbers, and the list of them at its end, out.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "layout/context.h"
#include "layout/flow.h"

namespace gazette::layout {

/// Addresses in the order in which they are first met, each once.
class AddressList {
public:
    /// `after`: numbers that are taken, by the notes of the article.
    explicit AddressList(std::size_t after = 0) : after_(after) {}

    std::size_t after() const { return after_; }
    /// Counts from `after() + 1`.
    std::size_t number_of(const std::string& address);

    const std::vector<std::string>& addresses() const { return addresses_; }

private:
    std::size_t after_;
    std::vector<std::string> addresses_;
    std::map<std::string, std::size_t> numbers_;
};

/// Whether the words of a link are its address, so that paper has it already.
bool shows_address(const std::string& words, const std::string& address);

/// Of an address in the list of an entry's links.
std::string address_anchor(int entry, std::size_t number);

/// Over the full measure, between hairline and footer: a title, then the addresses with their numbers, read across where
/// the style has several columns. Empty for an empty list; rows may be parted.
Flow link_list(Context& context, const AddressList& list, int entry, ElementId parent);

}  // namespace gazette::layout
