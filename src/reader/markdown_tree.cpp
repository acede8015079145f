#include "reader/markdown_tree.h"

#include <md4c.h>

#include <cstddef>
#include <exception>
#include <utility>

#include "base/text.h"
#include "reader/markdown_builder.h"
#include "reader/markdown_html.h"
#include "reader/markdown_limits.h"

namespace gazette::reader {

namespace {

/// A text that is no attack has a few links to each definition.
constexpr std::size_t targets_per_byte = 4;
constexpr std::size_t targets_at_least = 1024 * 1024;

/// No exception may pass through md4c: a failed callback ends the parse, and the exception goes on from there. md4c 0.4.8
/// goes on a little after a failure, and takes only negative numbers for one everywhere.
struct Parse {
    MarkdownBuilder builder;
    bool failed = false;
    std::exception_ptr error = nullptr;

    template <class Step>
    int run(Step step) {
        try {
            failed = failed || !step();
        } catch (...) {
            failed = true;
            error = std::current_exception();
        }
        return failed ? -1 : 0;
    }
};

Parse& parse_of(void* data) {
    return *static_cast<Parse*>(data);
}

MD_PARSER parser_with(unsigned flags) {
    MD_PARSER parser = {};
    parser.flags = flags;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
        return parse_of(data).run([&] { return parse_of(data).builder.enter(type, detail), true; });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) {
        return parse_of(data).run([&] { return parse_of(data).builder.leave(type), true; });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
        return parse_of(data).run([&] { return parse_of(data).builder.enter(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
        return parse_of(data).run([&] { return parse_of(data).builder.leave(type), true; });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
        return parse_of(data).run([&] { return parse_of(data).builder.text(type, {text, size}), true; });
    };
    return parser;
}

unsigned flags_for(std::string_view markdown, MarkdownDialect dialect) {
    if (dialect == MarkdownDialect::commonmark) {
        return 0;
    }
    constexpr unsigned flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    return has_crowded_addresses(markdown) ? flags : flags | MD_FLAG_PERMISSIVEAUTOLINKS;
}

article::Blocks plain_paragraphs(std::string_view text) {
    article::Blocks blocks;
    std::string paragraph;
    const auto end_paragraph = [&] {
        if (!paragraph.empty()) {
            blocks.push_back({article::Paragraph{{{article::Text{std::move(paragraph)}}}}});
        }
        paragraph.clear();
    };
    for (const std::string_view line : base::split_lines(text)) {
        const std::string words = base::collapse_space(line);
        if (words.empty()) {
            end_paragraph();
        } else {
            paragraph += (paragraph.empty() ? "" : " ") + words;
        }
    }
    end_paragraph();
    return blocks;
}

}  // namespace

article::Blocks markdown_blocks(std::string_view markdown, const std::string& file, base::Diagnostics& diagnostics,
                                MarkdownDialect dialect, int first_line) {
    const std::string text = limit_nesting(markdown);
    const MD_PARSER parser = parser_with(flags_for(text, dialect));
    Parse parse{MarkdownBuilder(text.size() * targets_per_byte + targets_at_least, text, first_line)};
    const int result = md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &parse);
    if (parse.error) {
        std::rethrow_exception(parse.error);
    }
    if (result != 0 || parse.failed) {
        diagnostics.push_back({base::Severity::warning,
                               {file, 0, 0},
                               "the Markdown grows beyond bounds; it was read as plain paragraphs",
                               "define fewer references, and shorter ones"});
        return plain_paragraphs(markdown);
    }
    const base::Diagnostics notes = parse.builder.diagnostics(file);
    diagnostics.insert(diagnostics.end(), notes.begin(), notes.end());
    return parse.builder.has_html() ? blocks_of_mixed(text, parser.flags) : parse.builder.take();
}

}  // namespace gazette::reader
