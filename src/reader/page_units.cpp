#include "reader/page_units.h"

#include <utility>

#include "base/text.h"
#include "reader/html_address.h"

namespace gazette::reader::html {

namespace {

bool is_image(Tag tag) {
    return tag == Tag::img || tag == Tag::amp_img;
}

class UnitFinder {
public:
    UnitFinder(const Survey& survey, const Selection& selection, const std::string& host)
        : survey_(survey), page_(survey.page()), selection_(selection), host_(host), in_line_(page_.size(), true) {
        for (NodeIndex i = page_.size(); i-- > 1;) {
            if (is_kept(i) && (!in_line_[i] || !is_inline(page_[i].tag))) {
                in_line_[page_[i].parent] = false;
            }
        }
    }

    std::vector<Unit> run(const std::vector<NodeIndex>& roots) {
        for (const NodeIndex root : roots) {
            for (NodeIndex i = root; i < page_[root].end;) {
                i = step(i, root);
            }
        }
        return std::move(units_);
    }

private:
    bool is_kept(NodeIndex node) const { return !selection_.drops(node) && page_[node].tag != Tag::noscript; }

    NodeIndex step(NodeIndex node, NodeIndex root) {
        if (!is_kept(node)) {
            return page_[node].end;
        }
        if (is_inline(page_[node].tag) && in_line_[node]) {
            return add_run(node, node == root ? page_[node].end : page_[page_[node].parent].end);
        }
        return node + 1;
    }

    /// Texts and elements of a line up to the next break or block.
    NodeIndex add_run(NodeIndex first, NodeIndex end) {
        Unit unit;
        unit.holder = page_[first].parent;
        NodeIndex at = first;
        for (; at < end && is_inline(page_[at].tag) && in_line_[at]; at = page_[at].end) {
            if (page_[at].tag == Tag::br) {
                at = page_[at].end;
                break;
            }
            if (is_kept(at)) {
                add_part(at, unit);
            }
        }
        unit.text = base::collapse_space(unit.text);
        if (unit.characters > 0 && !unit.text.empty()) {
            unit.kind = kind_of(unit.holder, unit.link_characters > 0);
            unit.after_image = std::exchange(image_before_, false);
            units_.push_back(std::move(unit));
        }
        return at;
    }

    void add_part(NodeIndex part, Unit& unit) {
        unit.parts.push_back(part);
        NodeIndex link_end = 0;
        for (NodeIndex i = part; i < page_[part].end;) {
            if (!is_kept(i)) {
                i = page_[i].end;
                continue;
            }
            if (page_[i].tag == Tag::a && !page_.raw(i, Attribute::href).starts_with('#')) {
                unit.outbound = (unit.outbound || link_end == 0) && leads_away(i);
                link_end = page_[i].end;
            } else if (page_[i].tag == Tag::text) {
                unit.text += page_[i].text;
                unit.characters += survey_.text(i).characters;
                unit.link_characters += i < link_end ? survey_.text(i).characters : 0;
            } else if (is_image(page_[i].tag)) {
                image_before_ = true;
                if (!units_.empty()) {
                    units_.back().before_image = true;
                }
            } else if (page_[i].tag == Tag::br) {
                unit.text += ' ';
            }
            ++i;
        }
    }

    bool leads_away(NodeIndex link) const {
        const std::string host = host_of(page_.raw(link, Attribute::href));
        return !host_.empty() && !host.empty() && site_of(host) != site_of(host_);
    }

    /// The last two labels, near enough to what one can register.
    static std::string_view site_of(std::string_view host) {
        const std::size_t dot = host.rfind('.');
        const std::size_t before = dot == std::string_view::npos || dot == 0 ? dot : host.rfind('.', dot - 1);
        return before == std::string_view::npos ? host : host.substr(before + 1);
    }

    /// A table of one cell is a frame. Letters set each of their links in one, which are no list of other articles.
    bool is_lone_cell(NodeIndex cell) const {
        NodeIndex table = page_[cell].parent;
        while (page_[table].tag == Tag::tr || page_[table].tag == Tag::tbody) {
            table = page_[table].parent;
        }
        const Tag tag = page_[cell].tag;
        return page_[table].tag == Tag::table && page_.find(tag, table, page_[table].end) == cell &&
               page_.find(Tag::td, page_[cell].end, page_[table].end) == no_node &&
               page_.find(Tag::th, page_[cell].end, page_[table].end) == no_node;
    }

    UnitKind kind_of(NodeIndex holder, bool has_links) const {
        for (NodeIndex at = holder; at != no_node; at = page_[at].parent) {
            const Tag tag = page_[at].tag;
            if (selection_.is_caption[at] || tag == Tag::figcaption || tag == Tag::figure || tag == Tag::caption) {
                return UnitKind::caption;
            }
            if (heading_level(tag) > 0) {
                return UnitKind::heading;
            }
            if (tag == Tag::li || tag == Tag::dt || tag == Tag::dd) {
                return UnitKind::item;
            }
            if ((tag == Tag::td || tag == Tag::th) && (has_links || !is_lone_cell(at))) {
                return UnitKind::cell;
            }
            if (tag == Tag::blockquote) {
                return UnitKind::quote;
            }
            if (tag == Tag::pre) {
                return UnitKind::code;
            }
            if (tag == Tag::article || tag == Tag::main || tag == Tag::section || tag == Tag::body) {
                break;
            }
        }
        return UnitKind::paragraph;
    }

    const Survey& survey_;
    const Page& page_;
    const Selection& selection_;
    const std::string& host_;
    std::vector<bool> in_line_;
    std::vector<Unit> units_;
    bool image_before_ = false;
};

}  // namespace

std::vector<Unit> units_of(const Survey& survey, const std::vector<NodeIndex>& roots, const Selection& selection,
                           const std::string& host) {
    return UnitFinder(survey, selection, host).run(roots);
}

}  // namespace gazette::reader::html
