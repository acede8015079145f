#include "layout/element_recorder.h"

#include <catch2/catch.hpp>

using namespace gazette::layout;

namespace {

/// Gives out ids from 40 on.
class Tree final : public Painter {
public:
    ElementId open(StructureElement element) override {
        elements.push_back(std::move(element));
        return 39 + static_cast<ElementId>(elements.size());
    }
    gazette::base::Result<void> paint(Page) override { return {}; }
    void outline(OutlineItem) override {}

    std::vector<StructureElement> elements;
};

StructureElement below(ElementId parent, StructureRole role) {
    StructureElement element;
    element.parent = parent;
    element.role = role;
    return element;
}

Fragment fragment_of(ElementId element) {
    Fragment fragment;
    fragment.boxes.push_back({RuleBox{}, element});
    fragment.links.push_back({{}, "#a", "a", element});
    fragment.late.push_back({1, 0, 0, 0, element, 0});
    return fragment;
}

}  // namespace

TEST_CASE("recorded elements are opened in order below their parent, and all that belongs to them follows") {
    ElementRecorder recorder;
    const ElementId article = recorder.open(below(ElementRecorder::parent, StructureRole::article));
    const ElementId heading = recorder.open(below(article, StructureRole::heading));
    Composition composition;
    composition.head.push_back({fragment_of(heading)});
    composition.bands.push_back({1, {{fragment_of(article)}, {fragment_of(artifact)}}, 0});
    composition.foot = fragment_of(ElementRecorder::parent);

    Tree tree;
    open_recorded(recorder.take(), 7, tree, composition);
    REQUIRE(tree.elements.size() == 2);
    CHECK(tree.elements[0].role == StructureRole::article);
    CHECK(tree.elements[0].parent == 7);
    CHECK(tree.elements[1].parent == 40);
    const auto check = [](const Fragment& fragment, ElementId id) {
        CHECK(fragment.boxes.front().element == id);
        CHECK(fragment.links.front().element == id);
        CHECK(fragment.late.front().element == id);
    };
    check(composition.head.front().content, 41);
    check(composition.bands.front().flow[0].content, 40);
    check(composition.bands.front().flow[1].content, artifact);
    check(composition.foot, 7);
    CHECK(recorder.take().empty());
}
