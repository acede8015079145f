#pragma once

// One dated edition: the only thing writers receive.

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/language.h"
#include "base/result.h"
#include "base/time.h"
#include "edition/labels.h"
#include "source/provenance.h"

namespace gazette::edition {

/// An article of the edition without its body. `load_body` gives it as it was read, and fails where it cannot be had; it
/// may be called from any thread, any number of times.
struct Entry {
    /// Counts from 1 through the whole edition, in order.
    int number = 0;
    /// Everything but the body.
    article::Article head;
    source::Provenance provenance;
    int minutes = 1;
    std::function<base::Result<article::Blocks>()> load_body;
    /// The bytes of an image that the body names by `article::Image::source`: a file below the folder of the input, or a
    /// data URI. Fails for anything else, and where it cannot be read; from any thread.
    std::function<base::Result<std::string>(const std::string& source)> load_image;
    /// The file that it was read from, an absolute path, with its part where it is one of several; empty where it came from none.
    /// For links between files alone: an edition tells nothing of the machine it was made on.
    std::string file = {};
};

/// An edition without sections has one with an empty title.
struct Section {
    std::string title;
    std::vector<Entry> entries;
};

/// An input that was asked for and is not in the edition, and why, as a label's key (see labels.h) and in the words of
/// the diagnostic.
struct Missing {
    std::string name;
    std::string label;
    std::string detail;
};

/// An outlet with the numbers of its articles in this edition, for the sources index.
struct SourceEntry {
    source::Outlet outlet;
    std::vector<int> articles;
};

struct Edition {
    std::string title;
    std::string publisher;
    std::string language;
    base::Direction direction = base::Direction::left_to_right;
    base::Date date;
    /// The number in the series, as given; empty where none was.
    std::string number;
    /// UUIDv5 of title and date, as a URN.
    std::string identifier;
    /// UUIDv5 of the title alone: the series.
    std::string series_identifier;
    /// The run's time: what the clock said, in UTC.
    base::UnixTime modified = 0;
    /// "gazette 0.1.0".
    std::string tool;
    std::vector<Section> sections;
    std::vector<Missing> missing;
    /// In the collation order of the edition's language.
    std::vector<SourceEntry> sources;
    Labels labels;
    /// As Links takes them.
    std::vector<std::string> tracking_parameters = {};
    /// Of the other languages that articles are in, where there are any.
    std::map<std::string, Labels> article_labels = {};
};

/// Those of the article's language, for what is said in its head; else the edition's.
const Labels& labels_of(const Edition& edition, const Entry& entry);

std::size_t article_count(const Edition& edition);
int minutes_of(const Edition& edition);
/// In order; pointers are valid as long as the edition.
std::vector<const Entry*> entries_of(const Edition& edition);

}  // namespace gazette::edition
