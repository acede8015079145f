#include "reader/page_reader.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "reader/html_page.h"
#include "reader/language_detection.h"
#include "reader/page_blocks.h"
#include "reader/page_content.h"
#include "reader/page_measure.h"
#include "reader/rules.h"

namespace gazette::reader {

article::Article read_page(std::string_view text, const std::string& name, const Context& context) {
    using namespace html;
    static_cast<void>(name);
    article::Article article;
    const Page page(text);
    const Survey survey(page, context.rules.html());
    if (const NodeIndex title = page.find(Tag::title); title != no_node) {
        article.title = page.text_of(title);
    }
    const Content content = article_in(survey, article.title);
    article.body = blocks_of(page, content.roots, content.selection, {}, "en");
    article.language = detect_language(article::plain_text(article.body), context.rules);
    return article;
}

}  // namespace gazette::reader
