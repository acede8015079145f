#include "reader/zip_archive.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "reader/legacy_charset.h"
#include "reader/name_charset.h"
#include "reader/zip_library.h"

namespace gazette::reader {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t read_chunk = 64 * 1024;
/// The file type of a symbolic link in the upper half of Unix's external attributes.
constexpr zip_uint32_t type_mask = 0170000;
constexpr zip_uint32_t link_type = 0120000;

/// Null where it has no readable directory.
zip_t* opened(const ZipLibrary& zip, std::string_view bytes) {
    zip_error_t error;
    zip.error_init(&error);
    zip_t* archive = nullptr;
    if (zip_source_t* source = zip.source_buffer_create(bytes.data(), bytes.size(), 0, &error)) {
        archive = zip.open_from_source(source, ZIP_RDONLY, &error);
        if (archive == nullptr) {
            zip.source_free(source);
        }
    }
    zip.error_fini(&error);
    return archive;
}

/// A name that no terminal and no page takes amiss.
std::string shown(std::string_view raw) {
    base::Diagnostics unused;
    std::string name = base::scrub(raw, {}, unused);
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return name;
}

/// Null where the archive has no such file.
const char* raw_name(const ZipLibrary& zip, zip_t* archive, zip_uint64_t index) {
    return zip.get_name(archive, index, ZIP_FL_ENC_RAW);
}

bool is_utf8(std::string_view name) {
    return count_sequences(name).ill_formed == 0;
}

/// As many as tell what all are in.
std::vector<std::string> unknown_names(const ZipLibrary& zip, zip_t* archive, zip_uint64_t count) {
    constexpr std::size_t most = 1000;
    std::vector<std::string> names;
    for (zip_uint64_t i = 0; i < count && names.size() < most; ++i) {
        const char* const raw = raw_name(zip, archive, i);
        if (raw != nullptr && !is_utf8(raw)) {
            names.emplace_back(raw);
        }
    }
    return names;
}

/// The name as the archive says, or as libzip guesses; by `charset` where that is known and the name is no UTF-8.
std::optional<std::string> stated_path(const ZipLibrary& zip, zip_t* archive, zip_uint64_t index,
                                       const std::string& charset) {
    const char* const raw = charset.empty() ? nullptr : raw_name(zip, archive, index);
    if (raw != nullptr && !is_utf8(raw)) {
        if (std::optional<std::string> name = decoded(raw, charset)) {
            return name;
        }
    }
    const char* const guessed = zip.get_name(archive, index, ZIP_FL_ENC_GUESS);
    return guessed == nullptr ? std::nullopt : std::optional<std::string>(guessed);
}

bool is_link(const ZipLibrary& zip, zip_t* archive, zip_uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    return zip.file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX &&
           (attributes >> 16U & type_mask) == link_type;
}

std::uint64_t stated_size(const ZipLibrary& zip, zip_t* archive, zip_uint64_t index) {
    zip_stat_t about;
    return zip.stat_index(archive, index, 0, &about) == 0 && (about.valid & ZIP_STAT_SIZE) != 0 ? about.size : 0;
}

base::Result<std::string> contents_of(const ZipLibrary& zip, zip_t* archive, zip_uint64_t index, std::size_t most,
                                      const base::Place& place) {
    zip_stat_t about;
    if (zip.stat_index(archive, index, 0, &about) == 0 && (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        about.encryption_method != ZIP_EM_NONE) {
        return base::fail("it is encrypted", "unpack it with its password and give its files", place);
    }
    const std::unique_ptr<zip_file_t, decltype(zip.fclose)> file(zip.fopen_index(archive, index, 0), zip.fclose);
    if (!file) {
        return base::fail(std::string("it cannot be unpacked: ") + zip.strerror(archive), "unpack it with another program",
                          place);
    }
    std::string out;
    for (;;) {
        const std::size_t before = out.size();
        out.resize(before + read_chunk);
        const zip_int64_t got = zip.fread(file.get(), out.data() + before, read_chunk);
        out.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
        if (got < 0) {
            return base::fail("it is damaged", "fetch the archive again", place);
        }
        if (out.size() > most) {
            return base::fail("what it unpacks to is too large",
                              "unpack it and give its files, or raise 'unpacked-mebibytes' in containers.toml", place);
        }
        if (got == 0) {
            return out;
        }
    }
}

}  // namespace

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv);
}

void ZipArchive::Close::operator()(zip* archive) const {
    // Where there is an archive there is the library.
    ZipLibrary::load()->discard(archive);
}

base::Result<ZipArchive> ZipArchive::open(std::string_view bytes, const std::string& name) {
    const base::Result<ZipLibrary>& zip = ZipLibrary::load();
    if (!zip) {
        return zip.failure();
    }
    ZipArchive out;
    out.name_ = name;
    out.archive_.reset(opened(*zip, bytes));
    if (!out.archive_) {
        return base::fail("the ZIP archive is damaged or cut off", "fetch it again", {name, 0, 0});
    }
    const auto count = static_cast<zip_uint64_t>(std::max<zip_int64_t>(zip->get_num_entries(out.archive_.get(), 0), 0));
    out.names_charset_ = charset_of_names(unknown_names(*zip, out.archive_.get(), count));
    for (zip_uint64_t i = 0; i < count; ++i) {
        const std::optional<std::string> path = stated_path(*zip, out.archive_.get(), i, out.names_charset_);
        if (path && !path->ends_with('/')) {
            out.files_.push_back(
                {shown(*path), is_link(*zip, out.archive_.get(), i), stated_size(*zip, out.archive_.get(), i), i});
        }
    }
    return out;
}

base::Result<std::string> ZipArchive::contents(const ZipFile& file, std::size_t most) const {
    return contents_of(*ZipLibrary::load(), archive_.get(), file.index, most, {name_ + "/" + file.path, 0, 0});
}

}  // namespace gazette::reader
