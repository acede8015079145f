#include "reader/page_limits.h"

#include "reader/limits_file.h"

namespace gazette::reader::html {

namespace {

constexpr LimitKey<PageLimits> page_keys[] = {
    {"elements", &PageLimits::elements},
    {"attributes", &PageLimits::attributes},
    {"mebibytes", &PageLimits::size},
    {"text-mebibytes", &PageLimits::text},
    {"linked-data-kibibytes", &PageLimits::linked_data},
    {"authors", &PageLimits::authors},
    {"tags", &PageLimits::tags},
};

}  // namespace

base::Result<PageLimits> PageLimits::read(const std::filesystem::path& file) {
    base::Result<PageLimits> limits = read_limits<PageLimits>(file, page_keys, 1, 10'000'000);
    if (limits) {
        limits->size <<= 20U;
        limits->text <<= 20U;
        limits->linked_data <<= 10U;
    }
    return limits;
}

}  // namespace gazette::reader::html
