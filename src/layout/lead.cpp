#include "layout/lead.h"

#include <algorithm>
#include <utility>

#include "article/children.h"
#include "article/opening.h"
#include "base/utf8.h"
#include "layout/article_head.h"
#include "layout/body.h"
#include "layout/paragraph_parts.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

constexpr int lead_level = 2;

/// The first `bytes` of a text and an ellipsis, its spans cut to match.
Text cut(const Text& text, std::size_t bytes) {
    Text shorter = text;
    Paragraph& paragraph = shorter.paragraph;
    paragraph.text = text.paragraph.text.substr(0, bytes) + " \u2026";
    std::erase_if(paragraph.spans, [bytes](const StyledSpan& span) { return span.begin >= bytes; });
    if (!paragraph.spans.empty()) {
        paragraph.spans.back().end = static_cast<std::uint32_t>(paragraph.text.size());
    }
    return shorter;
}

/// Where words of the text end.
std::vector<std::size_t> word_ends(const std::string& text) {
    std::vector<std::size_t> ends;
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
        if (at > 0) {
            ends.push_back(at);
        }
    }
    if (ends.empty()) {
        // Scripts without spaces are cut between characters.
        for (std::size_t at = 1; at < text.size(); ++at) {
            if (!base::continues_character(text[at])) {
                ends.push_back(at);
            }
        }
    }
    return ends;
}

using Paragraphs = std::vector<const article::Paragraph*>;

bool has_text(const article::Paragraph& paragraph) {
    return !has_images(paragraph.inlines) || !parts_of(paragraph.inlines).text.empty();
}

void add_paragraphs(const article::Blocks& blocks, int levels, Paragraphs& paragraphs) {
    for (const article::Block& block : blocks) {
        const auto* paragraph = std::get_if<article::Paragraph>(&block.value);
        if (paragraph != nullptr && has_text(*paragraph)) {
            paragraphs.push_back(paragraph);
        } else if (levels > 0 && !std::holds_alternative<article::Notes>(block.value)) {
            article::for_each_inner(block,
                                    [&](const article::Blocks& inner) { add_paragraphs(inner, levels - 1, paragraphs); });
        }
    }
}

/// The paragraphs of the text itself, whatever stands between them; those of quotes and lists where there are no others.
Paragraphs running_text(const article::Blocks& body) {
    constexpr int deepest = 20;
    Paragraphs paragraphs;
    add_paragraphs(body, 0, paragraphs);
    if (paragraphs.empty()) {
        add_paragraphs(body, deepest, paragraphs);
    }
    return paragraphs;
}

class LeadSetter {
public:
    LeadSetter(Context& context, const edition::Entry& entry, const LeadFrame& frame)
        : context_(context), entry_(entry), frame_(frame), voice_(voice_of(entry.head.language, entry.head.direction)),
          measure_(context.geometry.column_width(context.geometry.columns)), unit_(line_unit(context, voice_)),
          left_(static_cast<std::size_t>(frame.lines) * static_cast<std::size_t>(context.geometry.columns)) {}

    Flow run(const article::Blocks& body) {
        const Paragraphs paragraphs = running_text(body);
        for (std::size_t i = 0; i < paragraphs.size() && left_ > 0; ++i) {
            Text text = text_of(*paragraphs[i], i);
            std::vector<SetLine> lines = set_lines(context_, text, measure_);
            if (lines.size() + 1 < left_ && i + 1 < paragraphs.size()) {
                add(std::move(lines));
                continue;
            }
            end_with(text);
            left_ = 0;
        }
        return std::move(flow_);
    }

private:
    Text text_of(const article::Paragraph& paragraph, std::size_t index) {
        const style::TextStyle style = text_style(context_.style, Element::body, voice_);
        const ArticleScope scope{entry_.number, {}, {}, nullptr};
        const LeadIn dateline = index == 0 ? dateline_of(entry_.head.dateline, voice_) : LeadIn{};
        // The pictures are where the whole of the text is.
        const bool images = has_images(paragraph.inlines);
        Text text = inline_text(context_, images ? parts_of(paragraph.inlines).text : paragraph.inlines, style, voice_,
                                open_element(context_, StructureRole::paragraph, frame_.element), scope, dateline);
        if (index == 0 && dateline.text.empty() && opens_in_small_capitals(context_.style)) {
            set_opening_words(text, article::opening_of(paragraph.inlines).words(), voice_);
        }
        if ((index > 0 && !paragraph.is_term) || indents_first_paragraph(voice_)) {
            text.paragraph.first_line_indent = paragraph_indent(context_.style, voice_);
        }
        return text;
    }

    void add(std::vector<SetLine> lines) {
        std::vector<Fragment> fragments;
        std::vector<bool> hyphenated;
        left_ -= std::min(left_, lines.size());
        for (SetLine& line : lines) {
            fragments.push_back(std::move(line.content));
            hyphenated.push_back(line.hyphenated);
        }
        Flow paragraph = paragraph_flow(std::move(fragments), hyphenated);
        if (const ScaledPoints space = context_.style.paragraphs.space; space > 0) {
            left_ -= std::min(left_, flow_.empty() ? 0 : static_cast<std::size_t>((space + unit_ - 1) / unit_));
            paragraph.front().space_before = space;
            for (FlowItem& line : paragraph) {
                line.on_grid = space % unit_ == 0;
            }
        }
        append(flow_, std::move(paragraph));
    }

    /// The last paragraph shown: as many of its words as the lines take beside the jump line.
    void end_with(Text text) {
        const Text jump = jump_line();
        const ScaledPoints width = context_.setter.natural_width(jump.paragraph);
        text.paragraph.last_line_reserve = width + context_.geometry.unit;
        std::vector<SetLine> lines = set_lines(context_, text, measure_);
        if (lines.size() > left_) {
            lines = cut_to_fit(text);
        }
        if (lines.empty()) {
            return;
        }
        const ScaledPoints room = width + base::scaled_points_per_point / 10;
        Fragment words = set_block(context_, jump, room);
        const ScaledPoints drop = (lines.back().content.height - jump.leading) * 3 / 4;
        put(lines.back().content, std::move(words), from_start(voice_.direction, measure_ - room, room, measure_), drop);
        add(std::move(lines));
    }

    std::vector<SetLine> cut_to_fit(const Text& text) {
        const std::vector<std::size_t> ends = word_ends(text.paragraph.text);
        const auto longest = std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) {
            return set_lines(context_, cut(text, end), measure_).size() <= left_;
        });
        if (longest == ends.begin()) {
            return {};
        }
        return set_lines(context_, cut(text, *std::prev(longest)), measure_);
    }

    Text jump_line() {
        const std::string anchor = "#" + article_anchor(entry_.number);
        StructureElement paragraph;
        paragraph.parent = frame_.element;
        StructureElement link;
        link.role = StructureRole::link;
        link.parent = context_.painter.open(std::move(paragraph));
        const ElementId element = context_.painter.open(std::move(link));
        style::TextStyle style = context_.text_style(Element::byline);
        style.bold = true;
        style.colour = context_.style.accent;
        const std::string page = folio(context_.labels(), PagePart::body, frame_.page);
        const std::string words = context_.labels().text("in_full_page", {{"page", page}});
        TextBuilder builder(context_.voice.direction);
        const std::uint32_t target = builder.link_to({anchor, words, element});
        return builder.add(words, style, context_.voice.language, element, target).take();
    }

    Context& context_;
    const edition::Entry& entry_;
    const LeadFrame& frame_;
    Voice voice_;
    ScaledPoints measure_;
    ScaledPoints unit_;
    /// Lines that may still be set.
    std::size_t left_;
    Flow flow_;
};

}  // namespace

Composition head_of_lead(Context& context, const edition::Entry& entry, const LeadFrame& frame) {
    const Voice voice = voice_of(entry.head.language, entry.head.direction);
    HeadFrame head;
    head.element = frame.element;
    head.level = lead_level;
    head.rule = HeadRule::none;
    head.section = frame.section;
    head.headline = Element::lead_headline;
    Composition composition;
    composition.direction = voice.direction;
    composition.unit = line_unit(context, voice);
    composition.head = article_head(context, entry, head);
    return composition;
}

Band text_of_lead(Context& context, const edition::Entry& entry, const article::Blocks& body, const LeadFrame& frame) {
    return {context.geometry.columns, LeadSetter(context, entry, frame).run(body), 0};
}

}  // namespace gazette::layout
