#include "reader/html_charset.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "reader/charset.h"
#include "reader/charset_by_letters.h"
#include "reader/legacy_charset.h"

namespace gazette::reader::html {

namespace {

/// Where a page is looked at for what it is and declares; pages put scripts before their declaration.
constexpr std::size_t head_bytes = 16 * 1024;

/// What the Encoding Standard (4.2) reads under other names than ICU has it.
struct Label {
    std::string_view declared;
    const char* charset;
};
constexpr Label labels[] = {
    {"ascii", "windows-1252"},      {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},     {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"}, {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},          {"gbk", "gb18030"},
    {"shift_jis", "windows-31j"},   {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},        {"x-sjis", "windows-31j"},
    {"euc-kr", "windows-949"},      {"ks_c_5601-1987", "windows-949"},
    {"big5", "big5-hkscs"},         {"utf8", "utf-8"},
};

std::string charset_for(std::string_view declared) {
    const auto* label =
        std::find_if(std::begin(labels), std::end(labels), [&](const Label& each) { return each.declared == declared; });
    return label == std::end(labels) ? std::string(declared) : label->charset;
}

/// The value of the first "charset=" or "encoding=" of a meta element or an XML declaration, in lower case.
std::string declared_charset(std::string_view bytes) {
    const std::string head = base::lower_ascii(bytes.substr(0, head_bytes));
    for (const std::string_view key : {"charset", "encoding"}) {
        for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
            const std::size_t tag = head.rfind('<', at);
            const std::string_view opening = key == "charset" ? "<meta" : "<?xml";
            if (tag == std::string::npos || !std::string_view(head).substr(tag).starts_with(opening)) {
                continue;
            }
            const std::size_t begin = head.find_first_not_of(" =\"'\t\r\n", at + key.size());
            const std::size_t end = head.find_first_of(" \"'>;/?\t\r\n", begin);
            if (begin != std::string::npos && end != std::string::npos && end > begin) {
                return head.substr(begin, end - begin);
            }
        }
    }
    return {};
}

enum class Validity { ascii, utf8, neither };

/// Some sequences may be broken, as in a page that was cut or put together from two.
Validity validity_of(std::string_view bytes) {
    const Sequences count = count_sequences(bytes);
    if (count.well_formed + count.ill_formed == 0) {
        return Validity::ascii;
    }
    return count.ill_formed * 20 <= count.well_formed ? Validity::utf8 : Validity::neither;
}

std::string detected_charset(std::string_view bytes) {
    if (const char* const charset = charset_by_letters(bytes)) {
        return charset;
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    ucsdet_enableInputFilter(detector.get(), true);
    const std::string_view sample = bytes.substr(0, 256 * 1024);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
    const char* const name = match == nullptr ? nullptr : ucsdet_getName(match, &status);
    return U_FAILURE(status) || name == nullptr ? "windows-1252" : charset_for(base::lower_ascii(name));
}

bool has_wide_mark(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
           bytes.starts_with(std::string_view("\x00\x00\xFE\xFF", 4));
}

/// UTF-16 without a mark, as pages open: with a tag or white space in ASCII.
bool opens_wide(std::string_view bytes) {
    return bytes.size() > 1 && (bytes[0] == '\0') != (bytes[1] == '\0') && wide_charset(bytes) != nullptr;
}

/// The first tag's name and what follows it, past white space, comments and XML declarations.
std::string_view past_prologue(std::string_view text) {
    for (;;) {
        text = base::trim(text);
        const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? ">" : "";
        const std::size_t close = end.empty() ? std::string_view::npos : text.find(end);
        if (close == std::string_view::npos) {
            return text;
        }
        text.remove_prefix(close + end.size());
    }
}

bool opens_as_page(std::string_view text) {
    constexpr std::string_view openings[] = {"<!doctype html", "<html", "<head", "<body", "<meta", "<title"};
    return std::any_of(std::begin(openings), std::end(openings), [&](std::string_view opening) {
        return text.starts_with(opening) && text.size() > opening.size() &&
               std::string_view(" \t\r\n>/").find(text[opening.size()]) != std::string_view::npos;
    });
}

std::string_view tag_name(std::string_view tag) {
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    return tag.substr(0, tag.find_first_of(" \t\r\n>/"));
}

bool opens_as_fragment(std::string_view lower_case) {
    constexpr std::string_view names[] = {"article", "main",   "section", "div",   "p",     "h1",        "h2",
                                          "header",  "figure", "script",  "style", "table", "blockquote"};
    const std::string_view name = lower_case.starts_with('<') ? tag_name(lower_case) : std::string_view();
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// What only Markdown has at the start of a line.
bool has_markdown(std::string_view text) {
    constexpr std::string_view marks[] = {"\n# ", "\n## ", "\n### ", "\n```", "\n- ", "\n* ", "\n> "};
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

/// Whether all words stand within elements. Text about a tag, or with HTML above it, has words outside; an end that the look
/// at the start of a text cuts off is no matter.
bool is_within_elements(std::string_view text) {
    std::size_t closed = 0;
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '<') {
            const std::size_t end = std::min(text.find('<', at), text.size());
            if (depth == 0 && !base::trim(text.substr(at, end - at)).empty()) {
                return false;
            }
            at = end;
            continue;
        }
        const std::string_view tag = text.substr(at, text.find('>', at) - at);
        const std::string_view name = tag_name(tag);
        at = std::min(text.find('>', at), text.size() - 1) + 1;
        constexpr std::string_view voids[] = {"br", "hr", "img", "link", "meta", "input", "source", "wbr", "col", "area"};
        if (tag.starts_with("</")) {
            depth = std::max(depth - 1, 0);
            ++closed;
        } else if (name == "script" || name == "style") {
            const std::size_t end = text.find("</", at);
            at = std::min(text.find('>', end), text.size() - 1) + 1;
        } else if (!tag.starts_with("<!") && !tag.ends_with('/') &&
                   std::find(std::begin(voids), std::end(voids), name) == std::end(voids)) {
            ++depth;
        }
    }
    return closed > 0;
}

bool is_named_as_markdown(std::string_view name) {
    const std::string lower = base::lower_ascii(name);
    return lower.ends_with(".md") || lower.ends_with(".markdown");
}

/// Part of a page, as it is copied from one.
bool is_fragment(std::string_view lower_case, std::string_view name) {
    const std::string_view text = past_prologue(lower_case);
    if (!opens_as_fragment(text) || is_named_as_markdown(name) || has_markdown(text)) {
        return false;
    }
    // "<p> opens a paragraph": a word after a space, as only text about the tag has it.
    const bool speaks_of_tag = text.starts_with("<p> ") || text.starts_with("<p>,");
    return !speaks_of_tag && is_within_elements(text);
}

bool has_tag(std::string_view lower_case) {
    constexpr std::string_view tags[] = {"</", "<p", "<!doctype"};
    return std::any_of(std::begin(tags), std::end(tags),
                       [&](std::string_view tag) { return lower_case.find(tag) != std::string_view::npos; });
}

bool is_named_as_page(std::string_view name) {
    const std::string lower = base::lower_ascii(name);
    constexpr std::string_view endings[] = {".html", ".htm", ".xhtml", ".xht"};
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view end) { return lower.ends_with(end); });
}

}  // namespace

bool is_page(std::string_view bytes, std::string_view name) {
    std::string head(bytes.substr(0, head_bytes));
    if (has_wide_mark(bytes)) {
        std::erase(head, '\0');
        head.erase(0, 2);
    } else if (opens_wide(bytes)) {
        std::erase(head, '\0');
    }
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.erase(0, 3);
    }
    constexpr std::size_t longest_opening = 32;
    const std::string start = base::lower_ascii(past_prologue(head).substr(0, longest_opening));
    if (start.starts_with("<!doctype netscape-bookmark")) {
        return false;
    }
    if (opens_as_page(start)) {
        return true;
    }
    const std::string lower = start.starts_with('<') || is_named_as_page(name) ? base::lower_ascii(head) : std::string();
    return (is_named_as_page(name) && has_tag(lower)) || is_fragment(lower, name);
}

base::Result<std::string> page_to_utf8(std::string_view bytes, const std::string& file, base::Diagnostics& diagnostics,
                                       std::string_view charset_beside) {
    if (has_wide_mark(bytes) || opens_wide(bytes)) {
        return to_utf8(bytes, file, diagnostics);
    }
    const std::string declared =
        charset_for(charset_beside.empty() ? declared_charset(bytes) : base::lower_ascii(charset_beside));
    const Validity validity = validity_of(bytes);
    const bool shifts = declared.starts_with("iso-2022") || declared.starts_with("hz-");
    if (bytes.starts_with("\xEF\xBB\xBF") || validity == Validity::utf8 || (validity == Validity::ascii && !shifts)) {
        return to_utf8(bytes, file, diagnostics);
    }
    // No page that can be read for its declaration is in a wide encoding, whatever it says.
    const bool declares =
        !declared.empty() && declared != "utf-8" && !declared.starts_with("utf-16") && declared != "utf-7";
    std::optional<std::string> text = declares ? reader::decoded(bytes, declared) : std::nullopt;
    if (!text) {
        const std::string guess = detected_charset(bytes);
        text = reader::decoded(bytes, guess);
        diagnostics.push_back(read_as(guess, file));
    }
    return to_utf8(text ? std::string_view(*text) : bytes, file, diagnostics);
}

}  // namespace gazette::reader::html
