#pragma once

// GMime, loaded when the first message comes: with the libraries it brings along it would be a fifth of the program's start.
// Private to this room.

#include <gmime/gmime.h>

#include "base/result.h"

namespace gazette::reader {

/// What is called of GMime and GLib, also by their macros.
#define GAZETTE_GMIME_FUNCTIONS(EACH)                                                                                      \
    EACH(g_free)                                                                                                           \
    EACH(g_mime_content_type_get_media_subtype)                                                                            \
    EACH(g_mime_content_type_get_media_type)                                                                               \
    EACH(g_mime_data_wrapper_write_to_stream)                                                                              \
    EACH(g_mime_init)                                                                                                      \
    EACH(g_mime_message_get_from)                                                                                          \
    EACH(g_mime_message_get_mime_part)                                                                                     \
    EACH(g_mime_message_get_subject)                                                                                       \
    EACH(g_mime_message_part_get_message)                                                                                  \
    EACH(g_mime_message_part_get_type)                                                                                     \
    EACH(g_mime_multipart_get_count)                                                                                       \
    EACH(g_mime_multipart_get_part)                                                                                        \
    EACH(g_mime_multipart_get_prologue)                                                                                    \
    EACH(g_mime_multipart_get_type)                                                                                        \
    EACH(g_mime_object_get_content_id)                                                                                     \
    EACH(g_mime_object_get_content_type)                                                                                   \
    EACH(g_mime_object_get_content_type_parameter)                                                                         \
    EACH(g_mime_object_get_disposition)                                                                                    \
    EACH(g_mime_object_get_header)                                                                                         \
    EACH(g_mime_object_get_type)                                                                                           \
    EACH(g_mime_object_write_to_stream)                                                                                    \
    EACH(g_mime_parser_construct_message)                                                                                  \
    EACH(g_mime_parser_new_with_stream)                                                                                    \
    EACH(g_mime_part_get_content)                                                                                          \
    EACH(g_mime_part_get_filename)                                                                                         \
    EACH(g_mime_part_get_type)                                                                                             \
    EACH(g_mime_stream_mem_get_byte_array)                                                                                 \
    EACH(g_mime_stream_mem_get_type)                                                                                       \
    EACH(g_mime_stream_mem_new)                                                                                            \
    EACH(g_mime_stream_mem_new_with_buffer)                                                                                \
    EACH(g_mime_utils_header_decode_phrase)                                                                                \
    EACH(g_object_unref)                                                                                                   \
    EACH(g_type_check_instance_cast)                                                                                       \
    EACH(g_type_check_instance_is_a)                                                                                       \
    EACH(internet_address_get_name)                                                                                        \
    EACH(internet_address_group_get_members)                                                                               \
    EACH(internet_address_group_get_type)                                                                                  \
    EACH(internet_address_list_get_address)                                                                                \
    EACH(internet_address_list_length)                                                                                     \
    EACH(internet_address_mailbox_get_addr)                                                                                \
    EACH(internet_address_mailbox_get_type)

/// Its functions under their own names: within a class that derives from this, calls and macros read as they always do.
struct GmimeLibrary {
    /// Loads and sets up the library, the first time; from any thread. Fails where it is not installed.
    static const base::Result<GmimeLibrary>& load();

#define GAZETTE_GMIME_MEMBER(name) decltype(&::name) name = nullptr;
    GAZETTE_GMIME_FUNCTIONS(GAZETTE_GMIME_MEMBER)
#undef GAZETTE_GMIME_MEMBER
};

}  // namespace gazette::reader
