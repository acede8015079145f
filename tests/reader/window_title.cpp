#include "reader/window_title.h"

#include "catch.h"

using gazette::reader::html::shortened_window_title;
using gazette::reader::html::WindowHeadings;

TEST_CASE("what follows the last separator of a window's title goes") {
    CHECK(shortened_window_title("The ferry stayed at the quay - Weather | Courier", {}) ==
          "The ferry stayed at the quay - Weather");
    CHECK(shortened_window_title("The ferry stayed at the quay » Weather", {}) == "The ferry stayed at the quay");
    CHECK(shortened_window_title("The ferry-boat stayed at the quay/harbour", {}) ==
          "The ferry-boat stayed at the quay/harbour");
}

TEST_CASE("a site's name that comes first goes, and nothing where four words would be left") {
    CHECK(shortened_window_title("Courier | The ferry stayed at the quay", {}) == "The ferry stayed at the quay");
    CHECK(shortened_window_title("The ferry stayed | Courier", {}) == "The ferry stayed | Courier");
    // But for the end of a path.
    CHECK(shortened_window_title("The ferry stayed » The weather", {}) == "The ferry stayed");
}

TEST_CASE("what precedes a colon goes, unless a heading says the whole or it is long itself") {
    const std::string whole = "Weather: the ferry stayed at the quay";
    CHECK(shortened_window_title(whole, {}) == "the ferry stayed at the quay");
    CHECK(shortened_window_title(whole, {{}, {whole}}) == whole);
    CHECK(shortened_window_title("The ferry stayed at the quay: ice of a month", {}) ==
          "The ferry stayed at the quay: ice of a month");
    CHECK(shortened_window_title("Weather: the ferry of the north stayed: ice", {}) ==
          "the ferry of the north stayed: ice");
}

TEST_CASE("a very short or long title of a window gives way to the only main heading") {
    const std::string heading = "The ferry stayed at the quay";
    CHECK(shortened_window_title("Ice", {{heading}, {}}) == heading);
    CHECK(shortened_window_title("Ice", {{heading, heading}, {}}) == "Ice");
    CHECK(shortened_window_title(std::string(40, 'x') + " " + std::string(120, 'y'), {{heading}, {}}) == heading);
    CHECK(shortened_window_title("", {}).empty());
}
