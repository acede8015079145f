#include "reader/message_reader.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/move_to_end.h"
#include "base/text.h"
#include "reader/charset.h"
#include "reader/document.h"
#include "reader/embedded_images.h"
#include "reader/flowed_text.h"
#include "reader/html_address.h"
#include "reader/html_charset.h"
#include "reader/language_detection.h"
#include "reader/letter_furniture.h"
#include "reader/letter_text.h"
#include "reader/mime_message.h"
#include "reader/page_reader.h"
#include "reader/part_addresses.h"
#include "reader/rules.h"
#include "reader/stated_date.h"
#include "reader/text_reader.h"

namespace gazette::reader {

namespace {

base::Result<std::string> text_of(const MimePart& part, const std::string& name, base::Diagnostics& diagnostics) {
    base::Result<std::string> text = part.is_page() || !part.charset.empty()
                                         ? html::page_to_utf8(part.bytes, name, diagnostics, part.charset)
                                         : to_utf8(part.bytes, name, diagnostics);
    return text && part.flowed ? unflowed(*text, part.without_space) : text;
}

/// By what a text shows a picture that stands among the texts and that none of them names.
std::string source_of_placed(std::size_t resource) {
    return "cid:placed-" + std::to_string(resource);
}

/// A run of texts of the kind of the first one, and the picture behind it.
struct Stretch {
    std::string text;
    std::optional<std::size_t> picture;
};

/// All texts of the kind of the first one, parted by the pictures that stand among them.
base::Result<std::vector<Stretch>> stretches_of(const MimeMessage& message, const std::string& name,
                                                base::Diagnostics& diagnostics) {
    const bool page = message.texts.front().is_page();
    std::vector<Stretch> stretches(1);
    for (std::size_t i = 0; i <= message.texts.size(); ++i) {
        for (std::size_t resource = 0; resource < message.resources.size(); ++resource) {
            if (message.resources[resource].texts_before == i) {
                stretches.back().picture = resource;
                stretches.emplace_back();
            }
        }
        if (i < message.texts.size() && message.texts[i].is_page() == page) {
            const base::Result<std::string> text = text_of(message.texts[i], name, diagnostics);
            if (!text) {
                return text.failure();
            }
            std::string& joined = stretches.back().text;
            joined += (joined.empty() ? "" : "\n\n") + *text;
        }
    }
    return stretches;
}

std::string as_one_page(const std::vector<Stretch>& stretches) {
    std::string page;
    for (const Stretch& stretch : stretches) {
        page += (page.empty() ? "" : "\n\n") + stretch.text;
        if (stretch.picture) {
            page += "<p><img src=\"" + source_of_placed(*stretch.picture) + "\"></p>";
        }
    }
    return page;
}

base::Failure encrypted(const std::string& name) {
    return base::fail("the message is encrypted", "save it decrypted", {name, 0, 0});
}

/// Makes one article of the stretches of a plain text: the first that has words gives the facts, and of the others every word
/// is text. Signatures end the last of them.
class LetterReader {
public:
    LetterReader(const std::string& name, const Context& context, std::string headline)
        : name_(name), context_(context), headline_(std::move(headline)) {}

    base::Result<article::Article> run(const std::vector<Stretch>& stretches) {
        const auto last = std::find_if(stretches.rbegin(), stretches.rend(), [](const Stretch& each) {
                              return !base::trim(each.text).empty();
                          }).base();
        for (auto stretch = stretches.begin(); stretch != stretches.end(); ++stretch) {
            const LetterPlace place = stretch + 1 < last ? LetterPlace::within : LetterPlace::end;
            if (const base::Result<void> added = add(letter_text(stretch->text, place, context_.rules.letters())); !added) {
                return added.failure();
            }
            if (stretch->picture) {
                body_.push_back({article::Figure{{source_of_placed(*stretch->picture), {}, {}}, {}}});
            }
        }
        if (encrypted_ && body_.empty()) {
            return encrypted(name_);
        }
        article::Article article = first_ ? *std::move(first_) : article::Article();
        article.body = std::move(body_);
        if (several_ && !article.stated_by_editor.contains(article::Fact::language)) {
            article.language = detect_language(article.title + "\n" + article::plain_text(article.body), context_.rules);
        }
        article.removed = std::move(removed_);
        article.diagnostics = std::move(diagnostics_);
        if (encrypted_) {
            article.diagnostics.push_back({base::Severity::warning,
                                           {name_, 0, 0},
                                           "a part of the message is encrypted; it is left out",
                                           "save it decrypted"});
        }
        return article;
    }

private:
    base::Result<void> add(LetterText letter) {
        encrypted_ = encrypted_ || letter.encrypted;
        for (const LetterStretch& stretch : letter.stretches) {
            add_head(stretch.head);
            if (const base::Result<void> added = add_text(stretch.text); !added) {
                return added;
            }
        }
        base::move_to_end(removed_, std::move(letter.removed));
        return {};
    }

    /// One paragraph with a line for each.
    void add_head(const std::vector<std::string>& head) {
        article::Inlines lines;
        for (const std::string& line : head) {
            if (!lines.empty()) {
                lines.push_back({article::LineBreak{}});
            }
            lines.push_back({article::Text{line}});
        }
        if (!lines.empty()) {
            body_.push_back({article::Paragraph{std::move(lines)}});
        }
    }

    base::Result<void> add_text(const std::string& text) {
        if (base::trim(text).empty()) {
            return {};
        }
        base::Result<article::Article> read =
            first_ ? read_more_text(text, name_, context_) : read_text(text, name_, context_, headline_);
        if (!read) {
            return read.failure();
        }
        several_ = first_.has_value();
        base::move_to_end(body_, std::move(read->body));
        base::move_to_end(removed_, std::move(read->removed));
        base::move_to_end(diagnostics_, std::move(read->diagnostics));
        if (!first_) {
            first_ = *std::move(read);
        }
        return {};
    }

    const std::string& name_;
    const Context& context_;
    std::string headline_;
    std::optional<article::Article> first_;
    article::Blocks body_;
    std::vector<article::RemovedLine> removed_;
    base::Diagnostics diagnostics_;
    bool encrypted_ = false;
    /// Whether more than one text was read.
    bool several_ = false;
};

/// Texts of another kind than the first one are not part of the article: a footer that a list server adds, in most cases.
void note_other_texts(const MimeMessage& message, const std::string& name, article::Article& article) {
    const bool page = message.texts.front().is_page();
    for (const MimePart& part : message.texts) {
        if (part.is_page() == page) {
            continue;
        }
        base::Diagnostics ignored;
        const base::Result<std::string> text = text_of(part, name, ignored);
        const std::string all = text ? *text : std::string();
        for (const std::string_view line : base::split_lines(all)) {
            if (const std::string bare = base::collapse_space(line); !bare.empty()) {
                article.removed.push_back({bare, "another text of the message", 0});
            }
        }
    }
}

/// The subject as a headline: without the marks of replies and forwarding.
std::string headline_in(std::string subject) {
    constexpr std::string_view marks[] = {"re:", "fwd:", "fw:", "aw:", "wg:", "tr:", "rv:"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : marks) {
            if (base::lower_ascii(subject).starts_with(mark) && subject.size() > mark.size()) {
                subject = std::string(base::trim(std::string_view(subject).substr(mark.size())));
                again = true;
            }
        }
    }
    return subject;
}

/// A person who writes is the author; of what is sent to many the sender is the outlet.
void set_sender(const MimeMessage& message, const source::Registry& registry, article::Article& article) {
    const std::string& sender = message.from_name.empty() ? message.from_address : message.from_name;
    const std::string host = message.from_address.substr(message.from_address.rfind('@') + 1);
    const source::Outlet* const known = host.empty() ? nullptr : registry.by_url("https://" + host);
    if (article.source.name.empty()) {
        article.source.name = known != nullptr             ? known->name
                              : !message.list_name.empty() ? message.list_name
                              : message.to_a_list          ? sender
                                                           : "";
    }
    if (article.byline.empty() && base::fold(sender) != base::fold(article.source.name)) {
        article.byline = sender;
    }
}

void set_facts(const MimeMessage& message, const Context& context, article::Article& article) {
    if (article.title.empty()) {
        article.title = headline_in(message.subject);
    }
    if (message.saved_page) {
        article.retrieved = article.retrieved ? article.retrieved : message.date;
        return;
    }
    set_sender(message, context.registry, article);
    article.published = message.date ? message.date : article.published;
    if (article.url.empty() && html::is_web_address(message.address)) {
        article.url = message.address;
    }
}

/// The images among what came with the page, by every address under which it may show them.
PartAddresses images_of(const MimeMessage& message) {
    const bool located = !message.texts.empty() && !message.texts.front().location.empty();
    PartAddresses images(located ? message.texts.front().location : message.address);
    for (std::size_t i = 0; i < message.resources.size(); ++i) {
        const MimePart& part = message.resources[i];
        if (!part.type.starts_with("image/")) {
            continue;
        }
        if (!part.location.empty()) {
            images.add(part.location, i);
        }
        if (!part.id.empty()) {
            images.add("cid:" + part.id, i);
        }
        if (!part.file_name.empty()) {
            images.add(part.file_name, i);
        }
        if (part.texts_before) {
            images.add(source_of_placed(i), i);
        }
    }
    return images;
}

/// Those that the article shows are taken out of the message.
void embed_resources(MimeMessage& message, const PartAddresses& images, const std::string& name,
                     article::Article& article) {
    std::set<std::size_t> shown;
    FileBeside file;
    const std::size_t lost = embed_images(article.body, [&](const std::string& source) -> const FileBeside* {
        const std::optional<std::size_t> found = images.find(source);
        if (!found) {
            return nullptr;
        }
        shown.insert(*found);
        file = {message.resources[*found].type, message.resources[*found].bytes};
        return &file;
    });
    for (auto index = shown.rbegin(); index != shown.rend(); ++index) {
        message.resources.erase(message.resources.begin() + static_cast<std::ptrdiff_t>(*index));
    }
    if (lost > 0) {
        article.diagnostics.push_back({base::Severity::warning,
                                       {name, 0, 0},
                                       "the message lacks " + std::to_string(lost) + " of the images that it shows",
                                       "save the message again with its attachments"});
    }
}

void warn_of_flaws(const MimeMessage& message, const std::string& name, base::Diagnostics& diagnostics) {
    const auto warn = [&](std::string what, std::string hint) {
        diagnostics.push_back({base::Severity::warning, {name, 0, 0}, std::move(what), std::move(hint)});
    };
    if (message.several_types) {
        warn("the message states its type more than once: the first that tells its parts was believed",
             "compare the article with the message");
    }
    if (message.nested_groups) {
        warn("a head has groups of addresses so deep within each other that the field was left out",
             "compare the article's author with the message");
    }
    if (!message.unread_date.empty()) {
        warn(dates::unreadable("of the message", message.unread_date), "state it in a file NAME.toml beside it");
    }
    if (message.cut) {
        warn("the message may be cut: it ends before the last of its parts does", "save the message again");
    }
}

base::Failure too_deep(const std::string& name) {
    return base::fail("its parts are nested too deeply in each other; those within are left out",
                      "save what is attached to it, or raise 'message-levels' in containers.toml", {name, 0, 0});
}

base::Failure too_many_parts(const std::string& name) {
    return base::fail("the message has too many parts; those from here on are left out",
                      "save what is attached to it, or raise 'message-parts' in containers.toml", {name, 0, 0});
}

/// What the texts of the message come to, before anything else of it is looked at.
base::Result<article::Article> read_texts(const MimeMessage& message, const PartAddresses& images, const std::string& name,
                                          const Context& context) {
    base::Diagnostics diagnostics;
    const base::Result<std::vector<Stretch>> stretches = stretches_of(message, name, diagnostics);
    if (!stretches) {
        return stretches.failure();
    }
    base::Result<article::Article> made = article::Article();
    if (message.texts.front().is_page()) {
        // Some saved pages were on a disk.
        PageOrigin origin{
            html::is_web_address(message.address) ? message.address : std::string(), {}, {}, !message.saved_page, &images};
        if (!message.saved_page) {
            origin.headline = headline_in(message.subject);
        }
        made = read_page(as_one_page(*stretches), name, context, origin);
    } else {
        made = LetterReader(name, context, headline_in(message.subject)).run(*stretches);
    }
    if (made) {
        made->diagnostics.insert(made->diagnostics.begin(), diagnostics.begin(), diagnostics.end());
    }
    return made;
}

/// Leaves the pages out. False, and nothing is changed, where there are none, or nothing else.
bool turn_to_plainer_texts(MimeMessage& message) {
    const auto is_page = std::mem_fn(&MimePart::is_page);
    const bool only_pages =
        message.plainer_texts.empty() && std::all_of(message.texts.begin(), message.texts.end(), is_page);
    if (only_pages || std::erase_if(message.texts, is_page) == 0) {
        return false;
    }
    base::move_to_end(message.plainer_texts, std::move(message.texts));
    message.texts = std::move(message.plainer_texts);
    return true;
}

/// Where the page shows nothing, as some programs write an empty one beside the text, the texts that are none.
base::Result<article::Article> best_reading(MimeMessage& message, const PartAddresses& images, const std::string& name,
                                            const Context& context) {
    base::Result<article::Article> made = read_texts(message, images, name, context);
    if ((made && !made->body.empty()) || message.saved_page || !turn_to_plainer_texts(message)) {
        return made;
    }
    base::Result<article::Article> plain = read_texts(message, images, name, context);
    if (!plain || plain->body.empty()) {
        return made;
    }
    base::Diagnostic why = {base::Severity::note, {name, 0, 0}, "the page of the message shows no text", {}};
    if (!made) {
        why = made.error();
        why.severity = base::Severity::warning;
    } else {
        base::move_to_end(made->removed, std::move(plain->removed));
        plain->removed = std::move(made->removed);
    }
    why.what += "; its plain text was read";
    plain->diagnostics.insert(plain->diagnostics.begin(), std::move(why));
    return plain;
}

base::Result<article::Article> article_of(MimeMessage& message, const Bytes& bytes, const Context& context) {
    base::Diagnostics diagnostics;
    warn_of_flaws(message, bytes.name, diagnostics);
    const PartAddresses images = images_of(message);
    base::Result<article::Article> made = best_reading(message, images, bytes.name, context);
    if (!made) {
        return made;
    }
    article::Article& article = *made;
    article.diagnostics.insert(article.diagnostics.begin(), diagnostics.begin(), diagnostics.end());
    set_facts(message, context, article);
    if (!message.saved_page) {
        remove_furniture(article.body, {message.from_name, article.source.name},
                         message.to_a_list ? SentTo::list : SentTo::somebody, context.rules.letters(), article.removed);
    }
    embed_resources(message, images, bytes.name, article);
    note_other_texts(message, bytes.name, article);
    return finished(std::move(article), bytes);
}

std::string described(const MimePart& part) {
    const std::string& name = part.file_name.empty() ? part.location : part.file_name;
    return (name.empty() ? "a part" : name) + " (" + part.type + ")";
}

base::Failure nothing_to_read(const MimeMessage& message, const std::string& name) {
    if (message.too_deep) {
        return too_deep(name);
    }
    if (message.encrypted) {
        return encrypted(name);
    }
    if (message.sealed) {
        return base::fail("the message is signed so (S/MIME) that its text is within the signature",
                          "save its text as HTML or plain text with a mail program", {name, 0, 0});
    }
    std::string attached;
    for (const std::vector<MimePart>* parts : {&message.attachments, &message.resources}) {
        for (const MimePart& part : *parts) {
            attached += (attached.empty() ? ", only " : ", ") + described(part);
        }
    }
    return base::fail("the message has no text" + attached, "save what is attached to it, and give that", {name, 0, 0});
}

/// "title.eml"; a number before it where another one has the name.
std::string name_within(const std::string& stated, std::string_view otherwise, std::set<std::string>& taken) {
    std::string name = stated.empty() ? std::string(otherwise) : stated;
    std::replace(name.begin(), name.end(), '/', '_');
    std::string unique = name;
    for (int number = 2; !taken.insert(unique).second; ++number) {
        unique = std::to_string(number) + "-" + name;
    }
    return unique;
}

/// Whether a reader is for it, beyond all doubt: plain text that is attached is a signature or a log.
bool is_readable(const MimePart& part) {
    return part.is_page() || part.type == "message/rfc822";
}

void sort_attachments(MimeMessage& message, ReadMessage& out) {
    std::set<std::string> taken;
    for (MimePart& part : message.messages) {
        out.enclosed.push_back({name_within(part.file_name, "message", taken) + ".eml", std::move(part.bytes)});
    }
    for (MimePart& part : message.attachments) {
        if (is_readable(part)) {
            out.enclosed.push_back(
                {name_within(part.file_name, part.is_page() ? "page.html" : "message.eml", taken), std::move(part.bytes)});
        } else {
            out.left_out.push_back(described(part));
        }
    }
    // Of what a saved page had around its article only other pages are worth a line.
    for (const MimePart& part : message.resources) {
        if (message.saved_page ? part.is_page() : part.type.starts_with("image/")) {
            out.left_out.push_back(described(part));
        }
    }
}

}  // namespace

ReadMessage read_message(const Bytes& bytes, const Context& context) {
    base::Result<MimeMessage> parsed = parse_message(bytes.data, context.rules.containers());
    if (!parsed) {
        base::Failure failure = parsed.failure();
        failure.diagnostic.place.file = bytes.name;
        return {std::move(failure), {}, {}, {}};
    }
    MimeMessage& message = *parsed;
    const bool readable = !message.texts.empty();
    ReadMessage out = {readable ? article_of(message, bytes, context) : nothing_to_read(message, bytes.name), {}, {}, {}};
    if (!readable) {
        warn_of_flaws(message, bytes.name, out.lost);
    }
    if (message.too_deep && readable) {
        out.lost.push_back(too_deep(bytes.name).diagnostic);
    }
    if (message.too_many_parts) {
        out.lost.push_back(too_many_parts(bytes.name).diagnostic);
    }
    sort_attachments(message, out);
    return out;
}

}  // namespace gazette::reader
