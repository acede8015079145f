#include "pdf/objects.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <limits>
#include <new>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include "pdf/deflate.h"

namespace gazette::pdf {

namespace {

/// libharu's page tree node takes this many pages, so that its limit of 32,767 for an array is out of reach.
constexpr HPDF_UINT pages_per_node = 100;
/// libharu grows its lists by a fixed step, 20 for the table of all objects; that takes seconds for 400,000 of them.
constexpr HPDF_UINT cross_reference_step = 1 << 16;
constexpr HPDF_UINT32 number_mask = 0x00FFFFFF;

/// What libharu's dictionary points back to. It must stay where it is until the document is freed.
struct Payload {
    std::string entries = {};
};

/// The same for a dictionary with a stream. Stored bytes are in memory only while they are written.
struct StreamPayload {
    Payload dictionary = {};
    std::string bytes = {};
    StoredBytes stored = {};
    std::size_t at = 0;

    std::size_t size() const { return stored.file == nullptr ? bytes.size() : stored.size; }
};

/// libharu reports through the return value too; nothing may be thrown through it.
void ignore_error(HPDF_STATUS, HPDF_STATUS, void*) {}

HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
    const auto& entries = static_cast<const Payload*>(dictionary->attr)->entries;
    if (entries.empty()) return HPDF_OK;
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                             static_cast<HPDF_UINT>(entries.size()));
}

StreamPayload& payload_of(HPDF_Stream stream) {
    return *static_cast<StreamPayload*>(stream->attr);
}

bool fetch(StreamPayload& payload) {
    if (payload.stored.file == nullptr || !payload.bytes.empty()) return true;
    try {
        base::Result<std::string> bytes = payload.stored.file->read(payload.stored.offset, payload.stored.size);
        if (bytes) payload.bytes = *std::move(bytes);
        return static_cast<bool>(bytes);
    } catch (const std::bad_alloc&) {
        return false;
    }
}

HPDF_STATUS read_bytes(HPDF_Stream stream, HPDF_BYTE* buffer, HPDF_UINT* size) {
    StreamPayload& payload = payload_of(stream);
    if (!fetch(payload)) return HPDF_FILE_IO_ERROR;
    const std::size_t wanted = *size;
    const std::size_t given = std::min(wanted, payload.bytes.size() - payload.at);
    std::memcpy(buffer, payload.bytes.data() + payload.at, given);
    payload.at += given;
    *size = static_cast<HPDF_UINT>(given);
    if (given == wanted) return HPDF_OK;
    if (payload.stored.file != nullptr) payload.bytes = std::string();
    return HPDF_STREAM_EOF;
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

/// Gathers libharu's small writes.
class Sink {
public:
    explicit Sink(base::AtomicFile& file) : file_(file) { buffer_.reserve(capacity); }

    static HPDF_STATUS write(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
        try {
            return static_cast<Sink*>(stream->attr)->take({reinterpret_cast<const char*>(bytes), size});
        } catch (...) {
            return HPDF_FILE_IO_ERROR;
        }
    }

    bool flush() {
        if (result_) result_ = file_.append(buffer_);
        buffer_.clear();
        return static_cast<bool>(result_);
    }

    const base::Result<void>& result() const { return result_; }

private:
    static constexpr std::size_t capacity = 1 << 16;

    HPDF_STATUS take(std::string_view bytes) {
        if (buffer_.size() + bytes.size() > capacity && !flush()) return HPDF_FILE_IO_ERROR;
        total_ += bytes.size();
        // libharu keeps offsets in 32 bits.
        if (total_ > std::numeric_limits<std::uint32_t>::max()) result_ = base::fail("the PDF grows beyond 4 GB");
        buffer_ += bytes;
        return result_ ? HPDF_OK : HPDF_FILE_IO_ERROR;
    }

    base::AtomicFile& file_;
    std::string buffer_;
    std::uint64_t total_ = 0;
    base::Result<void> result_;
};

struct FreeDocument {
    void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};

struct FreeStream {
    void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};

}  // namespace

std::string to_string(Ref object) {
    return std::to_string(object.number) + " 0 R";
}

struct Document::State {
    /// Outlive the document, whose objects point to them.
    std::deque<Payload> payloads;
    std::deque<StreamPayload> streams;
    std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, FreeDocument> document;
    /// By object number.
    std::vector<HPDF_Dict> dictionaries;
    Deflater deflate;

    State();

    HPDF_MMgr memory() const { return document->mmgr; }
    bool failed() const { return document->error.error_no != HPDF_OK; }
    base::Failure failure() const {
        return base::fail(fmt::format("libharu cannot make the PDF: error 0x{:04x}, detail {}", document->error.error_no,
                                      document->error.detail_no));
    }

    Ref add_stream(StreamPayload payload, Coding coding);
    Ref remember(HPDF_Dict dictionary);
    HPDF_Dict find(Ref object) const;
    void attach(HPDF_Dict dictionary, std::string entries);
    void attach_stream(HPDF_Dict dictionary, StreamPayload payload, Coding coding);
    void prepare_trailer(std::string_view id);
};

Document::State::State() : document(HPDF_NewEx(ignore_error, nullptr, nullptr, 0, nullptr)) {
    if (!document) throw std::bad_alloc();
    document->xref->entries->items_per_block = cross_reference_step;
    HPDF_SetPagesConfiguration(document.get(), pages_per_node);
}

Ref Document::State::remember(HPDF_Dict dictionary) {
    const std::uint32_t number = dictionary->header.obj_id & number_mask;
    if (dictionaries.size() <= number) dictionaries.resize(number + 1);
    dictionaries[number] = dictionary;
    return {number};
}

HPDF_Dict Document::State::find(Ref object) const {
    return object.number < dictionaries.size() ? dictionaries[object.number] : nullptr;
}

void Document::State::attach(HPDF_Dict dictionary, std::string entries) {
    payloads.push_back({std::move(entries)});
    dictionary->attr = &payloads.back();
    dictionary->write_fn = write_entries;
}

void Document::State::attach_stream(HPDF_Dict dictionary, StreamPayload payload, Coding coding) {
    // libharu removes a Filter entry of its own; this one it does not see.
    if (coding == Coding::deflated) payload.dictionary.entries += "/Filter /FlateDecode\n";
    streams.push_back(std::move(payload));
    HPDF_Stream source =
        HPDF_CallbackReader_New(memory(), read_bytes, seek_bytes, tell_bytes, size_of_bytes, &streams.back());
    if (source == nullptr) return;
    HPDF_Stream_Free(dictionary->stream);
    dictionary->stream = source;
    dictionary->filter = HPDF_STREAM_FILTER_NONE;
    dictionary->attr = &streams.back().dictionary;
    dictionary->write_fn = write_entries;
}

void Document::State::prepare_trailer(std::string_view id) {
    HPDF_Dict trailer = document->trailer;
    HPDF_Dict_Add(trailer, "Root", document->catalog);
    HPDF_Dict_Add(trailer, "Info", document->info);
    HPDF_Array pair = HPDF_Array_New(memory());
    if (pair == nullptr || HPDF_Dict_Add(trailer, "ID", pair) != HPDF_OK) return;
    std::string bytes(id);
    for (int copy = 0; copy < 2; ++copy) {
        HPDF_Array_Add(pair, HPDF_Binary_New(memory(), reinterpret_cast<HPDF_BYTE*>(bytes.data()),
                                             static_cast<HPDF_UINT>(bytes.size())));
    }
}

Document::Document() : state_(std::make_unique<State>()) {}
Document::~Document() = default;

Ref Document::add(std::string entries) {
    if (state_->failed()) return {};
    HPDF_Dict dictionary = HPDF_Dict_New(state_->memory());
    if (dictionary == nullptr) return {};
    state_->attach(dictionary, std::move(entries));
    // On failure libharu has freed the dictionary.
    if (HPDF_Xref_Add(state_->document->xref, dictionary) != HPDF_OK) return {};
    return state_->remember(dictionary);
}

void Document::set(Ref dictionary, std::string entries) {
    if (HPDF_Dict found = state_->find(dictionary)) static_cast<Payload*>(found->attr)->entries = std::move(entries);
}

Ref Document::State::add_stream(StreamPayload payload, Coding coding) {
    if (failed()) return {};
    HPDF_Dict stream = HPDF_DictStream_New(memory(), document->xref);
    if (stream == nullptr) return {};
    attach_stream(stream, std::move(payload), coding);
    return remember(stream);
}

Ref Document::add_stream(std::string entries, std::string bytes, Coding coding) {
    return state_->add_stream({{std::move(entries)}, std::move(bytes)}, coding);
}

Ref Document::add_stream(std::string entries, StoredBytes bytes, Coding coding) {
    return state_->add_stream({{std::move(entries)}, {}, bytes}, coding);
}

Ref Document::add_stream(std::string entries, std::string_view bytes) {
    return add_stream(std::move(entries), state_->deflate(bytes), Coding::deflated);
}

Ref Document::add_page(PageObject page) {
    if (state_->failed()) return {};
    HPDF_Page object = HPDF_AddPage(state_->document.get());
    if (object == nullptr) return {};
    HPDF_Page_SetWidth(object, static_cast<HPDF_REAL>(page.width));
    HPDF_Page_SetHeight(object, static_cast<HPDF_REAL>(page.height));
    HPDF_Dict_Add(object, "Resources", state_->find(page.resources));
    HPDF_Dict_AddNumber(object, "StructParents", page.struct_parents);
    HPDF_Dict_AddName(object, "Tabs", "S");
    auto* attributes = static_cast<HPDF_PageAttr>(object->attr);
    state_->attach_stream(attributes->contents, {{}, std::move(page.content)}, Coding::deflated);
    // It pointed to the stream that has just been replaced.
    attributes->stream = nullptr;
    return state_->remember(object);
}

void Document::add_annotation(Ref page, Ref annotation) {
    HPDF_Dict object = state_->find(page);
    if (state_->failed() || object == nullptr) return;
    auto* list = static_cast<HPDF_Array>(HPDF_Dict_GetItem(object, "Annots", HPDF_OCLASS_ARRAY));
    if (list == nullptr) {
        list = HPDF_Array_New(state_->memory());
        if (list == nullptr || HPDF_Dict_Add(object, "Annots", list) != HPDF_OK) return;
    }
    HPDF_Array_Add(list, state_->find(annotation));
}

void Document::set_catalog(std::string entries) {
    state_->attach(state_->document->catalog, std::move(entries));
}

void Document::set_info(std::string entries) {
    HPDF_Dict info = state_->document->info;
    HPDF_Dict_RemoveElement(info, "Producer");
    state_->attach(info, std::move(entries));
}

base::Result<void> Document::save(base::AtomicFile& file, std::string_view id) {
    if (!state_->failed()) state_->prepare_trailer(id);
    if (state_->failed()) return state_->failure();
    Sink sink(file);
    const std::unique_ptr<std::remove_pointer_t<HPDF_Stream>, FreeStream> out(
        HPDF_CallbackWriter_New(state_->memory(), Sink::write, &sink));
    if (!out) return state_->failure();
    HPDF_Stream_WriteStr(out.get(), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    HPDF_Xref_WriteToStream(state_->document->xref, out.get(), nullptr);
    sink.flush();
    if (!sink.result()) return sink.result();
    if (state_->failed()) return state_->failure();
    return {};
}

}  // namespace gazette::pdf
