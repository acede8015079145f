#include "reader/html_markup.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/html_drawings.h"
#include "reader/html_open_elements.h"

namespace gazette::reader::html {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
    return text.size() == lower_case.size() &&
           std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

/// The name of a tag or attribute in lower case; names longer than any that matters are cut.
class Name {
public:
    explicit Name(std::string_view written) : size_(std::min(written.size(), characters_.size())) {
        std::transform(written.begin(), written.begin() + static_cast<std::ptrdiff_t>(size_), characters_.begin(), lower);
    }
    std::string_view view() const { return {characters_.data(), size_}; }

private:
    std::array<char, 40> characters_;
    std::size_t size_;
};

/// Elements whose content is no markup (HTML Standard, 13.2.5.2, 13.2.5.4), title aside.
bool is_raw(Tag tag) {
    return tag == Tag::script || tag == Tag::style || tag == Tag::iframe || tag == Tag::noembed || tag == Tag::noframes ||
           tag == Tag::xmp || tag == Tag::textarea;
}

/// Elements that would hold all that follows if they had no end where a page that is XML ends them in themselves.
bool swallows(Tag tag) {
    return is_raw(tag) || tag == Tag::title || tag == Tag::noscript;
}

/// Shorter runs of text cost as little where they are.
constexpr std::size_t shortest_aside = 16;

constexpr std::size_t longest_white_space = 256;

struct NumericReference {
    std::uint32_t code_point = 0;
    std::size_t length = 0;
};

/// The reference that opens `text` with "&#". One beyond Unicode names U+110000.
NumericReference numeric_reference(std::string_view text) {
    constexpr std::uint32_t beyond = 0x110000;
    const bool hexadecimal = text.size() > 2 && lower(text[2]) == 'x';
    const std::uint32_t base = hexadecimal ? 16 : 10;
    NumericReference reference{0, hexadecimal ? 3U : 2U};
    for (; reference.length < text.size(); ++reference.length) {
        const char digit = lower(text[reference.length]);
        const int value = digit >= '0' && digit <= '9'                  ? digit - '0'
                          : hexadecimal && digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                                                                        : -1;
        if (value < 0) {
            break;
        }
        reference.code_point = std::min(reference.code_point * base + static_cast<std::uint32_t>(value), beyond);
    }
    reference.length += text.substr(reference.length).starts_with(';') ? 1 : 0;
    return reference;
}

/// References to private-use characters and beyond become what scrubbing makes of them.
void append_text(std::string_view text, std::string& out) {
    std::size_t at = 0;
    for (std::size_t mark = text.find("&#"); mark != std::string_view::npos; mark = text.find("&#", mark + 2)) {
        const NumericReference reference = numeric_reference(text.substr(mark));
        if (reference.code_point >= first_aside) {
            out.append(text, at, mark - at).append(base::replacement_box);
            at = mark + reference.length;
        }
    }
    out.append(text, at);
}

/// Elements left out with all that is in them. None of it is text of the page.
bool is_left_out(Tag tag) {
    return tag == Tag::svg || tag == Tag::select || tag == Tag::template_ || tag == Tag::canvas || tag == Tag::datalist ||
           tag == Tag::annotation || tag == Tag::annotation_xml;
}

class Reducer {
public:
    Reducer(std::string_view source, const MostMarkup& most) : source_(source), most_(most) {
        markup_.text.reserve(source.size() / 4);
        is_xml_ = base::trim(source.substr(0, longest_white_space)).starts_with("<?xml");
    }

    Markup run() && {
        while (at_ < source_.size()) {
            const std::size_t open = std::min(source_.find('<', at_), source_.size());
            add_text(source_.substr(at_, open - at_));
            at_ = open;
            if (at_ < source_.size()) {
                step();
            }
        }
        return std::move(markup_);
    }

private:
    void step() {
        const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
        const char after = at_ + 2 < source_.size() ? source_[at_ + 2] : '\0';
        if (base::is_ascii_letter(next)) {
            start_tag();
        } else if (next == '/' && base::is_ascii_letter(after)) {
            end_tag();
        } else if (source_.substr(at_).starts_with("<!--")) {
            skip_comment();
        } else if (next == '!' || next == '?' || next == '/') {
            at_ = past(source_.find('>', at_), 1);
        } else {
            markup_.text += "&lt;";
            ++at_;
        }
    }

    std::size_t past(std::size_t found, std::size_t length) const {
        return found == std::string_view::npos ? source_.size() : found + length;
    }

    /// Runs of white space are one space, or one line end where they hold one, except where they count.
    void add_text(std::string_view text) {
        if (open_.in_preformatted()) {
            append_text(text, markup_.text);
        } else if (text.size() >= shortest_aside && text.find('&') == std::string_view::npos &&
                   markup_.aside_texts.size() < most_aside) {
            set_aside(text);
        } else {
            collapsed_.clear();
            append_collapsed(text, collapsed_);
            append_text(collapsed_, markup_.text);
        }
    }

    static void append_collapsed(std::string_view text, std::string& out) {
        for (std::size_t i = 0; i < text.size();) {
            std::size_t end = i;
            while (end < text.size() && !base::is_html_space(text[end])) {
                ++end;
            }
            out.append(text, i, end - i);
            i = end;
            while (end < text.size() && base::is_html_space(text[end])) {
                ++end;
            }
            if (end > i) {
                out += ' ';
            }
            i = end;
        }
    }

    /// The white space around the run stays in the markup, where HTML has rules for it.
    void set_aside(std::string_view text) {
        const std::size_t begin = markup_.aside.size();
        append_collapsed(text, markup_.aside);
        const std::string_view run = std::string_view(markup_.aside).substr(begin);
        if (run.size() < shortest_aside) {
            markup_.text += run;
            markup_.aside.resize(begin);
            return;
        }
        const bool space_before = run.front() == ' ';
        const bool space_after = run.back() == ' ';
        markup_.text += space_before ? " " : "";
        base::append_utf8(markup_.text, first_aside + static_cast<char32_t>(markup_.aside_texts.size()));
        markup_.text += space_after ? " " : "";
        markup_.aside_texts.push_back(
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(markup_.aside.size())});
    }

    void skip_comment() {
        std::size_t end = at_ + 4;
        if (source_.substr(end).starts_with('>') || source_.substr(end).starts_with("->")) {
            at_ = past(source_.find('>', end), 1);
            return;
        }
        for (;;) {
            end = source_.find("--", end);
            if (end == std::string_view::npos) {
                at_ = source_.size();
                return;
            }
            const std::string_view rest = source_.substr(end + 2);
            if (rest.starts_with('>') || rest.starts_with("!>")) {
                at_ = end + (rest.front() == '>' ? 3 : 4);
                return;
            }
            ++end;
        }
    }

    std::string_view tag_name(std::size_t begin) {
        std::size_t end = begin;
        while (end < source_.size() && !base::is_html_space(source_[end]) && source_[end] != '/' && source_[end] != '>') {
            ++end;
        }
        at_ = end;
        return source_.substr(begin, end - begin);
    }

    void end_tag() {
        const Name name(tag_name(at_ + 2));
        const std::size_t attributes = markup_.attributes.size();
        read_attributes(false);
        markup_.attributes.resize(attributes);
        const Tag tag = tag_named(name.view());
        // "</br>" is a line break and "</p>" a paragraph to HTML, so they stand.
        const bool makes_element = tag == Tag::br || (tag == Tag::p && !in_paragraph_);
        if ((tag == Tag::br || open_.close(tag, name.view())) && (!makes_element || may_add_element())) {
            markup_.text.append("</").append(name.view()) += '>';
        }
        in_paragraph_ = in_paragraph_ && tag != Tag::p;
    }

    void start_tag() {
        const std::size_t source_offset = at_;
        const Name name(tag_name(at_ + 1));
        const Tag tag = tag_named(name.view());
        const std::size_t first = markup_.attributes.size();
        const bool ends_itself = read_attributes(!markup_.cut);
        is_xhtml_ = is_xhtml_ || (tag == Tag::html && names_xhtml(source_.substr(source_offset, at_ - source_offset)));
        if (ends_itself && (is_xml_ ? !is_void(tag) : tag == Tag::svg || (is_xhtml_ && swallows(tag)))) {
            add_empty(tag, name.view(), source_offset, first);
        } else if (tag == Tag::title) {
            take_title(source_offset, first);
        } else if (tag == Tag::frame) {
            // The parser knows frames only where there is nothing else.
            take_frame(first);
        } else if (is_raw(tag)) {
            skip_raw(tag, name.view(), source_offset, first);
        } else if (is_left_out(tag)) {
            const bool may_be_figure = tag == Tag::svg && is_figure(first);
            if (skip_element(tag, name.view(), source_offset, value_since(first, Attribute::aria_label)) && may_be_figure &&
                may_add_element()) {
                add_start_tag(name.view(), source_offset, first);
                markup_.text += "</svg>";
            } else {
                markup_.attributes.resize(first);
            }
        } else if (stands(tag, name.view()) && opens(tag, name.view(), source_offset) && may_add_element()) {
            in_paragraph_ = tag == Tag::p || (in_paragraph_ && is_inline(tag));
            add_start_tag(name.view(), source_offset, first);
        } else {
            markup_.attributes.resize(first);
        }
    }

    static bool names_xhtml(std::string_view tag) {
        return tag.find("http://www.w3.org/1999/xhtml") != std::string_view::npos;
    }

    /// An element that ends in itself, as in XML.
    void add_empty(Tag tag, std::string_view name, std::size_t source_offset, std::size_t first) {
        markup_.has_scripts = markup_.has_scripts || tag == Tag::script;
        const bool is_shown = tag == Tag::iframe || !(swallows(tag) || is_left_out(tag));
        if (!is_shown || !stands(tag, name) || !opens(tag, name, source_offset)) {
            markup_.attributes.resize(first);
            return;
        }
        open_.close(tag, name);
        if (may_add_element()) {
            in_paragraph_ = in_paragraph_ && is_inline(tag);
            add_start_tag(name, source_offset, first);
            markup_.text.append("</").append(name) += '>';
        } else {
            markup_.attributes.resize(first);
        }
    }

    /// Of the rest, one is what the parser makes five elements of.
    static bool stands(Tag tag, std::string_view name) {
        return tag != Tag::plaintext && tag != Tag::frameset && name != "isindex";
    }

    bool opens(Tag tag, std::string_view name, std::size_t source_offset) {
        if (open_.open(tag, name)) {
            return true;
        }
        if (open_.is_too_deep() && !markup_.too_deep) {
            markup_.too_deep = static_cast<std::uint32_t>(source_offset);
        }
        return false;
    }

    bool may_add_element() {
        markup_.cut = markup_.cut || elements_ == most_.elements || markup_.attributes.size() > most_.attributes ||
                      markup_.text.size() + markup_.aside.size() > most_.text;
        elements_ += markup_.cut ? 0 : 1;
        return !markup_.cut;
    }

    void add_start_tag(std::string_view name, std::size_t source_offset, std::size_t first_attribute) {
        markup_.tags.push_back({static_cast<std::uint32_t>(markup_.text.size()), static_cast<std::uint32_t>(source_offset),
                                static_cast<std::uint32_t>(first_attribute),
                                static_cast<std::uint32_t>(markup_.attributes.size() - first_attribute)});
        markup_.text.append("<").append(name) += '>';
    }

    /// Up to and past the ">" (HTML Standard, 13.2.5.32 to 13.2.5.40). Whether a "/" stands before it.
    bool read_attributes(bool keep) {
        bool after_slash = false;
        while (at_ < source_.size() && source_[at_] != '>') {
            after_slash = source_[at_] == '/';
            if (base::is_html_space(source_[at_]) || after_slash) {
                ++at_;
                continue;
            }
            read_attribute(keep);
        }
        at_ = std::min(at_ + 1, source_.size());
        return after_slash;
    }

    void read_attribute(bool keep) {
        const std::size_t begin = at_++;
        while (at_ < source_.size() && !base::is_html_space(source_[at_]) && source_[at_] != '/' && source_[at_] != '>' &&
               source_[at_] != '=') {
            ++at_;
        }
        const std::string_view written = source_.substr(begin, at_ - begin);
        const std::string_view value = attribute_value();
        const Attribute name = keep && markup_.attributes.size() <= most_.attributes ? attribute_named(Name(written).view())
                                                                                     : Attribute::other;
        if (name != Attribute::other) {
            markup_.attributes.push_back({name, value});
        }
    }

    std::string_view attribute_value() {
        std::size_t i = at_;
        while (i < source_.size() && base::is_html_space(source_[i])) {
            ++i;
        }
        if (i >= source_.size() || source_[i] != '=') {
            return {};
        }
        ++i;
        while (i < source_.size() && base::is_html_space(source_[i])) {
            ++i;
        }
        if (i < source_.size() && (source_[i] == '"' || source_[i] == '\'')) {
            const std::size_t end = std::min(source_.find(source_[i], i + 1), source_.size());
            at_ = past(end, end < source_.size() ? 1 : 0);
            return source_.substr(i + 1, end - i - 1);
        }
        std::size_t end = i;
        while (end < source_.size() && !base::is_html_space(source_[end]) && source_[end] != '>') {
            ++end;
        }
        at_ = end;
        return source_.substr(i, end - i);
    }

    /// Where the next `</name` begins; the end of the source where there is none.
    std::size_t find_end_tag(std::string_view name, std::size_t from) const {
        constexpr std::size_t mark = 2;
        for (std::size_t i = source_.find('<', from); i != std::string_view::npos; i = source_.find('<', i + 1)) {
            const std::size_t end = i + mark + name.size();
            if (end < source_.size() && source_[i + 1] == '/' &&
                equals_ignoring_case(source_.substr(i + mark, name.size()), name) &&
                (base::is_html_space(source_[end]) || source_[end] == '>' || source_[end] == '/')) {
                return i;
            }
        }
        return source_.size();
    }

    std::string_view raw_content(std::string_view name) {
        const std::size_t begin = at_;
        const std::size_t end = find_end_tag(name, begin);
        at_ = past(source_.find('>', end), 1);
        return source_.substr(begin, end - begin);
    }

    void skip_raw(Tag tag, std::string_view name, std::size_t source_offset, std::size_t first) {
        const std::string_view content = raw_content(name);
        if (tag == Tag::script) {
            markup_.has_scripts = true;
            if (is_json_ld(first)) {
                markup_.json_ld.push_back(content);
            } else if (is_formula(first)) {
                add_formula(content, source_offset);
            }
        } else if (tag != Tag::style) {
            note_left_out(tag, source_offset, content);
        }
        // What is embedded is told of where it is left out; the browser shows none of the other text.
        if (tag == Tag::iframe && may_add_element()) {
            add_start_tag(name, source_offset, first);
            markup_.text += "</iframe>";
        } else {
            markup_.attributes.resize(first);
        }
    }

    bool is_json_ld(std::size_t first) const {
        return equals_ignoring_case(value_since(first, Attribute::type).substr(0, 19), "application/ld+json");
    }

    /// A formula in TeX that a script is to draw, and has not drawn yet.
    bool is_formula(std::size_t first) const {
        return value_since(first, Attribute::type).starts_with("math/tex") &&
               !value_since(first, Attribute::id).starts_with("MathJax-Element");
    }

    void add_formula(std::string_view content, std::size_t source_offset) {
        std::string text = base::replace_all(std::string(content), "% <![CDATA[", "");
        text = base::replace_all(base::replace_all(std::move(text), "%]]>", ""), "&", "&amp;");
        if (!base::trim(text).empty() && opens(Tag::code, "code", source_offset)) {
            open_.close(Tag::code, "code");
            if (may_add_element()) {
                add_start_tag("code", source_offset, markup_.attributes.size());
                append_text(base::replace_all(std::move(text), "<", "&lt;"), markup_.text);
                markup_.text += "</code>";
            }
        }
    }

    void take_title(std::size_t source_offset, std::size_t first) {
        const std::string_view content = raw_content("title");
        if (has_title_) {
            markup_.attributes.resize(first);
            return;
        }
        has_title_ = true;
        add_start_tag("title", source_offset, first);
        append_text(base::replace_all(std::string(content), "<", "&lt;"), markup_.text);
        markup_.text += "</title>";
    }

    void take_frame(std::size_t first) {
        const std::string_view source = value_since(first, Attribute::src);
        if (!source.empty() && may_add_element()) {
            markup_.frames.push_back(source);
        }
        markup_.attributes.resize(first);
    }

    std::string_view value_since(std::size_t first, Attribute name) const {
        for (std::size_t i = first; i < markup_.attributes.size(); ++i) {
            if (markup_.attributes[i].name == name) {
                return markup_.attributes[i].raw;
            }
        }
        return {};
    }

    /// Whether a drawing with these attributes shows something here rather than being a sign.
    bool is_figure(std::size_t first) const {
        const bool is_sign = open_.is_open(Tag::a) || open_.is_open(Tag::button) || open_.is_open(Tag::figcaption) ||
                             equals_ignoring_case(value_since(first, Attribute::aria_hidden), "true");
        return !is_sign && is_figure_drawing({value_since(first, Attribute::width), value_since(first, Attribute::height),
                                              value_since(first, Attribute::view_box)},
                                             open_.is_open(Tag::figure));
    }

    void note_left_out(Tag tag, std::size_t source_offset, std::string_view content, std::string_view label = {}) {
        // Another notation of a formula says nothing that the formula does not say.
        const bool repeats = tag == Tag::annotation || tag == Tag::annotation_xml;
        const bool holds_words = !base::trim(content).empty() || !label.empty();
        if (!repeats && holds_words && markup_.left_out.size() < most_.elements) {
            markup_.left_out.push_back({tag, static_cast<std::uint32_t>(source_offset), content, label});
        }
    }

    /// Where the element has no end, only its tag is left out, and the answer is false.
    bool skip_element(Tag tag, std::string_view name, std::size_t source_offset, std::string_view label) {
        bool& endless = endless_[static_cast<std::size_t>(tag)];
        const std::size_t begin = at_;
        std::size_t depth = 1;
        for (std::size_t i = at_; !endless;) {
            const std::size_t close = find_end_tag(name, i);
            if (close == source_.size()) {
                endless = true;
                break;
            }
            depth += openings_between(name, i, close);
            if (--depth == 0) {
                note_left_out(tag, source_offset, source_.substr(begin, close - begin), label);
                at_ = past(source_.find('>', close), 1);
                return true;
            }
            i = close + 2;
        }
        return false;
    }

    std::size_t openings_between(std::string_view name, std::size_t from, std::size_t end) const {
        std::size_t count = 0;
        const std::string_view part = source_.substr(0, end);
        for (std::size_t i = part.find('<', from); i < end; i = part.find('<', i + 1)) {
            const std::size_t after = i + 1 + name.size();
            count += after < end && equals_ignoring_case(part.substr(i + 1, name.size()), name) &&
                     (base::is_html_space(part[after]) || part[after] == '>' || part[after] == '/');
        }
        return count;
    }

    std::string_view source_;
    MostMarkup most_;
    std::size_t at_ = 0;
    Markup markup_;
    /// Whether the page says that it is XML, and whether it has at least the names of XHTML, which many pages in HTML have too.
    bool is_xml_ = false;
    bool is_xhtml_ = false;
    std::size_t elements_ = 0;
    /// Whether an end tag of a paragraph ends one; else it is one.
    bool in_paragraph_ = false;
    OpenElements open_;
    std::array<bool, 256> endless_ = {};
    bool has_title_ = false;
    /// Kept for its memory alone.
    std::string collapsed_;
};

}  // namespace

Markup reduce_markup(std::string_view source, const MostMarkup& most) {
    return Reducer(source, most).run();
}

}  // namespace gazette::reader::html
