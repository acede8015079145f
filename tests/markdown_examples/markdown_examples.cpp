// Examples of a Markdown specification in, what our reader and our EPUB writer make of each out, as a JSON list.

#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "epub/xhtml.h"
#include "reader/markdown_tree.h"

namespace {

std::string xhtml_of(const std::string& markdown, gazette::reader::MarkdownDialect dialect) {
    gazette::base::Diagnostics diagnostics;
    const std::string text = gazette::base::scrub(markdown, "example", diagnostics);
    gazette::epub::XhtmlOptions options;
    options.headline_level = 0;
    options.headings_without_words = true;
    options.image_address = [](const gazette::article::Image& image) { return image.source; };
    return gazette::epub::to_xhtml(gazette::reader::markdown_blocks(text, "example", dialect).blocks, options);
}

}  // namespace

int main(int count, char** arguments) {
    using gazette::reader::MarkdownDialect;
    const std::string_view dialect = count == 3 ? arguments[1] : "";
    std::ifstream file(count == 3 ? arguments[2] : "");
    const nlohmann::json examples = nlohmann::json::parse(file, nullptr, false);
    if ((dialect != "commonmark" && dialect != "github") || examples.is_discarded()) {
        std::cerr << "usage: markdown_examples commonmark|github FILE.json\n";
        return 2;
    }
    nlohmann::json out = nlohmann::json::array();
    for (const nlohmann::json& example : examples) {
        const bool github = dialect == "github";
        out.push_back(xhtml_of(example.at("markdown"), github ? MarkdownDialect::github : MarkdownDialect::commonmark));
    }
    std::cout << out.dump() << '\n';
}
