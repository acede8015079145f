#include "pdf/objects.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include "pdf/cross_reference.h"
#include "pdf/deflate.h"
#include "pdf/handles.h"
#include "pdf/object_packer.h"
#include "pdf/payload.h"
#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// libharu's page tree node takes this many pages, so that its limit of 32,767 for an array is out of reach.
constexpr HPDF_UINT pages_per_node = 100;
/// libharu grows its lists by a fixed step, 20 for the list of all its objects, which costs time by its square.
constexpr HPDF_UINT object_list_step = 1 << 12;
constexpr HPDF_UINT32 number_mask = 0x00FFFFFF;

/// Object streams, of some tens of kilobytes, that may wait to be deflated.
constexpr std::size_t most_waiting = 32;

/// libharu reports through the return value too; nothing may be thrown through it.
void ignore_error(HPDF_STATUS, HPDF_STATUS, void*) {}

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
    /// Bytes written so far.
    std::uint32_t position() const { return static_cast<std::uint32_t>(total_); }

    bool write(std::string_view bytes) { return take(bytes) == HPDF_OK; }

private:
    static constexpr std::size_t capacity = 1 << 16;

    HPDF_STATUS take(std::string_view bytes) {
        if (buffer_.size() + bytes.size() > capacity && !flush()) return HPDF_FILE_IO_ERROR;
        total_ += bytes.size();
        // An entry of the cross-reference has 32 bits for it.
        if (total_ > std::numeric_limits<std::uint32_t>::max()) result_ = base::fail("the PDF grows beyond 4 GB");
        buffer_ += bytes;
        return result_ ? HPDF_OK : HPDF_FILE_IO_ERROR;
    }

    base::AtomicFile& file_;
    std::string buffer_;
    std::uint64_t total_ = 0;
    base::Result<void> result_;
};

}  // namespace

void append_ref(std::string& out, Ref object) {
    append_decimal(out, object.number, 0);
    out += " 0 R";
}

std::string to_string(Ref object) {
    std::string out;
    append_ref(out, object);
    return out;
}

struct Document::State {
    /// Outlive the document, whose objects point to them.
    std::deque<Payload> payloads;
    std::deque<StreamPayload> streams;
    ReadBuffer read_buffer;
    DocumentHandle document;
    /// What stands for objects that libharu does not have, where its own refer to them.
    std::deque<HPDF_Null_Rec> strangers;
    /// By object number.
    std::unordered_map<std::uint32_t, HPDF_Dict> pages;
    ObjectPacker packer;
    CrossReference places;
    /// Streams of one operator each, which pages share: the state in which a page begins is saved, and had back.
    std::optional<Ref> saving;
    std::optional<Ref> restoring;
    base::Crew& crew;
    Deflaters& deflate;
    /// Streams whose bytes are not there yet.
    struct Waiting {
        StreamPayload& stream;
        base::Pending<std::string> bytes;
    };
    std::deque<Waiting> waiting;

    State(base::Crew& crew, Deflaters& deflate);

    HPDF_MMgr memory() const { return document->mmgr; }
    bool failed() const { return document->error.error_no != HPDF_OK; }
    base::Failure failure() const {
        return base::fail(fmt::format("libharu cannot make the PDF: error 0x{:04x}, detail {}", document->error.error_no,
                                      document->error.detail_no));
    }

    Ref add_stream(StreamPayload payload, Coding coding);
    static Ref number_of(HPDF_Dict dictionary) { return {dictionary->header.obj_id & number_mask}; }
    HPDF_Dict page(Ref object) const;
    void* stranger(Ref object);
    Ref next_number();
    void add_contents(HPDF_Page page, const std::vector<StoredBytes>& additions);
    void attach(HPDF_Dict dictionary, std::string entries);
    void attach_stream(HPDF_Dict dictionary, StreamPayload payload, Coding coding);
    void store(std::optional<ObjectStream> packed);
    void take_first_waiting();

    void write_objects(Sink& sink, HPDF_Stream out);
    void write_cross_reference(Sink& sink, std::string_view id);
};

Document::State::State(base::Crew& the_crew, Deflaters& deflaters)
    : document(HPDF_NewEx(ignore_error, nullptr, nullptr, 0, nullptr)), crew(the_crew), deflate(deflaters) {
    if (!document) throw std::bad_alloc();
    document->xref->entries->items_per_block = object_list_step;
    HPDF_SetPagesConfiguration(document.get(), pages_per_node);
}

HPDF_Dict Document::State::page(Ref object) const {
    const auto found = pages.find(object.number);
    return found == pages.end() ? nullptr : found->second;
}

/// libharu writes nothing of it but a reference.
void* Document::State::stranger(Ref object) {
    strangers.push_back({});
    strangers.back().header.obj_id = object.number | HPDF_OTYPE_INDIRECT;
    strangers.back().header.obj_class = HPDF_OCLASS_NULL;
    return &strangers.back();
}

/// libharu counts its objects on from `start_offset`, and then leaves this number out.
Ref Document::State::next_number() {
    HPDF_Xref objects = document->xref;
    return {objects->start_offset++ + objects->entries->count};
}

void Document::State::attach(HPDF_Dict dictionary, std::string entries) {
    payloads.push_back({std::move(entries)});
    dictionary->attr = &payloads.back();
    dictionary->write_fn = write_entries;
}

void Document::State::attach_stream(HPDF_Dict dictionary, StreamPayload payload, Coding coding) {
    // libharu removes a Filter entry of its own; this one it does not see.
    if (coding == Coding::deflated) payload.dictionary.entries += "/Filter /FlateDecode\n";
    payload.buffer = &read_buffer;
    streams.push_back(std::move(payload));
    HPDF_Stream source = open_payload(memory(), streams.back());
    if (source == nullptr) return;
    HPDF_Stream_Free(dictionary->stream);
    dictionary->stream = source;
    dictionary->filter = HPDF_STREAM_FILTER_NONE;
    dictionary->attr = &streams.back().dictionary;
    dictionary->write_fn = write_entries;
}

/// The streams of an array are read as one (ISO 32000-1 section 7.8.2).
void Document::State::add_contents(HPDF_Page page, const std::vector<StoredBytes>& additions) {
    HPDF_Array contents = HPDF_Array_New(memory());
    if (contents == nullptr) return;
    if (!saving) saving = add_stream({{}, "q\n"}, Coding::plain);
    if (!restoring) restoring = add_stream({{}, "Q\n"}, Coding::plain);
    const auto append = [&](Ref stream) { HPDF_Array_Add(contents, stranger(stream)); };
    append(*saving);
    append(number_of(static_cast<HPDF_PageAttr>(page->attr)->contents));
    append(*restoring);
    for (const StoredBytes& addition : additions) {
        append(*saving);
        append(add_stream({{}, {}, addition}, Coding::plain));
        append(*restoring);
    }
    HPDF_Dict_Add(page, "Contents", contents);
}

void Document::State::store(std::optional<ObjectStream> packed) {
    if (!packed) return;
    const Ref stream = add_stream({{std::move(packed->entries)}}, Coding::deflated);
    if (failed()) return;
    if (waiting.size() == most_waiting) take_first_waiting();
    waiting.push_back({streams.back(), crew.beside([bytes = std::move(packed->bytes), this] { return deflate(bytes); })});
    std::uint16_t index = 0;
    for (const std::uint32_t number : packed->numbers) places.stands_in(number, stream.number, index++);
}

void Document::State::take_first_waiting() {
    waiting.front().stream.bytes = waiting.front().bytes.get();
    waiting.pop_front();
}

void Document::State::write_objects(Sink& sink, HPDF_Stream out) {
    HPDF_Xref objects = document->xref;
    // The first entry is the head of the list of free ones.
    for (HPDF_UINT index = 1; index < objects->entries->count; ++index) {
        void* object = HPDF_Xref_GetEntry(objects, index)->obj;
        const std::uint32_t number = static_cast<HPDF_Obj_Header*>(object)->obj_id & number_mask;
        places.stands_at(number, sink.position());
        const bool written = sink.write(std::to_string(number) + " 0 obj\n") &&
                             HPDF_Obj_WriteValue(object, out, nullptr) == HPDF_OK && sink.write("\nendobj\n");
        if (!written) return;
    }
}

void Document::State::write_cross_reference(Sink& sink, std::string_view id) {
    const Ref self = next_number();
    const std::uint32_t start = sink.position();
    places.stands_at(self.number, start);
    const std::string bytes = deflate(places.rows());
    const std::string identifier = byte_string(id);
    sink.write(std::to_string(self.number) + " 0 obj\n<<" + places.entries() + "/Root " +
               to_string(number_of(document->catalog)) + " /Info " + to_string(number_of(document->info)) + " /ID [" +
               identifier + identifier + "]\n/Filter /FlateDecode /Length " + std::to_string(bytes.size()) +
               ">>\nstream\n" + bytes + "\nendstream\nendobj\nstartxref\n" + std::to_string(start) + "\n%%EOF\n");
}

Document::Document(base::Crew& crew, Deflaters& deflate) : state_(std::make_unique<State>(crew, deflate)) {}
Document::~Document() = default;

Ref Document::add(std::string_view entries) {
    const Ref object = reserve();
    set(object, entries);
    return object;
}

Ref Document::reserve() {
    return state_->next_number();
}

void Document::set(Ref reserved, std::string_view entries) {
    state_->store(state_->packer.add(reserved.number, entries));
}

Ref Document::State::add_stream(StreamPayload payload, Coding coding) {
    if (failed()) return {};
    HPDF_Dict stream = HPDF_DictStream_New(memory(), document->xref);
    if (stream == nullptr) return {};
    attach_stream(stream, std::move(payload), coding);
    return number_of(stream);
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
    HPDF_Dict_Add(object, "Resources", state_->stranger(page.resources));
    HPDF_Dict_AddNumber(object, "StructParents", page.struct_parents);
    HPDF_Dict_AddName(object, "Tabs", "S");
    auto* attributes = static_cast<HPDF_PageAttr>(object->attr);
    state_->attach_stream(attributes->contents, {{}, {}, page.content}, Coding::deflated);
    // It pointed to the stream that has just been replaced.
    attributes->stream = nullptr;
    if (!page.additions.empty()) state_->add_contents(object, page.additions);
    const Ref number = State::number_of(object);
    state_->pages.emplace(number.number, object);
    return number;
}

void Document::add_annotation(Ref page, Ref annotation) {
    HPDF_Dict object = state_->page(page);
    if (state_->failed() || object == nullptr) return;
    auto* list = static_cast<HPDF_Array>(HPDF_Dict_GetItem(object, "Annots", HPDF_OCLASS_ARRAY));
    if (list == nullptr) {
        list = HPDF_Array_New(state_->memory());
        if (list == nullptr || HPDF_Dict_Add(object, "Annots", list) != HPDF_OK) return;
    }
    HPDF_Array_Add(list, state_->stranger(annotation));
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
    state_->store(state_->packer.finish());
    while (!state_->waiting.empty()) state_->take_first_waiting();
    if (state_->failed()) return state_->failure();
    Sink sink(file);
    const StreamHandle out(HPDF_CallbackWriter_New(state_->memory(), Sink::write, &sink));
    if (!out) return state_->failure();
    sink.write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    state_->write_objects(sink, out.get());
    state_->write_cross_reference(sink, id);
    sink.flush();
    if (!sink.result()) return sink.result();
    if (state_->failed()) return state_->failure();
    return {};
}

}  // namespace gazette::pdf
