// The article that users have: scraped to plain text, with its outlet and a comment form at the end.

#include "base/text.h"
#include "reading.h"
#include "source/provenance.h"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string path = GAZETTE_SHARED_DIR "/seed/000_fb3e1e2d72e72819.txt";

/// Nothing, and a line in the output, where the file is absent.
std::optional<article::Article> real_article() {
    std::optional<std::string> text = contents(path);
    if (!text) {
        WARN("skipped: no " << path);
        return std::nullopt;
    }
    return read(bytes_of(*std::move(text), "000_fb3e1e2d72e72819.txt"));
}

/// The lines of the file that hold text, trimmed.
std::vector<std::string> lines_of_file() {
    std::vector<std::string> lines;
    const std::string text = contents(path).value_or("");
    for (const std::string_view line : base::split_lines(text)) {
        if (!base::trim(line).empty()) {
            lines.emplace_back(base::trim(line));
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("the real input: the headline has a space for its no-break space") {
    if (const auto article = real_article()) {
        CHECK(article->title == "Hamas Chief Met With Iranian Officials In Tehran");
        CHECK(article->language == "en");
        CHECK(article->direction == base::Direction::left_to_right);
    }
}

TEST_CASE("the real input: seven paragraphs, whole and in order, with their curly quotes") {
    const auto article = real_article();
    if (!article) {
        return;
    }
    const std::vector<std::string> lines = lines_of_file();
    REQUIRE(lines.size() == 12);
    REQUIRE(article->body.size() == 7);
    for (std::size_t i = 0; i < article->body.size(); ++i) {
        INFO(i);
        CHECK(std::holds_alternative<article::Paragraph>(article->body[i].value));
        CHECK(article::plain_text(article::Blocks{article->body[i]}) == lines[i + 1]);
    }
    CHECK(contains(body(*article), "“Examining the latest"));
    CHECK(contains(body(*article), "Israel’s"));
}

TEST_CASE("the real input: the outlet and its profile are the source, not the body") {
    const auto article = real_article();
    if (!article) {
        return;
    }
    CHECK(article->source.name == "Tasnim News Agency");
    CHECK(article->source.profile == lines_of_file().at(9));
    CHECK(article->source.profile.starts_with("Tasnim News Agency, which claims to be "));
    CHECK(article->source.profile.ends_with(" along with other fields."));
    CHECK_FALSE(contains(body(*article), "Tasnim"));
}

TEST_CASE("the real input: the comment form is removed and counted") {
    const auto article = real_article();
    if (!article) {
        return;
    }
    CHECK(removed(*article) == "Leave a Reply [comment form]\n"
                               "Your email address will not be published. Required fields are marked * [comment form]\n");
    CHECK(article->removed.at(0).line == 22);
    CHECK(article->removed.at(1).line == 24);
    CHECK_FALSE(contains(body(*article), "Reply"));
    CHECK(source::provenance_of(*article, {}).lines_removed == 2);
}

TEST_CASE("the real input: what the text does not state stays unknown") {
    const auto article = real_article();
    if (!article) {
        return;
    }
    const source::Provenance provenance = source::provenance_of(*article, {});
    CHECK_FALSE(provenance.published);
    CHECK_FALSE(provenance.retrieved);
    CHECK_FALSE(provenance.modified);
    CHECK(provenance.url.empty());
    CHECK(article->byline.empty());
    CHECK(article->dateline.empty());
    CHECK(article->stated_by_editor.empty());
    CHECK(diagnostics(*article).empty());
}

TEST_CASE("the real input: an editor's word beside it beats what it suggests") {
    std::optional<std::string> text = contents(path);
    if (!text) {
        WARN("skipped: no " << path);
        return;
    }
    const article::Article article =
        read(bytes_of(*std::move(text), "a.txt", "published = 2024-03-27\nsource = \"Desk\"\n"));
    CHECK(base::iso(article.published.value()) == "2024-03-27");
    CHECK(article.source.name == "Desk");
    CHECK(article.source.profile.empty());
    CHECK(article.stated_by_editor == std::set{article::Fact::published, article::Fact::source});
    CHECK(article.body.size() == 7);
}
