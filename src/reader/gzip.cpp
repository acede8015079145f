#include "reader/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace gazette::reader {

namespace {

constexpr std::size_t inflated_chunk = 64 * 1024;
/// The largest window, and a gzip header.
constexpr int gzip_window = 15 + 16;
/// The same of zlib's format (RFC 1950), and of deflate without any header (RFC 1951).
constexpr int zlib_window = 15;
constexpr int bare_window = -15;

/// zlib's state, ended with the object.
class Inflater {
public:
    Inflater(std::string_view bytes, int window) : rest_(bytes), has_members_(window == gzip_window) {
        ready_ = inflateInit2(&stream_, window) == Z_OK;
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    bool ready() const { return ready_; }

    /// zlib's status; what came of it is a chunk at most.
    int step() {
        if (stream_.avail_in == 0) {
            const std::size_t size = std::min<std::size_t>(rest_.size(), std::numeric_limits<uInt>::max());
            // zlib does not write there, but its interface is older than const.
            stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest_.data()));
            stream_.avail_in = static_cast<uInt>(size);
            rest_.remove_prefix(size);
        }
        stream_.next_out = reinterpret_cast<Bytef*>(chunk_.data());
        stream_.avail_out = static_cast<uInt>(chunk_.size());
        return inflate(&stream_, Z_NO_FLUSH);
    }

    /// What came of the last step.
    std::string_view inflated() const { return {chunk_.data(), chunk_.size() - stream_.avail_out}; }

    /// Whether another member follows the one that has ended; goes on to it.
    bool next_member() {
        const std::string_view left(reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in);
        return has_members_ && is_gzip(left) && inflateReset(&stream_) == Z_OK;
    }

private:
    z_stream stream_ = {};
    std::string_view rest_;
    std::string chunk_ = std::string(inflated_chunk, '\0');
    bool has_members_;
    bool ready_ = false;
};

/// By its first two bytes (RFC 1950, 2.2).
bool is_zlib(std::string_view bytes) {
    if (bytes.size() < 2) {
        return false;
    }
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    return (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
}

Unpacked unpacked_as_far(std::string_view bytes, int window, const std::string& kind, std::size_t most,
                         const std::string& name) {
    Inflater inflater(bytes, window);
    Unpacked result;
    for (bool more = inflater.ready(); more;) {
        const int status = inflater.step();
        if (!result.add(inflater.inflated(), most, name)) {
            break;
        }
        if (status == Z_STREAM_END) {
            more = inflater.next_member();
        } else if (status != Z_OK) {
            result.failure = base::fail("the " + kind + " data is damaged or cut off", "fetch it again", {name, 0, 0});
            break;
        }
    }
    return result;
}

}  // namespace

bool Unpacked::add(std::string_view more, std::size_t most, const std::string& name) {
    too_large = more.size() > most - bytes.size();
    bytes.append(more.substr(0, most - bytes.size()));
    if (too_large) {
        failure =
            base::fail("what it unpacks to is too large",
                       "unpack it and give its files, or raise 'unpacked-mebibytes' in containers.toml", {name, 0, 0});
    }
    return !too_large;
}

bool is_gzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B");
}

base::Result<std::string> gunzip(std::string_view bytes, std::size_t most, const std::string& name) {
    Unpacked out = gunzip_as_far(bytes, most, name);
    if (out.failure) {
        return *std::move(out.failure);
    }
    return std::move(out.bytes);
}

Unpacked gunzip_as_far(std::string_view bytes, std::size_t most, const std::string& name) {
    return unpacked_as_far(bytes, gzip_window, "gzip", most, name);
}

Unpacked inflate_as_far(std::string_view bytes, std::size_t most, const std::string& name) {
    return unpacked_as_far(bytes, is_zlib(bytes) ? zlib_window : bare_window, "deflate", most, name);
}

}  // namespace gazette::reader
