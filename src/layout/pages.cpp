#include "layout/pages.h"

#include <utility>

namespace gazette::layout {

Pages::Pages(Painter& painter, const style::PdfStyle& style, base::Direction edition, PagePart part, Furnish furnish)
    : painter_(painter), style_(style), edition_(edition), part_(part), furnish_(std::move(furnish)),
      geometry_(geometry_of(style)) {
    begin_page(1);
}

void Pages::begin_page(int number) {
    page_ = Page{};
    page_.part = part_;
    page_.number = number;
    page_.width = style_.page_width;
    page_.height = style_.page_height;
    y_ = 0;
    fresh_ = true;
}

void Pages::touch() {
    if (fresh_) {
        page_section_ = section_;
        fresh_ = false;
    }
}

void Pages::place(Fragment fragment, ScaledPoints x) {
    const ScaledPoints height = fragment.height;
    overlay(std::move(fragment), x, 0);
    y_ += height;
}

void Pages::overlay(Fragment fragment, ScaledPoints x, ScaledPoints y) {
    touch();
    const ScaledPoints left = text_left(style_, page_.number, edition_) + x;
    const ScaledPoints top = style_.margins.top + y_ + y;
    if (fragment.begins && (starts_.empty() || starts_.back().page != page_.number)) {
        starts_.push_back({page_.number, *fragment.begins});
    }
    for (LateText late : std::exchange(fragment.late, {})) {
        late.x += left;
        late.y += top;
        late.page = page_.number;
        late_.push_back(std::move(late));
    }
    for (const Anchor& anchor : fragment.anchors) {
        anchors_.emplace(anchor.name, page_.number);
    }
    put(page_, std::move(fragment), left, top);
}

std::vector<PageStart> Pages::starts() const {
    std::vector<PageStart> all;
    std::size_t next = 0;
    for (int page = 1; page <= page_.number && !starts_.empty(); ++page) {
        next += next < starts_.size() && starts_[next].page < page ? 1U : 0U;
        all.push_back(next < starts_.size() ? starts_[next] : starts_.back());
        all.back().page = page;
    }
    return all;
}

int Pages::page_of(const std::string& anchor) const {
    const auto found = anchors_.find(anchor);
    return found == anchors_.end() ? 0 : found->second;
}

void Pages::skip(ScaledPoints space) {
    if (!fresh_) {
        y_ += space;
    }
}

base::Result<void> Pages::turn() {
    const int next = page_.number + 1;
    if (fresh_) {
        page_section_ = section_;
    }
    furnish_(page_, page_section_);
    if (base::Result<void> painted = painter_.paint(std::move(page_)); !painted) {
        return painted;
    }
    begin_page(next);
    return {};
}

base::Result<void> Pages::finish() {
    if (fresh_) {
        --page_.number;
        return {};
    }
    const int last = page_.number;
    base::Result<void> turned = turn();
    page_.number = last;
    return turned;
}

}  // namespace gazette::layout
