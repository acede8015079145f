#include "layout/compose.h"

#include <algorithm>
#include <utility>

#include "layout/page_breaks.h"

namespace gazette::layout {

namespace {

/// A text that would fill less than this share of a page is not parted to use up the foot of one.
constexpr int whole_below_share = 3;
/// Pages that are thought of at once where pictures over the full measure are to come.
constexpr int pages_ahead = 3;

/// Lines that stand below a picture over the full measure, at least.
constexpr int least_lines_below = 4;

bool good_break(const Flow& flow, std::size_t at) {
    return at >= flow.size() || flow[at].break_cost < cost::single_line;
}

class Composer {
public:
    Composer(Pages& pages, Composition composition) : pages_(pages), all_(std::move(composition)) {
        const ScaledPoints foot = all_.foot.height;
        reserve_ = foot > 0 ? foot + all_.space_before_foot : 0;
    }

    base::Result<int> run() {
        if (!fits_here()) {
            if (base::Result<void> turned = pages_.turn(); !turned) {
                return turned.failure();
            }
        }
        pages_.skip(all_.space_before);
        Band head{1, std::move(all_.head), 0};
        const int first = pages_.number();
        if (base::Result<void> placed = place(head, 0); !placed) {
            return placed.failure();
        }
        for (std::size_t i = 0; i < all_.bands.size(); ++i) {
            const bool last = i + 1 == all_.bands.size();
            if (base::Result<void> placed = place(all_.bands[i], last ? reserve_ : 0, i == 0); !placed) {
                return placed.failure();
            }
        }
        if (base::Result<void> placed = place_foot(); !placed) {
            return placed.failure();
        }
        return first;
    }

private:
    ScaledPoints head_height() const {
        return round_up(height_of(all_.head, 0, all_.head.size(), all_.unit), pages_.geometry().unit);
    }

    /// The height of the first lines, as few as may stand below a head: two in each column, or all there are.
    ScaledPoints least_of_first_band() const {
        if (all_.bands.empty()) {
            return reserve_;
        }
        const Band& band = all_.bands.front();
        std::size_t end = std::min(band.flow.size(), 2 * static_cast<std::size_t>(band.columns));
        while (end < band.flow.size() && !good_break(band.flow, end)) {
            ++end;
        }
        const bool all = end == band.flow.size() && all_.bands.size() == 1;
        const std::optional<Columns> columns =
            balance_columns(band.flow, 0, end, band.columns, pages_.geometry().height, all_.unit);
        return (columns ? columns->height : pages_.geometry().height) + (all ? reserve_ : 0);
    }

    /// Nothing where it is longer than a page in any case.
    std::optional<ScaledPoints> whole_height() const {
        ScaledPoints total = head_height();
        for (const Band& band : all_.bands) {
            const std::optional<Columns> columns =
                balance_columns(band.flow, 0, band.flow.size(), band.columns, pages_.geometry().height, all_.unit);
            if (!columns) {
                return std::nullopt;
            }
            total += band.space_before + round_up(columns->height, pages_.geometry().unit);
            for (const SpanningPicture& picture : band.pictures) {
                total += picture.content.height;
            }
        }
        return total + reserve_;
    }

    bool fits_here() const {
        if (pages_.fresh()) {
            return true;
        }
        const ScaledPoints room = pages_.room() - all_.space_before;
        if (head_height() + least_of_first_band() > room) {
            return false;
        }
        const std::optional<ScaledPoints> whole = whole_height();
        return !whole || *whole <= room || *whole * whole_below_share > pages_.geometry().height;
    }

    base::Result<void> place(Band& band, ScaledPoints reserve, bool stays_with_head = false) {
        pages_.skip(band.space_before);
        const std::size_t size = band.flow.size();
        std::size_t begin = 0;
        std::size_t next_picture = 0;
        while (begin < size) {
            next_picture = place_pictures(band, begin, next_picture);
            PageRooms rooms{band.columns, all_.unit, pages_.room(), pages_.fresh()};
            rooms.may_leave_first = !stays_with_head || begin > 0;
            rooms.rest = pages_.geometry().height;
            rooms.reserve = reserve;
            // The next page may begin with a picture, which leaves its columns less.
            rooms.horizon = next_picture < band.pictures.size() ? pages_ahead : 0;
            if (base::Result<void> placed = place_pages(band, begin, rooms); !placed) {
                return placed;
            }
        }
        return place_late_pictures(band, next_picture, reserve);
    }

    /// Goes on with `begin` to where the flow ends, or to where the horizon asks for another look.
    base::Result<void> place_pages(Band& band, std::size_t& begin, const PageRooms& rooms) {
        const bool pictures =
            std::any_of(band.flow.begin(), band.flow.end(), [](const FlowItem& item) { return item.gives_way; });
        if (pictures) {
            let_give_way(band.flow, begin, band.flow.size(), band.columns, rooms.reserve);
        }
        for (const Columns& columns : break_pages(band.flow, begin, rooms)) {
            if (columns.ends.back() > begin) {
                place_columns(pages_, band, begin, columns, all_);
                begin = columns.ends.back();
            }
            if (begin == band.flow.size()) {
                break;
            }
            if (base::Result<void> turned = pages_.turn(); !turned) {
                return turned;
            }
            if (rooms.horizon > 0) {
                break;
            }
        }
        return {};
    }

    /// Where the columns will be balanced, they are about as high as this.
    void let_give_way(Flow& flow, std::size_t begin, std::size_t end, int columns, ScaledPoints reserve) {
        const ScaledPoints even = height_of(flow, begin, end, all_.unit) / columns;
        if (even <= pages_.room() - reserve) {
            const ScaledPoints height = std::min(round_up(even, all_.unit) + all_.unit, pages_.room() - reserve);
            let_pictures_give_way(flow, begin, end, columns, height, all_.unit);
        }
    }

    /// Those that belong on this page and leave some lines below them; gives the next one.
    std::size_t place_pictures(Band& band, std::size_t begin, std::size_t next) {
        for (; next < band.pictures.size(); ++next) {
            SpanningPicture& picture = band.pictures[next];
            const ScaledPoints room = pages_.room() - picture.content.height;
            if (room < least_lines_below * all_.unit && !pages_.fresh()) {
                break;
            }
            if (picture.before > begin &&
                picture.before >=
                    fill_columns(band.flow, begin, band.flow.size(), band.columns, room, all_.unit).ends.back()) {
                break;
            }
            if (picture.before != begin) {
                picture.content.begins.reset();
            }
            pages_.place(std::move(picture.content));
        }
        return next;
    }

    /// The text is at its end, and they had no room above it.
    base::Result<void> place_late_pictures(Band& band, std::size_t next, ScaledPoints reserve) {
        for (; next < band.pictures.size(); ++next) {
            Fragment& picture = band.pictures[next].content;
            if (!pages_.fresh() && picture.height + reserve > pages_.room()) {
                if (base::Result<void> turned = pages_.turn(); !turned) {
                    return turned;
                }
            }
            if (band.pictures[next].before != band.flow.size()) {
                picture.begins.reset();
            }
            pages_.place(std::move(picture));
        }
        return {};
    }

    base::Result<void> place_foot() {
        if (all_.foot.height <= 0) {
            return {};
        }
        if (!pages_.fresh() && pages_.room() < reserve_) {
            if (base::Result<void> turned = pages_.turn(); !turned) {
                return turned;
            }
        }
        pages_.skip(all_.space_before_foot);
        pages_.place(std::move(all_.foot));
        return {};
    }

    Pages& pages_;
    Composition all_;
    ScaledPoints reserve_ = 0;
};

/// The rule in the gutter before column `index`, from the x-height of the first line to the band's end.
Fragment column_rule(const Pages& pages, const Band& band, int index, base::Direction direction, ScaledPoints height) {
    Fragment fragment;
    const Geometry& geometry = pages.geometry();
    const style::PdfStyle& style = pages.style();
    const ScaledPoints offset = index * (geometry.column_width(band.columns) + geometry.gutter) - geometry.gutter / 2;
    const ScaledPoints x = from_start(direction, offset, 0, geometry.width) - style.rules.column / 2;
    const ScaledPoints top = geometry.unit / 4;
    fragment.boxes.push_back(rule({x, top, style.rules.column, height - top}, style.column_rule));
    return fragment;
}

}  // namespace

base::Result<int> compose(Pages& pages, Composition composition) {
    return Composer(pages, std::move(composition)).run();
}

void place_columns(Pages& pages, Band& band, std::size_t begin, const Columns& columns, const Composition& composition) {
    const Geometry& geometry = pages.geometry();
    const ScaledPoints height = round_up(columns.height, geometry.unit);
    Fragment whole;
    whole.height = height;
    for (int i = 0; i < band.columns; ++i) {
        const std::size_t end = columns.ends[static_cast<std::size_t>(i)];
        Descent descent(composition.unit);
        const ScaledPoints x = column_x(geometry, band.columns, i, composition.direction);
        if (i > 0 && end > begin) {
            put(whole, column_rule(pages, band, i, composition.direction, columns.height), 0, 0);
        }
        for (; begin < end; ++begin) {
            if (const auto& continued = band.flow[begin].continued; descent.at_top() && continued) {
                put(whole, *continued, x, 0);
            }
            const ScaledPoints y = descent.place(band.flow[begin]);
            put(whole, std::move(band.flow[begin].content), x, y);
        }
    }
    pages.place(std::move(whole));
}

}  // namespace gazette::layout
