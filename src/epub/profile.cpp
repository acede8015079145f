#include "epub/profile.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "base/toml.h"
#include "image/encode.h"

namespace gazette::epub {

namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".toml";

// Below these no image could be kept and no page could hold its own head.
constexpr std::int64_t least_side = 16;
constexpr std::int64_t most_side = 10'000;
constexpr std::int64_t least_bytes = 10'000;
constexpr std::int64_t most_bytes = 2'000'000'000;

base::Failure no_such_profile(const fs::path& folder, const std::string& name) {
    const std::vector<std::string> names = profiles_in(folder);
    const std::string meant = base::nearest(name, names);
    return base::fail(fmt::format("no profile '{}'", name), meant.empty()
                                                                ? fmt::format("profiles: {}", fmt::join(names, ", "))
                                                                : fmt::format("did you mean '{}'?", meant));
}

/// Reads on after a mistake, so that all keys become known; tells the first.
class ProfileReader {
public:
    explicit ProfileReader(base::TomlTable file) : file_(std::move(file)) {}

    base::Result<Profile> read(const std::string& name) {
        Profile profile;
        profile.name = name;
        profile.about = file_.string("about").value_or("");
        profile.images.max_side = static_cast<std::uint32_t>(number("images", "side", least_side, most_side));
        profile.images.max_bytes = static_cast<std::size_t>(number("images", "bytes", least_bytes, most_bytes));
        profile.images.flatten = ground();
        profile.cover.width = static_cast<std::uint32_t>(number("cover", "width", least_side, most_side));
        profile.cover.height = static_cast<std::uint32_t>(number("cover", "height", least_side, most_side));
        profile.cover_bytes = static_cast<std::size_t>(number("cover", "bytes", least_bytes, most_bytes));
        if (std::optional<base::TomlTable> fonts = file_.table("fonts")) {
            profile.lacking_scripts = fonts->strings("lacking");
        }
        profile.page_bytes = static_cast<std::size_t>(number("pages", "bytes", least_bytes, most_bytes));
        profile.file_bytes = static_cast<std::uint64_t>(number("file", "bytes", least_bytes, most_bytes));
        if (const base::Result<void> finished = file_.finish(); !finished) {
            return finished.failure();
        }
        return mistake_ ? *mistake_ : base::Result<Profile>(profile);
    }

private:
    void complain(base::Failure failure) {
        if (!mistake_) {
            mistake_ = std::move(failure);
        }
    }

    /// Harmless where it is missing or out of range.
    std::int64_t number(const char* section, const char* key, std::int64_t least, std::int64_t most) {
        std::optional<base::TomlTable> table = file_.table(section);
        const std::optional<std::int64_t> value = table ? table->integer(key) : std::nullopt;
        if (!value) {
            complain(base::fail(fmt::format("{}.{} is missing", section, key), "see generic.toml", file_.place()));
        } else if (*value < least || *value > most) {
            complain(base::fail(fmt::format("{}.{} is {}", section, key, *value), fmt::format("{} to {}", least, most),
                                table->place(key)));
        }
        return value.value_or(least);
    }

    std::optional<image::Rgb> ground() {
        std::optional<base::TomlTable> table = file_.table("images");
        const std::optional<std::string> text = table ? table->string("ground") : std::nullopt;
        if (!text) {
            return std::nullopt;
        }
        std::uint32_t value = 0;
        const char* const end = text->data() + text->size();
        const bool shaped = text->size() == 7 && text->front() == '#';
        if (!shaped || std::from_chars(text->data() + 1, end, value, 16).ptr != end) {
            complain(
                base::fail(fmt::format("'{}' is no colour", *text), "write it as \"#ffffff\"", table->place("ground")));
        }
        return image::Rgb{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
                          static_cast<std::uint8_t>(value)};
    }

    base::TomlTable file_;
    std::optional<base::Failure> mistake_;
};

image::Pixels rows_of(const image::Pixels& pixels, std::uint32_t top, std::uint32_t count) {
    const std::size_t stride = std::size_t{pixels.width} * static_cast<std::size_t>(pixels.channels);
    const auto first = pixels.samples.begin() + static_cast<std::ptrdiff_t>(top * stride);
    return {pixels.width, count, pixels.channels, {first, first + static_cast<std::ptrdiff_t>(count * stride)}};
}

}  // namespace

std::vector<std::string> profiles_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
        if (each->path().extension() == ending) {
            names.push_back(each->path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

base::Result<Profile> read_profile(const fs::path& folder, const std::string& name) {
    const std::vector<std::string> names = profiles_in(folder);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        return no_such_profile(folder, name);
    }
    base::Result<base::TomlTable> file = base::TomlTable::read(folder / (name + ending));
    if (!file) {
        return file.failure();
    }
    return ProfileReader(*std::move(file)).read(name);
}

image::EpubNeeds cover_needs(const Profile& profile) {
    image::EpubNeeds needs = profile.images;
    needs.max_side = std::max(profile.cover.width, profile.cover.height);
    needs.max_bytes = profile.cover_bytes;
    needs.flatten = needs.flatten.value_or(image::white);
    return needs;
}

base::Result<image::EpubImage> encode_cover(image::Size size, const image::Rows& rows, const Profile& profile,
                                            base::Crew& crew) {
    constexpr int coarser = 8;
    const image::Size fitted = image::fit(size, profile.cover);
    const image::Pixels smaller = fitted == size ? image::Pixels() : image::scale_down(rows(0, 0, size.height), fitted);
    const image::Rows rows_of_smaller = [&](std::size_t, std::uint32_t top, std::uint32_t count) {
        return rows_of(smaller, top, count);
    };
    for (int quality = image::good_quality; quality > 0; quality -= coarser) {
        base::Result<std::string> jpeg =
            image::encode_jpeg_bands(fitted, fitted == size ? rows : rows_of_smaller, quality, crew);
        if (!jpeg) {
            return jpeg.failure();
        }
        if (jpeg->size() <= profile.cover_bytes) {
            return image::EpubImage{*std::move(jpeg), "image/jpeg", fitted};
        }
    }
    return base::fail(fmt::format("the cover cannot be as short as {} bytes", profile.cover_bytes),
                      "allow more in the profile");
}

std::string describe(const Profile& profile) {
    const image::EpubNeeds& images = profile.images;
    const std::string ground =
        images.flatten ? fmt::format("laid on #{:02x}", fmt::join(*images.flatten, "")) : std::string("kept");
    return fmt::format("{}: {}\n"
                       "  images        {} pixels a side, {} bytes\n"
                       "  transparency  {}\n"
                       "  cover         {} x {} pixels, {} bytes\n"
                       "  lacks fonts   {}\n"
                       "  page          {} bytes\n"
                       "  file          {} bytes\n",
                       profile.name, profile.about, images.max_side, images.max_bytes, ground, profile.cover.width,
                       profile.cover.height, profile.cover_bytes, fmt::join(profile.lacking_scripts, " "),
                       profile.page_bytes, profile.file_bytes);
}

}  // namespace gazette::epub
