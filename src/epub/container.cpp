#include "epub/container.h"

#include <libdeflate.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include "epub/zip_library.h"

namespace gazette::epub {

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

/// libdeflate's quickest: its default of 6 takes more than twice the time to make articles one part in a hundred shorter.
constexpr int compression_level = 1;

}  // namespace

Payload deflated(std::string_view text) {
    // One a thread: a compressor is a megabyte of tables, and an edition has thousands of members.
    thread_local const Compressor compressor(libdeflate_alloc_compressor(compression_level));
    Payload payload;
    payload.original_size = text.size();
    payload.crc = libdeflate_crc32(0, text.data(), text.size());
    payload.bytes.resize(libdeflate_deflate_compress_bound(compressor.get(), text.size()));
    payload.bytes.resize(libdeflate_deflate_compress(compressor.get(), text.data(), text.size(), payload.bytes.data(),
                                                     payload.bytes.size()));
    payload.bytes.shrink_to_fit();
    return payload;
}

Payload stored(std::string bytes) {
    Payload payload;
    payload.original_size = bytes.size();
    payload.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
    payload.bytes = std::move(bytes);
    return payload;
}

namespace {

/// What went wrong within libzip's callbacks, which can pass on nothing but -1.
struct Trouble {
    std::optional<base::Failure> failure;
    std::exception_ptr exception;
};

/// One member as libzip reads it: STAT, OPEN, READ until the end, CLOSE, STAT again.
class Source {
public:
    Source(const ZipLibrary& zip, const Member& member, Trouble& trouble) : zip_(zip), member_(member), trouble_(trouble) {}

    static zip_int64_t callback(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
        auto* const source = static_cast<Source*>(self);
        try {
            return source->answer(data, length, command);
        } catch (...) {
            source->trouble_.exception = std::current_exception();
            source->zip_.error_set(&source->error_, ZIP_ER_INTERNAL, 0);
            return -1;
        }
    }

private:
    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
        switch (command) {
        case ZIP_SOURCE_SUPPORTS:
            return zip_.source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                                   ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
        case ZIP_SOURCE_STAT: return stat(*static_cast<zip_stat_t*>(data));
        case ZIP_SOURCE_OPEN: position_ = 0; return 0;
        case ZIP_SOURCE_READ: return read(static_cast<char*>(data), length);
        // Size and checksum stay for the second STAT.
        case ZIP_SOURCE_CLOSE: std::string().swap(payload_.bytes); return 0;
        case ZIP_SOURCE_ERROR: return zip_.error_to_data(&error_, data, length);
        case ZIP_SOURCE_FREE: delete this; return 0;
        default: zip_.error_set(&error_, ZIP_ER_OPNOTSUPP, 0); return -1;
        }
    }

    zip_int64_t stat(zip_stat_t& out) {
        if (!made_ && !make()) {
            zip_.error_set(&error_, ZIP_ER_INTERNAL, 0);
            return -1;
        }
        zip_.stat_init(&out);
        out.size = payload_.original_size;
        out.comp_size = compressed_size_;
        out.crc = payload_.crc;
        out.comp_method = member_.method == Method::deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
        out.encryption_method = ZIP_EM_NONE;
        out.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
        return sizeof out;
    }

    bool make() {
        base::Result<Payload> payload = member_.payload();
        if (!payload) {
            trouble_.failure = payload.failure();
            return false;
        }
        payload_ = std::move(*payload);
        compressed_size_ = payload_.bytes.size();
        made_ = true;
        return true;
    }

    zip_int64_t read(char* out, zip_uint64_t length) {
        const std::size_t count = std::min<std::size_t>(length, payload_.bytes.size() - position_);
        std::memcpy(out, payload_.bytes.data() + position_, count);
        position_ += count;
        return static_cast<zip_int64_t>(count);
    }

    const ZipLibrary& zip_;
    const Member& member_;
    Trouble& trouble_;
    zip_error_t error_{};
    Payload payload_;
    std::uint64_t compressed_size_ = 0;
    std::size_t position_ = 0;
    bool made_ = false;
};

/// The file as libzip writes it: front to back, but for the head of each member, which it writes twice.
class Sink {
public:
    Sink(const ZipLibrary& zip, base::AtomicFile& file, Trouble& trouble)
        : zip_(zip), file_(file), trouble_(trouble), start_(file.size()) {}

    static zip_int64_t callback(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
        auto* const sink = static_cast<Sink*>(self);
        try {
            return sink->answer(data, length, command);
        } catch (...) {
            sink->trouble_.exception = std::current_exception();
            sink->zip_.error_set(&sink->error_, ZIP_ER_INTERNAL, 0);
            return -1;
        }
    }

private:
    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
        switch (command) {
        case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_WRITABLE;
        // There is nothing to read: the container is always new.
        case ZIP_SOURCE_STAT: zip_.error_set(&error_, ZIP_ER_READ, ENOENT); return -1;
        case ZIP_SOURCE_ERROR: return zip_.error_to_data(&error_, data, length);
        // Whoever made the file commits it.
        case ZIP_SOURCE_COMMIT_WRITE:
        case ZIP_SOURCE_BEGIN_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE:
        case ZIP_SOURCE_REMOVE:
        case ZIP_SOURCE_FREE: return 0;
        case ZIP_SOURCE_WRITE: return write({static_cast<const char*>(data), static_cast<std::size_t>(length)});
        case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(position_);
        case ZIP_SOURCE_SEEK_WRITE: return seek(data, length);
        default: zip_.error_set(&error_, ZIP_ER_OPNOTSUPP, 0); return -1;
        }
    }

    zip_int64_t write(std::string_view bytes) {
        const bool at_end = start_ + position_ == file_.size();
        const base::Result<void> written = at_end ? file_.append(bytes) : file_.write_at(start_ + position_, bytes);
        if (!written) {
            trouble_.failure = written.failure();
            zip_.error_set(&error_, ZIP_ER_WRITE, EIO);
            return -1;
        }
        position_ += bytes.size();
        return static_cast<zip_int64_t>(bytes.size());
    }

    zip_int64_t seek(void* data, zip_uint64_t length) {
        const zip_int64_t to = zip_.source_seek_compute_offset(position_, file_.size() - start_, data, length, &error_);
        if (to < 0) {
            return -1;
        }
        position_ = static_cast<std::uint64_t>(to);
        return 0;
    }

    const ZipLibrary& zip_;
    base::AtomicFile& file_;
    Trouble& trouble_;
    const std::uint64_t start_;
    zip_error_t error_{};
    std::uint64_t position_ = 0;
};

using Archive = std::unique_ptr<zip_t, decltype(ZipLibrary::discard)>;

base::Failure cannot_write(const char* why) {
    return base::fail(std::string("the EPUB container cannot be written: ") + why);
}

base::Result<Archive> open_archive(const ZipLibrary& zip, Sink& sink) {
    zip_error_t error;
    zip.error_init(&error);
    zip_source_t* const source = zip.source_function_create(Sink::callback, &sink, &error);
    zip_t* const archive = source ? zip.open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr;
    if (archive) {
        return Archive(archive, zip.discard);
    }
    const base::Failure failure = cannot_write(zip.error_strerror(&error));
    zip.source_free(source);
    zip.error_fini(&error);
    return failure;
}

/// The fields of a member (APPNOTE 4.4.6), which know the years 1980 to 2107.
std::uint16_t dos_date(base::Date date) {
    if (date.year < 1980) {
        date = {1980, 1, 1};
    } else if (date.year > 2107) {
        date = {2107, 12, 31};
    }
    return static_cast<std::uint16_t>((date.year - 1980) << 9 | date.month << 5 | date.day);
}
constexpr std::uint16_t dos_noon = 12 << 11;

/// A regular file that all may read.
constexpr std::uint32_t unix_attributes = 0100644U << 16U;

base::Result<void> add(const ZipLibrary& zip, zip_t* archive, const Member& member, std::uint16_t date, Trouble& trouble) {
    auto owned = std::make_unique<Source>(zip, member, trouble);
    zip_source_t* const source = zip.source_function(archive, Source::callback, owned.get());
    if (!source) {
        return cannot_write(zip.strerror(archive));
    }
    owned.release();  // libzip's FREE deletes it
    const zip_int64_t index = zip.file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip.source_free(source);
        return cannot_write(zip.strerror(archive));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    // A member left at the default method is taken as it comes where it is deflated already, and deflated where it is not.
    if (member.method == Method::stored) {
        zip.set_file_compression(archive, at, ZIP_CM_STORE, 0);
    }
    zip.file_set_dostime(archive, at, dos_noon, date, 0);
    zip.file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, unix_attributes);
    return {};
}

base::Result<void> close(const ZipLibrary& zip, Archive archive, const Trouble& trouble) {
    if (zip.close(archive.get()) == 0) {
        (void)archive.release();
        return {};
    }
    if (trouble.exception) {
        std::rethrow_exception(trouble.exception);
    }
    return trouble.failure ? *trouble.failure : cannot_write(zip.strerror(archive.get()));
}

}  // namespace

void load_container_library() {
    (void)ZipLibrary::load();
}

base::Result<void> write_container(const std::vector<Member>& members, base::Date date, base::AtomicFile& file) {
    const base::Result<ZipLibrary>& zip = ZipLibrary::load();
    if (!zip) {
        return zip.failure();
    }
    Trouble trouble;
    Sink sink(*zip, file, trouble);
    base::Result<Archive> archive = open_archive(*zip, sink);
    if (!archive) {
        return archive.failure();
    }
    for (const Member& member : members) {
        if (base::Result<void> added = add(*zip, archive->get(), member, dos_date(date), trouble); !added) {
            return added;
        }
    }
    return close(*zip, std::move(*archive), trouble);
}

}  // namespace gazette::epub
