#include "image/jpeg_library.h"

#include <cstring>
#include <type_traits>

#include <jerror.h>

namespace gazette::image {

namespace {

static_assert(std::is_standard_layout_v<JpegErrors>);

JpegErrors& errors_of(j_common_ptr common) {
    return *reinterpret_cast<JpegErrors*>(common->err);
}

[[noreturn]] void on_error(j_common_ptr common) {
    JpegErrors& errors = errors_of(common);
    errors.manager.format_message(common, errors.message);
    std::longjmp(errors.jump, 1);
}

bool loses_pixels(j_common_ptr common) {
    switch (common->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC: return true;
    // Where there are more scans, the end of the file may have come instead of one.
    case JWRN_JPEG_EOF: return jpeg_has_multiple_scans(reinterpret_cast<j_decompress_ptr>(common)) != 0;
    default: return false;
    }
}

void on_message(j_common_ptr common, int level) {
    if (level >= 0 || common->is_decompressor == 0) return;
    JpegErrors& errors = errors_of(common);
    const bool damage = loses_pixels(common);
    if (!errors.damage && (damage || !errors.oddity)) errors.manager.format_message(common, errors.message);
    (damage ? errors.damage : errors.oddity) = true;
}

}  // namespace

JpegErrors::JpegErrors() {
    jpeg_std_error(&manager);
    manager.error_exit = on_error;
    manager.emit_message = on_message;
}

void stop(j_common_ptr common, const char* message) {
    JpegErrors& errors = errors_of(common);
    std::strncpy(errors.message, message, sizeof errors.message - 1);
    std::longjmp(errors.jump, 1);
}

}  // namespace gazette::image
