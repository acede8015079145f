#include "epub/book.h"

#include <fmt/format.h>

namespace gazette::epub {

std::string article_name(int number, std::size_t part) {
    return part == 1 ? fmt::format("articles/a{:05}.xhtml", number) : fmt::format("articles/a{:05}-{}.xhtml", number, part);
}

std::string cover_picture_name(const std::string& media_type) {
    return media_type == "image/png" ? "cover.png" : "cover.jpg";
}

std::string register_anchor(int number) {
    return fmt::format("r{}", number);
}

const std::string& headline_of(const edition::Entry& entry) {
    return entry.head.title.empty() ? entry.head.input.name : entry.head.title;
}

}  // namespace gazette::epub
