#pragma once

// The bytes of one input in, its articles out: chosen by content first and by name second.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/result.h"
#include "source/registry.h"

namespace gazette::reader {

class Rules;

/// Bytes with what is known of where they came from.
struct Bytes {
    std::string data;
    /// How the input is named in outputs and diagnostics: as given, or relative to the folder given.
    std::string name;
    /// The contents of NAME.toml beside it, empty where there is none.
    std::string sidecar;
    std::string sidecar_name;
    /// Whether nobody asked for it by its name: it came up in a folder or an archive. Then it is no error that it has another
    /// purpose than its name suggests.
    bool found = false;
};

/// What every reader may consult while it reads. `rules` is data loaded once (boilerplate phrases by language and the
/// like); both outlive the call.
struct Context {
    const source::Registry& registry;
    const Rules& rules;
};

/// A part of an input that gave no article, and why. An error means that an article is missing, or that there is none at
/// all; what was never one (a link without its text, an image) is a warning or a note.
struct Unread {
    /// As in article::Input.
    std::string entry;
    base::Diagnostic diagnostic;
};

/// What an input holds, in its order.
struct Reading {
    std::vector<article::Article> articles;
    std::vector<Unread> unread;
};

/// One article for a text or a page, several for a feed. An error where nothing of it can be read as an article: the
/// diagnostic says why. What was imperfect is in each article's own diagnostics, what was left out in `removed`; of an
/// input with several parts, those that gave no article are in `unread`. An article's `input` has the digest and size of
/// its own part. The same bytes give the same articles in the same order.
base::Result<Reading> read(const Bytes& bytes, const Context& context);

/// How large an input may be that opens so, before any reader has seen it.
base::SizeLimit size_limit(std::string_view opening, const Rules& rules);

/// How large a file of an image may be.
base::SizeLimit image_size_limit(const Rules& rules);

/// Whether a file found in a folder is one that a reader is for, by its ending; of what is packed with gzip,
/// whether that before it is not one of something else. Case aside.
bool knows(const std::filesystem::path& file);

/// Whether a file without an ending is one that a reader is for, by its first 4 KiB: mail programs name mailboxes so.
bool knows_opening(std::string_view opening);

}  // namespace gazette::reader
