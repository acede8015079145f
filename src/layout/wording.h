#pragma once

// Facts of an edition in, the words in which its pages state them out.

#include <string>

#include "edition/edition.h"
#include "layout/page.h"

namespace gazette::layout {

/// A page number as a folio has it: in the digits of the edition's language, without grouping; front pages in roman.
std::string folio(const edition::Labels& labels, PagePart part, int number);

/// "214/01", the article's number as wide as the edition's last; without an edition number "01".
std::string article_number(const edition::Edition& edition, int entry);

/// ISO 8601 with a space where people read it: "2026-11-23 22:15 Z".
std::string readable(const base::DateTime& moment);

/// "Persian (fa), right to left"; the direction where it is not the edition's.
std::string language_facts(const edition::Edition& edition, const std::string& language, base::Direction direction);

/// "612 words; 14 lines removed".
std::string text_facts(const edition::Edition& edition, const edition::Entry& entry);

/// "9f3a61c0…e21b7d04".
std::string short_digest(const std::string& sha256);
/// All of it, in groups of eight.
std::string grouped_digest(const std::string& sha256);
/// Of a digest in a text of this style.
style::TextStyle digest_style(style::TextStyle style);

/// The name of an entry's source, or that it is not stated.
std::string source_name(const edition::Edition& edition, const edition::Entry& entry);

/// The headline, or the word for none.
std::string headline_of(const edition::Edition& edition, const article::Article& head);

/// A reason for something missing: its label in the edition's language.
std::string reason_of(const edition::Edition& edition, const edition::Missing& missing);

}  // namespace gazette::layout
