#pragma once

// libzip, loaded when a run first needs it: the libraries that it brings along are a quarter of the program's start. Private to this
// room, and of its functions what reads an archive.

#include <zip.h>

#include "base/result.h"

namespace gazette::reader {

#define GAZETTE_ZIP_FUNCTIONS(EACH)                                                                                        \
    EACH(discard)                                                                                                          \
    EACH(error_fini)                                                                                                       \
    EACH(error_init)                                                                                                       \
    EACH(fclose)                                                                                                           \
    EACH(file_get_external_attributes)                                                                                     \
    EACH(fopen_index)                                                                                                      \
    EACH(fread)                                                                                                            \
    EACH(get_name)                                                                                                         \
    EACH(get_num_entries)                                                                                                  \
    EACH(open_from_source)                                                                                                 \
    EACH(source_buffer_create)                                                                                             \
    EACH(source_free)                                                                                                      \
    EACH(stat_index)                                                                                                       \
    EACH(strerror)

/// Its functions without their prefix.
struct ZipLibrary {
    /// Loads the library, the first time; from any thread. Fails where it is not installed.
    static const base::Result<ZipLibrary>& load();

#define GAZETTE_ZIP_MEMBER(name) decltype(&::zip_##name) name = nullptr;
    GAZETTE_ZIP_FUNCTIONS(GAZETTE_ZIP_MEMBER)
#undef GAZETTE_ZIP_MEMBER
};

}  // namespace gazette::reader
