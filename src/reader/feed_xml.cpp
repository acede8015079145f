#include "reader/feed_xml.h"

#include <algorithm>

#include "base/text.h"
#include "reader/feed_references.h"
#include "reader/html_names.h"

namespace gazette::reader::feed {

bool XmlTree::is(XmlIndex index, Space space, std::string_view lower_name) const {
    return nodes_[index].space == space && equals_lower(nodes_[index].name, lower_name);
}

bool XmlTree::has_attribute(XmlIndex index, Space space, std::string_view lower_name) const {
    const XmlAttribute* const begin = attributes_begin(index);
    return std::any_of(begin, begin + nodes_[index].attribute_count, [&](const XmlAttribute& each) {
        return each.space == space && equals_lower(each.name, lower_name);
    });
}

std::string XmlTree::attribute(XmlIndex index, Space space, std::string_view lower_name) const {
    const XmlAttribute* const begin = attributes_begin(index);
    const XmlAttribute* const end = begin + nodes_[index].attribute_count;
    const XmlAttribute* const found = std::find_if(
        begin, end, [&](const XmlAttribute& each) { return each.space == space && equals_lower(each.name, lower_name); });
    return found == end ? std::string() : std::string(base::trim(decode_references(found->raw)));
}

XmlIndex XmlTree::child(XmlIndex parent, Space space, std::string_view lower_name) const {
    for (XmlIndex i = parent + 1; i < nodes_[parent].end; i = nodes_[i].end) {
        if (is(i, space, lower_name)) {
            return i;
        }
    }
    return no_element;
}

XmlIndex XmlTree::first_element(XmlIndex parent) const {
    for (XmlIndex i = parent + 1; i < nodes_[parent].end; i = nodes_[i].end) {
        if (!is_text(i)) {
            return i;
        }
    }
    return no_element;
}

std::string XmlTree::text_of(XmlIndex index) const {
    std::string text;
    for (XmlIndex i = index; i < nodes_[index].end; ++i) {
        if (is_text(i)) {
            text += nodes_[i].literal ? std::string(nodes_[i].text) : decode_references(nodes_[i].text);
        }
    }
    return text;
}

std::string XmlTree::own_text(XmlIndex index) const {
    std::string text;
    for (XmlIndex i = index + 1; i < nodes_[index].end; i = nodes_[i].end) {
        if (is_text(i)) {
            text += nodes_[i].literal ? std::string(nodes_[i].text) : decode_references(nodes_[i].text);
        }
    }
    return text;
}

std::string XmlTree::markup_of(XmlIndex index) const {
    std::string out;
    std::vector<XmlIndex> open;
    const auto close_until = [&](XmlIndex at) {
        while (!open.empty() && nodes_[open.back()].end <= at) {
            out += "</" + base::lower_ascii(nodes_[open.back()].name) + ">";
            open.pop_back();
        }
    };
    for (XmlIndex i = index + 1; i < nodes_[index].end; ++i) {
        close_until(i);
        const XmlNode& node = nodes_[i];
        if (is_text(i)) {
            out += base::replace_all(escaped(node.literal ? std::string(node.text) : decode_references(node.text)),
                                     "&quot;", "\"");
            continue;
        }
        const std::string name = base::lower_ascii(node.name);
        out += "<" + name;
        for (const XmlAttribute* each = attributes_begin(i); each != attributes_begin(i) + node.attribute_count; ++each) {
            if (each->space == Space::core && each->name != "xmlns") {
                out += " " + std::string(each->name) + "=\"" + escaped(decode_references(each->raw)) + "\"";
            }
        }
        out += ">";
        if (!html::is_void(html::tag_named(name))) {
            open.push_back(i);
        }
    }
    close_until(nodes_[index].end);
    return out;
}

}  // namespace gazette::reader::feed
