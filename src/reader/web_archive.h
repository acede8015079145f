#pragma once

// A web archive (WARC, ISO 28500, or its forerunner ARC) in; its records, one after the other, out.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace gazette::reader {

/// By its first bytes.
bool is_web_archive(std::string_view bytes);

struct WebRecord {
    /// "response", "resource", "revisit" and the like; all of ARC are responses.
    std::string kind;
    /// The address that was archived, scrubbed; empty where the record is about none.
    std::string target;
    /// When, as stated: ISO 8601.
    std::string date;
    /// Of the block.
    std::string type;
    std::string_view block;
    /// Whether the archive ends before the block does, or says that it holds only a part of what was sent (WARC-Truncated).
    bool cut = false;
    bool truncated = false;
    /// Of one that goes on in others (WARC 1.1, 7): which it is, from 1 on, 0 where it is whole; the identifier that those name as
    /// their origin; what all of them come to, as the last one says.
    std::size_t segment = 0;
    std::string id;
    std::string origin;
    std::size_t total = 0;
    /// Of a revisit, the address that was archived before.
    std::string refers_to;
};

/// Calls `visit` for each record until it gives false. False where bytes had to be passed over because they are no record.
bool for_each_record(std::string_view bytes, const std::function<bool(const WebRecord&)>& visit);

}  // namespace gazette::reader
