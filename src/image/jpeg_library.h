#pragma once

// libjpeg's error handling, contained. Private to this room.

#include <csetjmp>
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include "image/guarded.h"

namespace gazette::image {

/// libjpeg reports an error by a jump to `guarded`, which returns false then; `message` says why. A warning is damage where
/// pixels are lost, and else an oddity, which other programs may take amiss.
struct JpegErrors {
    JpegErrors();
    JpegErrors(const JpegErrors&) = delete;
    JpegErrors& operator=(const JpegErrors&) = delete;

    /// First, so that libjpeg's pointer to it is one to the whole.
    jpeg_error_mgr manager;
    std::jmp_buf jump;
    /// The error, or else the first damage, or else the first oddity.
    char message[JMSG_LENGTH_MAX] = "";
    bool damage = false;
    bool oddity = false;
};

/// For callbacks: gives `message` as the error and jumps to `guarded`.
[[noreturn]] void stop(j_common_ptr common, const char* message);

}  // namespace gazette::image
