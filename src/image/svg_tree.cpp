#include "image/svg_tree.h"

#include <algorithm>
#include <map>
#include <utility>

#include <tinyxml2.h>

#include "base/text.h"
#include "base/utf8.h"
#include "image/failures.h"

namespace gazette::image {

namespace {

constexpr std::string_view white_space = " \t\r\n";

/// XML 1.0 section 2.8: `<!DOCTYPE name external-id [ internal-subset ]>`, with quoted literals in both.
std::size_t end_of_doctype(std::string_view bytes, std::size_t at) {
    char quote = 0;
    int brackets = 0;
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            ++brackets;
        } else if (c == ']') {
            --brackets;
        } else if (c == '>' && brackets == 0) {
            return at + 1;
        }
    }
    return bytes.size();
}

/// XML 1.0 section 4.2.1, internal general entities whose text has no further reference: `<!ENTITY name "text">`.
std::map<std::string, std::string> entities_of(std::string_view doctype) {
    constexpr std::size_t longest = 1000;
    constexpr std::string_view keyword = "<!ENTITY";
    std::map<std::string, std::string> entities;
    for (std::size_t at = doctype.find(keyword); at != std::string_view::npos; at = doctype.find(keyword, at)) {
        at += keyword.size();
        const std::size_t name = doctype.find_first_not_of(white_space, at);
        const std::size_t name_end = doctype.find_first_of(white_space, std::min(name, doctype.size()));
        const std::size_t quote = doctype.find_first_not_of(white_space, std::min(name_end, doctype.size()));
        if (quote == std::string_view::npos || (doctype[quote] != '"' && doctype[quote] != '\'')) continue;
        const std::size_t end = doctype.find(doctype[quote], quote + 1);
        if (end == std::string_view::npos) continue;
        const std::string_view text = doctype.substr(quote + 1, end - quote - 1);
        if (text.size() <= longest && text.find_first_of("&%<") == std::string_view::npos) {
            entities.emplace(doctype.substr(name, name_end - name), text);
        }
    }
    return entities;
}

/// A reference that is written as it stands: to a character, or to an entity that XML itself has (section 4.6).
bool is_predefined(std::string_view name) {
    return name.starts_with('#') || name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

/// As the texts have no references themselves, what comes out is at most so many times as long as what goes in. References to
/// what is not declared become the text that they are: the XML library garbles them.
std::string with_entities(std::string_view markup, const std::map<std::string, std::string>& entities) {
    std::string out;
    while (!markup.empty()) {
        const std::size_t reference = std::min(markup.find('&'), markup.size());
        out += markup.substr(0, reference);
        markup.remove_prefix(reference);
        if (markup.empty()) break;
        const std::size_t end = markup.find_first_of(";&<\"'", 1);
        const bool ended = end != std::string_view::npos && markup[end] == ';';
        const std::string name(ended ? markup.substr(1, end - 1) : std::string_view());
        const auto entity = entities.find(name);
        if (is_predefined(name)) {
            out += '&';
        } else {
            out += entity == entities.end() ? "&amp;" : entity->second;
        }
        markup.remove_prefix(entity == entities.end() || is_predefined(name) ? 1 : end + 1);
    }
    return out;
}

/// What the XML library does not read: the document type, which it takes for ended too early, and what it declares.
std::string without_doctype(std::string_view bytes) {
    const std::size_t start = bytes.find("<!DOCTYPE");
    if (start == std::string_view::npos) return with_entities(bytes, {});
    const std::size_t end = end_of_doctype(bytes, start);
    return std::string(bytes.substr(0, start)) +
           with_entities(bytes.substr(end), entities_of(bytes.substr(start, end - start)));
}

/// White space between two tags of a text, which the XML library would drop, as a reference, which it keeps.
std::string with_spaces_between_tags(std::string markup) {
    const std::size_t last = markup.rfind('<');
    std::size_t at = markup.find("<text");
    if (at == std::string::npos) at = markup.find(":text");
    while (at < last && (at = markup.find('>', at)) < last) {
        const std::size_t end = markup.find_first_not_of(white_space, ++at);
        if (end > at && end < last && markup[end] == '<') markup.replace(at, end - at, "&#32;");
    }
    return markup;
}

/// XML 1.0 section 4.3.3: UTF-8 unless the declaration, or bytes of UTF-16, say otherwise.
bool states_other_encoding(std::string_view bytes) {
    const std::string_view declaration = bytes.starts_with("<?xml") ? bytes.substr(0, bytes.find('>')) : std::string_view();
    const std::size_t stated = declaration.find("encoding");
    if (stated == std::string_view::npos) return false;
    const std::string encoding = base::lower_ascii(declaration.substr(stated));
    return encoding.find("utf-8") == std::string::npos && base::end_of_ascii(bytes) != bytes.size();
}

XmlSpace space_named(std::string_view address) {
    if (address == "http://www.w3.org/2000/svg") return XmlSpace::svg;
    if (address == "http://www.w3.org/1999/xlink") return XmlSpace::xlink;
    if (address == "http://www.w3.org/XML/1998/namespace") return XmlSpace::xml;
    return address.empty() ? XmlSpace::none : XmlSpace::other;
}

std::pair<std::string_view, std::string_view> split_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::pair(std::string_view(), name)
                                           : std::pair(name.substr(0, colon), name.substr(colon + 1));
}

class TreeBuilder {
public:
    SvgElement element(const tinyxml2::XMLElement& from) {
        const std::size_t outer = bindings_.size();
        bind(from);
        const auto [prefix, name] = split_name(from.Name());
        SvgElement made{space_of(prefix), std::string(name), attributes(from), {}};
        for (const tinyxml2::XMLNode* child = from.FirstChild(); child != nullptr; child = child->NextSibling()) {
            if (const tinyxml2::XMLElement* inner = child->ToElement()) {
                made.children.emplace_back(element(*inner));
            } else if (const tinyxml2::XMLText* text = child->ToText()) {
                made.children.emplace_back(std::string(text->Value()));
            }
        }
        bindings_.resize(outer);
        return made;
    }

private:
    void bind(const tinyxml2::XMLElement& from) {
        for (const tinyxml2::XMLAttribute* each = from.FirstAttribute(); each != nullptr; each = each->Next()) {
            const auto [prefix, name] = split_name(each->Name());
            if (prefix == "xmlns") bindings_.emplace_back(name, space_named(each->Value()));
            if (prefix.empty() && name == "xmlns") bindings_.emplace_back(std::string(), space_named(each->Value()));
        }
    }

    XmlSpace space_of(std::string_view prefix) const {
        const auto found =
            std::find_if(bindings_.rbegin(), bindings_.rend(), [&](const auto& each) { return each.first == prefix; });
        return found == bindings_.rend() ? XmlSpace::other : found->second;
    }

    std::vector<SvgAttribute> attributes(const tinyxml2::XMLElement& from) const {
        std::vector<SvgAttribute> made;
        for (const tinyxml2::XMLAttribute* each = from.FirstAttribute(); each != nullptr; each = each->Next()) {
            const auto [prefix, name] = split_name(each->Name());
            if (prefix == "xmlns" || (prefix.empty() && name == "xmlns")) continue;
            made.push_back({prefix.empty() ? XmlSpace::none : space_of(prefix), std::string(name), each->Value()});
        }
        return made;
    }

    /// Of prefixes, innermost last. A drawing that was cut out of a page names no space; some forget the other two.
    std::vector<std::pair<std::string, XmlSpace>> bindings_ = {
        {"", XmlSpace::svg}, {"svg", XmlSpace::svg}, {"xlink", XmlSpace::xlink}, {"xml", XmlSpace::xml}};
};

}  // namespace

std::string_view SvgElement::attribute(std::string_view wanted) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const SvgAttribute& each) {
        return each.space == XmlSpace::none && each.name == wanted;
    });
    return found == attributes.end() ? std::string_view() : std::string_view(found->value);
}

base::Result<SvgElement> read_svg(std::string_view bytes) {
    if (states_other_encoding(bytes)) return base::fail("the SVG image is not UTF-8", "save it as UTF-8, or as PNG");
    base::Diagnostics ignored;
    const std::string markup = with_spaces_between_tags(without_doctype(base::scrub(bytes, {}, ignored)));
    tinyxml2::XMLDocument document(true, tinyxml2::PRESERVE_WHITESPACE);
    if (document.Parse(markup.data(), markup.size()) != tinyxml2::XML_SUCCESS) {
        return damaged(Format::svg, "it is not well-formed at line " + std::to_string(document.ErrorLineNum()));
    }
    const tinyxml2::XMLElement* root = document.RootElement();
    if (root == nullptr) return damaged(Format::svg, "it has no element");
    SvgElement svg = TreeBuilder().element(*root);
    if (svg.space != XmlSpace::svg || svg.name != "svg") return damaged(Format::svg, "its root is not svg");
    return svg;
}

}  // namespace gazette::image
