#include "layout/segment.h"

#include <algorithm>

#include <fmt/core.h>

#include "base/utf8.h"
#include "layout/voice.h"

namespace gazette::layout {

namespace {

Segment segment(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end, std::size_t& span) {
    Segment out;
    out.text = std::string_view(paragraph.text).substr(begin, end - begin);
    out.direction = paragraph.direction;
    const auto& spans = paragraph.spans;
    while (span + 1 < spans.size() && spans[span].end <= begin) ++span;
    for (std::size_t i = span; i < spans.size() && spans[i].begin < end; ++i) {
        const std::uint32_t from = std::max(spans[i].begin, begin);
        const std::uint32_t to = std::min(spans[i].end, end);
        if (from < to) out.spans.push_back({from - begin, to - begin, &spans[i]});
    }
    return out;
}

/// A copy of a paragraph that is put together anew, stretch by stretch.
class Rewriter {
public:
    explicit Rewriter(const Paragraph& paragraph) : out_(paragraph) {
        out_.text.clear();
        out_.spans.clear();
    }

    void add(std::string_view text, const StyledSpan& span) {
        if (text.empty()) return;
        open(span);
        out_.text += text;
        close();
    }

    Paragraph take() { return std::move(out_); }

private:
    void open(const StyledSpan& span) {
        out_.spans.push_back(span);
        out_.spans.back().begin = static_cast<std::uint32_t>(out_.text.size());
    }
    void close() { out_.spans.back().end = static_cast<std::uint32_t>(out_.text.size()); }

    Paragraph out_;
};

/// How a code is set that stands within `span`: no language may part it.
StyledSpan code_span(const StyledSpan& span) {
    StyledSpan code = span;
    code.style.family = "mono";
    code.style.size = span.style.size * 2 / 3;
    code.style.tracking = 0;
    code.style.features.clear();
    code.language = "zxx";
    return code;
}

}  // namespace

std::vector<Segment> segments_of(const Paragraph& paragraph) {
    std::vector<Segment> segments;
    const auto size = static_cast<std::uint32_t>(paragraph.text.size());
    std::size_t span = 0;
    for (std::uint32_t begin = 0; begin <= size;) {
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(paragraph.text.find('\n', begin), size));
        segments.push_back(segment(paragraph, begin, end, span));
        begin = end + 1;
    }
    return segments;
}

std::vector<font::Span> shaper_spans(const Segment& segment) {
    std::vector<font::Span> spans;
    spans.reserve(segment.spans.size());
    for (const SegmentSpan& span : segment.spans) {
        const style::TextStyle& style = span.styled->style;
        spans.push_back(
            {span.begin, span.end, {style.family, style.bold, style.italic}, span.styled->language, style.features});
        if (style.tracking > 0) spans.back().features.insert(spans.back().features.end(), {"liga=0", "clig=0"});
    }
    return spans;
}

bool has_capitals(const Paragraph& paragraph) {
    const auto asks = [](const StyledSpan& span) { return span.style.capitals; };
    return std::any_of(paragraph.spans.begin(), paragraph.spans.end(), asks);
}

Paragraph with_capitals(const Paragraph& paragraph) {
    Rewriter rewriter(paragraph);
    for (const StyledSpan& span : paragraph.spans) {
        const std::string_view text = std::string_view(paragraph.text).substr(span.begin, span.end - span.begin);
        rewriter.add(span.style.capitals ? capitals(text, span.language) : text, span);
    }
    return rewriter.take();
}

Paragraph spelt_out(const Paragraph& paragraph, const std::vector<font::Uncovered>& uncovered) {
    Rewriter rewriter(paragraph);
    auto next = uncovered.begin();
    const std::string_view text = paragraph.text;
    for (const StyledSpan& span : paragraph.spans) {
        StyledSpan mono = code_span(span);
        std::size_t at = span.begin;
        for (; next != uncovered.end() && next->at < span.end; ++next) {
            rewriter.add(text.substr(at, next->at - at), span);
            at = next->at;
            const auto code = static_cast<std::uint32_t>(base::next_code_point(text, at));
            mono.stands_for = text.substr(next->at, at - next->at);
            rewriter.add(fmt::format("{:04X}", code), mono);
        }
        rewriter.add(text.substr(at, span.end - at), span);
    }
    return rewriter.take();
}

}  // namespace gazette::layout
