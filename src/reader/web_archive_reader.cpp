#include "reader/web_archive_reader.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "reader/document.h"
#include "reader/embedded_images.h"
#include "reader/header_fields.h"
#include "reader/html_address.h"
#include "reader/html_charset.h"
#include "reader/http_response.h"
#include "reader/page_reader.h"
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
            note_image(record);
            return true;
        });
        const bool sound = for_each_record(archive_.data, [&](const WebRecord& record) { return add(record); });
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

    void note_image(const WebRecord& record) {
        // Cheap, so that pages are not decoded twice.
        const bool may_be_image =
            record.type.starts_with("image/") ||
            (record.kind == "response" &&
             media_type(header_fields(record.block).value("content-type")).type.starts_with("image/"));
        if (!is_answer(record) || !may_be_image) {
            return;
        }
        base::Result<HttpResponse> image = content(record, is_image);
        if (!image) {
            lost_images_.emplace(record.target, image.error());
        } else if (is_image(*image) && (record.cut || image->cut)) {
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

    /// False where no more parts may be read.
    bool add(const WebRecord& record) {
        if (!is_answer(record)) {
            if (record.kind == "revisit") {
                unread(record.target, base::Severity::note, "archived before, unchanged", "");
            }
            return true;
        }
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
        if (!article) {
            reading_.unread.push_back({record.target, article.error()});
            return;
        }
        if (record.cut || response.cut) {
            article->diagnostics.push_back({base::Severity::warning,
                                            {name, 0, 0},
                                            "the article may be cut: the archive ends within its page",
                                            "fetch the archive again"});
        }
        reading_.articles.push_back(*std::move(article));
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
        base::Result<article::Article> done = finished(*std::move(article), {std::move(response.body), name, {}, {}});
        if (done) {
            done->input.entry = record.target;
        }
        return done;
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

    const Bytes& archive_;
    const Context& context_;
    ContainerBudget& budget_;
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
