#include "reader/feed_markup.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "reader/feed_references.h"
#include "reader/feed_xml.h"
#include "reader/html_address.h"
#include "reader/html_names.h"
#include "reader/html_text.h"

namespace gazette::reader::feed {

namespace {

// clang-format off
/// In alphabetical order, like the lists below.
constexpr std::string_view safe_elements[] = {
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br",
    "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "command", "datagrid", "datalist", "dd",
    "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "event-source", "fieldset", "figcaption", "figure",
    "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img", "input", "ins",
    "kbd", "keygen", "label", "legend", "li", "m", "main", "map", "mark", "menu", "meter", "multicol", "nav", "nextid",
    "noscript", "ol", "optgroup", "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s",
    "samp", "section", "select", "small", "sound", "source", "spacer", "span", "strike", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video", "wbr",
};

/// What these hold is no text for readers.
constexpr std::string_view elements_with_content[] = {
    "annotation", "annotation-xml", "applet", "iframe", "noembed", "noframes", "object", "plaintext", "script", "style",
    "svg", "template", "title", "xmp",
};

/// Those of them, and elements without content, that a page shows something by.
constexpr std::string_view embedding_elements[] = {
    "applet", "embed", "iframe", "noembed", "noframes", "object", "svg", "template", "xmp",
};

constexpr std::string_view safe_attributes[] = {
    "abbr", "accept", "accept-charset", "accesskey", "action", "align", "alt", "autocomplete", "autofocus", "axis",
    "background", "balance", "bgcolor", "bgproperties", "border", "bordercolor", "bordercolordark", "bordercolorlight",
    "bottompadding", "cellpadding", "cellspacing", "ch", "challenge", "char", "charoff", "charset", "checked", "choff",
    "cite", "class", "clear", "color", "cols", "colspan", "compact", "contenteditable", "controls", "coords", "data",
    "datafld", "datapagesize", "datasrc", "datetime", "default", "delay", "dir", "disabled", "draggable", "dynsrc",
    "enctype", "end", "face", "for", "form", "frame", "galleryimg", "gutter", "headers", "height", "hidden", "hidefocus",
    "high", "href", "hreflang", "hspace", "icon", "id", "inputmode", "ismap", "keytype", "label", "lang", "leftspacing",
    "list", "longdesc", "loop", "loopcount", "loopend", "loopstart", "low", "lowsrc", "max", "maxlength", "media",
    "method", "min", "multiple", "name", "nohref", "noshade", "nowrap", "open", "optimum", "pattern", "ping",
    "point-size", "poster", "pqg", "preload", "prompt", "radiogroup", "readonly", "rel", "repeat-max", "repeat-min",
    "replace", "required", "rev", "rightspacing", "rows", "rowspan", "rules", "scope", "selected", "shape", "size",
    "sizes", "span", "src", "srcset", "start", "step", "summary", "suppress", "tabindex", "target", "template", "title",
    "toppadding", "type", "unselectable", "urn", "usemap", "valign", "value", "variable", "volume", "vrml", "vspace",
    "width", "wrap", "xml:lang",
};

constexpr std::string_view address_attributes[] = {
    "action", "background", "cite", "data", "dynsrc", "href", "longdesc", "lowsrc", "ping", "poster", "src", "usemap",
};

constexpr std::string_view safe_schemes[] = {
    "ftp", "geo", "http", "https", "irc", "mailto", "news", "sms", "tel", "xmpp",
};
// clang-format on

template <class List>
bool contains(const List& sorted, std::string_view name) {
    return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

/// The length of a reference at the start of the text, 0 where there is none: its form alone.
std::size_t reference_length(std::string_view text) {
    std::size_t at = 1;
    if (at < text.size() && text[at] == '#') {
        ++at;
    }
    const std::size_t begin = at;
    while (at < text.size() && at < 32 && (base::is_ascii_letter(text[at]) || (text[at] >= '0' && text[at] <= '9'))) {
        ++at;
    }
    return at > begin && at < text.size() && text[at] == ';' ? at + 1 : 0;
}

/// Markup characters as references; references stay.
void append_text(std::string_view text, std::string& out, bool in_attribute) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '&') {
            const std::size_t length = reference_length(text.substr(i));
            out += length == 0 ? std::string_view("&amp;") : text.substr(i, length);
            i += length == 0 ? 0 : length - 1;
        } else if (c == '<') {
            out += "&lt;";
        } else if (in_attribute && (c == '>' || c == '"')) {
            out += c == '"' ? "&quot;" : "&gt;";
        } else {
            out += c;
        }
    }
}

/// The scheme as browsers read it: white space and control characters within it aside.
std::string scheme_of(std::string_view address) {
    std::string scheme;
    for (const char c : address) {
        if (c == ':') {
            return scheme;
        }
        if (c == '/' || c == '?' || c == '#') {
            break;
        }
        if (static_cast<unsigned char>(c) > 0x20) {
            scheme += c;
        }
    }
    return {};
}

bool is_safe_address(std::string_view address) {
    const std::string scheme = base::lower_ascii(scheme_of(address));
    return scheme.empty() || contains(safe_schemes, scheme) || (scheme == "data" && address.starts_with("data:image/"));
}

struct Attribute {
    std::string name;
    /// As written.
    std::string_view raw;
};

struct ScannedTag {
    std::string name;
    bool closing = false;
    std::vector<Attribute> attributes;
    /// Bytes past its ">"; 0 for what is no tag.
    std::size_t end = 0;
};

/// Cuts one tag as browsers do; a text that only looks like one gives an `end` of 0.
class TagScanner {
public:
    TagScanner(std::string_view text, std::size_t at) : text_(text), at_(at + 1) {}

    ScannedTag run() {
        ScannedTag tag;
        tag.closing = peek() == '/';
        at_ += tag.closing ? 1 : 0;
        if (!base::is_ascii_letter(peek())) {
            return tag;
        }
        tag.name = base::lower_ascii(up_to(" \t\r\n\f/<>"));
        for (;;) {
            while (at_ < text_.size() && (base::is_html_space(peek()) || peek() == '/')) {
                ++at_;
            }
            if (at_ >= text_.size() || peek() == '<') {
                // Cut off within the tag: only an end tag can still be meant.
                tag.end = at_;
                return tag;
            }
            if (peek() == '>') {
                tag.end = at_ + 1;
                return tag;
            }
            add_attribute(tag);
        }
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    std::string_view up_to(const char* stops) {
        const std::size_t begin = at_;
        at_ = std::min(text_.find_first_of(stops, at_), text_.size());
        return text_.substr(begin, at_ - begin);
    }

    void skip_spaces() {
        while (base::is_html_space(peek())) {
            ++at_;
        }
    }

    void add_attribute(ScannedTag& tag) {
        const std::size_t begin = at_;
        // A name may begin with "=".
        at_ += peek() == '=' ? 1 : 0;
        up_to(" \t\r\n\f/<>=");
        at_ += at_ == begin ? 1 : 0;
        Attribute attribute{base::lower_ascii(text_.substr(begin, at_ - begin)), {}};
        skip_spaces();
        if (peek() == '=') {
            ++at_;
            skip_spaces();
            attribute.raw = value();
        }
        tag.attributes.push_back(std::move(attribute));
    }

    std::string_view value() {
        const char quote = peek();
        if (quote != '"' && quote != '\'') {
            return up_to(" \t\r\n\f>");
        }
        const std::size_t begin = at_ + 1;
        const std::size_t end = text_.find(quote, begin);
        if (end == std::string_view::npos) {
            ++at_;
            return up_to(">");
        }
        at_ = end + 1;
        return text_.substr(begin, end - begin);
    }

    std::string_view text_;
    std::size_t at_;
};

class Sanitiser {
public:
    Sanitiser(std::string_view html, const std::string& base) : html_(html), base_(base) {}

    SafeMarkup run() {
        while (at_ < html_.size()) {
            const std::size_t next = std::min(html_.find('<', at_), html_.size());
            append_text(html_.substr(at_, next - at_), out_, false);
            at_ = next;
            if (at_ < html_.size()) {
                markup();
            }
        }
        return {std::move(out_), std::move(left_out_)};
    }

private:
    void markup() {
        const std::string_view rest = html_.substr(at_);
        if (rest.starts_with("<!--")) {
            skip_past("-->");
        } else if (rest.starts_with("<![CDATA[")) {
            at_ += 9;
        } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
            skip_past(">");
        } else {
            tag();
        }
    }

    void skip_past(std::string_view closing) {
        const std::size_t end = find_from_here(closing, closing);
        if (end == std::string_view::npos) {
            out_ += "&lt;";
            ++at_;
        } else {
            at_ = end + closing.size();
        }
    }

    /// Where `lower` is next, case aside; `opening` is what it begins with. What was sought in vain once is not sought again.
    std::size_t find_from_here(std::string_view lower, std::string_view opening) {
        if (std::find(absent_.begin(), absent_.end(), lower) != absent_.end()) {
            return std::string_view::npos;
        }
        for (std::size_t at = html_.find(opening, at_); at != std::string_view::npos; at = html_.find(opening, at + 1)) {
            if (base::lower_ascii(html_.substr(at, lower.size())) == lower) {
                return at;
            }
        }
        absent_.emplace_back(lower);
        return std::string_view::npos;
    }

    void tag() {
        const ScannedTag tag = TagScanner(html_, at_).run();
        if (tag.end == 0) {
            out_ += "&lt;";
            ++at_;
            return;
        }
        const std::size_t begin = std::exchange(at_, tag.end);
        if (contains(elements_with_content, tag.name)) {
            skip_content(tag);
        } else if (contains(safe_elements, tag.name)) {
            write(tag);
        }
        if (!tag.closing && contains(embedding_elements, tag.name)) {
            left_out_ += html_.substr(begin, at_ - begin);
        }
    }

    void skip_content(const ScannedTag& tag) {
        if (tag.closing || html_.substr(0, tag.end).ends_with("/>")) {
            return;
        }
        const std::string closing = "</" + tag.name;
        const std::size_t end = find_from_here(closing, "</");
        if (end != std::string_view::npos) {
            at_ = std::min(html_.find('>', end), html_.size() - 1) + 1;
            return;
        }
        // Never closed: all that follows for a script, nothing for what is an element of old pages.
        at_ = tag.name == "script" || tag.name == "style" ? html_.size() : at_;
    }

    void write(const ScannedTag& tag) {
        out_ += tag.closing ? "</" : "<";
        out_ += tag.name;
        if (!tag.closing) {
            write_attributes(tag);
            out_ += html::is_void(html::tag_named(tag.name)) ? " />" : ">";
        } else {
            out_ += ">";
        }
        // "</br>" is a line break to browsers, and every other end tag of a void element nothing.
        if (tag.closing && html::is_void(html::tag_named(tag.name))) {
            out_.resize(out_.size() - tag.name.size() - 3);
        }
    }

    void write_attributes(const ScannedTag& tag) {
        std::vector<std::pair<std::string, std::string>> kept;
        for (const Attribute& attribute : tag.attributes) {
            const bool known = contains(safe_attributes, attribute.name);
            const bool again =
                std::any_of(kept.begin(), kept.end(), [&](const auto& each) { return each.first == attribute.name; });
            if (!known || again) {
                continue;
            }
            std::string value(attribute.raw);
            if (attribute.name == "srcset" || contains(address_attributes, attribute.name)) {
                const std::string address(base::trim(decode_references(attribute.raw)));
                if (attribute.name == "srcset" ? address.find("script:") != std::string::npos : !is_safe_address(address)) {
                    continue;
                }
                const bool relative = attribute.name != "srcset" && !base_.empty() && !address.starts_with("data:");
                value = escaped(relative ? html::resolve(base_, address) : address);
            }
            kept.emplace_back(attribute.name, std::move(value));
        }
        std::sort(kept.begin(), kept.end());
        for (const auto& [name, value] : kept) {
            out_ += " " + name + "=\"";
            append_text(value, out_, true);
            out_ += '"';
        }
    }

    std::string_view html_;
    const std::string& base_;
    std::string out_;
    std::string left_out_;
    std::size_t at_ = 0;
    std::vector<std::string> absent_;
};

}  // namespace

SafeMarkup safe_markup(std::string_view html, const std::string& base) {
    return Sanitiser(html, base).run();
}

bool looks_like_markup(std::string_view text) {
    bool found = false;
    for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at)) {
        if (text[at] == '&') {
            const std::size_t length = reference_length(text.substr(at));
            found = found || length > 0;
            at += std::max<std::size_t>(length, 1);
            continue;
        }
        const ScannedTag tag = TagScanner(text, at).run();
        if (tag.end == 0 || (!contains(safe_elements, tag.name) && !contains(elements_with_content, tag.name))) {
            return false;
        }
        found = found || tag.closing || html::is_void(html::tag_named(tag.name));
        at = tag.end;
    }
    return found;
}

}  // namespace gazette::reader::feed
