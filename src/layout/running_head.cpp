#include "layout/running_head.h"

#include <utility>

#include "layout/text.h"
#include "layout/wording.h"

namespace gazette::layout {

namespace {

using style::Element;

class RunningHeadSetter {
public:
    RunningHeadSetter(Context& context, Page& page)
        : context_(context), page_(page), left_(text_left(context.style, page.number, context.voice.direction)),
          right_side_(outer_edge_is_right(page.number, context.voice.direction)) {}

    void run(const std::string& section) {
        const ScaledPoints folio_width = put_folio();
        if (!context_.style.running_head.alternate) {
            const ScaledPoints half = put_section(section) / 2;
            put_inside(title(measure() / 2 - half - context_.geometry.unit));
        } else if (const ScaledPoints room = measure() - folio_width - context_.geometry.unit;
                   right_side_ || section.empty()) {
            put_inside(title(room));
        } else {
            style::TextStyle style = context_.text_style(Element::running_head);
            style.bold = true;
            put_inside(plain(fitted(context_, section, style, context_.voice, room), style, context_.voice, artifact));
        }
        const ScaledPoints y = context_.style.running_head.baseline + below_running_head(context_);
        page_.boxes.push_back(rule({left_, y, measure(), context_.style.rules.hairline}, {}));
    }

private:
    ScaledPoints measure() const { return context_.geometry.width; }

    Text text(const std::string& words, Element element) const {
        return plain(words, context_.text_style(element), context_.voice, artifact);
    }

    /// `x` from the left edge of the text area; the baseline is that of all running heads.
    void put_line(Fragment line, ScaledPoints leading, ScaledPoints x) {
        put(page_, std::move(line), left_ + x, context_.style.running_head.baseline - leading * 3 / 4);
    }

    /// Gives its width.
    ScaledPoints put_folio() {
        const Text number = text(folio(context_.labels(), page_.part, page_.number), Element::folio);
        ScaledPoints width = 0;
        Fragment line = set_one_line(context_, number, width);
        put_line(std::move(line), number.leading, right_side_ ? measure() - width : 0);
        return width;
    }

    /// Gives its width.
    ScaledPoints put_section(const std::string& section) {
        if (section.empty()) {
            return 0;
        }
        const style::TextStyle style = context_.text_style(Element::kicker);
        const Text label = text(fitted(context_, section, style, context_.voice, measure() / 3), Element::kicker);
        ScaledPoints width = 0;
        Fragment line = set_one_line(context_, label, width);
        put_line(std::move(line), label.leading, (measure() - width) / 2);
        return width;
    }

    /// The edition's title with the longest form of its date that has room.
    Text title(ScaledPoints room) {
        const edition::Labels& labels = context_.labels();
        const base::Date date = context_.edition.date;
        if (context_.style.running_head.dated) {
            for (const std::string& form : {labels.full_date(date), labels.long_date(date), labels.short_date(date)}) {
                Text dated = text(context_.edition.title + "\u2002|\u2002" + form, Element::running_head);
                if (context_.setter.natural_width(dated.paragraph) <= room) {
                    return dated;
                }
            }
        }
        const style::TextStyle style = context_.text_style(Element::running_head);
        return text(fitted(context_, context_.edition.title, style, context_.voice, room), Element::running_head);
    }

    void put_inside(const Text& words) {
        ScaledPoints width = 0;
        Fragment line = set_one_line(context_, words, width);
        put_line(std::move(line), words.leading, right_side_ ? 0 : measure() - width);
    }

    Context& context_;
    Page& page_;
    ScaledPoints left_;
    bool right_side_;
};

}  // namespace

void put_running_head(Context& context, Page& page, const std::string& section) {
    RunningHeadSetter(context, page).run(section);
}

ScaledPoints below_running_head(const Context& context) {
    return context.geometry.unit * 2 / 5;
}

}  // namespace gazette::layout
