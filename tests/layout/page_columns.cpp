// Flows of hand-made lines into columns: where they end, and on which grid their lines stand.

#include "catch.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "hand_made_flow.h"
#include "layout/columns.h"

using namespace gazette::layout;
using namespace hand_made;

namespace {

using Ends = std::vector<std::size_t>;

}  // namespace

TEST_CASE("columns of an article's end are of like height") {
    const Flow flow = paragraph(20);
    const auto columns = balance_columns(flow, 0, flow.size(), 2, 60 * line_height, line_height);
    REQUIRE(columns);
    CHECK(columns->ends == Ends{10, 20});
    CHECK(columns->height == 10 * line_height);
}

TEST_CASE("an odd line goes to the first column") {
    const Flow flow = paragraph(9);
    CHECK(balance_columns(flow, 0, 9, 2, 60 * line_height, line_height)->ends == Ends{5, 9});
}

TEST_CASE("balancing does not leave a single line of a paragraph") {
    SECTION("at a column's foot") {
        // Three lines and one of the next paragraph would be the even halves of eight.
        const Flow flow = text({paragraph(3), paragraph(5)});
        CHECK(balance_columns(flow, 0, 8, 2, 60 * line_height, line_height)->ends == Ends{5, 8});
    }
    SECTION("at a column's top") {
        const Flow flow = text({paragraph(5), paragraph(3)});
        CHECK(balance_columns(flow, 0, 8, 2, 60 * line_height, line_height)->ends == Ends{5, 8});
    }
}

TEST_CASE("a paragraph of three lines is not parted where another break is near") {
    const Flow flow = text({paragraph(4), paragraph(3), paragraph(4)});
    const std::size_t end = column_end(flow, 0, flow.size(), 6 * line_height, line_height);
    CHECK(end == 4);
}

TEST_CASE("a single line is parted rather than half a column left empty") {
    const Flow flow = text({paragraph(3), paragraph(3), heading(), paragraph(9)});
    Flow stiff = flow;
    for (std::size_t i = 1; i < stiff.size(); ++i) {
        stiff[i].break_cost = cost::single_line;
    }
    CHECK(column_end(stiff, 0, stiff.size(), 6 * line_height, line_height) == 6);
}

TEST_CASE("a heading never ends a column") {
    const Flow flow = text({paragraph(5), headed(6)});
    // Seven lines would hold the heading with its space, and nothing of what it heads.
    CHECK(column_end(flow, 0, flow.size(), 7 * line_height, line_height) == 5);
    const Flow late = text({paragraph(20), headed(30)});
    CHECK(column_end(late, 0, late.size(), 22 * line_height, line_height) == 20);
}

TEST_CASE("space at a column's top is dropped") {
    const Flow flow = text({paragraph(4), headed(4)});
    CHECK(height_of(flow, 4, 9, line_height) == 5 * line_height);
    CHECK(height_of(flow, 0, 9, line_height) == 10 * line_height);
}

TEST_CASE("after half lines the next paragraph returns to the grid") {
    Flow quote = paragraph(2);
    quote.front().space_before = line_height / 2;
    quote.front().on_grid = false;
    Flow after = paragraph(2);
    after.front().space_before = line_height / 2;
    const Flow flow = text({paragraph(2), quote, after});
    Descent descent(line_height);
    std::vector<ScaledPoints> tops;
    for (const FlowItem& item : flow) {
        tops.push_back(descent.place(item));
    }
    CHECK(tops == std::vector<ScaledPoints>{0, 12, 30, 42, 60, 72});

    // Cut within the quote, its rest begins at the top, and what follows is on the grid again.
    CHECK(height_of(flow, 3, 6, line_height) == 12 + 12 + 24);
}

TEST_CASE("what fits nowhere still makes way") {
    Flow tall = paragraph(1);
    tall.front().content.height = 1000 * line_height;
    append(tall, paragraph(2));
    CHECK(column_end(tall, 0, 3, 60 * line_height, line_height) == 1);
    CHECK_FALSE(balance_columns(tall, 0, 3, 2, 60 * line_height, line_height));
}

TEST_CASE("columns that get nothing end where they begin") {
    const Flow flow = paragraph(2);
    CHECK(balance_columns(flow, 0, 2, 2, 60 * line_height, line_height)->ends == Ends{2, 2});
    CHECK(balance_columns(flow, 2, 2, 2, 60 * line_height, line_height)->ends == Ends{2, 2});
}

TEST_CASE("a hyphen across columns is dearer than a line less") {
    std::vector<Fragment> lines(12);
    for (Fragment& line : lines) {
        line.height = line_height;
    }
    std::vector<bool> hyphenated(12);
    hyphenated[5] = true;
    const Flow flow = paragraph_flow(std::move(lines), hyphenated);
    CHECK(column_end(flow, 0, 12, 6 * line_height, line_height) == 5);
}

namespace {

/// A picture so many lines high, and what follows it half a line below.
Flow picture_and(int lines, Flow after) {
    Flow flow(1);
    flow.front().content.height = lines * line_height;
    flow.front().gives_way = true;
    after.front().space_before = line_height / 2;
    append(flow, std::move(after));
    return flow;
}

std::size_t place_of_picture(const Flow& flow) {
    const auto picture = std::find_if(flow.begin(), flow.end(), [](const FlowItem& item) { return item.gives_way; });
    return static_cast<std::size_t>(picture - flow.begin());
}

}  // namespace

TEST_CASE("a picture without room at a column's foot lets text go before it, and opens the next column") {
    Flow flow = text({paragraph(12), picture_and(10, paragraph(30))});
    let_pictures_give_way(flow, 0, flow.size(), 2, 20 * line_height, line_height);
    CHECK(place_of_picture(flow) == 20);
    CHECK(column_end(flow, 0, flow.size(), 20 * line_height, line_height) == 20);
    // The lines that closed up to the text have none of its space any more; those below it have.
    CHECK(height_of(flow, 0, 20, line_height) == 20 * line_height);
    CHECK(flow[21].space_before == line_height / 2);
    CHECK(flow[21].on_grid);
    CHECK(height_of(flow, 20, 31, line_height) == 10 * line_height + line_height + 10 * line_height);
}

TEST_CASE("a picture stays where it has room, where little would be won, and where no text would be left below it") {
    const auto place_after = [](Flow flow) {
        let_pictures_give_way(flow, 0, flow.size(), 2, 20 * line_height, line_height);
        return place_of_picture(flow);
    };
    CHECK(place_after(text({paragraph(8), picture_and(10, paragraph(30))})) == 8);
    CHECK(place_after(text({paragraph(18), picture_and(10, paragraph(30))})) == 18);
    CHECK(place_after(text({paragraph(12), picture_and(10, paragraph(1))})) == 12);
}

TEST_CASE("a picture does not leave its heading") {
    Flow flow = text({paragraph(11), heading(), picture_and(10, paragraph(30))});
    flow[12].break_cost = cost::forbidden;
    let_pictures_give_way(flow, 0, flow.size(), 2, 20 * line_height, line_height);
    CHECK(place_of_picture(flow) == 12);
}

TEST_CASE("two pictures without room let text go before both, whether or not some stands between them") {
    Flow apart = text({paragraph(12), picture_and(10, paragraph(4)), picture_and(5, paragraph(30))});
    let_pictures_give_way(apart, 0, apart.size(), 2, 20 * line_height, line_height);
    CHECK(place_of_picture(apart) == 20);
    CHECK(apart[21].gives_way);
    CHECK(height_of(apart, 0, 20, line_height) == 20 * line_height);

    Flow together = text({paragraph(12), picture_and(10, picture_and(5, paragraph(30)))});
    let_pictures_give_way(together, 0, together.size(), 2, 20 * line_height, line_height);
    CHECK(place_of_picture(together) == 20);
    CHECK(together[21].gives_way);
    CHECK(height_of(together, 0, 20, line_height) == 20 * line_height);
    CHECK(together[22].space_before == line_height / 2);
}

TEST_CASE("text loses no line to a picture that gives way") {
    for (int lines = 1; lines < 40; ++lines) {
        Flow flow =
            text({paragraph(lines), picture_and(9, text({heading(), paragraph(25)})), picture_and(4, paragraph(40))});
        for (std::size_t i = 0; i < flow.size(); ++i) {
            flow[i].content.anchors.push_back({std::to_string(i), 0});
        }
        let_pictures_give_way(flow, 0, flow.size(), 3, 20 * line_height, line_height);
        std::string texts;
        std::string expected;
        int pictures = 0;
        for (const FlowItem& item : flow) {
            pictures += item.gives_way ? 1 : 0;
            if (!item.gives_way) texts += item.content.anchors.front().name + " ";
        }
        for (int i = 0; i < static_cast<int>(flow.size()); ++i) {
            if (i != lines && i != lines + 27) expected += std::to_string(i) + " ";
        }
        CHECK(pictures == 2);
        CHECK(texts == expected);
    }
}
