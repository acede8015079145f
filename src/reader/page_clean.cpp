#include "reader/page_clean.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/text.h"
#include "reader/page_builder.h"
#include "reader/page_prune.h"

namespace gazette::reader::html {

namespace {

/// With a break where an element that stands apart begins.
std::string lines_of(const Page& page, NodeIndex pre) {
    std::string lines;
    for (NodeIndex i = pre + 1; i < page[pre].end; ++i) {
        const bool begins_line = page[i].tag != Tag::text && !is_inline(page[i].tag) && !lines.ends_with('\n');
        lines += page[i].text;
        lines += page[i].tag == Tag::br || begins_line ? "\n" : "";
    }
    return std::string(base::trim(lines));
}

std::size_t count_lines(std::string_view text) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// How many numbers the text is, each one more than the one before and on a line of its own; 0 where it is anything else.
std::size_t numbers_in(std::string_view text) {
    unsigned last = 0;
    std::size_t count = 0;
    const std::size_t lines = count_lines(text);
    for (text = base::trim(text); !text.empty(); text = base::trim(text)) {
        unsigned number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || (count > 0 && number - 1 != last)) {
            return 0;
        }
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        last = number;
        ++count;
    }
    return count == lines ? count : 0;
}

/// Tables of data have names above their columns, or more rows.
bool has_two_cells(const Page& page, NodeIndex row) {
    NodeIndex table = row;
    while (page[table].tag != Tag::table && page[table].parent != no_node) {
        table = page[table].parent;
    }
    std::size_t cells = 0;
    std::size_t heads = 0;
    for (NodeIndex i = table; i < page[table].end && cells <= 2 && heads <= 1; ++i) {
        cells += page[i].tag == Tag::td ? 1 : 0;
        heads += page[i].tag == Tag::th ? 1 : 0;
    }
    return cells == 2 && heads <= 1;
}

/// Whether it has the numbers of the lines of the code in the cell after its own.
bool numbers_lines(const Page& page, NodeIndex pre) {
    NodeIndex cell = page[pre].parent;
    while (page[cell].tag == Tag::div) {
        cell = page[cell].parent;
    }
    const NodeIndex next = page[cell].end;
    const NodeIndex row = page[cell].parent;
    const bool is_first = page[cell].tag == Tag::td && page.find(Tag::pre, cell, next) == pre;
    const NodeIndex code = is_first ? page.find(Tag::pre, next, page[row].end) : no_node;
    const std::size_t numbers = code == no_node || !has_two_cells(page, row) ? 0 : numbers_in(lines_of(page, pre));
    if (numbers < 2) {
        return false;
    }
    const std::size_t lines = count_lines(lines_of(page, code));
    // An empty line at the end may be counted.
    const std::size_t slack = numbers / 10;
    return lines > 1 && lines <= numbers + slack && numbers <= lines + slack + 1;
}

/// One pass from the end to the start: what an element holds has been judged before it is.
class Cleaner {
public:
    Cleaner(const Survey& survey, Cleaning how, Selection& selection)
        : survey_(survey), page_(survey.page()), how_(how), selection_(selection), measures_(page_.size()),
          in_data_(page_.size()) {}

    void run(NodeIndex root) {
        note_data(root);
        for (NodeIndex i = page_[root].end; i-- > root;) {
            if (selection_.drops(i) || page_[i].tag == Tag::noscript) {
                continue;
            }
            if (page_[i].tag == Tag::text) {
                measures_[i] = survey_.text(i);
            } else {
                close_element(page_, i, measures_[i]);
                if (i != root) {
                    judge(i);
                }
            }
            if (!selection_.drops(i) && i != root) {
                measures_[page_[i].parent] += measures_[i];
            }
        }
    }

private:
    /// Data tables, and all within them and code, are left as they are.
    void note_data(NodeIndex root) {
        for (NodeIndex i = root; i < page_[root].end; ++i) {
            const Tag tag = page_[i].tag;
            const bool held = i > root && in_data_[page_[i].parent];
            if (tag == Tag::pre && numbers_lines(page_, i)) {
                selection_.drop(i, "line numbers");
            }
            in_data_[i] = held || tag == Tag::code || tag == Tag::pre || (tag == Tag::table && is_data_table(page_, i));
        }
    }

    void judge(NodeIndex node) {
        const Tag tag = page_[node].tag;
        if (const std::string_view why = always(node, tag); !why.empty()) {
            selection_.drop(node, why);
        } else if (how_.by_density && is_judged(tag) && !in_data_[node]) {
            if (const std::string_view reason = by_density(node); !reason.empty()) {
                selection_.drop(node, reason);
            }
        }
    }

    std::string_view always(NodeIndex node, Tag tag) const {
        switch (tag) {
        case Tag::aside: return is_quote(node) ? "" : "sidebar";
        case Tag::footer: return is_source_of_quote(page_, node) ? "" : "footer";
        case Tag::nav: return "navigation";
        case Tag::iframe:
        case Tag::embed:
        case Tag::object: return "embedded page";
        case Tag::input:
        case Tag::textarea:
        case Tag::button: return "control";
        default: break;
        }
        if (heading_level(tag) > 0 && heading_level(tag) < 3 && how_.weigh_names && survey_.weight(node) < 0) {
            return "heading of something else";
        }
        return {};
    }

    /// Forums put who is quoted before what is quoted; what newspapers set apart of their own text is without that.
    bool is_quote(NodeIndex aside) const {
        const NodeIndex quote = page_.find(Tag::blockquote, aside, page_[aside].end);
        std::string_view before;
        for (NodeIndex i = aside; quote != no_node && i < quote; ++i) {
            const std::string_view text = base::trim(page_[i].text);
            before = text.empty() ? before : text;
        }
        return before.ends_with(':') || before.ends_with("：");
    }

    static bool is_judged(Tag tag) {
        return tag == Tag::form || tag == Tag::fieldset || tag == Tag::table || tag == Tag::ul || tag == Tag::ol ||
               tag == Tag::div || tag == Tag::section;
    }

    std::string_view by_density(NodeIndex node) const {
        const Measure& held = measures_[node];
        const int weight = how_.weigh_names ? survey_.weight(node) : 0;
        if (weight < 0) {
            return "beside the article";
        }
        if (held.commas >= 10) {
            return {};
        }
        const Tag tag = page_[node].tag;
        const bool list = tag == Tag::ul || tag == Tag::ol || held.list_characters * 10 > held.characters * 9;
        const double links = held.link_density();
        const double headings = held.characters == 0 ? 0 : static_cast<double>(held.heading_characters) / held.characters;
        if ((!list && weight < 25 && links > 0.2) || (weight >= 25 && links > 0.5)) {
            return only_images(node) ? "" : "links";
        }
        if (held.inputs > held.paragraphs / 3) {
            return "form";
        }
        if (!list && held.items > held.paragraphs + 100) {
            return "links";
        }
        const bool figure = closest(page_, node, {Tag::figure}) != no_node;
        if (!figure && held.images > 1 && held.paragraphs * 2 < held.images && !only_images(node)) {
            return "images";
        }
        if (!list && !figure && headings < 0.9 && held.characters < 25 && (held.images == 0 || held.images > 2) &&
            links > 0) {
            return "links";
        }
        if ((held.embeds == 1 && held.characters < 75) || held.embeds > 1) {
            return "embedded page";
        }
        return {};
    }

    bool only_images(NodeIndex node) const { return measures_[node].images > 0 && measures_[node].characters == 0; }

    const Survey& survey_;
    const Page& page_;
    Cleaning how_;
    Selection& selection_;
    std::vector<Measure> measures_;
    std::vector<bool> in_data_;
};

}  // namespace

void clean(const Survey& survey, const std::vector<NodeIndex>& roots, Cleaning how, Selection& selection) {
    Cleaner cleaner(survey, how, selection);
    for (const NodeIndex root : roots) {
        if (survey.page()[root].tag != Tag::text) {
            cleaner.run(root);
        }
    }
}

}  // namespace gazette::reader::html
