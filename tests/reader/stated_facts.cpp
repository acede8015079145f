// What an editor states beats what the text suggests: head lines, NAME.toml, and what each of them means.

#include "base/time.h"
#include "reading.h"
#include "source/provenance.h"

using namespace gazette;
using namespace gazette::test;
using article::Fact;

namespace {

const std::string text =
    "Ferry Leaves Late\n\nThe ferry to Marl Island left an hour late on Monday.\n\nSalt Quay Courier\n\n"
    "Salt Quay Courier is a weekly of the harbour towns, printed on Thursdays and paid for by its readers since 1904.\n";

const std::string head = "URL: https://orchard.example/ferry?id=1\nPublished: 23 November 2026\nSource: Orchard Post\n"
                         "Author: Ilka Marrane\nRetrieved: 2026-11-24T06:30+01:00\nTags: sea, clocks,  harbour towns\n";

std::string stated(const article::Article& article) {
    std::string out;
    for (const Fact fact : article.stated_by_editor) {
        out += std::to_string(static_cast<int>(fact)) + " ";
    }
    return out;
}

}  // namespace

// ---- the head of a text

TEST_CASE("a block of stated facts at the head beats the text and is marked as the editor's") {
    const article::Article article = read_text(head + "\n" + text);
    CHECK(article.title == "Ferry Leaves Late");
    CHECK(article.url == "https://orchard.example/ferry?id=1");
    CHECK(base::iso(article.published.value()) == "2026-11-23");
    CHECK(base::iso(article.retrieved.value()) == "2026-11-24T05:30Z");
    CHECK(article.source.name == "Orchard Post");
    CHECK(article.source.profile.empty());
    CHECK(article.byline == "Ilka Marrane");
    CHECK(article.tags == std::vector<std::string>{"sea", "clocks", "harbour towns"});
    CHECK(article.stated_by_editor ==
          std::set{Fact::byline, Fact::source, Fact::url, Fact::published, Fact::retrieved, Fact::tags});
    CHECK(body(article) == "The ferry to Marl Island left an hour late on Monday.");
    CHECK(source::provenance_of(article, {}).stated_by_editor == article.stated_by_editor);
    CHECK(
        removed(article) ==
        "Salt Quay Courier [source replaced by the editor]\n"
        "Salt Quay Courier is a weekly of the harbour towns, printed on Thursdays and paid for by its readers since 1904. "
        "[source replaced by the editor]\n");
}

TEST_CASE("what nobody stated is not marked") {
    const article::Article article = read_text(text);
    CHECK(stated(article).empty());
    CHECK(article.source.name == "Salt Quay Courier");
}

TEST_CASE("the head may have blank lines above it, other spellings, any order") {
    const article::Article article = read_text("\n\nprofile: A monthly of growers.\nLINK:https://orchard.example/\nby: "
                                               "Jo\ndate: 2026-11-23\nsource: Orchard Post\n\n" +
                                               text);
    CHECK(article.url == "https://orchard.example/");
    CHECK(article.byline == "Jo");
    CHECK(article.source.profile == "A monthly of growers.");
    CHECK(base::iso(article.published.value()) == "2026-11-23");
}

TEST_CASE("the same source stated keeps the profile that the text has") {
    const article::Article article = read_text("URL: https://quay.example/\nSource: SALT QUAY COURIER\n\n" + text);
    CHECK(article.source.profile.starts_with("Salt Quay Courier is a weekly"));
    CHECK(article.stated_by_editor.contains(Fact::source));
}

TEST_CASE("a stated headline takes the text's place, and the text's is listed") {
    const article::Article article = read_text("Title: A Clock Stops\nDeck: And a ferry waits\n\n" + text);
    CHECK(article.title == "A Clock Stops");
    CHECK(article.subtitle == "And a ferry waits");
    CHECK(removed(article) == "Ferry Leaves Late [headline replaced by the editor]\n");
}

TEST_CASE("a stated deck, byline and source take the places of the text's, and the text's are listed") {
    const std::string own =
        "Ferry Leaves Late\n\nThe deck of it is short enough\n\nBy Ada Quill\n\nThe ferry left late.\n\n"
        "It came back.\n\nSource: Orchard Post\n";
    const std::string replaced = "The deck of it is short enough [deck replaced by the editor]\n"
                                 "By Ada Quill [byline replaced by the editor]\n"
                                 "Orchard Post [source replaced by the editor]\n";
    CHECK(removed(read_text("Deck: And a ferry waits\nAuthor: Nils Orr\nSource: Quay Courier\n\n" + own)) == replaced);
    CHECK(removed(read_text("Deck: The deck of it is short enough\nAuthor: Ada Quill\nSource: Orchard Post\n\n" + own))
              .empty());
    const std::string beside = "subtitle = 'And a ferry waits'\nauthor = 'Nils Orr'\nsource = 'Quay Courier'\n";
    CHECK(removed(read(bytes_of(own, "a.txt", beside))) == replaced);
}

TEST_CASE("a headline that looks like a stated fact is a headline") {
    for (const std::string& line : {std::string("Source: minister to resign"), std::string("By: the numbers"),
                                    std::string("Title: a word that costs"), std::string("Note: ferries are late")}) {
        INFO(line);
        const article::Article article =
            read_text(line + "\n\nThe minister for clocks is to resign on Monday, it was said.\n");
        CHECK(article.title == line);
        CHECK(stated(article).empty());
    }
    CHECK(read_text("URL: https://quay.example/\n\nThe minister for clocks is to resign on Monday.\n").url ==
          "https://quay.example/");
}

TEST_CASE("a stated fact that cannot be understood is a warning with its place, and is left open") {
    const article::Article article =
        read_text("URL: quay.example/ferry\nPublished: 3/4/2026\nLanguage: Klingonese!\nAuthor: Jo\n\n" + text);
    CHECK(article.url.empty());
    CHECK_FALSE(article.published);
    CHECK(article.language == "en");
    CHECK(stated(article) == "2 ");
    CHECK(diagnostics(article) ==
          "a.txt:1:1: warning: 'quay.example/ferry' is no web address\n  hint: write it in full, with https://\n"
          "a.txt:2:1: warning: '3/4/2026' is no date that can be understood\n  hint: write it as 2026-11-24\n"
          "a.txt:3:1: warning: 'Klingonese!' is no language tag\n  hint: use a BCP 47 tag such as en or fa\n");
}

TEST_CASE("an address runs nothing and has no space") {
    for (const std::string& url :
         {std::string("javascript:alert(1)"), std::string("https://quay.example/a b"), std::string("file:///etc/hosts")}) {
        INFO(url);
        CHECK(read_text("URL: " + url + "\nAuthor: Jo\n\n" + text).url.empty());
    }
}

TEST_CASE("the language that is stated sets the direction") {
    const article::Article article = read_text("Language: fa_IR\nAuthor: Jo\n\n" + text);
    CHECK(article.language == "fa-IR");
    CHECK(article.direction == base::Direction::right_to_left);
    CHECK(article.stated_by_editor.contains(Fact::language));
}

TEST_CASE("a source that is an address of the web is the article's, and links to notes are their words") {
    const article::Article clipped =
        read_markdown("---\nsource: \"https://quay.example/ferry\"\nauthor:\n  - \"[[Ada Quill]]\"\n  - \"[[people/lind|Bo "
                      "Lind]]\"\n---\nThe ferry left late.\n");
    CHECK(clipped.url == "https://quay.example/ferry");
    CHECK(clipped.source.name.empty());
    CHECK(clipped.byline == "Ada Quill, Bo Lind");
    CHECK(clipped.stated_by_editor == std::set{Fact::byline, Fact::url});

    const article::Article head = read_text("Source: https://quay.example/ferry\nURL: https://quay.example/a\n\n" + text);
    CHECK(head.url == "https://quay.example/a");
    CHECK(head.source.name == "Salt Quay Courier");
}

// ---- NAME.toml

TEST_CASE("a NAME.toml beats the head, which beats the text") {
    const article::Article article =
        read(bytes_of(head + "\n" + text, "a.txt",
                      "published = 2026-11-22\nauthor = [\"Ilka Marrane\", \"Jo\"]\ntags = [\"sea\"]\n"
                      "source = \"Lock Street Gazette\"\nprofile = \"A daily.\"\nlicence = \"CC BY 4.0\"\n"
                      "modified = 2026-11-23T10:00:00Z\ndateline = \"Salt Quay\"\nsubtitle = \"And a clock\"\n"));
    CHECK(base::iso(article.published.value()) == "2026-11-22");
    CHECK(base::iso(article.modified.value()) == "2026-11-23T10:00Z");
    CHECK(article.byline == "Ilka Marrane, Jo");
    CHECK(article.tags == std::vector<std::string>{"sea"});
    CHECK(article.source.name == "Lock Street Gazette");
    CHECK(article.source.profile == "A daily.");
    CHECK(article.licence == "CC BY 4.0");
    CHECK(article.dateline == "Salt Quay");
    CHECK(article.subtitle == "And a clock");
    CHECK(article.url == "https://orchard.example/ferry?id=1");
    CHECK(article.stated_by_editor.contains(Fact::licence));
    CHECK(article.stated_by_editor.contains(Fact::modified));
    CHECK(diagnostics(article).empty());
}

TEST_CASE("a NAME.toml that cannot be read costs its facts, not the article") {
    const article::Article unknown = read(bytes_of(text, "a.txt", "title = \"Other\"\npublishd = 2026-11-22\n"));
    CHECK(unknown.title == "Ferry Leaves Late");
    CHECK(contains(diagnostics(unknown), "a.toml:2:"));
    CHECK(contains(diagnostics(unknown), "published"));
    for (const std::string& broken : {std::string("title = \n"), std::string("title = [\"a\", 3]\n"),
                                      std::string("\xFF\xFE = 1"), std::string("[[[[[[[["), std::string(100'000, '[')}) {
        const article::Article article = read(bytes_of(text, "a.txt", broken));
        CHECK(body(article) == body(read_text(text)));
        REQUIRE(article.diagnostics.size() == 1);
        CHECK(article.diagnostics.front().severity == base::Severity::error);
        CHECK(article.diagnostics.front().place.file == "a.toml");
    }
}

TEST_CASE("the source that an editor states is matched against the registry") {
    source::Outlet post;
    post.name = "Orchard Post";
    post.aliases = {"The Post"};
    post.profile = "From the registry.";
    const base::Result<source::Registry> registry = source::Registry::from({post});
    REQUIRE(registry);
    const article::Article article = read(bytes_of(text, "a.txt", "source = \"the post\"\n"), *registry);
    CHECK(source::provenance_of(article, *registry).outlet.name == "Orchard Post");
    CHECK(source::provenance_of(article, *registry).outlet.profile == "From the registry.");
}

TEST_CASE("what nobody could see is not stated, in whatever an article comes") {
    const std::string unseen = "\u200B\u2060\u00AD";
    const std::string words = "\n\nThe ferry to Marl Island left an hour late on Monday, and nobody was surprised.\n";
    const article::Article front =
        read_markdown("---\ntitle: \"" + unseen + "\"\nauthor: \"" + unseen + "\"\nsource: \"" + unseen + "\"\ntags: [\"" +
                      unseen + "\", sea]\n---\n# Ferry leaves late" + words);
    CHECK(front.title == "Ferry leaves late");
    CHECK(front.byline.empty());
    CHECK(front.source.name.empty());
    CHECK(front.tags == std::vector<std::string>{"sea"});
    CHECK(front.stated_by_editor == std::set<Fact>{Fact::tags});
    CHECK(read_markdown("# " + unseen + words).title.empty());
    CHECK(read_text("Title: " + unseen + "\n\nFerry leaves late" + words).title == "Ferry leaves late");

    const std::string page = "<html lang=en><title>" + unseen + "</title><meta property='og:title' content='" + unseen +
                             "'><meta name=author content='" + unseen + "'><meta property='og:site_name' content='" +
                             unseen + "'><article>";
    const auto of_page = [&](const std::string& heading) {
        return read(
            bytes_of(page + "<h1>" + heading + "</h1><p>By Ada Quill</p><p>" + words + "</p></article></html>", "a.html"));
    };
    CHECK(of_page("Ferry leaves late").title == "Ferry leaves late");
    CHECK(of_page("Ferry leaves late").source.name.empty());
    CHECK(of_page(unseen).title.empty());
    CHECK(of_page(unseen).byline.find(unseen) == std::string::npos);

    const article::Article entry = read(bytes_of("<rss version='2.0'><channel><title>" + unseen + "</title><item><title>" +
                                                     unseen + "</title><author>" + unseen + "</author><description>" +
                                                     words + "</description></item></channel></rss>",
                                                 "a.xml"));
    CHECK(entry.title.empty());
    CHECK(entry.byline.empty());
    CHECK(entry.source.name.empty());
}
