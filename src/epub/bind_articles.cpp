#include "epub/bind_articles.h"

#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ordered_work.h"
#include "edition/links.h"
#include "epub/article_page.h"
#include "epub/container.h"
#include "epub/embedded_font.h"
#include "epub/linked_places.h"
#include "epub/pictures.h"
#include "epub/walk.h"

namespace gazette::epub {

namespace {

/// Articles that a thread may have made before the one that is due has been laid aside.
constexpr std::size_t articles_ahead = 4;

/// The breaks in each article, by its number.
std::map<int, std::vector<PageBreakAt>> breaks_by_article(const edition::Edition& edition, const PageList& list) {
    std::map<int, std::vector<PageBreakAt>> breaks;
    for (PageBreakAt& each : page_breaks_of(edition.labels, list)) {
        if (each.start.part == TextPart::article) {
            breaks[each.start.article].push_back(std::move(each));
        }
    }
    return breaks;
}

std::vector<ArticlePlace> places_of(const edition::Edition& edition, const PageList& list) {
    std::map<int, std::vector<PageBreakAt>> breaks = breaks_by_article(edition, list);
    const auto last = static_cast<int>(edition::article_count(edition));
    std::vector<ArticlePlace> places;
    for (const edition::Section& section : edition.sections) {
        for (const edition::Entry& entry : section.entries) {
            places.push_back({entry, section.title, entry.number - 1, entry.number < last ? entry.number + 1 : 0,
                              std::move(breaks[entry.number])});
        }
    }
    return places;
}

/// An article as a thread has made it.
struct Made {
    std::vector<Payload> pages;
    std::vector<std::shared_ptr<Picture>> pictures;
    std::vector<PageTarget> targets;
    std::map<std::string, std::size_t> page_of_id;
    std::set<PlaceInArticle> linked;
    Accessibility accessibility;
    std::set<char32_t> characters;
    base::Diagnostics diagnostics;
};

/// An image that is not in the book, with what the reader gets instead.
base::Diagnostic left_out(const edition::Entry& entry, const article::Image& image, const base::Diagnostic& why) {
    const std::string instead =
        image.alt.empty() ? "it has no alternative text" : "its alternative text stands in its place: " + image.alt;
    return {base::Severity::warning, {entry.head.input.name, image.line, 0}, why.what + "; " + instead, why.hint};
}

/// Of an image that is in the book, but for what a page may not have.
void tell_losses(const edition::Entry& entry, const article::Image& image, const Picture& picture,
                 base::Diagnostics& diagnostics) {
    const auto tell = [&](std::string what) {
        diagnostics.push_back({base::Severity::note, {entry.head.input.name, image.line, 0}, std::move(what), {}});
    };
    if (!picture.left_out.empty()) {
        tell(fmt::format("the SVG image is without what acts or fetches in it: {}", fmt::join(picture.left_out, ", ")));
    }
    if (picture.stilled) {
        tell("the image moves; in the EPUB its first frame stands for it");
    }
}

/// The pictures of one article by what its body calls them.
class ArticlePictures {
public:
    ArticlePictures(const edition::Entry& entry, Pictures& all, Made& made) : entry_(entry), all_(all), made_(made) {}

    void find(const article::Blocks& body) {
        for_each_image(body, [&](const article::Image& image) { find(image); });
    }

    /// Seen from the article's page; empty where the image is not in the book.
    std::string address_of(const article::Image& image) const {
        const auto found = names_.find(image.source);
        return found == names_.end() || found->second.empty() ? std::string() : up_from_article + found->second;
    }

private:
    void find(const article::Image& image) {
        const auto [name, is_new] = names_.emplace(image.source, std::string());
        if (!is_new) {
            return;
        }
        base::Result<std::shared_ptr<Picture>> picture = all_.picture_of(entry_, image.source);
        if (picture) {
            name->second = (*picture)->name;
            tell_losses(entry_, image, **picture, made_.diagnostics);
            made_.pictures.push_back(*std::move(picture));
        } else {
            made_.diagnostics.push_back(left_out(entry_, image, picture.error()));
        }
    }

    const edition::Entry& entry_;
    Pictures& all_;
    Made& made_;
    std::map<std::string, std::string> names_;
};

base::Result<Made> make(const edition::Edition& edition, const edition::Links& links, const ArticlePlace& place,
                        Pictures& all, std::size_t longest_page, bool with_characters, const PlaceAddresses& places) {
    base::Result<article::Blocks> body = place.entry.load_body();
    if (!body) {
        return body.failure();
    }
    Made made;
    ArticlePictures pictures(place.entry, all, made);
    pictures.find(*body);
    const ImageAddress address = [&](const article::Image& image) { return pictures.address_of(image); };
    made.accessibility = accessibility_of(
        place.entry, *body, [&](const article::Image& image) { return !pictures.address_of(image).empty(); },
        made.diagnostics);
    RenderedArticle rendered = article_pages(edition, links, place, *std::move(body), address, longest_page, places);
    for (const std::string& page : rendered.pages) {
        if (with_characters) {
            add_characters(page, made.characters);
        }
        made.pages.push_back(deflated(page));
    }
    made.targets = std::move(rendered.targets);
    made.page_of_id = std::move(rendered.page_of_id);
    made.linked = std::move(rendered.linked);
    return made;
}

/// Puts what threads have made into the scratch file, and says how it is had back.
class Shelf {
public:
    Shelf(base::ScratchFile& aside, BoundArticles& bound) : aside_(aside), bound_(bound) {}

    /// In the order in which pages are read. Their contents may come later.
    void add_page(const edition::Entry& entry, std::size_t part) {
        bound_.pages.push_back({"a" + std::to_string(entry.number) + (part == 1 ? "" : "-" + std::to_string(part)),
                                article_name(entry.number, part),
                                xhtml_type,
                                {},
                                true,
                                Method::deflated,
                                {}});
    }

    /// Of pages that were added one after the other, of which this is the first.
    base::Result<void> fill_pages(std::size_t first, std::vector<Payload> payloads) {
        for (std::size_t i = 0; i < payloads.size(); ++i) {
            bound_.page_bytes += payloads[i].bytes.size();
            base::Result<Part::MakePayload> kept = lay_aside(payloads[i]);
            if (!kept) {
                return kept.failure();
            }
            bound_.pages.at(first + i).payload = *std::move(kept);
        }
        return {};
    }

    /// Nothing where it has been added before.
    base::Result<void> add_picture(Picture& picture) {
        if (!names_.insert(picture.name).second) {
            return {};
        }
        bound_.picture_bytes += picture.payload.bytes.size();
        base::Result<Part::MakePayload> kept = lay_aside(std::exchange(picture.payload, {}));
        if (!kept) {
            return kept.failure();
        }
        bound_.pictures.push_back({"i" + std::to_string(names_.size()),
                                   picture.name,
                                   picture.media_type,
                                   {},
                                   false,
                                   picture.method,
                                   *std::move(kept)});
        return {};
    }

private:
    base::Result<Part::MakePayload> lay_aside(const Payload& payload) {
        const base::Result<std::uint64_t> start = aside_.append(payload.bytes);
        if (!start) {
            return start.failure();
        }
        return Part::MakePayload([start = *start, size = payload.bytes.size(), original = payload.original_size,
                                  crc = payload.crc, &aside = aside_]() -> base::Result<Payload> {
            base::Result<std::string> bytes = aside.read(start, size);
            if (!bytes) {
                return bytes.failure();
            }
            return Payload{*std::move(bytes), original, crc};
        });
    }

    base::ScratchFile& aside_;
    BoundArticles& bound_;
    std::set<std::string> names_;
};

/// The articles of an edition as they are bound: first each on its own, then those that link to places in others once more.
class Binder {
public:
    Binder(const edition::Edition& edition, const Profile& profile, const PageList& page_list, bool with_characters,
           base::Crew& crew, base::ScratchFile& aside, base::Diagnostics& diagnostics)
        : edition_(edition), places_(places_of(edition, page_list)), links_(edition), pictures_(profile.images),
          longest_page_(profile.page_bytes), with_characters_(with_characters), crew_(crew), shelf_(aside, bound_),
          diagnostics_(diagnostics) {}

    base::Result<BoundArticles> run() {
        std::vector<std::size_t> all(places_.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        const auto keep = [this](std::size_t i, Made made) { return take(i, std::move(made)); };
        if (const base::Result<void> done = make_each(all, {}, keep); !done) {
            return done.failure();
        }
        const base::Result<PlaceAddresses> addresses = linked_places_.find(edition::entries_of(edition_), crew_);
        if (!addresses) {
            return addresses.failure();
        }
        const auto fill = [this](std::size_t i, Made made) {
            return shelf_.fill_pages(first_pages_[i], std::move(made.pages));
        };
        if (const base::Result<void> done = make_each(linking_, *addresses, fill); !done) {
            return done.failure();
        }
        return std::move(bound_);
    }

private:
    /// Hands the articles of these places on in order.
    template <class Use>
    base::Result<void> make_each(const std::vector<std::size_t>& which, const PlaceAddresses& addresses, const Use& use) {
        return base::work_in_order(
            which.size(), crew_, articles_ahead * crew_.jobs(),
            [&](std::size_t, std::size_t i) {
                return make(edition_, links_, places_[which[i]], pictures_, longest_page_, with_characters_, addresses);
            },
            [&](std::size_t i, base::Result<Made> made) -> base::Result<void> {
                return made ? use(which[i], *std::move(made)) : made.failure();
            });
    }

    base::Result<void> take(std::size_t i, Made made) {
        const edition::Entry& entry = places_[i].entry;
        diagnostics_.insert(diagnostics_.end(), made.diagnostics.begin(), made.diagnostics.end());
        bound_.accessibility += made.accessibility;
        bound_.characters.merge(made.characters);
        bound_.page_targets.insert(bound_.page_targets.end(), made.targets.begin(), made.targets.end());
        linked_places_.add(entry.number, made.linked, std::move(made.page_of_id));
        first_pages_.push_back(bound_.pages.size());
        for (std::size_t part = 1; part <= made.pages.size(); ++part) {
            shelf_.add_page(entry, part);
        }
        for (const std::shared_ptr<Picture>& picture : made.pictures) {
            if (base::Result<void> added = shelf_.add_picture(*picture); !added) {
                return added;
            }
        }
        if (!made.linked.empty()) {
            linking_.push_back(i);
            return {};
        }
        return shelf_.fill_pages(first_pages_[i], std::move(made.pages));
    }

    const edition::Edition& edition_;
    const std::vector<ArticlePlace> places_;
    const edition::Links links_;
    Pictures pictures_;
    const std::size_t longest_page_;
    const bool with_characters_;
    base::Crew& crew_;
    BoundArticles bound_;
    Shelf shelf_;
    base::Diagnostics& diagnostics_;
    LinkedPlaces linked_places_;
    /// Of each article, among all.
    std::vector<std::size_t> first_pages_;
    /// Articles that link to places in others.
    std::vector<std::size_t> linking_;
};

}  // namespace

base::Result<BoundArticles> bind_articles(const edition::Edition& edition, const Profile& profile,
                                          const PageList& page_list, bool with_characters, base::Crew& crew,
                                          base::ScratchFile& aside, base::Diagnostics& diagnostics) {
    return Binder(edition, profile, page_list, with_characters, crew, aside, diagnostics).run();
}

}  // namespace gazette::epub
