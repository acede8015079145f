// Paragraphs that TeX has broken in; out comes on how many of them our breaker agrees, a line a file and the total.

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "base/diagnostic.h"
#include "corpus.h"
#include "setting.h"

namespace gazette::tex_breaks {

namespace {

constexpr int exit_below_bar = 1;
constexpr int exit_usage = 2;
constexpr int exit_skipped = 77;

const std::filesystem::path manifest_file =
    std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests" / "tex_breaks" / "fonts.toml";

constexpr std::string_view usage =
    "usage: tex_breaks [--text] [--verbose] [--bar PERCENT] FILE...\n"
    "  FILE        paragraphs as TeX broke them; the measure is in the name (\"clean-165pt.txt.gz\")\n"
    "  --text      shape the text ourselves, instead of taking TeX's items\n"
    "  --verbose   show the paragraphs that differ\n"
    "  --bar       fail where fewer paragraphs agree; a missing file or face skips (status 77)\n";

struct Options {
    bool text = false;
    bool verbose = false;
    std::optional<int> bar;
    std::vector<std::string> files;
};

struct Score {
    std::size_t same = 0;
    std::size_t all = 0;
};

std::optional<Options> read_options(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& each = arguments[i];
        if (each == "--text") {
            options.text = true;
        } else if (each == "--verbose") {
            options.verbose = true;
        } else if (each == "--bar" && i + 1 < arguments.size()) {
            options.bar = std::atoi(arguments[++i].c_str());
        } else if (each.starts_with("--")) {
            return std::nullopt;
        } else {
            options.files.push_back(each);
        }
    }
    return options.files.empty() ? std::nullopt : std::optional(options);
}

/// In points: the last number that "pt" follows in the file's name.
std::optional<int> measure_of(const std::string& file) {
    const std::string name = std::filesystem::path(file).filename().string();
    const std::size_t unit = name.rfind("pt");
    if (unit == std::string::npos) return std::nullopt;
    std::size_t digits = unit;
    while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9') --digits;
    const int measure = std::atoi(name.substr(digits, unit - digits).c_str());
    return measure > 0 ? std::optional(measure) : std::nullopt;
}

std::string list_of(const std::vector<std::uint32_t>& indices) {
    std::string out;
    for (const std::uint32_t index : indices) out += fmt::format(" {}", index);
    return out;
}

void show_difference(const SetParagraph& paragraph, const std::vector<std::uint32_t>& wanted,
                     const std::vector<std::uint32_t>& found) {
    fmt::print("T {}\n  TeX:{}\n  we: {}\n", paragraph.text, list_of(wanted), list_of(found));
}

Score compare(const std::vector<SetParagraph>& paragraphs, layout::ScaledPoints measure, bool verbose, TextSetter* setter) {
    Score score;
    layout::LineBreaker breaker;
    for (const SetParagraph& paragraph : paragraphs) {
        const auto& wanted = setter != nullptr ? paragraph.line_starts : paragraph.line_ends;
        const auto found =
            setter != nullptr ? setter->set(paragraph.text, measure) : break_items(breaker, paragraph.items, measure);
        ++score.all;
        if (found == wanted) {
            ++score.same;
        } else if (verbose) {
            show_difference(paragraph, wanted, found);
        }
    }
    return score;
}

int give_up(const base::Diagnostic& diagnostic, int status) {
    fmt::print(stderr, "{}\n", base::format(diagnostic));
    return status;
}

base::Result<Score> score_file(const std::string& file, bool verbose, TextSetter* setter) {
    const std::optional<int> measure = measure_of(file);
    if (!measure) return base::fail("the name states no measure", "name it like \"clean-165pt.txt\"", {file, 0, 0});
    const auto paragraphs = read_paragraphs(file);
    if (!paragraphs) return paragraphs.failure();
    return compare(*paragraphs, *measure * base::scaled_points_per_point, verbose, setter);
}

int run(const Options& options) {
    // A test skips what the machine lacks; whoever asks without a bar is told.
    const int status_if_absent = options.bar ? exit_skipped : exit_usage;
    std::optional<TextSetter> setter;
    if (options.text) {
        auto opened = TextSetter::open(manifest_file);
        if (!opened) return give_up(opened.error(), status_if_absent);
        setter.emplace(std::move(*opened));
    }
    Score total;
    for (const std::string& file : options.files) {
        const auto score = score_file(file, options.verbose, setter ? &*setter : nullptr);
        if (!score) return give_up(score.error(), std::filesystem::exists(file) ? exit_usage : status_if_absent);
        fmt::print("{}: {}/{}\n", std::filesystem::path(file).filename().string(), score->same, score->all);
        total.same += score->same;
        total.all += score->all;
    }
    fmt::print("{}/{} paragraphs\n", total.same, total.all);
    const bool is_below = options.bar && total.same * 100 < total.all * static_cast<std::size_t>(*options.bar);
    return is_below ? exit_below_bar : 0;
}

}  // namespace

}  // namespace gazette::tex_breaks

int main(int argc, char** argv) {
    using namespace gazette::tex_breaks;
    const auto options = read_options(std::vector<std::string>(argv + 1, argv + argc));
    if (!options) {
        fmt::print(stderr, "{}", usage);
        return exit_usage;
    }
    return run(*options);
}
