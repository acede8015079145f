#include "reader/markdown_places.h"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/markdown_lines.h"
#include "reader/markdown_notes.h"
#include "reader/markdown_parse.h"

namespace gazette::reader {

namespace {

/// Bare addresses are words, and so are tildes.
constexpr unsigned flags_of_places = MD_FLAG_TABLES | MD_FLAG_TASKLISTS;

/// Elements whose text is shown as it is written, or not at all.
constexpr std::string_view verbatim_elements[] = {"code", "pre", "script", "style", "textarea"};

/// What HTML makes of its parts, which come one after the other.
class HtmlText {
public:
    explicit HtmlText(std::string_view text) : text_(text) {}

    /// Whether what comes now is in an element that shows it as it is written.
    bool is_verbatim() const { return !verbatim_.empty(); }

    /// A block ends, and with it its tags and comments.
    void end_block() { within_ = Within::text; }

    /// The part of the text from `at` to `end`, which is HTML: `use(begin, end)` takes what in it is neither tag nor comment nor
    /// shown as it is written.
    template <class Use>
    void take(std::size_t at, std::size_t end, const Use& use) {
        while (at < end) {
            const std::size_t stop = within_ == Within::text ? end_of_text(at, end, use) : end_of_markup(at, end);
            at = stop;
        }
    }

private:
    enum class Within { text, tag, comment };

    template <class Use>
    std::size_t end_of_text(std::size_t at, std::size_t end, const Use& use) {
        const std::size_t open = std::min(text_.substr(0, end).find('<', at), end);
        if (open > at && !is_verbatim()) {
            use(at, open);
        }
        if (open == end) {
            return end;
        }
        const std::string_view rest = text_.substr(open, end - open);
        const bool closes = rest.starts_with("</");
        const std::size_t name = open + (closes ? 2 : 1);
        if (is_verbatim()) {
            verbatim_ = closes && name_at(name) == verbatim_ ? std::string() : verbatim_;
        } else if (rest.starts_with("<!--")) {
            within_ = Within::comment;
            return open + 4;
        } else if (base::is_ascii_letter_at(text_, name)) {
            within_ = Within::tag;
            open_verbatim(closes ? std::string() : name_at(name), name);
        }
        return open + 1;
    }

    std::size_t end_of_markup(std::size_t at, std::size_t end) {
        const std::string_view mark = within_ == Within::comment ? "-->" : ">";
        const std::size_t close = text_.substr(0, end).find(mark, at);
        if (close == std::string_view::npos) {
            return end;
        }
        within_ = Within::text;
        return close + mark.size();
    }

    std::string name_at(std::size_t at) const {
        const std::string_view text = text_.substr(at, longest_element_name);
        const auto* const end = std::find_if_not(text.begin(), text.end(), base::is_ascii_letter_or_digit);
        return base::lower_ascii(text.substr(0, static_cast<std::size_t>(end - text.begin())));
    }

    void open_verbatim(const std::string& name, std::size_t at) {
        const bool is_one =
            std::find(std::begin(verbatim_elements), std::end(verbatim_elements), name) != std::end(verbatim_elements);
        if (is_one && is_closed_behind(at, name)) {
            verbatim_ = name;
        }
    }

    /// One that nothing closes shows nothing as it is written: it is a slip.
    bool is_closed_behind(std::size_t at, const std::string& name) {
        auto last = last_closings_.find(name);
        if (last == last_closings_.end()) {
            lower_ = lower_.empty() ? base::lower_ascii(text_) : lower_;
            const std::size_t found = lower_.rfind("</" + name);
            last = last_closings_.emplace(name, found == std::string::npos ? 0 : found).first;
        }
        return last->second > at;
    }

    static constexpr std::size_t longest_element_name = 20;

    std::string_view text_;
    Within within_ = Within::text;
    std::string verbatim_;
    std::string lower_;
    std::map<std::string, std::size_t> last_closings_;
};

/// Takes the events of md4c.
class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text) : text_(text), html_(text), targets_left_(most_target_bytes(text)) {}

    bool enter(MD_BLOCKTYPE /*type*/, const void* /*detail*/) {
        ++block_;
        forget_last();
        return true;
    }

    bool enter(MD_SPANTYPE type, const void* detail) {
        forget_last();
        std::size_t size = 0;
        opens_link_ = type == MD_SPAN_A;
        if (opens_link_) {
            const auto* link = static_cast<const MD_SPAN_A_DETAIL*>(detail);
            size = link->href.size + link->title.size;
        } else if (type == MD_SPAN_IMG) {
            const auto* image = static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
            size = image->src.size + image->title.size;
        }
        const bool fits = size <= targets_left_;
        targets_left_ -= fits ? size : 0;
        return fits;
    }

    void leave(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_H && last_words_) {
            take_heading_end(*last_words_);
        }
        ++block_;
        forget_last();
        html_.end_block();
    }

    void leave(MD_SPANTYPE type) {
        forget_last();
        span_left_ = type;
    }

    bool text(MD_TEXTTYPE type, std::string_view text) {
        const std::optional<MD_SPANTYPE> left = std::exchange(span_left_, std::nullopt);
        const bool opens_link = std::exchange(opens_link_, false);
        last_words_ = std::nullopt;
        // Not what md4c puts in its place, as of line ends.
        if (!is_within(text.data())) {
            return true;
        }
        const auto begin = static_cast<std::size_t>(text.data() - text_.data());
        if (type == MD_TEXT_HTML) {
            html_.take(begin, begin + text.size(),
                       [&](std::size_t at, std::size_t end) { places_.words.push_back({at, end, true, false, block_}); });
        } else if (type == MD_TEXT_NORMAL && !html_.is_verbatim() && !(opens_link && is_behind(begin, '<'))) {
            last_words_ = {begin, begin + text.size(), false, is_behind(begin, '\\'), block_};
            places_.words.push_back(*last_words_);
            if (left && text.starts_with('{')) {
                take_brace(*left, begin);
            }
        }
        return true;
    }

    MarkdownPlaces take() { return std::move(places_); }

private:
    bool is_within(const char* text) const {
        return !std::less<>()(text, text_.data()) && std::less<>()(text, text_.data() + text_.size());
    }

    void forget_last() {
        span_left_ = std::nullopt;
        last_words_ = std::nullopt;
        opens_link_ = false;
    }

    bool is_behind(std::size_t at, char sign) const { return at > 0 && text_[at - 1] == sign; }

    void take_brace(MD_SPANTYPE left, std::size_t at) {
        const char before = at == 0 ? ' ' : text_[at - 1];
        if (left != MD_SPAN_A && left != MD_SPAN_IMG) {
            places_.braces_behind_spans.push_back(at);
        } else if (before == ')' || before == ']') {
            places_.braces_behind_links.push_back(at);
        }
    }

    void take_heading_end(const MarkdownPlaces::Words& last) {
        const std::string_view words = text_.substr(last.begin, last.end - last.begin);
        const std::size_t open = words.ends_with('}') ? words.rfind('{') : std::string_view::npos;
        if (open != std::string_view::npos && is_behind(last.begin + open, ' ')) {
            ++places_.heading_ends[std::string(words.substr(open))];
        }
    }

    std::string_view text_;
    HtmlText html_;
    std::size_t targets_left_;
    MarkdownPlaces places_;
    std::optional<MarkdownPlaces::Words> last_words_;
    std::optional<MD_SPANTYPE> span_left_;
    bool opens_link_ = false;
    std::size_t block_ = 0;
};

/// To md4c a note of one word defines a link, and so has no words, and what is indented below it is code: here it is an item of a
/// list, as long as it was ("- 1]: A note.").
std::string without_definitions_of_notes(std::string_view markdown) {
    std::string out(markdown);
    for (const std::string_view line : base::split_lines(markdown)) {
        const std::size_t spaces = spaces_before(line);
        const std::size_t colon = spaces + end_of_note_mark(line.substr(spaces));
        if (colon > spaces && colon < line.size() && line[colon] == ':') {
            out.replace(static_cast<std::size_t>(line.data() - markdown.data()) + spaces, 2, "- ");
        }
    }
    return out;
}

}  // namespace

const MarkdownPlaces::Words* MarkdownPlaces::words_at(std::size_t at) const {
    const auto behind = std::upper_bound(words.begin(), words.end(), at,
                                         [](std::size_t offset, const Words& each) { return offset < each.begin; });
    const Words* const found = behind == words.begin() ? nullptr : &*(behind - 1);
    return found == nullptr || at >= found->end || (found->escaped && at == found->begin) ? nullptr : found;
}

bool MarkdownPlaces::is_word(std::size_t at) const {
    return words_at(at) != nullptr;
}

bool MarkdownPlaces::is_word_of_markdown(std::size_t at) const {
    const Words* const found = words_at(at);
    return found != nullptr && !found->in_html;
}

std::optional<MarkdownPlaces> markdown_places(std::string_view markdown) {
    const bool has_notes = markdown.find("[^") != std::string_view::npos;
    const std::string copy = has_notes ? without_definitions_of_notes(markdown) : std::string();
    const std::string_view text = has_notes ? copy : markdown;
    PlaceFinder finder(text);
    return parse_markdown(text, flags_of_places, finder) ? std::optional(finder.take()) : std::nullopt;
}

}  // namespace gazette::reader
