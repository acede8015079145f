#pragma once

// A message (EML) or a page saved with all that it shows (MHTML) in; its article, and what is attached to it, out.

#include <string>
#include <vector>

#include "article/article.h"
#include "base/result.h"
#include "reader/reader.h"

namespace gazette::reader {

/// A part of a message that may be an article of its own.
struct Enclosed {
    /// A name within the message that none of the others has.
    std::string name;
    std::string data;
};

struct ReadMessage {
    /// An error where nothing of the message itself is to be read.
    base::Result<article::Article> article;
    /// Messages within it, and pages that are attached, in order.
    std::vector<Enclosed> enclosed;
    /// The names and kinds of what else is attached.
    std::vector<std::string> left_out;
    /// What of the message was left out since it is beyond a limit, and flaws of one that is no article itself.
    base::Diagnostics lost;
};

/// The page of the message before its plain text. The subject is the headline, the sender the author or, of what was sent to
/// many, the outlet, where the page states none; images that came with it are in the body as data URIs. Of a saved page the
/// page states the facts.
ReadMessage read_message(const Bytes& bytes, const Context& context);

}  // namespace gazette::reader
