#include "reader/web_archive_reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/move_to_end.h"
#include "base/text.h"
#include "reader/charset.h"
#include "reader/document.h"
#include "reader/embedded_images.h"
#include "reader/header_fields.h"
#include "reader/html_address.h"
#include "reader/html_charset.h"
#include "reader/http_response.h"
#include "reader/page_reader.h"
#include "reader/text_reader.h"
#include "reader/web_archive.h"

namespace gazette::reader {

namespace {

struct Image {
    std::string type;
    std::string bytes;
};

bool is_answer(const WebRecord& record) {
    return record.kind == "response" || record.kind == "resource";
}

bool is_page_or_untold(const HttpResponse& head) {
    return head.status == 200 && (head.type.is_page() || head.type.type.empty());
}

bool is_image(const HttpResponse& head) {
    return head.status == 200 && head.type.type.starts_with("image/");
}

/// What the record carries, its body where it is wanted; responses without the protocol around it.
base::Result<HttpResponse> payload(const WebRecord& record, IsWanted is_wanted, std::size_t most, const std::string& name) {
    if (record.kind == "response" && record.type.starts_with("application/http")) {
        return parse_response(record.block, is_wanted, most, name);
    }
    HttpResponse out{200, media_type(record.type), {}};
    if (is_wanted(out)) {
        out.too_large = record.block.size() > most;
        out.body = record.block.substr(0, out.too_large ? 0 : most);
    }
    return out;
}

/// An archive that is read in two passes: images first, since pages show those that were archived after them.
class ArchiveReader {
public:
    ArchiveReader(const Bytes& archive, const Context& context, ContainerBudget& budget)
        : archive_(archive), context_(context), budget_(budget) {}

    Reading run() {
        for_each_record(archive_.data, [&](const WebRecord& record) {
            if (record.kind == "continuation") {
                segments_[record.origin].emplace(record.segment, Segment{record.block, record.total, record.cut});
            } else if (is_answer(record)) {
                answered_.insert(record.target);
                note_page(record);
                note_image(record);
            }
            return true;
        });
        const bool sound = for_each_record(archive_.data, [&](const WebRecord& record) { return add(record); });
        for (const auto& [origin, segments] : segments_) {
            unread({}, base::Severity::warning,
                   "parts of " + (origin.empty() ? "a record" : origin) + " that is not in the archive", "fetch it again");
        }
        if (!sound) {
            unread({}, base::Severity::warning, "the archive is damaged: what lies between its records was passed over",
                   "fetch it again");
        }
        return std::move(reading_);
    }

private:
    void unread(const std::string& entry, base::Severity severity, std::string what, std::string hint) {
        const std::string place = entry.empty() ? archive_.name : archive_.name + "/" + entry;
        reading_.unread.push_back({entry, {severity, {place, 0, 0}, std::move(what), std::move(hint)}});
    }

    void note_page(const WebRecord& record) {
        const base::Result<HttpResponse> head =
            payload(record, [](const HttpResponse&) { return false; }, 0, name_of(record));
        if (head && is_page_or_untold(*head)) {
            pages_.insert(record.target);
        }
    }

    void note_image(const WebRecord& record) {
        // Cheap, so that pages are not decoded twice.
        const bool may_be_image =
            record.type.starts_with("image/") ||
            (record.kind == "response" &&
             media_type(header_fields(record.block).value("content-type")).type.starts_with("image/"));
        if (!may_be_image) {
            return;
        }
        base::Result<HttpResponse> image = content(record, is_image);
        if (!image) {
            lost_images_.emplace(record.target, image.error());
        } else if (is_image(*image) && (record.segment > 0 || record.truncated || record.cut || image->cut)) {
            lost_images_.emplace(record.target, base::Diagnostic{base::Severity::warning,
                                                                 {name_of(record), 0, 0},
                                                                 "the image is cut off; it is not shown",
                                                                 "fetch the archive again"});
        } else if (is_image(*image)) {
            images_[record.target] = {image->type.type, std::move(image->body)};
        }
    }

    std::string name_of(const WebRecord& record) const { return archive_.name + "/" + record.target; }

    /// What is decoded is charged to the budget, and so is what was decoded in vain. None may take more than half of what is
    /// left: one that is too large leaves room for those after it.
    base::Result<HttpResponse> content(const WebRecord& record, IsWanted is_wanted) {
        const std::size_t most = budget_.unpacked / 2;
        base::Result<HttpResponse> found = payload(record, is_wanted, most, name_of(record));
        if (!found) {
            return found;
        }
        budget_.unpacked -= found->too_large ? most : found->body.size();
        if (found->too_large) {
            return base::fail("what it unpacks to is too large", "raise 'unpacked-mebibytes' in containers.toml",
                              {name_of(record), 0, 0});
        }
        return found;
    }

    /// The page may have been archived by another run, into another archive.
    void add_revisit(const WebRecord& record) {
        const std::string& before = record.refers_to.empty() ? record.target : record.refers_to;
        const MediaType type = media_type(header_fields(record.block).value("content-type"));
        if (answered_.contains(before) || !(type.is_page() || type.type.empty())) {
            unread(record.target, base::Severity::note, "archived before, unchanged", "");
        } else if (answered_.insert(before).second) {
            unread(record.target, base::Severity::warning,
                   "the page was archived before, unchanged, and not in this archive", "give the archive that holds it");
        }
    }

    /// What is not a page as it was sent.
    void add_other(const WebRecord& record) {
        constexpr std::string_view about_others[] = {"warcinfo", "request", "metadata", "continuation"};
        if (record.kind == "revisit") {
            add_revisit(record);
        } else if (std::find(std::begin(about_others), std::end(about_others), record.kind) == std::end(about_others)) {
            unread(record.target, base::Severity::note, "a record of the kind '" + base::shortened(record.kind, 30) + "'",
                   "");
        }
    }

    /// What it comes to with those that it goes on in.
    std::size_t size_joined(const WebRecord& record) const {
        std::size_t size = record.block.size();
        if (const auto found = segments_.find(record.id); record.segment == 1 && found != segments_.end()) {
            for (const auto& [number, segment] : found->second) {
                size += segment.block.size();
            }
        }
        return size;
    }

    /// With the blocks of those that it goes on in behind its own, which are kept in `whole`.
    WebRecord joined(const WebRecord& record, std::string& whole) {
        WebRecord out = record;
        out.cut = record.cut || record.truncated;
        const auto found = record.segment == 1 ? segments_.find(record.id) : segments_.end();
        if (record.segment == 0) {
            return out;
        }
        whole = record.block;
        std::size_t next = 2;
        std::size_t total = 0;
        if (found != segments_.end()) {
            for (const auto& [number, segment] : found->second) {
                if (number != next || segment.cut) {
                    break;
                }
                whole += segment.block;
                total = segment.total;
                ++next;
            }
            segments_.erase(found);
        }
        out.block = whole;
        out.cut = out.cut || total != whole.size();
        return out;
    }

    /// False where no more parts may be read.
    bool add(const WebRecord& stored) {
        const bool text = is_text_of_page(stored);
        if (text && pages_.contains(stored.target)) {
            unread(stored.target, base::Severity::note, "made from a page that is in the archive", "");
            return true;
        }
        if (!is_answer(stored) && !text) {
            add_other(stored);
            return true;
        }
        if (stored.segment > 0 && size_joined(stored) > budget_.unpacked) {
            segments_.erase(stored.id);
            unread(stored.target, base::Severity::error, "what its parts come to is too large",
                   "raise 'unpacked-mebibytes' in containers.toml");
            return true;
        }
        std::string whole;
        const WebRecord record = joined(stored, whole);
        if (budget_.parts == 0) {
            unread(record.target, base::Severity::error, "it has too many parts; those from here on are left out",
                   "split it, or raise 'parts' in containers.toml");
            return false;
        }
        --budget_.parts;
        if (images_.contains(record.target)) {
            return true;
        }
        if (const auto lost = lost_images_.find(record.target); lost != lost_images_.end()) {
            reading_.unread.push_back({record.target, lost->second});
            return true;
        }
        if (text) {
            add_article(record, read_text_of_page(record));
            return true;
        }
        base::Result<HttpResponse> response = content(record, is_page_or_untold);
        if (!response) {
            reading_.unread.push_back({record.target, response.error()});
        } else if (is_page(*response)) {
            add_page(record, *response, name_of(record));
        } else if (record.cut) {
            unread(record.target, base::Severity::warning, "cut off, and no page: " + described(*response),
                   "fetch the archive again");
        } else {
            unread(record.target, base::Severity::note, "no page: " + described(*response), "");
        }
        return true;
    }

    /// By what it states, else by its content.
    static bool is_page(const HttpResponse& response) {
        return is_page_or_untold(response) && (response.type.is_page() || html::is_page(response.body, {}));
    }

    static std::string described(const HttpResponse& response) {
        return response.status == 200 ? (response.type.type.empty() ? "of unknown kind" : response.type.type)
                                      : "status " + std::to_string(response.status);
    }

    void add_page(const WebRecord& record, HttpResponse& response, const std::string& name) {
        base::Result<article::Article> article = read(record, response, name);
        if (article && (record.cut || response.cut)) {
            const bool in_part = record.truncated || record.segment > 0;
            article->diagnostics.push_back(
                {base::Severity::warning,
                 {name, 0, 0},
                 std::string("the article may be cut: ") +
                     (in_part ? "the archive holds only a part of its page" : "the archive ends within its page"),
                 in_part ? "fetch the page again" : "fetch the archive again"});
        }
        add_article(record, std::move(article));
    }

    void add_article(const WebRecord& record, base::Result<article::Article> article) {
        if (!article) {
            reading_.unread.push_back({record.target, article.error()});
            return;
        }
        article->input.entry = record.target;
        const auto before = read_.lower_bound({record.target, std::string()});
        const bool again = before != read_.end() && before->first == record.target;
        if (!read_.emplace(record.target, article->input.sha256).second) {
            unread(record.target, base::Severity::note, "archived again, unchanged", "");
            return;
        }
        if (again) {
            unread(record.target, base::Severity::note, "archived again, changed; both are articles", "");
        }
        reading_.articles.push_back(*std::move(article));
    }

    /// What programs make of a page for those who want its words alone (WET).
    static bool is_text_of_page(const WebRecord& record) {
        return record.kind == "conversion" && media_type(record.type).type == "text/plain";
    }

    base::Result<article::Article> read_text_of_page(const WebRecord& record) {
        const std::string name = name_of(record);
        if (record.block.size() > budget_.unpacked / 2) {
            return base::fail("the text is too large", "raise 'unpacked-mebibytes' in containers.toml", {name, 0, 0});
        }
        budget_.unpacked -= record.block.size();
        base::Diagnostics diagnostics;
        const base::Result<std::string> text = to_utf8(record.block, name, diagnostics);
        if (!text) {
            return text.failure();
        }
        base::Result<article::Article> article = read_text(*text, name, context_);
        if (!article) {
            return article;
        }
        base::move_to_end(article->diagnostics, std::move(diagnostics));
        if (record.cut) {
            article->diagnostics.push_back(
                {base::Severity::warning, {name, 0, 0}, "the article may be cut", "fetch the page again"});
        }
        article->url = html::is_web_address(record.target) ? record.target : std::string();
        if (const base::Result<base::DateTime> moment = base::parse_date_time(record.date)) {
            article->retrieved = *moment;
        }
        return finished(*std::move(article), {std::string(record.block), name, {}, {}});
    }

    base::Result<article::Article> read(const WebRecord& record, HttpResponse& response, const std::string& name) {
        base::Diagnostics diagnostics;
        const base::Result<std::string> text = html::page_to_utf8(response.body, name, diagnostics, response.type.charset);
        if (!text) {
            return text.failure();
        }
        PageOrigin origin;
        origin.address = html::is_web_address(record.target) ? html::resolve(record.target, record.target) : std::string();
        if (const base::Result<base::DateTime> moment = base::parse_date_time(record.date)) {
            origin.retrieved = *moment;
        }
        origin.has_image = [&](const std::string& address) { return images_.contains(address); };
        base::Result<article::Article> article = read_page(*text, name, context_, origin);
        if (!article) {
            return article;
        }
        article->diagnostics.insert(article->diagnostics.begin(), diagnostics.begin(), diagnostics.end());
        embed_images(article->body, [&](const std::string& source) { return image(source); });
        return finished(*std::move(article), {std::move(response.body), name, {}, {}});
    }

    const FileBeside* image(const std::string& source) {
        const auto found = images_.find(source);
        const std::size_t as_text = found == images_.end() ? 0 : found->second.bytes.size() / 3 * 4 + 100;
        if (as_text == 0 || as_text > budget_.unpacked) {
            return nullptr;
        }
        budget_.unpacked -= as_text;
        shown_ = {found->second.type, found->second.bytes};
        return &shown_;
    }

    /// Of a record that goes on in others.
    struct Segment {
        std::string_view block;
        std::size_t total = 0;
        bool cut = false;
    };

    const Bytes& archive_;
    const Context& context_;
    ContainerBudget& budget_;
    /// By the identifier of the first one and by their numbers; those that were joined are taken out.
    std::map<std::string, std::map<std::size_t, Segment>> segments_;
    /// The addresses of which the archive has what was sent.
    std::set<std::string> answered_;
    /// Those of them whose answer is a page, or does not say what it is.
    std::set<std::string> pages_;
    /// The addresses of the articles, and the digests of what they were read from.
    std::set<std::pair<std::string, std::string>> read_;
    /// By their addresses.
    std::map<std::string, Image> images_;
    /// Why those of other addresses are not shown.
    std::map<std::string, base::Diagnostic> lost_images_;
    FileBeside shown_;
    Reading reading_;
};

}  // namespace

Reading read_web_archive(const Bytes& bytes, const Context& context, ContainerBudget& budget) {
    return ArchiveReader(bytes, context, budget).run();
}

}  // namespace gazette::reader
