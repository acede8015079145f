#pragma once

// The bytes of a message (RFC 5322 and MIME, RFC 2045) in; its header and its leaves, decoded, out.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "reader/container_limits.h"

namespace gazette::reader {

/// A leaf of a message. Texts are scrubbed and without line ends.
struct MimePart {
    /// "text/html", in lower case.
    std::string type;
    /// As stated; empty where it is not.
    std::string charset;
    /// Whether its lines flow, and without the space that says so (RFC 3676).
    bool flowed = false;
    bool without_space = false;
    /// Content-ID without its brackets, Content-Location, and the name of the file; empty where there is none.
    std::string id;
    std::string location;
    std::string file_name;
    /// Of a picture that stands among the texts of a message and that none of them names: how many texts are before it.
    std::optional<std::size_t> texts_before = {};
    /// Decoded from its transfer encoding; for a message within the message, the message.
    std::string bytes;

    bool is_page() const;
};

struct MimeMessage {
    /// Whether its head states several types, of which RFC 5322 (3.6) allows one: the first with a boundary was believed, else the
    /// first.
    bool several_types = false;
    /// Whether a field of addresses, in its head or in that of a message within it, was left out: it nests groups in each other.
    bool nested_groups = false;
    /// Whether parts were left out: those beyond the limit, and those within more multiparts than the limit.
    bool too_many_parts = false;
    bool too_deep = false;
    /// Whether it ends before its last part does.
    bool cut = false;
    std::string subject;
    /// The first author: name as written, and address.
    std::string from_name;
    std::string from_address;
    /// The phrase of List-Id (RFC 2919).
    std::string list_name;
    /// Whether it was sent to many by a machine: List-Id, List-Unsubscribe, or a precedence of "bulk" or "list".
    bool to_a_list = false;
    std::optional<base::DateTime> date;
    /// As stated, where that cannot be read.
    std::string unread_date;
    /// Where a browser saved it from (MHTML), or Archived-At (RFC 5064).
    std::string address;
    bool saved_page = false;
    bool encrypted = false;
    /// Whether a part of it is in the form of S/MIME that is signed and not encrypted, and that shows nothing of the text.
    bool sealed = false;
    /// What is to be read, in order; of alternatives the richest that is known.
    std::vector<MimePart> texts;
    /// The next best alternative to them, where there is one.
    std::vector<MimePart> plainer_texts;
    /// What the texts may show: parts related to them, and images that have an identifier, a location or a name, or that stand
    /// among the texts.
    std::vector<MimePart> resources;
    std::vector<MimePart> attachments;
    /// Messages within the message.
    std::vector<MimePart> messages;
};

/// By its head: header fields (RFC 5322 section 2.2), one that only mail has among them; fewer are enough under a name that
/// ends as mail and saved pages do.
bool is_message(std::string_view bytes, std::string_view name);

/// Whatever the bytes are: what is damaged is read as far as it goes. Fails only where GMime is not installed.
base::Result<MimeMessage> parse_message(std::string_view bytes, const ContainerLimits& limits);

}  // namespace gazette::reader
