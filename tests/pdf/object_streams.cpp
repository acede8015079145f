// Where objects stand: packed into streams, and found again by the cross-reference.

#include <algorithm>

#include "objects.h"
#include "pdf/cross_reference.h"
#include "pdf/object_packer.h"
#include "sheet.h"

using namespace sheet;

namespace {

std::size_t count_of(const std::string& bytes, const std::string& what) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("an object stream has an index of numbers and offsets, then the objects") {
    pdf::ObjectPacker packer;
    CHECK_FALSE(packer.finish());
    CHECK_FALSE(packer.add(7, "/A 1"));
    CHECK_FALSE(packer.add(12, "/B 2"));
    const auto stream = packer.finish();
    REQUIRE(stream);
    CHECK(stream->numbers == std::vector<std::uint32_t>{7, 12});
    CHECK(stream->bytes == "7 0 12 9 <</A 1>>\n<</B 2>>\n");
    CHECK(stream->entries == "/Type /ObjStm /N 2 /First 9\n");
    CHECK_FALSE(packer.finish());
}

TEST_CASE("an object stream is given out when it is full") {
    pdf::ObjectPacker packer;
    std::uint32_t number = 1;
    auto stream = packer.add(number, "");
    while (!stream && number < 10'000) stream = packer.add(++number, "");
    REQUIRE(stream);
    CHECK(stream->numbers.size() == number);
    CHECK_FALSE(packer.finish());
}

TEST_CASE("rows of the cross-reference are written as what they add to the row above") {
    pdf::CrossReference places;
    places.stands_at(1, 0x0102);
    places.stands_in(2, 0x0103, 5);
    CHECK(places.size() == 3);
    using namespace std::string_literals;
    CHECK(places.rows() == "\2\0\0\0\0\0\0\0"s + "\2\1\0\0\1\2\0\0"s + "\2\1\0\0\0\1\0\5"s);
}

TEST_CASE("elements stand in object streams, and readers find each of them") {
    GAZETTE_LIBRARY(library);
    constexpr std::size_t elements = 1000;
    pdf::Writer writer(metadata(), library);
    Sheet page(library, layout::PagePart::body, 1);
    for (std::size_t i = 0; i < elements; ++i) page.line(open(writer, 0, StructureRole::paragraph), "A line.");
    REQUIRE(writer.paint(page.take()));
    const std::string bytes = finish(writer);
    CHECK(count_of(bytes, "/Type /ObjStm") > 4);
    CHECK(count_of(bytes, "/Type /ObjStm") < 20);
    CHECK(count_of(bytes, " obj\n") < 100);
    const auto objects = Objects::read(bytes);
    if (!objects) return;
    CHECK(objects->all("/S", "/P").size() == elements);
}
