// Flows of hand-made lines onto pages: where their columns end, all of them taken together.

#include "layout/page_breaks.h"

#include "catch.h"

#include <algorithm>
#include <string>
#include <vector>

#include "hand_made_flow.h"

using namespace gazette::layout;
using namespace hand_made;

namespace {

Flow picture(int lines) {
    Flow flow(1);
    flow.front().content.height = lines * line_height;
    flow.front().gives_way = true;
    return flow;
}

PageRooms rooms_of(int lines, int columns = 1) {
    PageRooms rooms;
    rooms.columns = columns;
    rooms.unit = line_height;
    rooms.first = lines * line_height;
    rooms.rest = lines * line_height;
    return rooms;
}

using Ends = std::vector<std::vector<std::size_t>>;

Ends ends_of(const std::vector<Columns>& pages) {
    Ends ends;
    for (const Columns& page : pages) ends.push_back(page.ends);
    return ends;
}

Ends broken(Flow flow, const PageRooms& rooms) {
    return ends_of(break_pages(flow, 0, rooms));
}

/// Every item once and in order, no column empty before the last page, none higher than its page.
void check_sound(const Flow& flow, const std::vector<Columns>& pages, const PageRooms& rooms) {
    std::size_t begin = 0;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const ScaledPoints room = page == 0 ? rooms.first : rooms.rest;
        REQUIRE(pages[page].ends.size() == static_cast<std::size_t>(rooms.columns));
        for (const std::size_t end : pages[page].ends) {
            CHECK(end >= begin);
            CHECK(height_of(flow, begin, end, rooms.unit) <= room);
            begin = end;
        }
    }
    CHECK(begin == flow.size());
}

}  // namespace

TEST_CASE("a flow that fits stands on the page at hand, in columns of like height") {
    CHECK(broken(paragraph(9), rooms_of(10)) == Ends{{9}});
    CHECK(broken(paragraph(18), rooms_of(10, 2)) == Ends{{9, 18}});
    CHECK(broken({}, rooms_of(10)) == Ends{});
}

TEST_CASE("pages break where it costs least over all of them, not on each in turn") {
    // Ten lines would fill the first page; the second would then be three lines short, or end badly. Nine lines leave one
    // empty on the first, and two on the second.
    Flow flow = paragraph(50);
    for (std::size_t i = 1; i < flow.size(); ++i) flow[i].break_cost = cost::single_line;
    for (const std::size_t good : {9, 10, 17, 27, 37}) flow[good].break_cost = 0;
    const Ends ends = broken(flow, rooms_of(10));
    REQUIRE(ends.size() > 4);
    CHECK(ends[0].back() == 9);
    CHECK(ends[1].back() == 17);
    CHECK(ends[2].back() == 27);
    // Taken alone, the first page would have ended with a line more.
    CHECK(column_end(flow, 0, flow.size(), 10 * line_height, line_height) == 10);
}

TEST_CASE("no paragraph leaves a single line where another break is near") {
    for (int first = 2; first < 24; ++first) {
        const Flow flow = text({paragraph(first), paragraph(7), paragraph(6), paragraph(11), paragraph(8), paragraph(9)});
        for (const int columns : {1, 2}) {
            Flow parted = flow;
            const PageRooms rooms = rooms_of(12, columns);
            const auto pages = break_pages(parted, 0, rooms);
            check_sound(parted, pages, rooms);
            INFO(first << " " << columns);
            for (const Columns& page : pages) {
                for (const std::size_t end : page.ends) {
                    if (end < flow.size()) CHECK(flow[end].break_cost < cost::single_line);
                }
            }
        }
    }
}

TEST_CASE("a heading goes with the lines below it, however empty that leaves its column") {
    CHECK(broken(text({paragraph(7), headed(12)}), rooms_of(9)) == Ends{{7}, {15}, {20}});
    for (int lines = 3; lines < 30; ++lines) {
        const Flow flow = text({paragraph(lines), headed(9), headed(4), headed(12)});
        for (const auto& page : broken(flow, rooms_of(10, 2))) {
            for (const std::size_t end : page) CHECK((end == flow.size() || flow[end].break_cost < cost::forbidden));
        }
    }
}

TEST_CASE("what closes the flow stands with some of its lines, and the page before keeps the rest") {
    PageRooms rooms = rooms_of(20);
    rooms.reserve = 8 * line_height;
    CHECK(broken(paragraph(12), rooms) == Ends{{12}});
    const Ends ends = broken(text({paragraph(6), paragraph(8)}), rooms);
    REQUIRE(ends.size() == 2);
    CHECK(ends[0].back() >= 6);
    CHECK(ends[0].back() <= 11);
    // Two columns of like height on the page that what closes it has no room on.
    PageRooms two = rooms_of(20, 2);
    two.reserve = 12 * line_height;
    const Ends columns = broken(paragraph(30), two);
    REQUIRE(columns.size() == 2);
    CHECK(columns[0].back() - columns[0].front() + 1 >= columns[0].front());
    CHECK(columns[1].back() - columns[0].back() >= 4);
}

TEST_CASE("what closes the flow stands alone only where no page has room for it and a line") {
    PageRooms rooms = rooms_of(20);
    rooms.reserve = 20 * line_height;
    CHECK(broken(paragraph(5), rooms) == Ends{{5}});
}

TEST_CASE("a page that is nearly full may be left as it is, but not with a head alone on it") {
    PageRooms rooms = rooms_of(20);
    rooms.first = line_height;
    rooms.first_is_fresh = false;
    CHECK(broken(paragraph(12), rooms) == Ends{{0}, {12}});
    rooms.may_leave_first = false;
    CHECK(broken(paragraph(12), rooms).front() == std::vector<std::size_t>{1});
}

TEST_CASE("an item higher than a page has one to itself") {
    Flow flow = text({paragraph(4), picture(50), paragraph(4)});
    flow[4].gives_way = false;
    const Ends ends = broken(flow, rooms_of(10));
    CHECK(ends == Ends{{4}, {5}, {9}});
}

TEST_CASE("a picture that has no room at a column's foot opens the next, and text closes up before it") {
    Flow flow = text({paragraph(12), picture(10), paragraph(36)});
    flow[13].space_before = line_height / 2;
    const PageRooms rooms = rooms_of(20);
    const auto pages = break_pages(flow, 0, rooms);
    check_sound(flow, pages, rooms);
    REQUIRE(pages.size() == 3);
    CHECK(pages[0].ends.back() == 20);
    CHECK(flow[20].gives_way);
    CHECK(flow[21].space_before == line_height / 2);
}

TEST_CASE("pictures in a row that have no room wait together, and text closes up before them") {
    const auto text_before = [](const Flow& flow) {
        const auto first = std::find_if(flow.begin(), flow.end(), [](const FlowItem& item) { return item.gives_way; });
        return first - flow.begin();
    };
    PageRooms rooms = rooms_of(20);
    SECTION("side by side") {
        Flow flow = text({paragraph(12), picture(9), picture(8), paragraph(36)});
        const auto pages = break_pages(flow, 0, rooms);
        check_sound(flow, pages, rooms);
        CHECK(pages[0].ends.back() == 20);
        CHECK(text_before(flow) == 20);
        CHECK(flow[21].gives_way);
    }
    SECTION("with a paragraph between them") {
        Flow flow = text({paragraph(12), picture(9), paragraph(3), picture(8), paragraph(36)});
        const auto pages = break_pages(flow, 0, rooms);
        check_sound(flow, pages, rooms);
        CHECK(pages[0].ends.back() == 20);
        CHECK(text_before(flow) == 20);
        CHECK(flow[21].gives_way);
    }
    SECTION("more of them than a column holds") {
        Flow flow = text({paragraph(12), picture(9), picture(9), picture(9), paragraph(60)});
        const auto pages = break_pages(flow, 0, rooms);
        check_sound(flow, pages, rooms);
        // The third waits on, as no text fills what is left below the two.
        const std::size_t second_page = pages[0].ends.back();
        CHECK(second_page >= 18);
        CHECK(flow[second_page].gives_way);
        CHECK(flow[second_page + 1].gives_way);
        for (std::size_t page = 0; page + 1 < pages.size(); ++page) CHECK(pages[page].height >= 18 * line_height);
    }
    SECTION("where the rest of the page is lower than they are") {
        rooms = rooms_of(20, 2);
        rooms.first = 6 * line_height;
        rooms.first_is_fresh = false;
        Flow flow = text({paragraph(3), picture(9), picture(8), paragraph(60)});
        const auto pages = break_pages(flow, 0, rooms);
        check_sound(flow, pages, rooms);
        CHECK(pages[0].ends == std::vector<std::size_t>{6, 12});
        CHECK(text_before(flow) == 12);
    }
}

namespace {

/// The names of all but its pictures, and how many of those there are.
std::pair<std::string, int> texts_of(const Flow& flow) {
    std::string texts;
    int pictures = 0;
    for (const FlowItem& item : flow) {
        pictures += item.gives_way ? 1 : 0;
        if (!item.gives_way) texts += item.content.anchors.front().name + " ";
    }
    return {texts, pictures};
}

}  // namespace

TEST_CASE("pictures carried over stand before what is left, whatever comes where") {
    const std::vector<Flow> middles = {paragraph(25), {}, paragraph(3)};
    for (int before = 1; before < 45; ++before) {
        for (const int columns : {1, 2, 3}) {
            for (const Flow& middle : middles) {
                Flow flow = text({paragraph(before), picture(9), middle, picture(6), picture(8), headed(40)});
                for (std::size_t i = 0; i < flow.size(); ++i) flow[i].content.anchors.push_back({std::to_string(i), 0});
                const auto expected = texts_of(flow);
                PageRooms rooms = rooms_of(20, columns);
                rooms.first = (7 + before % 14) * line_height;
                rooms.reserve = 5 * line_height;
                const auto pages = break_pages(flow, 0, rooms);
                INFO(before << " " << columns << " " << middle.size());
                check_sound(flow, pages, rooms);
                CHECK(texts_of(flow) == expected);
            }
        }
    }
}

TEST_CASE("rows of a table stay together where the next page has room for all") {
    Flow table = paragraph(5);
    for (std::size_t i = 0; i < table.size(); ++i) table[i].break_cost = i == 0 ? 0 : cost::row;
    const Flow flow = text({paragraph(7), table, paragraph(12)});
    CHECK(broken(flow, rooms_of(9)).front().back() == 7);
    // But no more than two lines are left empty for it.
    CHECK(broken(text({paragraph(4), table, paragraph(12)}), rooms_of(8)).front().back() == 8);
}

TEST_CASE("ten thousand lines are broken over all their pages, with a horizon as without") {
    Flow flow;
    for (int i = 0; i < 1000; ++i) append(flow, paragraph(3 + i * 7 % 15));
    REQUIRE(flow.size() > 9500);
    PageRooms rooms = rooms_of(60, 2);
    rooms.reserve = 10 * line_height;
    const auto pages = break_pages(flow, 0, rooms);
    check_sound(flow, pages, rooms);
    CHECK(pages.size() <= flow.size() / 120 + 2);
    rooms.horizon = 3;
    CHECK(break_pages(flow, 0, rooms).size() == 3);
}
