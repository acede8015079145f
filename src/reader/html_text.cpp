#include "reader/html_text.h"

#include <gumbo.h>

#include <memory>
#include <vector>

#include "base/diagnostic.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gazette::reader {

namespace {

/// gumbo takes time and stack quadratic in the depth of what it parses; a scrap this long cannot be deep enough to matter.
constexpr std::size_t longest_scrap = 16 * 1024;

GumboOptions fragment_options() {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_DIV;
    return options;
}

class Fragment {
public:
    explicit Fragment(std::string_view html)
        : options_(fragment_options()), output_(gumbo_parse_with_options(&options_, html.data(), html.size())) {}
    ~Fragment() { gumbo_destroy_output(&options_, output_); }
    Fragment(const Fragment&) = delete;
    Fragment& operator=(const Fragment&) = delete;

    const GumboNode* root() const { return output_->root; }

private:
    GumboOptions options_;
    GumboOutput* output_;
};

bool is_shown(const GumboNode& node) {
    return node.v.element.tag != GUMBO_TAG_SCRIPT && node.v.element.tag != GUMBO_TAG_STYLE;
}

std::string text_below(const GumboNode* root) {
    std::string text;
    std::vector<const GumboNode*> stack = {root};
    while (!stack.empty()) {
        const GumboNode* node = stack.back();
        stack.pop_back();
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
            text += node->v.text.text;
        } else if (node->type == GUMBO_NODE_ELEMENT && is_shown(*node)) {
            const GumboVector& children = node->v.element.children;
            for (unsigned i = children.length; i > 0; --i) {
                stack.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
            }
        }
    }
    return text;
}

}  // namespace

std::string decode_entity(std::string_view reference) {
    // A reference can name what no output may hold.
    return base::scrubbed(text_below(Fragment(reference).root()));
}

std::string text_of_html(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size(); at += longest_scrap) {
        text += text_below(Fragment(html.substr(at, longest_scrap)).root());
    }
    return base::collapse_space(base::scrubbed(text));
}

}  // namespace gazette::reader
