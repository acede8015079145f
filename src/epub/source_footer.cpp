#include "epub/source_footer.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/address.h"
#include "base/time.h"
#include "epub/book.h"
#include "epub/language.h"
#include "epub/page.h"

namespace gazette::epub {

namespace {

/// "2026-11-23 22:15 Z": sortable, and legible.
std::string legible(const base::DateTime& moment) {
    std::string text = base::iso(moment);
    if (const std::size_t separator = text.find('T'); separator != std::string::npos) {
        text[separator] = ' ';
    }
    if (text.ends_with('Z')) {
        text.insert(text.size() - 1, " ");
    }
    return text;
}

/// "No. 214/01", or "No. 1" in an edition without a number.
std::string number_of(const edition::Edition& edition, int article) {
    if (edition.number.empty()) {
        return edition.labels.text("number", {{"number", static_cast<long long>(article)}});
    }
    return edition.labels.text("number", {{"number", fmt::format("{}/{:02}", edition.number, article)}});
}

class FooterWriter {
public:
    FooterWriter(Xml& xml, const edition::Edition& edition, const edition::Entry& entry)
        : xml_(xml), edition_(edition), labels_(edition.labels), entry_(entry), provenance_(entry.provenance) {}

    void write() {
        xml_.open("footer", {{"class", "source"}, {"role", "group"}, {"aria-labelledby", "source"}});
        language_attributes(xml_, edition_.language, edition_.direction);
        head();
        identity();
        facts();
        xml_.close();
    }

private:
    void head() {
        const auto head = xml_.scope("div", {{"class", "source-head"}});
        xml_.element("h2", {{"id", "source"}}, labels_.text("source"));
        xml_.element("p", number_of(edition_, entry_.number));
    }

    void identity() {
        const source::Outlet& outlet = provenance_.outlet;
        {
            const auto name = xml_.scope("p", {{"class", "name"}});
            if (outlet.name.empty()) {
                xml_.element("em", {{"class", "not-stated"}}, labels_.text("unknown_source"));
            } else {
                outlet_name(xml_, outlet);
                mark(article::Fact::source);
            }
        }
        outlet_description(xml_, outlet);
    }

    void facts() {
        const auto list = xml_.scope("dl", {{"class", "facts"}});
        moment("published", provenance_.published, article::Fact::published);
        moment("modified", provenance_.modified, article::Fact::modified);
        moment("retrieved", provenance_.retrieved, article::Fact::retrieved);
        licence();
        language();
        length();
        original();
        digest();
    }

    // ---- one fact each

    Xml::Scope value_of(const char* label) {
        xml_.element("dt", labels_.text(label));
        return xml_.scope("dd");
    }

    void mark(article::Fact fact) {
        if (provenance_.stated_by_editor.contains(fact)) {
            xml_.text(" ");
            xml_.element("span", {{"class", "by-editor"}}, "(" + labels_.text("stated_by_editor") + ")");
        }
    }

    void moment(const char* label, const std::optional<base::DateTime>& moment, article::Fact fact) {
        const auto value = value_of(label);
        if (!moment) {
            not_stated(xml_, labels_);
            return;
        }
        xml_.element("time", {{"datetime", base::iso_as_stated(*moment)}, {"dir", "ltr"}}, legible(*moment));
        mark(fact);
    }

    void licence() {
        const auto value = value_of("licence");
        if (provenance_.licence.empty()) {
            not_stated(xml_, labels_);
            return;
        }
        xml_.element("bdi", provenance_.licence);
        mark(article::Fact::licence);
    }

    void language() {
        const auto value = value_of("language");
        if (provenance_.language.empty() || provenance_.language == "und") {
            not_stated(xml_, labels_);
            return;
        }
        xml_.text(labels_.language_name(provenance_.language) + " ");
        xml_.element("bdi", "(" + provenance_.language + ")");
        mark(article::Fact::language);
    }

    void length() {
        const auto value = value_of("text");
        const auto count = static_cast<long long>(provenance_.length.count);
        const std::string amount = labels_.count(provenance_.length.characters ? "characters" : "words", count);
        const std::string removed = labels_.count("removed", static_cast<long long>(provenance_.lines_removed));
        xml_.text(labels_.text("text_facts", {{"amount", amount}, {"removed", removed}}));
    }

    void original() {
        const auto value = value_of("original");
        if (provenance_.url.empty()) {
            not_stated(xml_, labels_);
            return;
        }
        if (const std::optional<std::string> address = base::safe_address(provenance_.url)) {
            xml_.element("a", {{"href", *address}, {"dir", "ltr"}}, provenance_.url);
        } else {
            xml_.element("bdi", provenance_.url);
        }
        mark(article::Fact::url);
    }

    void digest() {
        const auto value = value_of("sha256");
        const std::string& digest = provenance_.input.sha256;
        const bool long_one = digest.size() > 16;
        xml_.element("code", {{"dir", "ltr"}},
                     long_one ? digest.substr(0, 8) + "…" + digest.substr(digest.size() - 8) : digest);
        xml_.text(" (");
        xml_.element("a", {{"href", up_from_article + std::string(colophon_name) + "#" + register_anchor(entry_.number)}},
                     labels_.text("in_full_link"));
        xml_.text(")");
    }

    Xml& xml_;
    const edition::Edition& edition_;
    const edition::Labels& labels_;
    const edition::Entry& entry_;
    const source::Provenance& provenance_;
};

}  // namespace

void source_footer(Xml& xml, const edition::Edition& edition, const edition::Entry& entry) {
    FooterWriter(xml, edition, entry).write();
}

}  // namespace gazette::epub
