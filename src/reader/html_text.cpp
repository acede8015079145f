#include "reader/html_text.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/ascii.h"
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

class TextOfMarkup {
public:
    explicit TextOfMarkup(std::string_view html)
        : options_(fragment_options()), output_(gumbo_parse_with_options(&options_, html.data(), html.size())) {}
    ~TextOfMarkup() { gumbo_destroy_output(&options_, output_); }
    TextOfMarkup(const TextOfMarkup&) = delete;
    TextOfMarkup& operator=(const TextOfMarkup&) = delete;

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

bool opens_tag(std::string_view markup, std::size_t at) {
    const char next = at + 1 < markup.size() ? markup[at + 1] : ' ';
    return base::is_ascii_letter(next) || next == '/' || next == '!' || next == '?';
}

/// Past what opens at `at`: a comment, or a tag with all that quotes hold in it.
std::size_t past_tag(std::string_view markup, std::size_t at) {
    if (markup.substr(at).starts_with("<!--")) {
        const std::size_t end = markup.find("-->", at + 4);
        return end == std::string_view::npos ? markup.size() : end + 3;
    }
    std::size_t end = markup.find('>', at);
    for (std::size_t from = at, quotes = 0; end != std::string_view::npos; end = markup.find('>', end + 1)) {
        const std::string_view part = markup.substr(from, end - from);
        quotes += static_cast<std::size_t>(std::count(part.begin(), part.end(), '"'));
        from = end;
        if (quotes % 2 == 0) {
            return end + 1;
        }
    }
    return markup.size();
}

/// Past the end tag of an element that holds no words; `after` where the tag at `at` opens none of these.
std::size_t past_wordless(std::string_view markup, std::size_t at, std::size_t after) {
    constexpr std::string_view names[] = {"script", "style", "metadata"};
    constexpr std::size_t longest = 8;
    const std::string opening = base::lower_ascii(markup.substr(at + 1, longest));
    for (const std::string_view name : names) {
        if (opening.starts_with(name) && markup[after - 2] != '/') {
            const std::size_t end = markup.find("</" + std::string(name), after);
            return end == std::string_view::npos ? markup.size() : past_tag(markup, end);
        }
    }
    return after;
}

}  // namespace

std::string words_of_markup(std::string_view markup) {
    std::string words;
    for (std::size_t at = 0; at < markup.size();) {
        if (markup[at] == '<' && opens_tag(markup, at)) {
            words += words.empty() || words.ends_with(' ') ? "" : " ";
            at = past_wordless(markup, at, past_tag(markup, at));
            continue;
        }
        const std::size_t end = std::min(markup.find('<', at + 1), markup.size());
        words += markup.substr(at, end - at);
        at = end;
    }
    return words.find('&') == std::string::npos ? base::collapse_space(words) : text_of_html(words);
}

std::string decode_entity(std::string_view reference) {
    // A reference can name what no output may hold.
    return base::scrubbed(text_below(TextOfMarkup(reference).root()));
}

std::string text_of_html(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size(); at += longest_scrap) {
        text += text_below(TextOfMarkup(html.substr(at, longest_scrap)).root());
    }
    return base::collapse_space(base::scrubbed(text));
}

}  // namespace gazette::reader
