#include "epub/page_breaks.h"

#include <cstdint>
#include <tuple>
#include <utility>

#include "article/children.h"
#include "article/lines.h"
#include "article/notes.h"
#include "base/utf8.h"

namespace gazette::epub {

namespace {

class Marker {
public:
    explicit Marker(const std::vector<PageBreakAt>& breaks) : breaks_(breaks) {}

    /// As deep as readers nest.
    void mark(article::Blocks& blocks) {
        for (article::Block& block : blocks) {
            block_ = next_block_++;
            characters_ = 0;
            mark_value(block.value);
            article::for_each_own_line(block, [this](article::Inlines& line) { mark(line); });
            article::for_each_inner(block, [this](article::Blocks& inner) { mark(inner); });
        }
    }

    std::vector<article::PageBreak> rest() {
        std::vector<article::PageBreak> rest;
        for (; next_ < breaks_.size(); ++next_) {
            rest.push_back(breaks_[next_].mark);
        }
        return rest;
    }

private:
    // ---- what holds breaks of its own

    template <class Value>
    void mark_value(Value& value) {
        if (auto* figure = std::get_if<article::Figure>(&value)) {
            for (; is_due(); ++next_) {
                figure->breaks.push_back(breaks_[next_].mark);
            }
        } else if (auto* code = std::get_if<article::CodeBlock>(&value)) {
            mark_code(*code);
        }
    }

    void mark_code(article::CodeBlock& code) {
        for (std::size_t at = 0; at < code.text.size() && next_ < breaks_.size();) {
            const std::size_t here = at;
            if (!base::is_visible(base::next_code_point(code.text, at))) {
                continue;
            }
            for (; is_due(); ++next_) {
                code.breaks.push_back({here, breaks_[next_].mark});
            }
            ++characters_;
        }
    }

    // ---- lines

    bool is_due() const {
        if (next_ == breaks_.size()) {
            return false;
        }
        const PageStart& start = breaks_[next_].start;
        return start.block < block_ || (start.block == block_ && start.characters <= characters_);
    }

    void put_due(article::Inlines& out) {
        for (; is_due(); ++next_) {
            out.push_back({breaks_[next_].mark});
        }
    }

    void mark(article::Inlines& inlines) {
        if (next_ == breaks_.size()) {
            return;
        }
        article::Inlines out;
        for (std::size_t i = 0; i < inlines.size(); ++i) {
            article::Inline& node = inlines[i];
            // As the pages show it.
            characters_ += article::references_meet(inlines, i) ? 1U : 0U;
            if (auto* text = std::get_if<article::Text>(&node.value)) {
                mark_text(std::move(text->text), out);
                continue;
            }
            put_due(out);
            std::visit([&](auto& value) { pass(value); }, node.value);
            out.push_back(std::move(node));
        }
        inlines = std::move(out);
    }

    void mark_text(std::string text, article::Inlines& out) {
        std::size_t begin = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t here = at;
            if (!base::is_visible(base::next_code_point(text, at))) {
                continue;
            }
            if (is_due()) {
                if (here > begin) {
                    out.push_back({article::Text{text.substr(begin, here - begin)}});
                }
                put_due(out);
                begin = here;
            }
            ++characters_;
        }
        if (begin < text.size()) {
            out.push_back({article::Text{text.substr(begin)}});
        }
    }

    template <class Value>
    void pass(Value& value) {
        if constexpr (requires { value.children; }) {
            mark(value.children);
        } else if constexpr (requires { value.text; }) {
            characters_ += static_cast<std::uint32_t>(base::count_visible(value.text));
        } else if constexpr (requires { value.number; }) {
            // As the pages show it.
            characters_ += static_cast<std::uint32_t>(std::to_string(value.number).size());
        }
    }

    const std::vector<PageBreakAt>& breaks_;
    std::size_t next_ = 0;
    std::uint32_t next_block_ = 0;
    std::uint32_t block_ = 0;
    std::uint32_t characters_ = 0;
};

}  // namespace

std::string page_id(std::size_t index) {
    return "page-" + std::to_string(index + 1);
}

std::vector<PageBreakAt> page_breaks_of(const edition::Labels& labels, const PageList& list) {
    std::vector<PageBreakAt> breaks;
    for (std::size_t i = 0; i < list.starts.size() && !list.empty(); ++i) {
        const PageStart& start = list.starts[i];
        breaks.push_back({start, {page_id(i), labels.text("page", {{"page", start.folio}})}});
    }
    return breaks;
}

std::vector<article::PageBreak> put_page_breaks(article::Blocks& body, const std::vector<PageBreakAt>& breaks) {
    Marker marker(breaks);
    marker.mark(body);
    return marker.rest();
}

void write_page_break(Xml& xml, const article::PageBreak& mark) {
    xml.element("span",
                {{"epub:type", "pagebreak"}, {"role", "doc-pagebreak"}, {"id", mark.id}, {"aria-label", mark.label}}, "");
}

void DueBreaks::write_to(Xml& xml, TextPart part, int article, std::uint32_t block) {
    const auto is_due = [&](const PageStart& start) {
        return std::tie(start.part, start.block, start.article) <= std::tie(part, block, article);
    };
    for (; next_ < breaks_.size() && is_due(breaks_[next_].start); ++next_) {
        write_page_break(xml, breaks_[next_].mark);
    }
}

void DueBreaks::write_rest(Xml& xml) {
    for (; next_ < breaks_.size(); ++next_) {
        write_page_break(xml, breaks_[next_].mark);
    }
}

}  // namespace gazette::epub
