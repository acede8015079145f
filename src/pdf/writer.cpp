#include "pdf/writer.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "pdf/colour_profile.h"
#include "pdf/content.h"
#include "pdf/deflate.h"
#include "pdf/fonts.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/painted_page.h"
#include "pdf/pictures.h"
#include "pdf/scratch_store.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// Runs of pages that are numbered on from their first (ISO 32000-1 section 12.4.2).
std::string page_labels(const std::vector<PaintedPage>& pages, const std::vector<std::size_t>& order) {
    std::string out = "/PageLabels <</Nums [";
    for (std::size_t place = 0; place < order.size(); ++place) {
        const PaintedPage& page = pages[order[place]];
        const PaintedPage* before = place == 0 ? nullptr : &pages[order[place - 1]];
        if (before != nullptr && before->part == page.part && before->number + 1 == page.number) continue;
        const char* style = page.part == layout::PagePart::front ? "r" : "D";
        out += std::to_string(place) + " <</S /" + style + " /St " + std::to_string(std::max(page.number, 1)) + ">> ";
    }
    return out + "]>>\n";
}

std::set<std::size_t> pictures_on(const std::vector<layout::Box>& boxes, PictureSet& all) {
    std::set<std::size_t> pictures;
    for (const layout::Box& box : boxes) {
        if (const auto* image = std::get_if<layout::ImageBox>(&box.content)) pictures.insert(all.number_of(image->image));
    }
    return pictures;
}

std::string picture_entries(const std::set<std::size_t>& pictures, const std::vector<Ref>& images) {
    std::string out = "/XObject <<";
    for (const std::size_t number : pictures) out += name(picture_resource(number)) + " " + to_string(images[number]) + " ";
    return out + ">>\n";
}

std::string bytes_of_hex(const std::string& hex, std::size_t count) {
    std::string out;
    for (std::size_t at = 0; at < count; ++at) {
        out += static_cast<char>(std::stoi(hex.substr(2 * at, 2), nullptr, 16));
    }
    return out;
}

constexpr std::size_t identifier_size = 16;

}  // namespace

struct Writer::State {
    Metadata metadata;
    FontSet fonts;
    PictureSet pictures = {};
    Structure structure = {};
    std::vector<PaintedPage> pages = {};
    /// The places of pages among them, by their numbers.
    std::map<std::pair<layout::PagePart, int>, std::size_t> numbers = {};
    /// The contents of pages, deflated, until the document is saved.
    ScratchStore scratch = {};
    std::vector<layout::OutlineItem> outline = {};
    Deflater deflate = {};
    /// Digests of what was painted, for the file's identifier.
    std::string digests = {};
    bool unknown_parent = false;
    bool finished = false;

    State(Metadata about, const font::Library& library) : metadata(std::move(about)), fonts(library) {}

    base::Result<void> check(const std::vector<layout::Box>& boxes) const;
    base::Result<void> check(const layout::Page& page) const;
    std::string draw(const std::vector<layout::Box>& boxes, std::size_t page, base::ScaledPoints height);
    base::Result<StoredBytes> keep(std::string_view content);
    void begin(PageContent& content, layout::ElementId element, std::size_t page);
    void note_area(const layout::Box& box, std::size_t page, base::ScaledPoints height);

    std::vector<std::size_t> final_order() const;
    std::vector<Ref> add_pages(Document& document, Ref font_list, const std::vector<std::size_t>& order);
    Destinations find_destinations(const std::vector<Ref>& objects, const std::vector<std::size_t>& order) const;
    std::vector<StructuredAnnotation> add_links(Document& document, const std::vector<Ref>& objects,
                                                const std::vector<std::size_t>& order,
                                                const Destinations& destinations) const;
    std::string catalog_entries(Document& document) const;
    std::string identifier() const;
};

/// Mistakes of the layout, not of an input: they are reported rather than drawn.
base::Result<void> Writer::State::check(const std::vector<layout::Box>& boxes) const {
    if (finished) return base::fail("a page was painted after the PDF was finished");
    if (unknown_parent) return base::fail("an element was opened in one that was never opened");
    for (const layout::Box& box : boxes) {
        const auto* image = std::get_if<layout::ImageBox>(&box.content);
        if (image != nullptr && !pictures.knows(image->image))
            return base::fail("a box shows a picture that was never added");
        if (box.element != layout::artifact && !structure.knows(box.element)) {
            return base::fail("a box belongs to an element that was never opened");
        }
    }
    return {};
}

base::Result<void> Writer::State::check(const layout::Page& page) const {
    // Else the page would be without a picture that is sound.
    if (base::Result<void> kept = pictures.laid_aside(); !kept) return kept;
    if (base::Result<void> sound = check(page.boxes); !sound) return sound;
    for (const layout::LinkArea& link : page.links) {
        if (!structure.knows(link.element)) return base::fail("a link belongs to no element");
    }
    return {};
}

void Writer::State::begin(PageContent& content, layout::ElementId element, std::size_t page) {
    if (element == layout::artifact) {
        content.begin_artifact();
    } else {
        content.begin_marked(structure.tag(element),
                             [this, element, page] { return structure.add_content(element, page); });
    }
}

void Writer::State::note_area(const layout::Box& box, std::size_t page, base::ScaledPoints height) {
    if (box.element == layout::artifact) return;
    if (const auto* text = std::get_if<layout::TextBox>(&box.content)) {
        structure.add_area(box.element, page, {text->x, text->baseline - text->size, text->width, text->size}, height);
    } else if (const auto* rule = std::get_if<layout::RuleBox>(&box.content)) {
        structure.add_area(box.element, page, rule->area, height);
    } else if (const auto* frame = std::get_if<layout::FrameBox>(&box.content)) {
        structure.add_area(box.element, page, frame->area, height);
    } else if (const auto* image = std::get_if<layout::ImageBox>(&box.content)) {
        structure.add_area(box.element, page, image->area, height);
    }
}

/// Boxes of one element that follow each other share one marked content.
std::string Writer::State::draw(const std::vector<layout::Box>& boxes, std::size_t page, base::ScaledPoints height) {
    PageContent content(fonts, height);
    const layout::Box* before = nullptr;
    for (const layout::Box& box : boxes) {
        if (before == nullptr || before->element != box.element) {
            if (before != nullptr) content.end_marked();
            begin(content, box.element, page);
        }
        note_area(box, page, height);
        if (const auto* text = std::get_if<layout::TextBox>(&box.content)) content.draw(*text);
        if (const auto* rule = std::get_if<layout::RuleBox>(&box.content)) content.draw(*rule);
        if (const auto* frame = std::get_if<layout::FrameBox>(&box.content)) content.draw(*frame);
        if (const auto* image = std::get_if<layout::ImageBox>(&box.content))
            content.draw(*image, pictures.number_of(image->image));
        before = &box;
    }
    if (before != nullptr) content.end_marked();
    return content.take();
}

/// Until the document is saved.
base::Result<StoredBytes> Writer::State::keep(std::string_view content) {
    base::Result<StoredBytes> stored = scratch.add(content);
    if (stored) digests += base::sha256_hex(content);
    return stored;
}

/// Front pages first, each part by its numbers.
std::vector<std::size_t> Writer::State::final_order() const {
    std::vector<std::size_t> order(pages.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto place = [&](std::size_t page) { return std::tuple(pages[page].part, pages[page].number, page); };
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) { return place(left) < place(right); });
    return order;
}

/// The pages' objects in the order in which they were painted, which is their key in the parent tree. Those with pictures have
/// resources of their own, so that a page names no more than it shows.
std::vector<Ref> Writer::State::add_pages(Document& document, Ref font_list, const std::vector<std::size_t>& order) {
    const std::string shared = "/Font " + to_string(font_list) + "\n";
    const Ref resources = document.add(shared);
    const std::vector<Ref> images = pictures.write(document);
    std::vector<Ref> objects(pages.size());
    for (const std::size_t index : order) {
        PaintedPage& page = pages[index];
        const Ref own = page.pictures.empty() ? resources : document.add(shared + picture_entries(page.pictures, images));
        objects[index] = document.add_page({base::to_points(page.width), base::to_points(page.height), page.content,
                                            std::move(page.additions), own, static_cast<int>(index)});
    }
    return objects;
}

Destinations Writer::State::find_destinations(const std::vector<Ref>& objects,
                                              const std::vector<std::size_t>& order) const {
    Destinations destinations;
    for (const std::size_t index : order) {
        for (const layout::Anchor& anchor : pages[index].anchors) {
            destinations.add(anchor, objects[index], pages[index].height);
        }
    }
    return destinations;
}

/// Links with a known target; those without stay text.
std::vector<StructuredAnnotation> Writer::State::add_links(Document& document, const std::vector<Ref>& objects,
                                                           const std::vector<std::size_t>& order,
                                                           const Destinations& destinations) const {
    std::vector<StructuredAnnotation> added;
    for (const std::size_t index : order) {
        for (const layout::LinkArea& link : pages[index].links) {
            const int key = static_cast<int>(pages.size() + added.size());
            auto entries = link_annotation(link, destinations, pages[index].height, key);
            if (!entries) continue;
            const Ref annotation = document.add(std::move(*entries));
            document.add_annotation(objects[index], annotation);
            added.push_back({link.element, objects[index], annotation, key});
        }
    }
    return added;
}

std::string Writer::State::catalog_entries(Document& document) const {
    const Ref profile = document.add_stream("/N 3\n", srgb_profile());
    const Ref about = document.add_stream("/Type /Metadata /Subtype /XML\n", xmp_packet(metadata), Coding::plain);
    std::string out = "/MarkInfo <</Marked true>>\n/ViewerPreferences <</DisplayDocTitle true";
    if (metadata.right_to_left) out += " /Direction /R2L";
    out += ">>\n/Lang " + byte_string(metadata.language) + "\n/Metadata " + to_string(about) + "\n";
    return out +
           "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
           " /Info (sRGB IEC61966-2.1) /DestOutputProfile " +
           to_string(profile) + ">>]\n";
}

std::string Writer::State::identifier() const {
    return bytes_of_hex(base::sha256_hex(digests + pictures.digests() + xmp_packet(metadata)), identifier_size);
}

Writer::Writer(Metadata metadata, const font::Library& library)
    : state_(std::make_unique<State>(std::move(metadata), library)) {}

Writer::~Writer() = default;

layout::ElementId Writer::open(layout::StructureElement element) {
    const auto id = state_->structure.open(std::move(element));
    assert(id);
    if (!id) state_->unknown_parent = true;
    return id.value_or(0);
}

base::Result<layout::PictureId> Writer::add_picture(layout::Picture picture) {
    return state_->pictures.add(std::move(picture));
}

base::Result<void> Writer::paint(layout::Page page) {
    if (auto sound = state_->check(page); !sound) return sound;
    const std::string content = state_->deflate(state_->draw(page.boxes, state_->pages.size(), page.height));
    const base::Result<StoredBytes> stored = state_->keep(content);
    if (!stored) return stored.failure();
    std::set<std::size_t> pictures = pictures_on(page.boxes, state_->pictures);
    state_->numbers.emplace(std::pair(page.part, page.number), state_->pages.size());
    state_->pages.push_back({page.part,
                             page.number,
                             page.width,
                             page.height,
                             *stored,
                             {},
                             std::move(page.anchors),
                             std::move(page.links),
                             std::move(pictures)});
    return {};
}

/// Mostly a word or two, which deflating would hardly make shorter.
base::Result<void> Writer::add(layout::PagePart part, int number, std::vector<layout::Box> boxes) {
    if (auto sound = state_->check(boxes); !sound) return sound;
    const auto found = state_->numbers.find(std::pair(part, number));
    if (found == state_->numbers.end()) return base::fail("boxes were added to a page that was never painted");
    PaintedPage& page = state_->pages[found->second];
    const base::Result<StoredBytes> stored = state_->keep(state_->draw(boxes, found->second, page.height));
    if (!stored) return stored.failure();
    page.additions.push_back(*stored);
    page.pictures.merge(pictures_on(boxes, state_->pictures));
    return {};
}

void Writer::outline(layout::OutlineItem item) {
    state_->outline.push_back(std::move(item));
}

base::Result<void> Writer::finish(base::AtomicFile& file, base::Crew& crew) {
    State& state = *state_;
    if (std::exchange(state.finished, true)) return base::fail("the PDF was finished twice");
    if (state.pages.empty()) return base::fail("the PDF has no pages");
    const std::string id = state.identifier();

    Deflaters deflate;
    // While their programs are made, the other objects are written.
    PendingPrograms programs = begin_programs(state.fonts, crew, deflate);
    Document document(crew, deflate);
    const Ref font_list = document.reserve();
    const std::vector<std::size_t> order = state.final_order();
    std::string catalog = state.catalog_entries(document) + page_labels(state.pages, order);
    const std::vector<Ref> pages = state.add_pages(document, font_list, order);
    const Destinations destinations = state.find_destinations(pages, order);
    const auto links = state.add_links(document, pages, order, destinations);
    catalog += "/StructTreeRoot " + to_string(state.structure.write(document, pages, links)) + "\n";
    if (const auto outline = add_outline(document, state.outline, destinations)) {
        catalog += "/Outlines " + to_string(*outline) + " /PageMode /UseOutlines\n";
    }
    const auto fonts = embed_fonts(document, state.fonts, std::move(programs));
    if (!fonts) return fonts.failure();
    document.set(font_list, *fonts);
    document.set_catalog(std::move(catalog));
    document.set_info(info_entries(state.metadata));
    return document.save(file, id);
}

}  // namespace gazette::pdf
