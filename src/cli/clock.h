#pragma once

// --date, SOURCE_DATE_EPOCH and the time now in; the day and the moment of the edition out.

#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"

namespace gazette::cli {

struct EditionTime {
    base::Date date;
    /// What the outputs say they were modified at: SOURCE_DATE_EPOCH where it decides, else midnight UTC of the date, so
    /// that two runs on one day give the same bytes.
    base::UnixTime modified = 0;
};

/// `stated` is the date of flags or files; `source_date_epoch` the variable's value or null; `zone` an IANA name, by
/// default the system's.
base::Result<EditionTime> edition_time(const std::optional<std::string>& stated, const char* source_date_epoch,
                                       base::UnixTime now, const std::optional<std::string>& zone);

}  // namespace gazette::cli
