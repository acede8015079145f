#include "reader/container_limits.h"

#include "reader/limits_file.h"

namespace gazette::reader {

namespace {

constexpr LimitKey<ContainerLimits> container_keys[] = {
    {"depth", &ContainerLimits::depth},
    {"parts", &ContainerLimits::parts},
    {"message-parts", &ContainerLimits::message_parts},
    {"message-levels", &ContainerLimits::message_levels},
    {"unpacked-mebibytes", &ContainerLimits::unpacked},
    {"archive-mebibytes", &ContainerLimits::archive},
    {"input-mebibytes", &ContainerLimits::other},
    {"image-mebibytes", &ContainerLimits::image},
};

}  // namespace

base::Result<ContainerLimits> ContainerLimits::read(const std::filesystem::path& file) {
    base::Result<ContainerLimits> limits = read_limits<ContainerLimits>(file, container_keys, 1, 1'000'000);
    if (limits) {
        limits->unpacked <<= 20U;
        limits->archive <<= 20U;
        limits->other <<= 20U;
        limits->image <<= 20U;
    }
    return limits;
}

}  // namespace gazette::reader
