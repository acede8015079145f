#pragma once

// Text that its script's face cannot set alone in, pieces in one face each out.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "font/characters.h"
#include "font/library.h"
#include "font/shaper.h"

namespace gazette::font {

/// Bytes [begin, end) in one face.
struct Piece {
    FaceId face = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Where faces are looked for, in this order.
struct FaceSearch {
    Role role;
    /// ISO 15924: of the text, and of its language.
    std::string script;
    std::string language_script;
    std::string language;
};

/// Goes by grapheme cluster (UAX #29), which is never split across faces. A cluster shown as emoji goes to the emoji face.
class Fallback {
public:
    Fallback(Library& library, Characters& characters);
    ~Fallback();

    /// Appends the pieces of bytes [begin, end), and the characters that no face has.
    void split(std::string_view text, std::uint32_t begin, std::uint32_t end, const FaceSearch& search,
               std::vector<Piece>& pieces, std::vector<Uncovered>& uncovered);

private:
    struct Cluster;
    struct Breaks;

    std::optional<FaceId> face_of(const Cluster& cluster, const FaceSearch& search);
    std::optional<FaceId> first_covering(const Cluster& cluster, const std::vector<FaceId>& faces) const;
    bool covers(const Face& face, char32_t code_point) const;
    bool covers_all(const Face& face, const std::u32string& code_points) const;
    Cluster read_cluster(std::string_view text, std::uint32_t begin, std::uint32_t end);
    void place(const Cluster& cluster, FaceId face, std::vector<Piece>& pieces, std::vector<Uncovered>& uncovered) const;

    Library* library_;
    Characters* characters_;
    std::unique_ptr<Breaks> breaks_;
};

}  // namespace gazette::font
