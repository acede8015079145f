#pragma once

// Bytes in, the same bytes in zlib format (FlateDecode) out.

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace gazette::pdf {

/// Keeps its working memory from one call to the next. Not for two threads at once.
class Deflater {
public:
    Deflater();

    std::string operator()(std::string_view bytes);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::string room_;
};

}  // namespace gazette::pdf
