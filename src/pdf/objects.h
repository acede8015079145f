#pragma once

// PDF objects in, one file out: an owner of libharu's document that speaks in object numbers and PDF syntax.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/crew.h"
#include "base/file.h"
#include "base/result.h"
#include "base/scratch_file.h"
#include "pdf/deflate.h"

namespace gazette::pdf {

/// Number of an indirect object of a Document.
struct Ref {
    std::uint32_t number = 0;
};

/// "12 0 R".
void append_ref(std::string& out, Ref object);
std::string to_string(Ref object);

/// How the bytes handed over as a stream stand: `plain` ones may have a /Filter among the entries.
enum class Coding { plain, deflated };

/// Bytes that are laid aside until the document is saved; the file must live as long.
struct StoredBytes {
    const base::ScratchFile* file = nullptr;
    std::uint64_t offset = 0;
    std::size_t size = 0;
};

/// A page without what is added later.
struct PageObject {
    /// In points.
    double width = 0;
    double height = 0;
    /// Deflated.
    StoredBytes content;
    /// Drawn after it, each from the state in which a page begins; as they stand.
    std::vector<StoredBytes> additions;
    Ref resources;
    /// The page's key in the parent tree.
    int struct_parents = 0;
};

/// Dictionaries are written by us as text and packed into object streams as soon as they are known, which the crew deflates; libharu
/// keeps pages, their tree, streams and the order of things. The first failure of libharu sticks, makes all later calls do nothing, and is what `save` returns.
class Document {
public:
    /// Both outlive it. What it writes is the same for any number of jobs.
    Document(base::Crew& crew, Deflaters& deflate);
    ~Document();

    /// A dictionary; `entries` are what stands between "<<" and ">>".
    Ref add(std::string_view entries);
    /// A dictionary whose entries `set` gives, once: others may refer to it before.
    Ref reserve();
    void set(Ref reserved, std::string_view entries);
    Ref add_stream(std::string entries, std::string bytes, Coding coding);
    Ref add_stream(std::string entries, StoredBytes bytes, Coding coding);
    /// Deflates the bytes first.
    Ref add_stream(std::string entries, std::string_view bytes);

    /// The next page.
    Ref add_page(PageObject page);
    void add_annotation(Ref page, Ref annotation);

    /// Further entries of the catalog, and all of the document information dictionary; once each.
    void set_catalog(std::string entries);
    void set_info(std::string entries);

    /// Writes the file. `id` is its identifier: 16 bytes.
    base::Result<void> save(base::AtomicFile& file, std::string_view id);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gazette::pdf
