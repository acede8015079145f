#include "reader/markdown_html.h"

#include <md4c-html.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/page_fragment.h"

namespace gazette::reader {

namespace {

/// No exception may pass through md4c: the first one ends the output, and goes on from there.
struct Output {
    std::string html;
    std::exception_ptr error = nullptr;
};

void append(const MD_CHAR* text, MD_SIZE size, void* data) {
    auto& output = *static_cast<Output*>(data);
    if (output.error) {
        return;
    }
    try {
        output.html.append(text, size);
    } catch (...) {
        output.error = std::current_exception();
    }
}

std::string rendered(const std::string& markdown, unsigned parser_flags) {
    Output output;
    md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &output, parser_flags, 0);
    if (output.error) {
        std::rethrow_exception(output.error);
    }
    return std::move(output.html);
}

/// Elements whose content is no markup: one that is never closed would swallow the rest of the text (GFM 6.11).
constexpr std::array<std::string_view, 9> raw_text_elements = {"iframe", "noembed",  "noframes", "plaintext", "script",
                                                               "style",  "textarea", "title",    "xmp"};

/// Where each of them is closed for the last time.
class LastClosings {
public:
    explicit LastClosings(const std::string& lower) : lower_(lower) {
        for (std::size_t i = 0; i < raw_text_elements.size(); ++i) {
            const std::size_t at = lower.rfind("</" + std::string(raw_text_elements[i]));
            last_[i] = at == std::string::npos ? 0 : at;
        }
    }

    /// Whether a raw text element opens here and nothing closes it.
    bool is_unclosed(std::size_t at) const {
        const std::string_view name = std::string_view(lower_).substr(at + 1);
        for (std::size_t i = 0; i < raw_text_elements.size(); ++i) {
            if (name.starts_with(raw_text_elements[i])) {
                return last_[i] < at;
            }
        }
        return false;
    }

private:
    const std::string& lower_;
    std::array<std::size_t, raw_text_elements.size()> last_ = {};
};

/// What HTML has no name for or would read to the end of the page: CDATA sections go, the tags of unclosed elements become
/// text.
std::string settled(const std::string& html) {
    const std::string lower = base::lower_ascii(html);
    const LastClosings closings(lower);
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t tag = std::min(html.find('<', at), html.size());
        out.append(html, at, tag - at);
        at = tag;
        const std::size_t section_end = html.compare(at, 9, "<![CDATA[") == 0 ? html.find("]]>", at) : std::string::npos;
        if (section_end != std::string::npos) {
            at = section_end + 3;
        } else if (at < html.size()) {
            out += closings.is_unclosed(at) ? "&lt;" : "<";
            ++at;
        }
    }
    return out;
}

}  // namespace

Fragment read_mixed(const std::string& markdown, unsigned parser_flags, const std::string& name) {
    // md4c puts the character of U+FFFD in the place of references to none.
    base::Diagnostics ignored;
    const std::string html = base::scrub(settled(rendered(markdown, parser_flags)), {}, ignored);
    return read_fragment("<!DOCTYPE html><body>" + html, {}, name);
}

}  // namespace gazette::reader
