#pragma once

// Bytes in, the same bytes in zlib format (FlateDecode) out.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/brief_mutex.h"

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

/// The same for several threads at once: one for each that is at work.
class Deflaters {
public:
    std::string operator()(std::string_view bytes);

private:
    base::BriefMutex mutex_;
    std::vector<Deflater> idle_;
};

}  // namespace gazette::pdf
