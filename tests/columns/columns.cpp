// Markdown files in; how well their columns and lines are set, by the layout's own values, out.
//
//   columns [--style NAME] [--bar PERCENT] FILE…
//
// Binds the files into one edition in the broadsheet style, or another, and prints three rows: columns of its body with the
// single lines of paragraphs that stand at their foot (orphans) or head (widows) and the headings that end one; paragraphs of
// more than one line and those whose last has fewer than four letters; then the justified lines of the same paragraphs at a
// measure of 240 pt in the default face at 9 pt, those that are very loose (their word spaces stretched by more than all they
// have, after the letters were) and those that are overfull. With a bar exits with 1 where a share is not below it, a heading
// ends a column or a line is overfull; with 77 (skipped) where faces are missing.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "edition/assemble.h"
#include "layout/geometry.h"
#include "layout/hyphenation_patterns.h"
#include "layout/paragraph.h"
#include "layout/typeset.h"
#include "reader/reader.h"
#include "reader/rules.h"
#include "source/registry.h"

namespace {

using namespace gazette;
using namespace gazette::layout;

constexpr ScaledPoints point = base::scaled_points_per_point;

/// A paragraph's last line has at least this many.
constexpr int least_last_letters = 4;

struct Census {
    std::size_t columns = 0;
    int widows = 0;
    int orphans = 0;
    int stranded = 0;
    long paragraphs = 0;
    long short_ends = 0;
    long lines = 0;
    long very_loose = 0;
    long overfull = 0;
};

int letters_of(const std::string& text) {
    int count = 0;
    for (std::size_t at = 0; at < text.size();) {
        count += u_isalnum(static_cast<UChar32>(base::next_code_point(text, at)));
    }
    return count;
}

/// Notes in which columns the lines of each block stand.
class Counter : public Painter {
public:
    explicit Counter(const style::PdfStyle& style) : geometry_(geometry_of(style)), style_(style) {}

    ElementId open(StructureElement element) override {
        elements_.push_back(std::move(element));
        return static_cast<ElementId>(elements_.size() - 1);
    }

    base::Result<void> paint(Page page) override {
        if (page.part == PagePart::body) {
            for (const Box& box : page.boxes) {
                if (const auto* text = std::get_if<TextBox>(&box.content)) note(page, *text, box.element);
            }
        }
        return {};
    }

    base::Result<void> add(PagePart, int, std::vector<Box>) override { return {}; }
    void outline(OutlineItem) override {}

    void count(Census& census) const {
        std::map<Column, std::pair<ScaledPoints, ElementId>> lowest;
        for (const auto& [block, columns] : blocks_) {
            for (const auto& [column, baselines] : columns) {
                auto& low = lowest[column];
                low = std::max(low, {baselines.rbegin()->first, block});
            }
            if (elements_[block].role != StructureRole::paragraph) continue;
            if (columns.size() > 1) {
                census.orphans += lines_of(columns.begin()->second) == 1;
                census.widows += lines_of(columns.rbegin()->second) == 1;
            }
            if (columns.size() == 1 && lines_of(columns.begin()->second) == 1) continue;
            ++census.paragraphs;
            census.short_ends += columns.rbegin()->second.rbegin()->second < least_last_letters;
        }
        census.columns = lowest.size();
        for (const auto& [column, low] : lowest) census.stranded += elements_[low.second].role == StructureRole::heading;
    }

private:
    /// Page and column.
    using Column = std::pair<int, int>;
    /// The baselines of a block's lines, with the letters and figures on each.
    using Lines = std::map<ScaledPoints, int>;

    void note(const Page& page, const TextBox& text, ElementId element) {
        while (element != artifact && element != 0 && elements_[element].role != StructureRole::paragraph &&
               elements_[element].role != StructureRole::heading) {
            element = elements_[element].parent;
        }
        if (element == artifact || !is_of_body(element)) return;
        const ScaledPoints left = text_left(style_, page.number, base::Direction::left_to_right);
        const ScaledPoints step = geometry_.column_width(geometry_.columns) + geometry_.gutter;
        const int column = static_cast<int>((text.x - left + geometry_.gutter / 2) / step);
        blocks_[element][{page.number, column}][text.baseline] += letters_of(text.text);
    }

    /// In an article, and not in the footer that closes it.
    bool is_of_body(ElementId element) const {
        for (; element != 0; element = elements_[element].parent) {
            if (elements_[element].role == StructureRole::section) return false;
            if (elements_[element].role == StructureRole::article) return true;
        }
        return false;
    }

    /// Superior figures stand a little above their line.
    int lines_of(const Lines& baselines) const {
        int lines = 0;
        ScaledPoints last = -geometry_.unit;
        for (const auto& [baseline, letters] : baselines) {
            if (baseline - last > geometry_.unit / 2) ++lines;
            last = baseline;
        }
        return lines;
    }

    Geometry geometry_;
    const style::PdfStyle& style_;
    std::vector<StructureElement> elements_{1};
    std::map<ElementId, std::map<Column, Lines>> blocks_;
};

void add_paragraphs(const article::Blocks& blocks, std::vector<std::string>& paragraphs) {
    for (const article::Block& block : blocks) {
        if (const auto* paragraph = std::get_if<article::Paragraph>(&block.value)) {
            paragraphs.push_back(article::plain_text(paragraph->inlines));
        } else if (const auto* quote = std::get_if<article::Quote>(&block.value)) {
            add_paragraphs(quote->blocks, paragraphs);
        } else if (const auto* list = std::get_if<article::List>(&block.value)) {
            for (const article::ListItem& item : list->items) add_paragraphs(item.blocks, paragraphs);
        }
    }
}

/// Justifies whatever comes of it, so that no loose line gets away as a ragged one.
void count_lines(const edition::Edition& edition, font::Library& library, Census& census) {
    style::PdfStyle style;
    style.justification.ragged_above = 1'000'000;
    HyphenationPatterns patterns;
    ParagraphSetter setter(library, patterns, style);
    for (const edition::Entry* entry : edition::entries_of(edition)) {
        const auto body = entry->load_body();
        std::vector<std::string> paragraphs;
        if (body) add_paragraphs(*body, paragraphs);
        for (std::string& text : paragraphs) {
            Paragraph paragraph;
            StyledSpan& span = paragraph.spans.emplace_back();
            span.end = static_cast<std::uint32_t>(text.size());
            span.style.size = 9 * point;
            span.style.hyphenate = true;
            span.language = entry->head.language;
            paragraph.text = std::move(text);
            const std::vector<Line> lines = setter.set(paragraph, 240 * point);
            for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
                ++census.lines;
                census.very_loose += lines[i].word_space > style.justification.word_space_max;
                census.overfull += lines[i].overfull;
            }
        }
    }
}

edition::Edition edition_of(const std::vector<std::string>& files, const reader::Rules& rules, edition::Labels labels) {
    std::vector<edition::Candidate> candidates;
    const source::Registry registry;
    for (const std::string& file : files) {
        std::ifstream stream(file, std::ios::binary);
        reader::Bytes bytes;
        bytes.data.assign(std::istreambuf_iterator<char>(stream), {});
        bytes.name = file;
        auto reading = reader::read(bytes, {registry, rules});
        if (!reading) std::fprintf(stderr, "%s\n", base::format(reading.error()).c_str());
        for (std::size_t i = 0; reading && i < reading->articles.size(); ++i) {
            edition::Candidate& candidate = candidates.emplace_back();
            candidate.head = std::move(reading->articles[i]);
            candidate.provenance = source::provenance_of(candidate.head, registry);
            candidate.load_body = [body = std::exchange(candidate.head.body, {})] {
                return base::Result<article::Blocks>(body);
            };
        }
    }
    edition::Plan plan;
    plan.title = "The Quill";
    plan.language = "en";
    plan.date = {2026, 11, 24};
    return edition::assemble(plan, std::move(candidates), {}, std::move(labels));
}

double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> files(arguments + 1, arguments + count);
    double bar = -1;
    std::string name = "broadsheet";
    while (files.size() > 1 && (files[0] == "--bar" || files[0] == "--style")) {
        if (files[0] == "--bar") bar = std::stod(files[1]);
        if (files[0] == "--style") name = files[1];
        files.erase(files.begin(), files.begin() + 2);
    }
    auto library = font::Library::open(std::filesystem::path(GAZETTE_SOURCE_DIR) / "fonts" / "fonts.toml", {});
    if (!library) {
        std::printf("skipped: %s\n", base::format(library.error()).c_str());
        return 77;
    }
    const auto rules = reader::Rules::read(GAZETTE_DATA_DIR "/reader");
    const auto style = style::read(std::filesystem::path(GAZETTE_SOURCE_DIR) / "styles", name);
    auto labels = edition::Labels::read(GAZETTE_DATA_DIR "/labels", "en");
    if (files.empty() || !rules || !style || !labels) {
        std::fprintf(stderr, "usage: columns [--style NAME] [--bar PERCENT] FILE...\n");
        return 2;
    }
    const edition::Edition edition = edition_of(files, *rules, *std::move(labels));
    Counter counter(style->pdf);
    base::Diagnostics diagnostics;
    HyphenationPatterns patterns;
    base::Crew crew;
    if (const auto set = typeset(edition, style->pdf, *library, patterns, counter, crew, diagnostics); !set) {
        std::fprintf(stderr, "%s\n", base::format(set.error()).c_str());
        return 2;
    }
    Census census;
    counter.count(census);
    count_lines(edition, *library, census);
    const double single = percent(census.widows + census.orphans, static_cast<long>(census.columns));
    const double short_ends = percent(census.short_ends, census.paragraphs);
    const double loose = percent(census.very_loose, census.lines);
    std::printf("%zu columns: %d widows, %d orphans (%.2f %%), %d headings at the foot\n", census.columns, census.widows,
                census.orphans, single, census.stranded);
    std::printf("%ld paragraphs of several lines: %ld with a short last one (%.2f %%)\n", census.paragraphs,
                census.short_ends, short_ends);
    std::printf("%ld lines: %ld very loose (%.2f %%), %ld overfull\n", census.lines, census.very_loose, loose,
                census.overfull);
    const bool good = single < bar && short_ends < bar && loose < bar && census.stranded == 0 && census.overfull == 0;
    return bar < 0 || good ? 0 : 1;
}
