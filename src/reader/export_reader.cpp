#include "reader/export_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>

#include "base/language.h"
#include "base/move_to_end.h"
#include "base/text.h"
#include "reader/charset.h"
#include "reader/document.h"
#include "reader/file_name.h"
#include "reader/json_flaw.h"
#include "reader/language_detection.h"
#include "reader/page_fragment.h"
#include "reader/rules.h"
#include "reader/saved_entries.h"
#include "reader/stated_date.h"
#include "reader/text_characters.h"

namespace gazette::reader {

namespace {

bool is_called_json(const std::string& name) {
    const std::string ending = extension_of(name);
    return ending == ".json" || ending == ".jsonl" || ending == ".ndjson";
}

/// Of a text without white space around it.
std::optional<SavedEntries> entries_of_bare(std::string_view bare, const std::string& name, const ExportFields& fields) {
    // Whoever writes Markdown wants its links.
    if (!is_called_markdown(name)) {
        if (std::optional<SavedEntries> links = entries_of_links(bare)) {
            return links;
        }
    }
    if (bare.starts_with('{') || bare.starts_with('[')) {
        return entries_of_json(bare, fields, is_called_json(name));
    }
    return bare.starts_with('<') ? entries_of_bookmarks(bare) : entries_of_csv(bare, fields);
}

std::optional<SavedEntries> entries_of(std::string_view text, const std::string& name, const ExportFields& fields) {
    const std::string_view bare = base::trim(text);
    std::optional<SavedEntries> found = entries_of_bare(bare, name, fields);
    const auto above = static_cast<int>(std::count(text.data(), bare.data(), '\n'));
    if (found) {
        for (std::optional<int>* line : {&found->unread_line, &found->unclosed_quote}) {
            if (*line) {
                **line += above;
            }
        }
    }
    return found;
}

/// As feeds write it, or seconds since 1970, in years that feeds do not write so.
std::optional<base::DateTime> moment(const std::string& written) {
    base::UnixTime seconds = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), seconds);
    const bool plausible = written.size() == 9 || written.size() == 10;
    if (error == std::errc() && end == written.data() + written.size() && plausible) {
        return base::utc_from_unix(seconds);
    }
    return dates::moment_of(written);
}

/// Exports have words for none of their own, such as "null".
bool stands_for_none(const std::string& written, const ExportFields& fields) {
    const std::string lower = base::lower_ascii(written.ends_with(".0") ? written.substr(0, written.size() - 2) : written);
    return dates::stands_for_none(lower) || is_among(fields.undated, lower);
}

/// One that cannot be read is told, and the article stays without it. So it does where the date is that from which programs count.
std::optional<base::DateTime> moment_or_told(const char* which, const std::string& written, const ExportFields& fields,
                                             const std::string& name, base::Diagnostics& diagnostics) {
    if (stands_for_none(written, fields)) {
        return std::nullopt;
    }
    std::optional<base::DateTime> found = moment(written);
    if (found && base::iso(*found) == base::iso(base::utc_from_unix(0))) {
        return std::nullopt;
    }
    if (!found) {
        diagnostics.push_back({base::Severity::warning,
                               {name, 0, 0},
                               dates::unreadable(std::string("when it was ") + which, written),
                               "correct it in the export; the article stays without it"});
    }
    return found;
}

/// Whether the program could not fetch the page that it saved.
bool is_failure(const SavedEntry& entry, const ExportFields& fields) {
    const std::string opening = base::fold(entry.text.substr(0, 300));
    return std::any_of(fields.failures.begin(), fields.failures.end(),
                       [&](const std::string& failure) { return opening.find(base::fold(failure)) != std::string::npos; });
}

class ExportReader {
public:
    ExportReader(const Bytes& bytes, const Context& context, ContainerBudget& budget)
        : bytes_(bytes), context_(context), budget_(budget) {}

    Reading run(SavedEntries saved, const std::set<std::string>& beside) {
        const std::size_t with_files = std::erase_if(
            saved.entries, [&](const SavedEntry& entry) { return !entry.file.empty() && beside.contains(entry.file); });
        for (SavedEntry& entry : saved.entries) {
            if (budget_.parts == 0) {
                unread({}, base::Severity::error, "it has too many entries; those from here on are left out",
                       "split it, or raise 'parts' in containers.toml");
                break;
            }
            --budget_.parts;
            add(entry);
        }
        list_elsewhere(saved);
        if (saved.unclosed_quote) {
            unread({}, base::Severity::warning, "a quote is never closed; it was read as part of its field",
                   "close it, or export the table again", *saved.unclosed_quote);
        }
        if (saved.unread_line) {
            unread({}, base::Severity::warning, "a line that is no sound JSON, perhaps with others below; left out",
                   "export it again", *saved.unread_line);
        }
        if (saved.cut) {
            unread({}, base::Severity::error, "it holds more than can be read at once", "split it");
        }
        if (saved.entries.empty() && !saved.cut && with_files == 0 && bytes_.found) {
            pass_over(bytes_.name, reading_);
        } else if (!saved.entries.empty() || (!saved.cut && with_files == 0)) {
            count_links(saved.entries.size());
        }
        return std::move(reading_);
    }

    /// A file of the name of an export that was come upon, and is none.
    static void pass_over(const std::string& name, Reading& reading) {
        reading.unread.push_back(
            {{}, {base::Severity::note, {name, 0, 0}, "passed over: neither articles nor links are in it", {}}});
    }

private:
    void unread(const std::string& entry, base::Severity severity, std::string what, std::string hint, int line = 0) {
        const std::string place = entry.empty() ? bytes_.name : bytes_.name + "/" + entry;
        reading_.unread.push_back({entry, {severity, {place, line, 0}, std::move(what), std::move(hint)}});
    }

    /// Addresses may be whole programs: their scheme says what they are.
    void list_elsewhere(const SavedEntries& saved) {
        for (const SavedEntry& entry : saved.elsewhere) {
            const std::string title = entry.title.empty() ? "" : ": " + entry.title;
            if (entry.address.find(':') == std::string::npos) {
                unread({}, base::Severity::note, "an entry without an address of the web" + title, "");
                continue;
            }
            unread({}, base::Severity::note,
                   "a link that leads to no page of the web (" + entry.address.substr(0, entry.address.find(':') + 1) +
                       ")" + title,
                   "");
        }
    }

    void add(SavedEntry& entry) {
        if (entry.text.empty() || is_failure(entry, context_.rules.exports())) {
            ++links_;
            unread(entry.address, base::Severity::note,
                   "a link without its text" + (entry.title.empty() ? "" : ": " + entry.title), "");
            return;
        }
        base::Result<article::Article> article = article_of(entry);
        if (!article) {
            reading_.unread.push_back({entry.address, article.error()});
            return;
        }
        article->input.entry = entry.address;
        reading_.articles.push_back(*std::move(article));
    }

    base::Result<article::Article> article_of(SavedEntry& entry) {
        article::Article article;
        article.title = entry.title;
        article.byline = entry.author;
        article.url = entry.address;
        const std::string name = bytes_.name + "/" + entry.address;
        article.published =
            moment_or_told("published", entry.published, context_.rules.exports(), name, article.diagnostics);
        article.retrieved = moment_or_told("saved", entry.saved, context_.rules.exports(), name, article.diagnostics);
        article.tags = entry.tags;
        article.source.name = outlet_of(entry);
        Fragment text = read_fragment(entry.text, entry.address, name);
        article.body = std::move(text.blocks);
        article.removed = std::move(text.removed);
        base::move_to_end(article.diagnostics, std::move(text.diagnostics));
        article.language = base::canonical_language(entry.language);
        if (article.language.empty()) {
            article.language = detect_language(article::plain_text(article.body), context_.rules);
        }
        return finished(std::move(article), {std::move(entry.text), name, {}, {}});
    }

    /// As the registry knows it by the address, where it does not know the name that the export states.
    std::string outlet_of(const SavedEntry& entry) const {
        const bool unknown = !entry.outlet.empty() && context_.registry.by_name(entry.outlet) == nullptr;
        const source::Outlet* const known = unknown ? context_.registry.by_url(entry.address) : nullptr;
        return known != nullptr ? known->name : entry.outlet;
    }

    void count_links(std::size_t entries) {
        if (entries == 0) {
            unread({}, base::Severity::error, "neither an article nor a link is in it",
                   "give pages, texts, or an export of wallabag, Omnivore or another that holds the texts");
        } else if (links_ > 0) {
            const std::string count = std::to_string(links_) + (links_ == 1 ? " link" : " links");
            unread({}, reading_.articles.empty() ? base::Severity::error : base::Severity::warning,
                   "a list with " + count + " without the text of the pages",
                   "save the pages themselves, and give them; gazette inspect lists the links");
        }
    }

    const Bytes& bytes_;
    const Context& context_;
    ContainerBudget& budget_;
    Reading reading_;
    std::size_t links_ = 0;
};

/// What is called JSON or a table and is none that can be read is no plain text either.
std::optional<base::Result<Reading>> not_as_named(const Bytes& bytes, std::string_view text) {
    const std::string& name = bytes.name;
    const std::string lower = base::lower_ascii(name);
    if (bytes.found && lower.ends_with(".csv")) {
        Reading reading;
        ExportReader::pass_over(name, reading);
        return reading;
    }
    if (is_called_json(name)) {
        const JsonFlaw flaw = flaw_of_json(text).value_or(JsonFlaw{0, 0, "it holds no list of entries"});
        return base::fail("this is no sound JSON: " + flaw.what, "export it again", {name, flaw.line, flaw.column});
    }
    if (lower.ends_with(".csv")) {
        return base::fail("the table has no column of addresses", "name one 'url' in its first line", {name, 0, 0});
    }
    return std::nullopt;
}

}  // namespace

std::optional<base::Result<Reading>> read_export(const Bytes& bytes, const Context& context, ContainerBudget& budget,
                                                 const std::set<std::string>& beside) {
    if (!may_be_export(bytes.data, bytes.name)) {
        return std::nullopt;
    }
    base::Diagnostics diagnostics;
    const base::Result<std::string> text = to_utf8(bytes.data, bytes.name, diagnostics);
    if (!text) {
        return text.failure();
    }
    std::optional<SavedEntries> entries = entries_of(*text, bytes.name, context.rules.exports());
    if (!entries) {
        return not_as_named(bytes, *text);
    }
    Reading reading = ExportReader(bytes, context, budget).run(*std::move(entries), beside);
    for (base::Diagnostic& each : diagnostics) {
        reading.unread.push_back({{}, std::move(each)});
    }
    return reading;
}

void apply(const SavedEntry& entry, const ExportFields& fields, article::Article& article) {
    const auto may_set = [&](article::Fact fact, bool known) { return known && !article.stated_by_editor.contains(fact); };
    if (may_set(article::Fact::title, !entry.title.empty())) {
        article.title = entry.title;
    }
    if (may_set(article::Fact::byline, !entry.author.empty())) {
        article.byline = entry.author;
        article.printed_byline.clear();
    }
    if (may_set(article::Fact::url, true)) {
        article.url = entry.address;
    }
    const auto set_moment = [&](article::Fact fact, const char* which, const std::string& written,
                                std::optional<base::DateTime>& place) {
        if (may_set(fact, !written.empty())) {
            const auto found = moment_or_told(which, written, fields, article.input.name, article.diagnostics);
            place = found ? found : place;
        }
    };
    set_moment(article::Fact::published, "published", entry.published, article.published);
    set_moment(article::Fact::retrieved, "saved", entry.saved, article.retrieved);
    if (may_set(article::Fact::tags, !entry.tags.empty())) {
        article.tags = entry.tags;
    }
}

}  // namespace gazette::reader
