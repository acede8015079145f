#pragma once

// A character in, whether it may be part of a name in XML out: of those above ASCII all may.

namespace gazette::reader::feed {

constexpr bool starts_xml_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_xml_name(char c) {
    return starts_xml_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

}  // namespace gazette::reader::feed
