#include "reader/page_fragment.h"

#include "reader/html_page.h"
#include "reader/page_blocks.h"
#include "reader/page_images.h"
#include "reader/page_selection.h"

namespace gazette::reader {

article::Blocks read_fragment(std::string_view html, const std::string& address) {
    const html::Page page(html);
    const html::NodeIndex body = page.find(html::Tag::body);
    return html::blocks_of(page, {body == html::no_node ? 0 : body}, html::Selection(page), {address, address}, "und");
}

}  // namespace gazette::reader
