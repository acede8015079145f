#pragma once

// The picture that a page states for its article in, whether it is at hand or elsewhere; the article with it out.

#include <functional>
#include <string>

#include "article/article.h"
#include "reader/html_page.h"
#include "reader/page_facts.h"
#include "reader/page_images.h"

namespace gazette::reader::html {

/// Whether an image of this absolute address was kept with the page.
using IsKept = std::function<bool(const std::string& address)>;

/// Whether the text shows the picture at this absolute address: by the address or, in another size, by its file's name.
bool shows_picture(const article::Blocks& body, const std::string& address);

/// Sets the address of the picture. One that the body does not show yet, by its address or, in another size, by its file's name,
/// becomes the first figure where it was saved with the page, under its own address or that of an image of the page with this
/// name, unless the page has it around the article alone or too small to be seen; one that would have to be fetched is a note in
/// `file`.
void add_lead_image(const Page& page, const PageFacts& facts, const Location& location, const IsKept& is_kept,
                    const std::string& file, article::Article& article);

}  // namespace gazette::reader::html
