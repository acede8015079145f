#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/text.h"
#include "reader/archive_facts.h"
#include "reader/archive_images.h"
#include "reader/container_limits.h"
#include "reader/document.h"
#include "reader/export_reader.h"
#include "reader/feed_input.h"
#include "reader/feed_list.h"
#include "reader/feed_reader.h"
#include "reader/file_name.h"
#include "reader/gzip.h"
#include "reader/mailbox.h"
#include "reader/message_reader.h"
#include "reader/mime_message.h"
#include "reader/reader.h"
#include "reader/rules.h"
#include "reader/web_archive.h"
#include "reader/web_archive_reader.h"
#include "reader/zip_archive.h"

namespace gazette::reader {

namespace {

constexpr std::array<std::string_view, 24> extensions = {
    ".html",  ".htm", ".xhtml", ".txt",  ".text", ".md",  ".markdown", ".zip", ".gz",   ".eml", ".mbox", ".mht",
    ".mhtml", ".xml", ".rss",   ".atom", ".rdf",  ".cdf", ".warc",     ".arc", ".json", ".csv", ".emlx", ".wet"};

/// Of what is packed with gzip and no reader is for, beside images. Others may be anything, such as the end of a date.
constexpr std::array<std::string_view, 40> other_endings = {
    ".tar",   ".cpio", ".cdx", ".cdxj", ".wat", ".idx",  ".log", ".css", ".js",     ".mjs",
    ".map",   ".wasm", ".py",  ".c",    ".h",   ".cpp",  ".sh",  ".sql", ".sqlite", ".db",
    ".dump",  ".pdf",  ".ps",  ".eps",  ".dvi", ".djvu", ".doc", ".xls", ".docx",   ".xlsx",
    ".patch", ".diff", ".fa",  ".fq",   ".img", ".iso",  ".bin", ".ttf", ".mp3",    ".mp4"};

/// A folder's or archive's file that is worth reading: known by its ending, or without one.
bool may_be_article(const std::string& path) {
    const std::filesystem::path file(path);
    return !file.filename().string().starts_with('.') && !path.starts_with("__MACOSX/") &&
           (file.extension().empty() || knows(file));
}

base::Failure too_deep(const std::string& name) {
    return base::fail("archives are nested too deeply in each other",
                      "unpack them and give their files, or raise 'depth' in containers.toml", {name, 0, 0});
}

base::Failure too_many(const std::string& name) {
    return base::fail("it has too many parts; those from here on are left out",
                      "unpack it and give its files, or raise 'parts' in containers.toml", {name, 0, 0});
}

/// What some files that are ZIP archives are, by the first file in them.
std::string kind_of_package(const std::string& first) {
    return first == "mimetype"                                        ? "an EPUB or OpenDocument file"
           : first == "[Content_Types].xml" || first == "_rels/.rels" ? "an Office document"
                                                                      : "";
}

/// What nobody could see is not stated.
void drop_unseen(article::Article& article) {
    for (std::string* text : {&article.title, &article.subtitle, &article.byline, &article.printed_byline,
                              &article.dateline, &article.licence, &article.source.name, &article.source.profile}) {
        if (!text->empty() && base::shows_nothing(*text)) {
            text->clear();
        }
    }
    std::erase_if(article.tags, [](const std::string& tag) { return base::shows_nothing(tag); });
}

/// Walks through an input and what is packed in it, adding to one reading.
class Walk {
public:
    explicit Walk(const Context& context)
        : context_(context), limits_(context.rules.containers()), left_{limits_.parts, limits_.unpacked} {}

    /// `entry` is the part's path within the input, empty for the input itself. Parts within it that cannot be read do not
    /// make it fail. `beside`: as of `read_export`.
    base::Result<void> add(const Bytes& bytes, const std::string& entry, std::size_t depth,
                           const std::set<std::string>& beside = {}) {
        if (is_gzip(bytes.data)) {
            return add_gzip(bytes, entry, depth);
        }
        if (is_zip(bytes.data)) {
            return add_zip(bytes, entry, depth);
        }
        const std::string first_element = feed::first_element_of(bytes.data);
        if (feed::is_feed(bytes.data, first_element)) {
            return add_parts(read_feed(bytes, context_), entry);
        }
        if (is_feed_list(first_element)) {
            return add_parts(read_feed_list(bytes, context_), entry);
        }
        if (is_mailbox(bytes.data)) {
            return add_mailbox(bytes, entry, depth);
        }
        if (is_message(bytes.data, bytes.name)) {
            return add_message(bytes, entry, depth);
        }
        if (is_web_archive(bytes.data)) {
            add_all(read_web_archive(bytes, context_, left_), entry);
            return {};
        }
        if (std::optional<base::Result<Reading>> exported = read_export(bytes, context_, left_, beside)) {
            may_be_empty_ = bytes.found && depth == 0;
            return add_parts(*std::move(exported), entry);
        }
        if (feed::is_feed_behind_noise(bytes.data, bytes.name)) {
            return add_parts(read_feed(bytes, context_), entry);
        }
        return add_article(read_document(bytes, context_), entry);
    }

    Reading take(const std::string& name) {
        const bool failed = std::any_of(reading_.unread.begin(), reading_.unread.end(), [](const Unread& part) {
            return part.diagnostic.severity == base::Severity::error;
        });
        if (reading_.articles.empty() && !failed && !may_be_empty_) {
            const base::Failure none =
                base::fail("there is no article in it", "gazette inspect -v lists what it holds", {name, 0, 0});
            reading_.unread.push_back({{}, none.diagnostic});
        }
        for (article::Article& article : reading_.articles) {
            drop_unseen(article);
        }
        return std::move(reading_);
    }

private:
    base::Result<void> add_article(base::Result<article::Article> article, const std::string& entry) {
        if (!article) {
            return article.failure();
        }
        article->input.entry = entry;
        reading_.articles.push_back(*std::move(article));
        return {};
    }

    base::Result<void> add_parts(base::Result<Reading> parts, const std::string& entry) {
        if (!parts) {
            return parts.failure();
        }
        add_all(*std::move(parts), entry);
        return {};
    }

    /// What is attached comes after the message. A message that only carries others is no article that is missing.
    base::Result<void> add_message(const Bytes& bytes, const std::string& entry, std::size_t depth) {
        ReadMessage message = read_message(bytes, context_);
        for (const std::string& what : message.left_out) {
            note(entry, bytes.name, "attached and left out: " + what);
        }
        for (base::Diagnostic& what : message.lost) {
            reading_.unread.push_back({entry, std::move(what)});
        }
        const base::Result<void> added = add_article(std::move(message.article), entry);
        if (!added && message.enclosed.empty()) {
            return added;
        }
        if (!added) {
            note(entry, bytes.name, added.error().what);
        }
        for (Enclosed& enclosed : message.enclosed) {
            const std::string part = entry.empty() ? enclosed.name : entry + "/" + enclosed.name;
            const Bytes within = {std::move(enclosed.data), bytes.name + "/" + enclosed.name, {}, {}};
            if (left_.parts == 0) {
                reading_.unread.push_back({part, too_many(bytes.name).diagnostic});
                break;
            }
            --left_.parts;
            if (depth + 1 >= limits_.depth) {
                reading_.unread.push_back({part, too_deep(within.name).diagnostic});
            } else if (const base::Result<void> read = add(within, part, depth + 1); !read) {
                reading_.unread.push_back({part, read.error()});
            }
        }
        return {};
    }

    /// Each letter is a part, called by its number. A mailbox of one letter is that letter.
    base::Result<void> add_mailbox(const Bytes& mailbox, const std::string& entry, std::size_t depth) {
        Letters letters(mailbox.data);
        std::string_view letter = letters.take();
        if (letters.at_end()) {
            return add_message(mailbox, entry, depth);
        }
        if (depth == limits_.depth) {
            return too_deep(mailbox.name);
        }
        for (std::size_t number = 1; !letter.empty(); letter = letters.take(), ++number) {
            const std::string name = std::to_string(number) + ".eml";
            const std::string part = within(entry, name);
            if (left_.parts == 0) {
                reading_.unread.push_back({part, too_many(mailbox.name).diagnostic});
                break;
            }
            --left_.parts;
            const Bytes bytes = {std::string(letter), mailbox.name + "/" + name, {}, {}};
            if (const base::Result<void> read = add_message(bytes, part, depth + 1); !read) {
                reading_.unread.push_back({part, read.error()});
            }
        }
        return {};
    }

    /// What a reader of several articles found.
    void add_all(Reading reading, const std::string& entry) {
        const auto whole = [&](const std::string& part) { return part.empty() ? entry : within(entry, part); };
        for (article::Article& article : reading.articles) {
            article.input.entry = whole(article.input.entry);
            reading_.articles.push_back(std::move(article));
        }
        for (Unread& part : reading.unread) {
            reading_.unread.push_back({whole(part.entry), std::move(part.diagnostic)});
        }
    }

    void note(const std::string& entry, const std::string& file, std::string what) {
        reading_.unread.push_back({entry, {base::Severity::note, {file, 0, 0}, std::move(what), {}}});
    }

    base::Result<void> add_gzip(const Bytes& packed, const std::string& entry, std::size_t depth) {
        if (depth == limits_.depth) {
            return too_deep(packed.name);
        }
        Unpacked data = gunzip_as_far(packed.data, left_.unpacked, packed.name);
        // The records of a web archive stand on their own.
        if (data.failure && is_web_archive(data.bytes)) {
            reading_.unread.push_back({entry, data.failure->diagnostic});
        } else if (data.failure) {
            return *data.failure;
        }
        left_.unpacked -= std::min(left_.unpacked, data.bytes.size());
        Bytes bytes = {std::move(data.bytes), packed.name, packed.sidecar, packed.sidecar_name};
        if (extension_of(bytes.name) == ".gz") {
            bytes.name.resize(bytes.name.size() - 3);
        }
        const std::size_t before = reading_.articles.size();
        const std::size_t unread_before = reading_.unread.size();
        if (const base::Result<void> added = add(bytes, entry, depth + 1); !added) {
            base::Failure failure = added.failure();
            place_within(bytes.name, packed.name, failure.diagnostic);
            return failure;
        }
        // People have the packed file alone.
        for (std::size_t i = unread_before; i < reading_.unread.size(); ++i) {
            place_within(bytes.name, packed.name, reading_.unread[i].diagnostic);
        }
        for (std::size_t i = before; i < reading_.articles.size(); ++i) {
            article::Article& article = reading_.articles[i];
            for (base::Diagnostic& each : article.diagnostics) {
                place_within(bytes.name, packed.name, each);
            }
            // Of what lies in the input, packed, so that anybody can compare it.
            if (article.input.entry == entry) {
                article.input = {packed.name, entry, base::sha256_hex(packed.data), packed.data.size()};
            }
        }
        return {};
    }

    /// What is said of the file or of a part of it is said of the one that it came from.
    static void place_within(const std::string& file, const std::string& packed, base::Diagnostic& diagnostic) {
        std::string& place = diagnostic.place.file;
        if (file != packed && (place == file || place.starts_with(file + "/"))) {
            place.replace(0, file.size(), packed);
        }
    }

    base::Result<void> add_zip(const Bytes& packed, const std::string& entry, std::size_t depth) {
        if (depth == limits_.depth) {
            return too_deep(packed.name);
        }
        const base::Result<ZipArchive> archive = ZipArchive::open(packed.data, packed.name);
        if (!archive) {
            return archive.failure();
        }
        const std::vector<ZipFile>& files = archive->files();
        if (!archive->names_charset().empty()) {
            note(entry, packed.name, "the names in it are not UTF-8; they were read as " + archive->names_charset());
        }
        if (const std::string kind = files.empty() ? "" : kind_of_package(files.front().path); !kind.empty()) {
            return base::fail("this is " + kind + ", not an archive of articles", "export its text as HTML or Markdown",
                              {packed.name, 0, 0});
        }
        const ArchiveFacts facts(*archive, packed.name, context_.rules.exports(), left_.unpacked);
        ArchiveImages images(*archive);
        std::vector<const ZipFile*> pictures;
        for (const ZipFile& file : files) {
            if (extension_of(file.path) == ".toml") {
                continue;
            }
            const std::string part = within(entry, file.path);
            if (left_.parts == 0) {
                reading_.unread.push_back({part, too_many(packed.name).diagnostic});
                break;
            }
            --left_.parts;
            if (!file.link && is_named_as_image(file.path)) {
                pictures.push_back(&file);
                continue;
            }
            if (facts.is_highlights(file.path)) {
                note(part, packed.name + "/" + file.path, "what was marked in the page of this name; left out");
                continue;
            }
            const std::size_t before = reading_.articles.size();
            add_file(packed.name, *archive, file, part, facts, depth);
            for (std::size_t i = before; i < reading_.articles.size(); ++i) {
                settle(file.path, part, facts, images, reading_.articles[i]);
            }
        }
        for (const ZipFile* picture : pictures) {
            if (!images.shows(picture->path)) {
                leave_out(within(entry, picture->path), packed.name + "/" + picture->path);
            }
        }
        return {};
    }

    static std::string within(const std::string& entry, const std::string& path) {
        return entry.empty() ? path : entry + "/" + path;
    }

    void leave_out(const std::string& part, const std::string& name) {
        note(part, name, "no text, page or archive by its name; left out");
    }

    /// What other files of an archive have for an article that is itself a file of it.
    void settle(const std::string& path, const std::string& part, const ArchiveFacts& facts, ArchiveImages& images,
                article::Article& article) {
        if (article.input.entry != part) {
            return;
        }
        if (const SavedEntry* const saved = facts.saved(path)) {
            apply(*saved, context_.rules.exports(), article);
        }
        images.embed(path, article, left_.unpacked);
    }

    void add_file(const std::string& name, const ZipArchive& archive, const ZipFile& file, const std::string& part,
                  const ArchiveFacts& facts, std::size_t depth) {
        Bytes bytes;
        bytes.name = name + "/" + file.path;
        bytes.found = true;
        if (file.link) {
            note(part, bytes.name, "a link, not followed");
            return;
        }
        if (!may_be_article(file.path)) {
            leave_out(part, bytes.name);
            return;
        }
        base::Result<std::string> data = archive.contents(file, left_.unpacked);
        if (!data) {
            reading_.unread.push_back({part, data.error()});
            return;
        }
        left_.unpacked -= data->size();
        bytes.data = *std::move(data);
        facts.add_sidecar(file.path, bytes);
        if (const base::Result<void> added = add(bytes, part, depth + 1, facts.pages()); !added) {
            reading_.unread.push_back({part, added.error()});
        }
    }

    const Context& context_;
    const ContainerLimits& limits_;
    ContainerBudget left_;
    Reading reading_;
    /// Whether it is no error that there is nothing in it.
    bool may_be_empty_ = false;
};

}  // namespace

base::Result<Reading> read(const Bytes& bytes, const Context& context) {
    Walk walk(context);
    if (const base::Result<void> added = walk.add(bytes, {}, 0); !added) {
        return added.failure();
    }
    return walk.take(bytes.name);
}

base::SizeLimit size_limit(std::string_view opening, const Rules& rules) {
    const ContainerLimits& limits = rules.containers();
    if (is_gzip(opening) || is_zip(opening) || is_web_archive(opening)) {
        return {limits.archive, "split it, or raise 'archive-mebibytes' in reader/containers.toml"};
    }
    return {limits.other, "split it, or raise 'input-mebibytes' in reader/containers.toml"};
}

base::SizeLimit image_size_limit(const Rules& rules) {
    return {rules.containers().image, "make it smaller, or raise 'image-mebibytes' in reader/containers.toml"};
}

bool knows(const std::filesystem::path& file) {
    if (extension_of(file) == ".gz") {
        const std::filesystem::path unpacked = file.stem();
        const bool other = is_named_as_image(unpacked.string()) || std::find(other_endings.begin(), other_endings.end(),
                                                                             extension_of(unpacked)) != other_endings.end();
        return !other;
    }
    return std::find(extensions.begin(), extensions.end(), extension_of(file)) != extensions.end();
}

bool knows_opening(std::string_view opening) {
    return is_mailbox(opening);
}

}  // namespace gazette::reader
