#pragma once

// An object's entries and bytes in, what libharu calls to write them out. Private to this room.

#include <cstddef>
#include <string>

#include <hpdf.h>

#include "pdf/objects.h"

namespace gazette::pdf {

/// What libharu's dictionary points back to. It must stay where it is until the document is freed.
struct Payload {
    std::string entries = {};
};

struct StreamPayload;

/// Where stored bytes are while they are written: one for all streams of a document, as memory for each in turn would be left in
/// pieces that the next ones do not fit.
struct ReadBuffer {
    const StreamPayload* owner = nullptr;
    std::string bytes = {};
};

/// The same for a dictionary with a stream.
struct StreamPayload {
    Payload dictionary = {};
    std::string bytes = {};
    StoredBytes stored = {};
    std::size_t at = 0;
    /// Borrowed, for stored bytes.
    ReadBuffer* buffer = nullptr;

    std::size_t size() const { return stored.file == nullptr ? bytes.size() : stored.size; }
};

/// A dictionary's own function of writing, where `attr` points to a Payload.
HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream);

/// A stream of libharu's that reads the bytes of `payload`; null where memory is short, and libharu's to free.
HPDF_Stream open_payload(HPDF_MMgr memory, StreamPayload& payload);

}  // namespace gazette::pdf
