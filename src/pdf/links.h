#pragma once

// Places that are pointed to, and what points to them: link annotations and the outline (ISO 32000-1 sections 12.3, 12.5).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/page.h"
#include "pdf/objects.h"

namespace gazette::pdf {

/// Where the anchors of a document are, as destinations ("[12 0 R /XYZ null 700 null]").
class Destinations {
public:
    /// The first anchor of a name counts.
    void add(const layout::Anchor& anchor, Ref page, base::ScaledPoints page_height);

    /// Empty for a name that no anchor has.
    std::string find(const std::string& anchor) const;

private:
    std::map<std::string, std::string> by_name_;
};

/// An address with what RFC 3986 does not allow percent-encoded; "%" is taken to be encoded already.
std::string percent_encode(std::string_view address);

/// The entries of a link's annotation; nothing where the target is no address and no known anchor.
std::optional<std::string> link_annotation(const layout::LinkArea& link, const Destinations& destinations,
                                           base::ScaledPoints page_height, int struct_parent);

/// Adds the outline, its first level open; items whose anchor is unknown lead nowhere but keep those below them. Nothing
/// where there are no items.
std::optional<Ref> add_outline(Document& document, const std::vector<layout::OutlineItem>& items,
                               const Destinations& destinations);

}  // namespace gazette::pdf
