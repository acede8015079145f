#pragma once

// A web archive (WARC, ISO 28500, or its forerunner ARC) in; its records, one after the other, out.

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
    /// Whether the archive ends before the block does.
    bool cut = false;
};

/// Calls `visit` for each record until it gives false. False where bytes had to be passed over because they are no record.
bool for_each_record(std::string_view bytes, const std::function<bool(const WebRecord&)>& visit);

}  // namespace gazette::reader
