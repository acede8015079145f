#pragma once

// The elements and attributes of HTML that reading a page needs, by name.

#include <cstdint>
#include <string_view>

namespace gazette::reader::html {

// clang-format off
enum class Tag : std::uint8_t {
    // What is no element, and every element that has no part of its own here.
    document, text, other,
    a, abbr, acronym, address, amp_img, annotation, annotation_xml, article, aside, audio, b, base, bdi, bdo, big, blockquote,
    body, br, button, canvas, caption,
    center, cite, code, col, colgroup, data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset,
    figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i,
    iframe, img, input, ins, kbd, label, legend, li, link, main, map, mark, math, menu, meta, meter, mfrac, mroot, msqrt, msub, msubsup, msup, nav, noembed, noframes,
    noscript, object, ol, optgroup, option, output, p, picture, plaintext, pre, progress, q, rb, rp, rt, rtc, ruby, s, samp,
    script, search, section, select, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td,
    template_, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, var, video, wbr, xmp,
};

enum class Attribute : std::uint8_t {
    other,
    align, alt, aria_controls, aria_expanded, aria_hidden, aria_label, aria_level, aria_modal, border, checked, cite, class_, colspan, content, data, data_lazy_src, data_lazy_srcset,
    data_original, data_src, data_srcset,
    datetime, dir, epub_type, height, hidden, href, http_equiv, id, itemprop, itemscope, itemtype, lang, name, poster, property, pubdate,
    rel, reversed, role, rowspan, scope, src, srcdoc, srcset, start, style, title, type, value, view_box, width, xml_lang,
};
// clang-format on

/// `name` in lower case.
Tag tag_named(std::string_view name);
std::string_view name_of(Tag tag);
Attribute attribute_named(std::string_view name);

/// Elements without content or end tag (HTML Standard, 13.1.2).
bool is_void(Tag tag);

/// Elements that stand within a line.
bool is_inline(Tag tag);

/// Level 1 to 6, or 0 for what is no heading.
int heading_level(Tag tag);

}  // namespace gazette::reader::html
