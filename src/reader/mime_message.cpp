#include "reader/mime_message.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>

#include "base/move_to_end.h"
#include "base/text.h"
#include "base/utf8.h"
#include "reader/gmime_library.h"
#include "reader/header_fields.h"
#include "reader/mailbox.h"
#include "reader/message_bytes.h"
#include "reader/stated_date.h"

namespace gazette::reader {

namespace {

std::string one_line(const char* text) {
    base::Diagnostics ignored;
    return text == nullptr ? std::string() : base::collapse_space(base::scrub(text, {}, ignored));
}

/// 0 for nothing to read, 1 for plain text, 2 for a page.
int richness_of(const std::vector<MimePart>& texts) {
    return std::any_of(texts.begin(), texts.end(), std::mem_fn(&MimePart::is_page)) ? 2 : texts.empty() ? 0 : 1;
}

/// A quoted string (RFC 5322, 3.2.4) without its quotes.
std::string unquoted_phrase(std::string text) {
    if (text.size() < 2 || !text.starts_with('"') || !text.ends_with('"')) {
        return text;
    }
    std::string bare;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        i += text[i] == '\\' && i + 2 < text.size();
        bare += text[i];
    }
    return std::string(base::trim(bare));
}

bool is_text(const MimePart& part) {
    return part.is_page() || part.type == "text/plain" || part.type == "text/markdown" || part.type == "text/x-markdown";
}

/// The leaves below an object, by what they are.
struct Leaves {
    bool encrypted = false;
    bool sealed = false;
    /// Whether multiparts so deep within each other are below it that they were not opened.
    bool too_deep = false;
    std::vector<MimePart> texts;
    std::vector<MimePart> plainer_texts;
    std::vector<MimePart> resources;
    std::vector<MimePart> attachments;
    std::vector<MimePart> messages;

    int richness() const { return richness_of(texts); }

    /// All but the texts.
    void add_others(Leaves& other) {
        encrypted = encrypted || other.encrypted;
        sealed = sealed || other.sealed;
        too_deep = too_deep || other.too_deep;
        base::move_to_end(resources, std::move(other.resources));
        base::move_to_end(attachments, std::move(other.attachments));
        base::move_to_end(messages, std::move(other.messages));
    }

    void add(Leaves other) {
        for (MimePart& resource : other.resources) {
            if (resource.texts_before) {
                *resource.texts_before += texts.size();
            }
        }
        base::move_to_end(plainer_texts, std::move(other.plainer_texts));
        base::move_to_end(texts, std::move(other.texts));
        add_others(other);
    }

    /// They stand among no texts any more.
    void displace_pictures() {
        for (MimePart& resource : resources) {
            resource.texts_before.reset();
        }
    }

    /// Pictures that a page names stand where it shows them.
    void displace_named_pictures() {
        for (MimePart& resource : resources) {
            if (resource.texts_before &&
                std::any_of(texts.begin(), texts.end(), [&](const MimePart& text) { return names(text, resource); })) {
                resource.texts_before.reset();
            }
        }
    }

private:
    static bool names(const MimePart& text, const MimePart& resource) {
        const auto has = [&](const std::string& name) {
            return !name.empty() && text.bytes.find(name) != std::string::npos;
        };
        return text.is_page() && (has(resource.id) || has(resource.location) || has(resource.file_name));
    }
};

/// Calls GMime under its functions' own names.
class MessageParser : private GmimeLibrary {
public:
    /// `most_levels` of multiparts within each other are opened.
    MessageParser(const GmimeLibrary& library, std::size_t most_levels)
        : GmimeLibrary(library), most_levels_(std::min(most_levels, most_levels_of_gmime)) {}

    void parse(std::string_view bytes, MimeMessage& out) {
        const Owned<GMimeStream> stream = own(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
        const Owned<GMimeParser> parser = own(g_mime_parser_new_with_stream(stream.get()));
        const Owned<GMimeMessage> message = own(g_mime_parser_construct_message(parser.get(), nullptr));
        if (message == nullptr) {
            return;
        }
        read_header(message.get(), out);
        if (GMimeObject* const body = g_mime_message_get_mime_part(message.get())) {
            Leaves leaves = leaves_of(body);
            out.encrypted = leaves.encrypted;
            out.sealed = leaves.sealed;
            out.too_deep = leaves.too_deep;
            out.cut = !out.too_many_parts && lacks_end(body, bytes);
            leaves.displace_named_pictures();
            out.texts = std::move(leaves.texts);
            out.plainer_texts = std::move(leaves.plainer_texts);
            out.resources = std::move(leaves.resources);
            out.attachments = std::move(leaves.attachments);
            out.messages = std::move(leaves.messages);
        }
        recognise_saved_page(message.get(), out);
    }

private:
    /// From there on it takes a multipart for one part.
    static constexpr std::size_t most_levels_of_gmime = 1000;

    template <class T>
    using Owned = std::unique_ptr<T, void (*)(gpointer)>;

    template <class T>
    Owned<T> own(T* object) {
        return Owned<T>(object, g_object_unref);
    }

    std::string header(GMimeObject* object, const char* name) { return one_line(g_mime_object_get_header(object, name)); }

    std::string type_of(GMimeObject* object) {
        GMimeContentType* const type = g_mime_object_get_content_type(object);
        if (type == nullptr) {
            return {};
        }
        return base::lower_ascii(one_line(g_mime_content_type_get_media_type(type)) + "/" +
                                 one_line(g_mime_content_type_get_media_subtype(type)));
    }

    std::string parameter(GMimeObject* object, const char* name) {
        return one_line(g_mime_object_get_content_type_parameter(object, name));
    }

    /// What `write` puts on a stream.
    template <class Write>
    std::string written(Write write) {
        const Owned<GMimeStream> stream = own(g_mime_stream_mem_new());
        write(stream.get());
        const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        return {reinterpret_cast<const char*>(bytes->data), bytes->len};
    }

    std::string contents(GMimePart* part) {
        GMimeDataWrapper* const content = g_mime_part_get_content(part);
        if (content == nullptr) {
            return {};
        }
        return written([&](GMimeStream* stream) { g_mime_data_wrapper_write_to_stream(content, stream); });
    }

    MimePart part_of(GMimeObject* object) {
        MimePart part;
        part.type = type_of(object);
        part.charset = parameter(object, "charset");
        part.flowed = part.type == "text/plain" && base::lower_ascii(parameter(object, "format")) == "flowed";
        part.without_space = base::lower_ascii(parameter(object, "delsp")) == "yes";
        part.id = one_line(g_mime_object_get_content_id(object));
        part.location = header(object, "Content-Location");
        if (GMIME_IS_PART(object)) {
            part.file_name = one_line(g_mime_part_get_filename(GMIME_PART(object)));
            part.bytes = contents(GMIME_PART(object));
        }
        return part;
    }

    MimePart message_within(GMimeMessagePart* object) {
        MimePart part;
        part.type = "message/rfc822";
        GMimeMessage* const message = g_mime_message_part_get_message(object);
        if (message != nullptr) {
            part.file_name = one_line(g_mime_message_get_subject(message));
            part.bytes = written(
                [&](GMimeStream* stream) { g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, stream); });
        }
        return part;
    }

    /// Whether the message says that the part is to be shown so (RFC 2183): "inline" or "attachment".
    bool is_disposed(GMimeObject* object, std::string_view as) {
        const char* const disposition = g_mime_object_get_disposition(object);
        return disposition != nullptr && base::lower_ascii(disposition) == as;
    }

    std::vector<GMimeObject*> children_of(GMimeMultipart* multipart) {
        std::vector<GMimeObject*> children;
        const int count = g_mime_multipart_get_count(multipart);
        for (int i = 0; i < count; ++i) {
            children.push_back(g_mime_multipart_get_part(multipart, i));
        }
        return children;
    }

    /// Whether its parts begin and never end (RFC 2046, 5.1.1).
    bool lacks_end(GMimeObject* body, std::string_view bytes) {
        return GMIME_IS_MULTIPART(body) && g_mime_multipart_get_count(GMIME_MULTIPART(body)) > 0 &&
               bytes.find("\n--" + parameter(body, "boundary") + "--") == std::string_view::npos;
    }

    /// RFC 2046 section 5.1.4: the last is the best, but one that cannot be read is none.
    Leaves best_of(const std::vector<GMimeObject*>& alternatives) {
        Leaves best;
        for (GMimeObject* const each : alternatives) {
            Leaves found = leaves_of(each);
            if (found.richness() >= best.richness() && found.richness() > 0) {
                std::swap(found, best);
            }
            if (found.richness() >= richness_of(best.plainer_texts)) {
                best.plainer_texts = std::move(found.texts);
            }
            found.displace_pictures();
            best.add_others(found);
        }
        return best;
    }

    /// RFC 2387: one part, the root, shows the others.
    Leaves related(GMimeMultipart* multipart, const std::vector<GMimeObject*>& children) {
        const std::string start = without_brackets(parameter(GMIME_OBJECT(multipart), "start"));
        auto root = std::find_if(children.begin(), children.end(), [&](GMimeObject* child) {
            return !start.empty() && one_line(g_mime_object_get_content_id(child)) == start;
        });
        if (root == children.end()) {
            root = children.begin();
        }
        Leaves leaves = leaves_of(*root);
        for (auto child = children.begin(); child != children.end(); ++child) {
            if (child != root) {
                Leaves found = leaves_of(*child);
                base::move_to_end(leaves.resources, std::move(found.texts));
                base::move_to_end(leaves.resources, std::move(found.attachments));
                leaves.add_others(found);
            }
        }
        leaves.displace_pictures();
        return leaves;
    }

    Leaves leaves_of_multipart(GMimeMultipart* multipart) {
        const std::vector<GMimeObject*> children = children_of(multipart);
        const std::string type = type_of(GMIME_OBJECT(multipart));
        Leaves leaves;
        if (children.empty()) {
            // Its boundary is nowhere: all of it is before the first part.
            if (const char* const prologue = g_mime_multipart_get_prologue(multipart)) {
                MimePart text;
                text.type = "text/plain";
                text.bytes = prologue;
                leaves.texts.push_back(std::move(text));
            }
        } else if (type == "multipart/alternative") {
            leaves = best_of(children);
        } else if (type == "multipart/related") {
            leaves = related(multipart, children);
        } else {
            for (GMimeObject* const child : children) {
                leaves.add(leaves_of(child));
            }
        }
        leaves.encrypted = leaves.encrypted || type == "multipart/encrypted";
        return leaves;
    }

    Leaves leaves_of(GMimeObject* object) {
        Leaves leaves;
        if (GMIME_IS_MULTIPART(object)) {
            leaves.too_deep = level_ == most_levels_;
            if (!leaves.too_deep) {
                ++level_;
                leaves = leaves_of_multipart(GMIME_MULTIPART(object));
                --level_;
            }
            return leaves;
        }
        if (GMIME_IS_MESSAGE_PART(object)) {
            leaves.messages.push_back(message_within(GMIME_MESSAGE_PART(object)));
            return leaves;
        }
        MimePart part = part_of(object);
        if (part.type == "application/pkcs7-mime" || part.type == "application/x-pkcs7-mime") {
            leaves.sealed = base::lower_ascii(parameter(object, "smime-type")) == "signed-data";
            leaves.encrypted = !leaves.sealed;
        }
        if (part.type.starts_with("image/") && is_disposed(object, "inline")) {
            part.texts_before = 0;
        }
        if (is_text(part) && !is_disposed(object, "attachment")) {
            leaves.texts.push_back(std::move(part));
        } else if (part.type.starts_with("image/") &&
                   (!part.id.empty() || !part.location.empty() || !part.file_name.empty() || part.texts_before)) {
            leaves.resources.push_back(std::move(part));
        } else {
            leaves.attachments.push_back(std::move(part));
        }
        return leaves;
    }

    void read_author(GMimeMessage* message, MimeMessage& out) {
        InternetAddressList* list = g_mime_message_get_from(message);
        while (list != nullptr && internet_address_list_length(list) > 0) {
            InternetAddress* const first = internet_address_list_get_address(list, 0);
            if (out.from_name.empty()) {
                out.from_name = one_line(internet_address_get_name(first));
            }
            if (INTERNET_ADDRESS_IS_MAILBOX(first)) {
                out.from_address = one_line(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
                return;
            }
            list = INTERNET_ADDRESS_IS_GROUP(first) ? internet_address_group_get_members(INTERNET_ADDRESS_GROUP(first))
                                                    : nullptr;
        }
    }

    /// "Slow Boats <boats.example.org>"
    std::string phrase_of_list(const std::string& list) {
        const std::string decoded = list.substr(0, list.find('<'));
        const std::unique_ptr<char, decltype(g_free)> text(g_mime_utils_header_decode_phrase(nullptr, decoded.c_str()),
                                                           g_free);
        return unquoted_phrase(one_line(text.get()));
    }

    void read_header(GMimeMessage* message, MimeMessage& out) {
        GMimeObject* const object = GMIME_OBJECT(message);
        out.subject = one_line(g_mime_message_get_subject(message));
        read_author(message, out);
        const std::string date = header(object, "Date");
        // "Wed, 28 May 2014 17:18:19 +0900 (JST)"
        out.date = dates::moment_of(base::trim(std::string_view(date).substr(0, date.find('('))));
        out.unread_date = out.date ? std::string() : date;
        const std::string list = header(object, "List-Id");
        const std::string precedence = base::lower_ascii(header(object, "Precedence"));
        out.list_name = phrase_of_list(list);
        out.to_a_list =
            !list.empty() || !header(object, "List-Unsubscribe").empty() || precedence == "bulk" || precedence == "list";
        out.address = header(object, "Snapshot-Content-Location");
        out.saved_page = !out.address.empty() || header(object, "From").starts_with("<Saved by ");
        if (out.address.empty()) {
            out.address = without_brackets(header(object, "Archived-At"));
        }
    }

    /// Saved pages of older browsers say where they are from at the page itself alone.
    void recognise_saved_page(GMimeMessage* message, MimeMessage& out) {
        GMimeObject* const body = g_mime_message_get_mime_part(message);
        if (body == nullptr || out.texts.empty() || out.texts.front().location.empty()) {
            return;
        }
        if (out.address.empty() || out.saved_page) {
            out.address = out.texts.front().location;
        }
        out.saved_page = out.saved_page || type_of(body) == "multipart/related" || out.texts.front().is_page();
    }

    std::size_t most_levels_;
    /// Of multiparts around the object that is looked at.
    std::size_t level_ = 0;
};

struct Head {
    /// Of the fields, in lower case.
    std::vector<std::string> names;
    /// Whether nothing but fields stands before the first empty line.
    bool clean = true;
};

Head head_of(std::string_view bytes) {
    constexpr std::size_t longest_head = 64 * 1024;
    Head head;
    std::vector<std::string>& names = head.names;
    for (std::string_view line : base::split_lines(bytes.substr(0, longest_head))) {
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty()) {
            break;
        }
        const bool continues = (line.front() == ' ' || line.front() == '\t') && !names.empty();
        const bool envelope = names.empty() && line.starts_with("From ");
        // RFC 5322 section 4.5: white space may stand before the colon.
        const std::string_view name = base::trim(line.substr(0, line.find(':')));
        if (continues || envelope) {
            continue;
        }
        if (line.find(':') == std::string_view::npos || !is_field_name(name)) {
            head.clean = false;
        } else {
            names.push_back(base::lower_ascii(name));
        }
    }
    return head;
}

bool is_named_as_message(std::string_view name) {
    const std::string lower = base::lower_ascii(name);
    constexpr std::string_view endings[] = {".eml", ".emlx", ".mbox", ".mht", ".mhtml"};
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view end) { return lower.ends_with(end); });
}

/// Apple Mail's own files have the message's length in a line before it, and a property list behind it.
std::string_view without_emlx(std::string_view bytes) {
    constexpr std::size_t longest_number = 20;
    const std::string_view line = bytes.substr(0, bytes.substr(0, longest_number).find('\n'));
    const std::string_view digits = base::trim(line);
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (line.size() == bytes.size() || digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
        return bytes;
    }
    return bytes.substr(line.size() + 1, length);
}

/// The message itself.
std::string_view bare_message(std::string_view bytes) {
    return without_empty_lines(without_emlx(without_empty_lines(bytes)));
}

}  // namespace

bool MimePart::is_page() const {
    return is_page_type(type);
}

bool is_message(std::string_view bytes, std::string_view name) {
    const Head head = head_of(bare_message(bytes));
    const auto has = [&](std::string_view field) {
        return std::find(head.names.begin(), head.names.end(), field) != head.names.end();
    };
    constexpr std::string_view certain[] = {"mime-version", "message-id", "received", "return-path", "delivered-to"};
    const bool has_certain = std::any_of(std::begin(certain), std::end(certain), has);
    const bool is_letter = has("from") && has("subject") && (has("to") || has("date"));
    return (head.clean && head.names.size() > 1 && (has_certain || is_letter)) ||
           (!head.names.empty() && is_named_as_message(name));
}

base::Result<MimeMessage> parse_message(std::string_view bytes, const ContainerLimits& limits) {
    const base::Result<GmimeLibrary>& library = GmimeLibrary::load();
    if (!library) {
        return library.failure();
    }
    bytes = bare_message(bytes);
    std::string letter;
    if (bytes.starts_with("From ")) {
        letter = without_envelope(bytes);
        bytes = letter;
    }
    const MessageFlaws flaws = flaws_of_message(bytes, limits.message_parts);
    MimeMessage out;
    out.several_types = !flaws.surplus_types.empty();
    out.nested_groups = !flaws.nested_groups.empty();
    out.too_many_parts = flaws.end < bytes.size();
    const bool flawed = out.several_types || out.nested_groups || out.too_many_parts;
    const std::string repaired = flawed ? without_flaws(bytes, flaws) : std::string();
    MessageParser(*library, limits.message_levels).parse(flawed ? std::string_view(repaired) : bytes, out);
    return out;
}

}  // namespace gazette::reader
