#pragma once

// Articles made by hand in, the pages and the structure that the layout gives a painter out.

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "font/fonts.h"
#include "layout/typeset.h"

namespace gazette::layout {

/// Keeps all it is given.
struct Proof : Painter {
    std::vector<StructureElement> elements{1};
    std::vector<Page> pages;
    Pagination pagination;
    base::Diagnostics diagnostics;

    ElementId open(StructureElement element) override {
        elements.push_back(std::move(element));
        return static_cast<ElementId>(elements.size() - 1);
    }
    base::Result<void> paint(Page page) override {
        pages.push_back(std::move(page));
        return {};
    }
    base::Result<void> add(PagePart part, int number, std::vector<Box> boxes) override {
        for (Page& page : pages) {
            if (page.part == part && page.number == number) page.boxes.insert(page.boxes.end(), boxes.begin(), boxes.end());
        }
        return {};
    }
    void outline(OutlineItem) override {}

    /// The elements of a role within the articles, in order.
    std::vector<ElementId> of(StructureRole role) const {
        std::vector<ElementId> found;
        for (ElementId id = 0; id < elements.size(); ++id) {
            if (elements[id].role == role && is_in_article(id)) found.push_back(id);
        }
        return found;
    }

    bool is_in_article(ElementId element) const {
        if (element == artifact) return false;
        while (element != 0 && elements[element].role != StructureRole::article) element = elements[element].parent;
        return element != 0;
    }

    /// The text of an element and of all below it, in the order of the pages.
    std::string text_of(ElementId element) const {
        std::string out;
        for (const Page& page : pages) {
            for (const Box& box : page.boxes) {
                const auto* text = std::get_if<TextBox>(&box.content);
                if (text != nullptr && is_within(box.element, element)) out += text->text;
            }
        }
        return out;
    }

    bool is_within(ElementId inner, ElementId outer) const {
        if (inner == artifact) return outer == artifact;
        while (inner != outer && inner != 0) inner = elements[inner].parent;
        return inner == outer;
    }

    std::vector<LinkArea> links() const {
        std::vector<LinkArea> all;
        for (const Page& page : pages) all.insert(all.end(), page.links.begin(), page.links.end());
        return all;
    }

    /// The body page on which an anchor stands, or 0.
    int page_of(const std::string& anchor) const {
        for (const Page& page : pages) {
            for (const Anchor& each : page.anchors) {
                if (page.part == PagePart::body && each.name == anchor) return page.number;
            }
        }
        return 0;
    }

    bool complains_of(const std::string& words) const {
        for (const base::Diagnostic& each : diagnostics) {
            if (format(each).find(words) != std::string::npos) return true;
        }
        return false;
    }
};

inline article::Inline words(std::string text) {
    return {article::Text{std::move(text)}};
}

inline article::Block text_block(article::Inlines inlines, std::string id = {}) {
    article::Block block{article::Paragraph{std::move(inlines)}};
    block.id = std::move(id);
    return block;
}

inline article::Block text_block(std::string text) {
    return text_block({words(std::move(text))});
}

inline article::Inline link_to(std::string href, std::string text) {
    return {article::Link{std::move(href), {}, {words(std::move(text))}}};
}

inline edition::Entry entry_of(std::string title, article::Blocks body, std::string url = {}) {
    edition::Entry entry;
    entry.head.title = std::move(title);
    entry.head.language = "en";
    entry.provenance.language = "en";
    entry.provenance.url = std::move(url);
    entry.provenance.input.name = "tide.md";
    entry.provenance.input.sha256 = std::string(64, 'a');
    entry.load_body = [body = std::move(body)] { return base::Result<article::Blocks>(body); };
    return entry;
}

/// Sets the articles as an edition of one section in a style of the project's; ends the test where faces are missing.
inline Pagination typeset_on(Painter& painter, std::vector<edition::Entry> entries, font::Library& library,
                             base::Diagnostics& diagnostics, const std::string& style_name = "broadsheet",
                             const std::string& section = {}) {
    const auto style = style::read(std::filesystem::path(GAZETTE_SOURCE_DIR) / "styles", style_name);
    auto labels = edition::Labels::read(GAZETTE_DATA_DIR "/labels", "en");
    REQUIRE(style);
    REQUIRE(labels);
    edition::Edition edition;
    edition.title = "The Quill";
    edition.language = "en";
    edition.date = {2026, 11, 24};
    edition.labels = std::move(*labels);
    edition.sections.emplace_back().entries = std::move(entries);
    edition.sections.back().title = section;
    for (std::size_t i = 0; i < edition.sections[0].entries.size(); ++i) {
        edition.sections[0].entries[i].number = static_cast<int>(i) + 1;
    }
    HyphenationPatterns patterns;
    base::Crew crew;
    const auto pagination = layout::typeset(edition, style->pdf, library, patterns, painter, crew, diagnostics);
    REQUIRE(pagination);
    return *pagination;
}

inline void typeset(std::vector<edition::Entry> entries, font::Library& library, Proof& proof,
                    const std::string& style_name = "broadsheet") {
    proof.pagination = typeset_on(proof, std::move(entries), library, proof.diagnostics, style_name);
}

}  // namespace gazette::layout
