#pragma once

// The files of boilerplate phrases in, look-ups by folded line out.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/text_hash.h"
#include "reader/phrase_file.h"

namespace gazette::reader {

/// Longer lines are no phrases; the longest in the data has less than half of this.
inline constexpr std::size_t longest_phrase = 400;

/// How sure a phrase is. A certain one is boilerplate wherever a line consists of it or opens with it; a weak one only
/// among other boilerplate at an article's end, or in a row right under the headline.
enum class Strength : std::uint8_t { certain, weak };

struct Boilerplate {
    Strength strength = Strength::weak;
    /// "comment form".
    std::string why;
};

/// Whether a text has a letter of another script than Latin. Half of the phrases do, and they take most of the time that reading
/// phrases takes; a text without such a letter can be none of them.
bool has_other_letters(std::string_view text);

/// Immutable once read; look-ups may be made from any thread, of lines no longer than `longest_phrase`.
class PhraseTable {
public:
    /// FOLDER/*.toml, in the order of their names: of a phrase in several files the first stays, unless a later one is certain.
    static base::Result<PhraseTable> read(const std::filesystem::path& folder);
    /// The same without the files that have letters of other scripts: says the same of texts without such letters.
    static base::Result<PhraseTable> read_latin(const std::filesystem::path& folder);

    /// What the line is, if it is a phrase of the data.
    std::optional<Boilerplate> boilerplate(std::string_view line) const;
    /// What follows a byline's opening word ("By Jane Doe" gives "Jane Doe"); empty where the line is no byline.
    std::string byline(std::string_view line) const;
    /// What follows "Source:" in any language; empty where the line is no such statement.
    std::string stated_source(std::string_view line) const;

private:
    struct Entry {
        Strength strength = Strength::weak;
        std::uint32_t why = 0;
    };
    struct Opening {
        std::string text;
        std::uint32_t why = 0;
    };

    enum class Files { all, latin };
    static base::Result<PhraseTable> read(const std::filesystem::path& folder, Files wanted);

    void add(const PhraseFile& file);
    void add(const PhraseGroup& group);

    /// They are many and small, and go together.
    struct Lines {
        std::pmr::monotonic_buffer_resource memory{std::size_t{1} << 17};
        std::pmr::unordered_map<std::pmr::string, Entry, base::TextHash, std::equal_to<>> entries{&memory};
    };

    /// Why a phrase is boilerplate, which many have in common.
    std::vector<std::string> reasons_;
    std::unique_ptr<Lines> lines_ = std::make_unique<Lines>();
    /// Openings by their first word, so that a line is held against few.
    std::unordered_map<std::string, std::vector<Opening>> openings_;
    std::vector<std::string> bylines_;
    std::vector<std::string> sources_;
};

}  // namespace gazette::reader
