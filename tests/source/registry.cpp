#include "source/registry.h"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "source/provenance.h"

using namespace gazette;

namespace {

source::Registry two_outlets() {
    source::Outlet herald;
    herald.name = "Kestrel Bay Herald";
    herald.aliases = {"The Herald"};
    herald.domains = {"kestrelbay.example", "herald.example.org"};
    herald.licence = "CC BY 4.0";
    source::Outlet weekly;
    weekly.name = "کرانهٔ نو";
    weekly.romanised = "Karaneh-ye Now";
    weekly.profile = "Edited by volunteers.";
    base::Result<source::Registry> registry = source::Registry::from({herald, weekly});
    REQUIRE(registry);
    return *registry;
}

article::Article article_by(std::string name, std::string url = {}) {
    article::Article article;
    article.source.name = std::move(name);
    article.source.profile = "What the text says.";
    article.url = std::move(url);
    return article;
}

base::Result<source::Registry> read_text(const std::string& text) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("gazette-registry-" + std::to_string(::getpid()) + ".toml");
    std::ofstream(file) << text;
    base::Result<source::Registry> registry = source::Registry::read(file);
    std::filesystem::remove(file);
    return registry;
}

}  // namespace

TEST_CASE("an outlet is found by name, alias and romanised name, case and space aside") {
    const source::Registry registry = two_outlets();
    REQUIRE(registry.by_name("kestrel  BAY herald") != nullptr);
    CHECK(registry.by_name("THE HERALD")->name == "Kestrel Bay Herald");
    CHECK(registry.by_name("karaneh-ye now")->name == "کرانهٔ نو");
    CHECK(registry.by_name("Herald") == nullptr);
    CHECK(registry.by_name("") == nullptr);
}

TEST_CASE("an outlet is found by a domain or a subdomain of it, never by a longer name that ends alike") {
    const source::Registry registry = two_outlets();
    CHECK(registry.by_url("https://www.kestrelbay.example/a?b") != nullptr);
    CHECK(registry.by_url("http://user@News.KestrelBay.example:8080/a") != nullptr);
    CHECK(registry.by_url("https://notkestrelbay.example/") == nullptr);
    CHECK(registry.by_url("https://example.org/") == nullptr);
    CHECK(registry.by_url("not an address") == nullptr);
}

TEST_CASE("two outlets cannot share a name") {
    source::Outlet one;
    one.name = "Marl & Furrow";
    source::Outlet two;
    two.name = "Orchard Post";
    two.aliases = {"marl & furrow"};
    const base::Result<source::Registry> registry = source::Registry::from({one, two});
    REQUIRE_FALSE(registry);
    CHECK(registry.error().what == "two sources are called 'marl & furrow': Marl & Furrow and Orchard Post");
}

TEST_CASE("a registry file with an unknown key names the nearest") {
    const auto registry = read_text("[[source]]\nname = \"A\"\nprofil = \"x\"\n");
    REQUIRE_FALSE(registry);
    CHECK(registry.error().place.line == 3);
    CHECK(registry.error().hint.find("profile") != std::string::npos);
}

TEST_CASE("a registry file needs a name for every source") {
    for (const std::string name : {"", "name = \"\"\n", "name = \" \"\n", "name = \"\u200B\"\n"}) {
        const auto registry = read_text("[[source]]\nprofile = \"x\"\n" + name);
        REQUIRE_FALSE(registry);
        CHECK(registry.error().what == "a source needs a name");
    }
}

TEST_CASE("what nobody could see of a source is not stated") {
    const auto registry = read_text("[[source]]\nname = \"A\"\nprofile = \" \"\ntype = \"\u2060\"\n");
    REQUIRE(registry);
    CHECK(registry->by_name("A")->profile.empty());
    CHECK(registry->by_name("A")->type.empty());
}

TEST_CASE("a founding year may be a number or text") {
    const auto registry =
        read_text("[[source]]\nname = \"A\"\nfounded = 1874\n[[source]]\nname = \"B\"\nfounded = \"1903\"\n");
    REQUIRE(registry);
    CHECK(registry->by_name("A")->founded == "1874");
    CHECK(registry->by_name("B")->founded == "1903");
}

TEST_CASE("the registry's profile beats the text's, the text's fills a gap") {
    const source::Registry registry = two_outlets();
    CHECK(source::provenance_of(article_by("کرانهٔ نو"), registry).outlet.profile == "Edited by volunteers.");
    const source::Provenance herald = source::provenance_of(article_by("The Herald"), registry);
    CHECK(herald.in_registry);
    CHECK(herald.outlet.profile == "What the text says.");
    CHECK(herald.licence == "CC BY 4.0");
}

TEST_CASE("an outlet the registry does not know is what the text claims") {
    const source::Provenance unknown = source::provenance_of(article_by("Orchard Post"), two_outlets());
    CHECK_FALSE(unknown.in_registry);
    CHECK(unknown.outlet.name == "Orchard Post");
    CHECK(unknown.licence.empty());
}

TEST_CASE("an address names the outlet only where the text names none") {
    const source::Registry registry = two_outlets();
    CHECK(source::provenance_of(article_by("", "https://kestrelbay.example/a"), registry).outlet.name ==
          "Kestrel Bay Herald");
    CHECK(source::provenance_of(article_by("Orchard Post", "https://kestrelbay.example/a"), registry).outlet.name ==
          "Orchard Post");
}
