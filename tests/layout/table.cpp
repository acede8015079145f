// Tables on pages: their header where they go on, and what becomes of those that are too wide.

#include "layout/press.h"

#include <algorithm>
#include <set>

using namespace gazette;
using namespace gazette::layout;

namespace {

article::Block table_of(std::size_t rows, std::size_t columns) {
    article::Table table;
    table.header_rows = 1;
    for (std::size_t row = 0; row <= rows; ++row) {
        article::TableRow& cells = table.rows.emplace_back();
        for (std::size_t column = 0; column < columns; ++column) {
            const std::string text = row == 0 ? "Quay " + std::to_string(column) : std::to_string(row * 7 + column);
            cells.push_back({{words(text)}, row == 0 || column == 0, 1, 1});
        }
    }
    return {std::move(table)};
}

/// How often words stand on the pages as what belongs to the text, and as artifacts.
std::pair<int, int> counted(const Proof& proof, const std::string& text) {
    std::pair<int, int> counts;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* set = std::get_if<TextBox>(&box.content);
            if (set != nullptr && set->text.find(text) != std::string::npos) {
                ++(box.element == artifact ? counts.second : counts.first);
            }
        }
    }
    return counts;
}

/// In their order: data, headers of columns, headers of rows.
std::string kinds_of_cells(const Proof& proof) {
    std::string cells;
    for (ElementId id = 0; id < proof.elements.size(); ++id) {
        const StructureElement& element = proof.elements[id];
        if (!proof.is_in_article(id)) continue;
        if (element.role == StructureRole::table_header) cells += element.row_header ? "r" : "c";
        if (element.role == StructureRole::table_data) cells += "d";
    }
    return cells;
}

}  // namespace

TEST_CASE("a long table begins each column with its header, which is read once") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Berths", {table_of(200, 3)})}, library, proof);
    const auto [read, repeated] = counted(proof, "Quay 1");
    CHECK(read == 1);
    // 200 lines of 12 in columns of at most 60.
    CHECK(repeated >= 3);
    CHECK(proof.of(StructureRole::table).size() == 1);
    CHECK(proof.of(StructureRole::table_row).size() == 201);
}

TEST_CASE("header cells head their column, or their row") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Berths", {table_of(2, 2)})}, library, proof);
    CHECK(kinds_of_cells(proof) == "ccrdrd");
}

TEST_CASE("headers within a table's body head their rows, or columns where a row has nothing else") {
    GAZETTE_LIBRARY(library);
    const auto cell = [](bool header, int columns = 1, int rows = 1) {
        return article::TableCell{{words("Quay")}, header, columns, rows};
    };
    article::Table table;
    table.header_rows = 1;
    table.rows = {{cell(true), cell(true)},       {cell(true, 2)}, {cell(true), cell(false)}, {cell(true), cell(true)},
                  {cell(true, 1, 2), cell(true)}, {cell(false)}};
    Proof proof;
    typeset({entry_of("Berths", {article::Block{std::move(table)}})}, library, proof);
    CHECK(kinds_of_cells(proof) == "ccrrdccrrd");
}

TEST_CASE("a table of fifty columns becomes names and values, and that is told") {
    GAZETTE_LIBRARY(library);
    Proof proof;
    typeset({entry_of("Berths", {table_of(3, 50)})}, library, proof);
    CHECK(proof.complains_of("a table of 50 columns is too wide"));
    CHECK(proof.of(StructureRole::table).empty());
    CHECK(counted(proof, "Quay 49").first >= 3);
}

TEST_CASE("a column of links is as wide as its words and the numbers behind them") {
    GAZETTE_LIBRARY(library);
    article::Table table;
    table.header_rows = 1;
    const auto row = [&](article::Inlines first, article::Inline second, bool header) {
        table.rows.push_back({{std::move(first), header, 1, 1}, {{std::move(second)}, header, 1, 1}});
    };
    // What the table does not need goes to the first column of words.
    row({words("Berth")}, words("Notice"), true);
    for (int i = 0; i < 3; ++i) {
        const std::string number = std::to_string(i);
        row({words("Quay " + number)}, link_to("https://harbour.example/" + number, "Berthing notice of the harbour"),
            false);
    }
    Proof proof;
    typeset({entry_of("Berths", {article::Block{std::move(table)}})}, library, proof);
    std::set<base::ScaledPoints> lines;
    std::size_t numbers = 0;
    for (const Page& page : proof.pages) {
        for (const Box& box : page.boxes) {
            const auto* text = std::get_if<TextBox>(&box.content);
            if (text == nullptr || !proof.is_in_article(box.element)) continue;
            const ElementId around = proof.elements[box.element].parent;
            if (proof.elements[box.element].role != StructureRole::link) continue;
            const ElementId beyond = proof.elements[around].parent;
            if (proof.elements[around].role == StructureRole::table_data) lines.insert(text->baseline);
            if (proof.elements[beyond].role == StructureRole::table_data) ++numbers;
        }
    }
    CHECK(numbers == 3);
    CHECK(lines.size() == 3);
}

TEST_CASE("what a table does not need goes to its first column of words") {
    GAZETTE_LIBRARY(library);
    const auto place_of = [&](const std::string& first, const std::string& second) {
        article::Table table;
        for (const char* ending : {"1", "2"}) {
            table.rows.push_back({{{words(first + ending)}, false, 1, 1}, {{words(second + ending)}, false, 1, 1}});
        }
        Proof proof;
        typeset({entry_of("Berths", {article::Block{std::move(table)}})}, library, proof);
        for (const Page& page : proof.pages) {
            for (const Box& box : page.boxes) {
                const auto* text = std::get_if<TextBox>(&box.content);
                const bool is_second = text != nullptr && text->text.starts_with(second + "2");
                if (is_second && proof.is_in_article(box.element)) return base::to_points(text->x);
            }
        }
        return 0.0;
    };
    // A4 in two columns: the first one ends at 290 points.
    CHECK(place_of("Quay ", "1") > 250);
    CHECK(place_of("1", "Quay ") < 120);
}
