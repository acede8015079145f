#include "pdf/payload.h"

#include <algorithm>
#include <cstring>
#include <new>

#include <hpdf_objects.h>
#include <hpdf_streams.h>

namespace gazette::pdf {

namespace {

StreamPayload& payload_of(HPDF_Stream stream) {
    return *static_cast<StreamPayload*>(stream->attr);
}

/// Null where they cannot be read.
const std::string* bytes_of(StreamPayload& payload) {
    if (payload.stored.file == nullptr) return &payload.bytes;
    ReadBuffer& buffer = *payload.buffer;
    if (buffer.owner == &payload) return &buffer.bytes;
    buffer.owner = nullptr;
    try {
        if (!payload.stored.file->read(payload.stored.offset, payload.stored.size, buffer.bytes)) return nullptr;
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
    buffer.owner = &payload;
    return &buffer.bytes;
}

HPDF_STATUS read_bytes(HPDF_Stream stream, HPDF_BYTE* buffer, HPDF_UINT* size) {
    StreamPayload& payload = payload_of(stream);
    const std::string* bytes = bytes_of(payload);
    if (bytes == nullptr) return HPDF_FILE_IO_ERROR;
    const std::size_t wanted = *size;
    const std::size_t given = std::min(wanted, payload.size() - payload.at);
    if (given > 0) std::memcpy(buffer, bytes->data() + payload.at, given);
    payload.at += given;
    *size = static_cast<HPDF_UINT>(given);
    return given == wanted ? HPDF_OK : HPDF_STREAM_EOF;
}

HPDF_STATUS seek_bytes(HPDF_Stream stream, HPDF_INT position, HPDF_WhenceMode) {
    payload_of(stream).at = static_cast<std::size_t>(position);
    return HPDF_OK;
}

HPDF_INT32 tell_bytes(HPDF_Stream stream) {
    return static_cast<HPDF_INT32>(payload_of(stream).at);
}

HPDF_UINT32 size_of_bytes(HPDF_Stream stream) {
    return static_cast<HPDF_UINT32>(payload_of(stream).size());
}

}  // namespace

HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
    const auto& entries = static_cast<const Payload*>(dictionary->attr)->entries;
    if (entries.empty()) return HPDF_OK;
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                             static_cast<HPDF_UINT>(entries.size()));
}

HPDF_Stream open_payload(HPDF_MMgr memory, StreamPayload& payload) {
    return HPDF_CallbackReader_New(memory, read_bytes, seek_bytes, tell_bytes, size_of_bytes, &payload);
}

}  // namespace gazette::pdf
