#pragma once

// libzip, loaded when a run first needs it: the libraries that it brings along are a quarter of the program's start. Private to this
// room, and of its functions what writes a container.

#include <zip.h>

#include "base/result.h"

namespace gazette::epub {

#define GAZETTE_ZIP_FUNCTIONS(EACH)                                                                                        \
    EACH(close)                                                                                                            \
    EACH(discard)                                                                                                          \
    EACH(error_fini)                                                                                                       \
    EACH(error_init)                                                                                                       \
    EACH(error_set)                                                                                                        \
    EACH(error_strerror)                                                                                                   \
    EACH(error_to_data)                                                                                                    \
    EACH(file_add)                                                                                                         \
    EACH(file_set_dostime)                                                                                                 \
    EACH(file_set_external_attributes)                                                                                     \
    EACH(open_from_source)                                                                                                 \
    EACH(set_file_compression)                                                                                             \
    EACH(source_free)                                                                                                      \
    EACH(source_function)                                                                                                  \
    EACH(source_function_create)                                                                                           \
    EACH(source_make_command_bitmap)                                                                                       \
    EACH(source_seek_compute_offset)                                                                                       \
    EACH(stat_init)                                                                                                        \
    EACH(strerror)

/// Its functions without their prefix.
struct ZipLibrary {
    /// Loads the library, the first time; from any thread. Fails where it is not installed.
    static const base::Result<ZipLibrary>& load();

#define GAZETTE_ZIP_MEMBER(name) decltype(&::zip_##name) name = nullptr;
    GAZETTE_ZIP_FUNCTIONS(GAZETTE_ZIP_MEMBER)
#undef GAZETTE_ZIP_MEMBER
};

}  // namespace gazette::epub
